/**
 * Cases of no-env-param-path: which repair is safe, what its messages may print, and which forms of the environment it
 * understands.
 */
import { expect, it } from 'vitest';
import { lint } from '../support/linting.ts';
import { testRule, type InvalidCase, type ValidCase } from '../support/rule-tester.ts';

const readOf = (name: string): string => `import { GetParameterCommand } from '@aws-sdk/client-ssm';
export const load = async () => new GetParameterCommand({ Name: ${name}, WithDecryption: true });
`;
const keyOf = (key: string): string => `import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm';
export const load = () => getParametersByName({ ${key}: {} }, { decrypt: true });
`;

interface Expected {
  /** Undefined: the message names no variable. */
  readonly variable: string | undefined;
  /** The literal that a repair writes, as it stands in the code. */
  readonly written?: string;
  readonly repair?: 'fix' | 'hardCode' | 'hardCodeKnown';
  readonly paths?: Readonly<Record<string, string>>;
}

/** A case whose one finding is the text `at`, and whose repair replaces `replaced`. */
function finding(
  name: string,
  code: string,
  at: string,
  { variable, written, repair, paths }: Expected,
  replaced = at,
): InvalidCase {
  const start = code.indexOf(at);
  const line = code.slice(0, start).split('\n').length;
  const column = start - code.lastIndexOf('\n', start);
  const output = written === undefined ? undefined : code.replace(replaced, () => written);
  return {
    name,
    code,
    ...(paths ? { options: [{ paths }] } : {}),
    ...(repair === 'fix' ? { output: output! } : {}),
    errors: [
      {
        ...(variable === undefined ? { messageId: 'computed' } : { messageId: 'read', data: { variable } }),
        line,
        column,
        endLine: line,
        endColumn: column + at.length,
        ...(output !== undefined && repair !== 'fix' ? { suggestions: [{ messageId: repair!, output }] } : {}),
      },
    ],
  };
}

const direct = (name: string, expression: string, expected: Expected): InvalidCase =>
  finding(name, readOf(expression), expression, expected);

const PASSWORD = 'DB_PASSWORD_PARAM';
const SKELETON = "'/REPLACE_ME/REPLACE_ME/db-password'";
const NAMELESS = "'/REPLACE_ME/REPLACE_ME/REPLACE_ME'";
const understood: Expected = { variable: PASSWORD, written: SKELETON, repair: 'hardCode' };
const unnamed: Expected = { variable: undefined, written: NAMELESS, repair: 'hardCode' };
const key: Expected = { variable: 'KEY_PATH', written: "'/REPLACE_ME/REPLACE_ME/key'", repair: 'hardCode' };

const repairs: readonly InvalidCase[] = [
  direct('fallback of another stage', `process.env.${PASSWORD} || '/app/dev/db-password'`, {
    variable: PASSWORD,
    written: "'/app/dev/db-password'",
    repair: 'hardCodeKnown',
  }),
  direct('fallback that is an ARN', `process.env.${PASSWORD} ?? 'arn:aws:secretsmanager:x:1:secret:app/db'`, {
    variable: PASSWORD,
    written: "'arn:aws:secretsmanager:x:1:secret:app/db'",
    repair: 'hardCodeKnown',
  }),
  direct('fallback that is no path', `process.env.${PASSWORD} || 'hunter2!secret'`, understood),
  direct('fallback with a slash that is no path', `process.env.${PASSWORD} || 'hunter2!/secret word'`, understood),
  direct('option beside a fallback', `process.env.${PASSWORD} || '/app/dev/db-password'`, {
    variable: PASSWORD,
    written: "'/app/prod/db-password'",
    repair: 'fix',
    paths: { [PASSWORD]: '/app/prod/db-password' },
  }),
  direct('line breaks in the option', `process.env.${PASSWORD}`, {
    variable: PASSWORD,
    written: "'/a\\u000d\\u000a/b\\u2028/c\\u2029'",
    repair: 'fix',
    paths: { [PASSWORD]: '/a\r\n/b\u2028/c\u2029' },
  }),
  direct('line break in the literal end', '`${process.env.SSM_PREFIX}/bot\\ntoken`', {
    variable: 'SSM_PREFIX',
    written: "'/REPLACE_ME/REPLACE_ME/bot\\u000atoken'",
    repair: 'hardCode',
  }),
];

