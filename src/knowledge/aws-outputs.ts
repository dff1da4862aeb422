/**
 * Which members of an AWS SDK response are secrets, and which client and operation does a call mean? Facts come from
 * `aws-outputs.generated.ts`. Blind spots: services outside that table; documents that may embed a secret are `weak`.
 */
import { lazily } from './lazy.ts';
import { SENSITIVE_OUTPUT_ROWS } from './aws-outputs.generated.ts';

/** One member of a response. */
export interface SensitiveOutput {
  /** Members from the response object inward; `*` is any element of a list or any value of a map. */
  readonly path: readonly string[];
  /** `weak`: often no secret: a document that may embed one, or a masked, encrypted or pre-signed value. */
  readonly level: 'secret' | 'weak';
  /** Only a secret when this member of the input is true: `WithDecryption`. */
  readonly gate?: string;
}

interface Row {
  readonly client: string;
  /** As in the table; read when it is asked for. */
  readonly members: string;
}

function rowOutputs(row: Row): readonly SensitiveOutput[] {
  const members = row.members.split(' ');
  const gate = members.find((member) => member.startsWith('?'))?.slice(1);
  return members
    .filter((member) => !member.startsWith('?'))
    .map((member) => ({
      path: member.replace('~', '').split('.'),
      level: member.startsWith('~') ? 'weak' : 'secret',
      ...(gate === undefined ? {} : { gate }),
    }));
}

/** The rows by operation; several clients may have an operation of the same name. */
function rowsByOperation(text: string): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>();
  for (const line of text.trim().split('\n')) {
    const [, client = '', operation = '', members = ''] = /^(\S+) (\w+): (.*)$/.exec(line) ?? [];
    rows.set(operation, [...(rows.get(operation) ?? []), { client, members }]);
  }
  return rows;
}

const rowsOf = lazily(() => rowsByOperation(SENSITIVE_OUTPUT_ROWS));

/** SDK v2 writes a client's name without dashes, and one of them differently. */
const v2Clients = lazily(
  (): ReadonlyMap<string, string> =>
    new Map([
      ['cognitoidentityserviceprovider', 'cognito-identity-provider'],
      ...[...rowsOf().values()].flat().map(({ client }) => [client.replaceAll('-', ''), client] as const),
    ]),
);

/**
 * The client that a module exports: `ssm` for `@aws-sdk/client-ssm`, and for `aws-sdk/clients/ssm` of SDK v2.
 * @returns undefined when the module is no client of its own; a client without secrets has a name all the same
 */
export function clientOfPackage(specifier: string): string | undefined {
  const v3 = /^@aws-sdk\/client-([a-z0-9-]+)(?:\/|$)/.exec(specifier)?.[1];
  if (v3 !== undefined) return v3;
  const v2 = /^aws-sdk\/clients\/([a-z0-9]+)(?:\.js)?$/.exec(specifier)?.[1];
  return v2 === undefined ? undefined : (v2Clients().get(v2) ?? v2);
}

/** The operation behind a method of an aggregated or SDK v2 client: `getParameter` → `GetParameter`. */
export function operationOfMethod(method: string): string {
  return method.charAt(0).toUpperCase() + method.slice(1);
}

const clients = lazily((): ReadonlySet<string> => new Set([...rowsOf().values()].flat().map(({ client }) => client)));

/** Is a client one that the table tells about, so that what it does not list holds no secret as a whole? */
export const hasSensitiveOutputs = (client: string | undefined): boolean => client !== undefined && clients().has(client);

/**
 * The secrets in the response of an operation.
 * @param operation the command class without `Command`: `GetParameter`
 * @param client its client: `ssm`, a package name, or a class of SDK v2 (`SecretsManager`); absent: every client that
 *   has an operation of that name
 * @returns no entries when the response holds no secret
 */
export function sensitiveOutputs(operation: string, client?: string): readonly SensitiveOutput[] {
  const rows = rowsOf().get(operation);
  if (rows === undefined) return [];
  if (client === undefined) return rows.flatMap(rowOutputs);
  const wanted = clientOfPackage(client) ?? v2Clients().get(client.toLowerCase()) ?? client;
  return rows.filter((row) => row.client === wanted).flatMap(rowOutputs);
}
