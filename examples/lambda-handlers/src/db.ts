import { connect as openSocket, type Socket } from 'node:net';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Handler } from 'aws-lambda';

interface HealthCheck {
  database: string;
}

interface Health {
  database: string;
  reachable: boolean;
  milliseconds: number;
}

const ssm = new SSMClient({});
const parameters = new Map<string, string>();

async function getParameter(name: string): Promise<string> {
  const known = parameters.get(name);
  if (known) return known;

  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  const value = Parameter?.Value;
  if (value === undefined) throw new Error(`Parameter ${name} has no value.`);
  parameters.set(name, value); // expect: aws-secrets/no-unbounded-secret-cache
  return value;
}

function connect(connectionString: string): Promise<Socket> {
  const { hostname, port } = new URL(connectionString);
  return new Promise((resolve, reject) => {
    const socket = openSocket({ host: hostname, port: Number(port || 5432), timeout: 2000 });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
    socket.once('timeout', () => {
      socket.destroy();
      reject(new Error(`No answer within two seconds: ${connectionString}`)); // expect: aws-secrets/no-secret-in-error
    });
  });
}

export const handler: Handler<HealthCheck, Health> = async ({ database }) => {
  const started = Date.now();
  // Only the stage comes from the environment: the path itself is in the code.
  const user = await getParameter(`/slack-bot/${process.env.CONFIG_PROFILE}/db-user`);
  const password = await getParameter(process.env.DB_PASSWORD_PARAM!); // expect: aws-secrets/no-env-param-path
  const host = await getParameter('/slack-bot/production/db-host');
  const connectionString = `postgres://${user}:${encodeURIComponent(password)}@${host}/${database}`;

  try {
    const socket = await connect(connectionString);
    socket.end();
    console.log('database is reachable', { database, hasPassword: password !== '' });
    return { database, reachable: true, milliseconds: Date.now() - started };
  } catch (error) {
    console.error('database is not reachable', connectionString, error); // expect: aws-secrets/no-secret-in-log
    return { database, reachable: false, milliseconds: Date.now() - started };
  }
};
