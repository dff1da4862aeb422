/**
 * G16: no API keys, tokens or private keys in the source, not even revoked ones. Here they stand in code and comments. Tokens are put
 * together of parts, which the rule sees through and other scanners, of this repository for instance, do not.
 */
import * as rds from 'aws-cdk-lib/aws-rds';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

interface Connection {
  readonly user: string;
  readonly password: string;
}
declare function connect(options: Connection): Promise<void>;
declare function setPassword(password: string): void;
declare function sign(payload: object, key: string): string;

// Tokens of providers, under any name.
export const client = { id: 'billing', key: 'sk_live_' + '9fQ2vT7mXb4LcZ8wRk3NpD6h' }; // expect: aws-secrets/no-hardcoded-secret
export const clone = `https://${'ghp_' + 'q8Zr2vYk5Lw9Tn3XbE7uHs4DfGj6KpMa1cVo'}@github.com/acme/app.git`; // expect: aws-secrets/no-hardcoded-secret
export const slack = 'xoxb-' + '123456789012-' + '123456789012-' + 'aBcDeFgHiJkLmNoPqRsTuVwX'; // expect: aws-secrets/no-hardcoded-secret
export const escaped = '\x67\x68p_q8Zr2vYk5Lw9Tn3XbE7uHs4DfGj6KpMa1cVo'; // expect: aws-secrets/no-hardcoded-secret
export const pem = '-----BEGIN RSA PRIVATE ' + 'KEY-----\nMIIEowIBAAKCAQEA7bq9Xw2LtR5kZ8'; // expect: aws-secrets/no-hardcoded-secret

// Passwords, wherever they get their name.
const DB_PASSWORD = 'hunter2'; // expect: aws-secrets/no-hardcoded-secret
export async function login(password = 'letmein'): Promise<void> { // expect: aws-secrets/no-hardcoded-secret
  await connect({ user: 'app', password: process.env.DB_PASSWORD ?? 'postgres-1' }); // expect: aws-secrets/no-hardcoded-secret
  await connect({ user: 'app', password: 'Tr0ub4dor&3' as string }); // expect: aws-secrets/no-hardcoded-secret
  await connect({ user: 'app', password: password || DB_PASSWORD });
  setPassword('admin123'); // expect: aws-secrets/no-hardcoded-secret
}

export const isAdmin = (password: string): boolean => password === 'hunter2'; // expect: aws-secrets/no-hardcoded-secret

// API keys and tokens that no provider marks.
export async function load(id: string): Promise<Response> {
  const headers = new Headers();
  headers.set('Authorization', 'Bearer q8Zr2vYk5Lw9Tn3XbE7uHs4D'); // expect: aws-secrets/no-hardcoded-secret
  headers.append('x-api-key', '0b5e4c7d9a1f2e3d4c5b6a7988f7e6d5'); // expect: aws-secrets/no-hardcoded-secret
  return fetch(`https://api.example.com/items/${id}?api_key=q8Zr2vYk5Lw9Tn3XbE7uHs4D`, { headers }); // expect: aws-secrets/no-hardcoded-secret
}

export const token = (user: string): string => sign({ user }, SIGNING_SECRET);
const SIGNING_SECRET = 'q8Zr2vYk5Lw9Tn3XbE7uHs4D'; // expect: aws-secrets/no-hardcoded-secret

export class Database extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new rds.CfnDBInstance(this, 'Instance', {
      dbInstanceClass: 'db.t3.micro',
      masterUsername: 'app',
      masterUserPassword: 'password123', // expect: aws-secrets/no-secret-in-template
    });
  }
}

// Comments. The old password: hunter2 // expect: aws-secrets/no-hardcoded-secret
/* curl -H 'x-api-key: q8Zr2vYk5Lw9Tn3XbE7uHs4D' https://api.example.com */ // expect: aws-secrets/no-hardcoded-secret
export const region = 'eu-west-1';
