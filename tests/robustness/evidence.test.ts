/**
 * Does a reader that looks at a text first, to see whether it speaks of secrets at all, pass anything over? What is put together,
 * spelled with escapes or given a name of several words is told by no single word.
 */
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { lint } from '../support/linting.ts';
import { lintTemplate } from '../support/templates.ts';

const KEY = 'q8ZrT2mVx71LbNc4WyKd';
const PASSWORD = 'Hunter2Hunter';
const rules = plugin.configs.strict.rules as Linter.RulesRecord;

const stack = (environment: string): string =>
  `import * as lambda from 'aws-cdk-lib/aws-lambda';\nnew lambda.Function(scope, 'F', { environment: { ${environment} } });`;
const handler = (body: string): string => `export const handler = async (event) => { ${body} };`;

describe('scripts', () => {
  it.each([
    ['no-hardcoded-secret', `const ini = '[default]\\ntoken=${KEY}';`],
    ['no-hardcoded-secret', `const yaml = 'user: a\\r\\npassword: Tr0ub4dor&3xyz';`],
    ['no-hardcoded-secret', `const tabs = 'a\\tsecret=${KEY}';`],
    ['no-hardcoded-secret', `const map = { 'api key': '${KEY}' };`],
    ['no-hardcoded-secret', `const map = { 'api@key': '${KEY}' };`],
    ['no-hardcoded-secret', `// ${'İ'.repeat(40)}\nexport const apiToken = '${KEY}';`],
    ['no-connection-string', `const url = \`postgres://\${process.env['DB_USER']}:${PASSWORD}@\${process.env['DB_HOST']}/app\`;`],
    ['no-connection-string', `const url = \`postgres://\${u || 'root'}:${PASSWORD}@db.prod.acme.io/app\`;`],
    ['no-connection-string', `const url = 'postgres://' + u + ':${PASSWORD}@db.prod.acme.io/app';`],
    ['no-connection-string', `const p = 'root:${PASSWORD}'; const url = \`postgres://\${p}@db.prod.acme.io/app\`;`],
    ['no-secret-from-env', handler(`return process.env['API' + '_KEY'] + AWS;`)],
    ['no-secret-from-env', handler(`const p = 'API'; return process.env[\`\${p}_KEY\`] + AWS;`)],
    ['no-secret-from-env', handler(`const K = '_KEY'; return process.env['STRIPE_API' + K] + AWS;`)],
    ['no-secret-in-lambda-env', `const s = 'API';\n${stack(`[\`\${s}_KEY\`]: '${KEY}'`)}`],
    ['no-secret-in-lambda-env', `const s = 'API';\n${stack(`[s + '_KEY']: '${KEY}'`)}`],
    ['no-secret-in-lambda-env', stack(`INI: '[x]\\ntoken=${KEY}'`), 'no-hardcoded-secret'],
    ['no-static-aws-credentials', `import AWS from 'aws-sdk'; const c = 'secretAccess'; new AWS.S3({ accessKeyId: 'AKIAQ3EGUK7J2WZ5MXTN', [c + 'Key']: '${KEY}${KEY}' });`],
  ])('%s: %s', (name, code, instead = name) => {
    expect(lint(code, { rules }).map(({ ruleId }) => ruleId)).toContain(`aws-secrets/${instead}`);
  });
});

describe('templates', () => {
  const template = (properties: string): string => `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Job:\n    Type: AWS::Glue::Job\n    Properties:\n${properties}`;
  it.each([
    ['a break in double quotes', template(`      X: "[client]\\ntoken=${KEY}"\n`)],
    ['a key of two words', template(`      API key: ${KEY}\n`)],
    ['a name of two words', template(`      X:\n        - Name: api key\n          Value: ${KEY}\n`)],
    ['a path', template(`      X:\n        - Name: /app/api/key\n          Value: ${KEY}\n`)],
  ])('%s', (_, text) => {
    expect(lintTemplate(text).map(({ ruleId }) => ruleId)).toContain('aws-secrets/no-hardcoded-secret');
  });
});
