/** G16, kept: the source tells where secrets are, never what they are. */
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import * as rds from 'aws-cdk-lib/aws-rds';
import { SecretValue, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

declare function connect(options: { user: string; password: string }): Promise<void>;

// Fetched at run time.
const DATABASE_SECRET = 'slack-bot/production/database-password';

export async function login(): Promise<void> {
  const password = await getSecret(DATABASE_SECRET, { maxAge: 300 });
  await connect({ user: 'app', password: String(password) });
}

// Placeholders, types, labels and rules for passwords.
export const example = { apiKey: '<your-api-key>', token: 'YOUR_TOKEN', password: 'changeme' };
export const field = { type: 'password', name: 'password', autocomplete: 'current-password', label: 'Password' };
export const messages = { passwordLabel: 'Kennwort', passwordTooShort: 'Mindestens 12 Zeichen' };
export const errors = { INVALID_TOKEN: 'invalid_token', token_expired: 'token.expired' };

// Names, places and hashes of secrets.
export const secretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:slack-bot/production/token-a1B2c3';
export const tokenUrl = 'https://auth.example.com/oauth2/token';
export const passwordHash = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8';

// Tokens that open nothing.
export const page = { nextToken: 'q8Zr2vYk5Lw9Tn3XbE7uHs4D', clientRequestToken: '6f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0' };
export const isDirective = (token: string): boolean => token === '@media' || token === '...';
export const commit = '0b5e4c7d9a1f2e3d4c5b6a7988f7e6d50a1b2c3d';

export class Database extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new rds.CfnDBInstance(this, 'Instance', {
      dbInstanceClass: 'db.t3.micro',
      masterUsername: 'app',
      masterUserPassword: SecretValue.secretsManager(DATABASE_SECRET).toString(),
    });
  }
}
