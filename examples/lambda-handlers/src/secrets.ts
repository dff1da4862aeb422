import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

const ssm = new SSMClient({});
const timeToLive = 5 * 60 * 1000;
const cache = new Map<string, { value: string; expiresAt: number }>();

/** The decrypted parameter, at most five minutes old. */
export async function getSecret(name: string): Promise<string> {
  const cached = cache.get(name);
  if (cached && cached.expiresAt > Date.now()) return cached.value;

  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  if (!Parameter?.Value) throw new Error(`Parameter ${name} has no value.`);

  cache.set(name, { value: Parameter.Value, expiresAt: Date.now() + timeToLive });
  console.debug('parameter retrieved', { name, version: Parameter.Version });
  return Parameter.Value;
}
