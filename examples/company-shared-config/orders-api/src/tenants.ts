import { readSecret } from '@acme/vault';

export const token = () => readSecret(`/acme/prod/${process.env.TENANT}/token`);

export const signingKey = () => readSecret(process.env.SIGNING_KEY_PATH!); // expect: aws-secrets/no-env-param-path

export const mail = () => readSecret('/orders/prod/mail-password'); // expect: aws-secrets/secret-path-format
