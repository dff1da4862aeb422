/** G20, kept: the password comes from Secrets Manager when the connection is made. */
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';

declare function open(url: string): Promise<void>;

export async function connect(host: string): Promise<void> {
  const password = encodeURIComponent(String(await getSecret('/slack-bot/production/database-password', { maxAge: 300 })));
  await open(`postgres://app:${password}@${host}:5432/app`);
  await open('mysql://app:' + password + '@' + host + '/app');
}

// Shapes, defaults of the own machine, and other URLs.
export const shape = 'postgres://<user>:<password>@<host>:<port>/<database>';
export const usage = 'Set DATABASE_URL, for example postgres://user:password@localhost:5432/app';
export const local = 'postgres://postgres:postgres@localhost:5432/app';
export const isMongo = (url: string): boolean => url.startsWith('mongodb://') || url.startsWith('mongodb+srv://');
export const repository = 'git+ssh://git@github.com:acme/app.git';
export const mail = 'mailto:ops@example.com';
export const required = 'password=required;username=required';