const keys: readonly InvalidCase[] = [
  finding('computed key', keyOf('[process.env.KEY_PATH]'), 'process.env.KEY_PATH', key, '[process.env.KEY_PATH]'),
  finding(
    'computed key with brackets inside',
    keyOf("[ process.env['KEY_PATH'] ]"),
    "process.env['KEY_PATH']",
    key,
    "[ process.env['KEY_PATH'] ]",
  ),
  finding(
    'computed key between comments with brackets',
    keyOf('/* [ */ [process.env.KEY_PATH] /* ] */'),
    'process.env.KEY_PATH',
    key,
    '[process.env.KEY_PATH]',
  ),
  finding('comment before a computed key', keyOf('[/* [ */ process.env.KEY_PATH]'), 'process.env.KEY_PATH', {
    variable: 'KEY_PATH',
  }),
  finding('comment behind a computed key', keyOf('[process.env.KEY_PATH /* ] */]'), 'process.env.KEY_PATH', {
    variable: 'KEY_PATH',
  }),
  finding('computed key in parentheses', keyOf('[(process.env.KEY_PATH)]'), 'process.env.KEY_PATH', {
    variable: 'KEY_PATH',
  }),
];

const forms: readonly InvalidCase[] = [
  direct('dynamic import', `(await import('node:process')).env.${PASSWORD}`, understood),
  direct('default of a dynamic import', `(await import('process')).default.env.${PASSWORD}`, understood),
  direct('globalThis', `globalThis.process.env.${PASSWORD}`, understood),
  direct('global', `global.process.env['${PASSWORD}']`, understood),
  direct('schema', `z.object({ ${PASSWORD}: z.string() }).parse(process.env).${PASSWORD}`, understood),
  direct('schema that may fail', `z.object({}).strict().safeParse(process.env).data?.${PASSWORD}`, understood),
  direct('asynchronous schema', `(await z.object({}).parseAsync({ ...process.env })).${PASSWORD}`, understood),
];

const SECRETS = ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'hunter2!secret', 'x'.repeat(65), '/app/prod/db-password'];
const unprintable = SECRETS.map((secret) => direct(`argument '${secret}'`, `env('${secret}')`, unnamed));

const valid: readonly ValidCase[] = [
  {
    name: 'CDK context',
    code: `import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
export class Api extends Construct {
  load = () => getParameter(this.node.tryGetContext('dbPasswordParam'), { decrypt: true });
}
`,
  },
  {
    name: 'part from CDK context',
    code: readOf("`/app/${app.node.tryGetContext('dbPasswordParam')}`"),
  },
  {
    name: "Pulumi's stack",
    code: `import * as pulumi from '@pulumi/pulumi';
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
const stack = new pulumi.Config();
export const load = () => getSecret(stack.require('dbSecretName'));
`,
  },
];

testRule('no-env-param-path', { valid, invalid: [...repairs, ...keys, ...forms, ...unprintable] });

it.each(['/app/dev/db-password', 'hunter2!secret', 'arn:aws:secretsmanager:x:1:secret:app/db'])(
  'prints no fallback: %s',
  (fallback) => {
    const messages = lint(readOf(`process.env.${PASSWORD} ?? '${fallback}'`), {
      rules: { 'aws-secrets/no-env-param-path': 'error' },
    });
    expect(messages).toHaveLength(1);
    const [message] = messages;
    expect(message!.suggestions).toHaveLength(1);
    expect([message!.message, message!.suggestions![0]!.desc].join(' ')).not.toContain(fallback);
  },
);

it.each(SECRETS)('prints no argument that is no name: %s', (secret) => {
  const messages = lint(readOf(`env('${secret}')`), { rules: { 'aws-secrets/no-env-param-path': 'error' } });
  expect(messages).toHaveLength(1);
  expect(JSON.stringify(messages)).not.toContain(secret);
});
