/**
 * What the suggestions write: the entry taken out, comments kept, and the statement that lets the function read the
 * secret itself.
 */
import { unmarked, withoutRemoved } from '../support/marked.ts';
import { testRule, type InvalidCase } from '../support/rule-tester.ts';

interface Grant {
  /** The parameter or secret that is named in the suggestion. */
  readonly name: string;
  /** Inserted where the text says `◆`. */
  readonly statement: string;
  /** Inserted where the text says `◇`. */
  readonly added?: string;
}

/** A literal at the marked key, with both suggestions. */
function repaired(name: string, text: string, key: string, grant: Grant | undefined): InvalidCase {
  const bare = (marked: string): string => marked.replace(/[◆◇]/g, '');
  const lines = unmarked(bare(text.slice(0, text.indexOf('«')))).split(/\r\n|\n/);
  const start = lines.at(-1)!.length + 1;
  const marked = /«([^»]*)»/.exec(text)![1]!;
  const granted = grant && withoutRemoved(text.replace('◆', grant.statement).replace('◇', grant.added ?? ''));
  return {
    name,
    code: unmarked(bare(text)),
    errors: [
      {
        messageId: 'literal',
        data: { key, from: '', place: "the function's", remedy: 'read it at run time with IAM-scoped access' },
        line: lines.length,
        column: start,
        endLine: lines.length,
        endColumn: start + marked.length,
        suggestions: [
          { messageId: 'remove', data: { key }, output: withoutRemoved(bare(text)) },
          ...(granted ? [{ messageId: 'grant', data: { key, name: grant.name }, output: granted }] : []),
        ],
      },
    ],
  };
}

const IN_STACK = 'arn:${this.partition}:ssm:${this.region}:${this.account}:parameter';

const statement = (fn: string, policy: string, arn: string, indent = '    ', action = 'ssm:GetParameter'): string =>
  [
    `${fn}.addToRolePolicy(`,
    `  new ${policy}({`,
    `    actions: ['${action}'],`,
    `    resources: [\`${arn}\`],`,
    '  }),',
    ');',
  ].join(`\n${indent}`);

const grants: InvalidCase[] = [
  repaired(
    'function in a stack, iam imported',
    `import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib';
class S extends Stack {
  constructor(scope, id) {
    super(scope, id);
    const fn = new lambda.Function(this, 'F', {
      runtime,
      environment: {
        LOG_LEVEL: 'info',
⟦        «SLACK_BOT_TOKEN»: 'hunter2',
⟧      },
    });◆
    queue.grantSendMessages(fn);
  }
}
`,
    'SLACK_BOT_TOKEN',
    {
      name: '/REPLACE_ME/REPLACE_ME/slack-bot-token',
      statement: `\n    ${statement('fn', 'iam.PolicyStatement', `${IN_STACK}/REPLACE_ME/REPLACE_ME/slack-bot-token`)}`,
    },
  ),
  repaired(
    'construct, nothing imported',
    `import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs"
import { Construct } from "constructs"◇

class Api extends Construct {
  constructor(scope, id) {
    super(scope, id)
    this.fn = new NodejsFunction(this, 'F', { environment: {⟦ «apiKey»: 'hunter2'⟧ } })◆ 
  }
}
`,
    'apiKey',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      added: `\nimport * as iam from "aws-cdk-lib/aws-iam"\nimport { Stack } from "aws-cdk-lib"`,
      statement: `\n    ${statement(
        'this.fn',
        'iam.PolicyStatement',
        'arn:${Stack.of(this).partition}:ssm:${Stack.of(this).region}:${Stack.of(this).account}:parameter/REPLACE_ME/REPLACE_ME/api-key',
      ).slice(0, -1)}`,
    },
  ),
  repaired(
    'function outside a class, library as a namespace',
    `import * as cdk from 'aws-cdk-lib';
import { Function } from 'aws-cdk-lib/aws-lambda';

export function build(stack) {
  const handler = new Function(stack, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } }); // the handler◆
  return handler;
}
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      statement: `\n  ${statement(
        'handler',
        'cdk.aws_iam.PolicyStatement',
        'arn:${cdk.Aws.PARTITION}:ssm:${cdk.Aws.REGION}:${cdk.Aws.ACCOUNT_ID}:parameter/REPLACE_ME/REPLACE_ME/api-key',
        '  ',
      )}`,
    },
  ),
  repaired(
    'named imports',
    `import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
const fn = new Function(stack, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });◆
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      statement: `\n${statement(
        'fn',
        'PolicyStatement',
        'arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/REPLACE_ME/REPLACE_ME/api-key',
        '',
      )}`,
    },
  ),
  repaired(
    'aliased namespace of the library',
    `import { Aws, aws_iam as identity } from 'aws-cdk-lib';
import { Function } from 'aws-cdk-lib/aws-lambda';
export const fn = new Function(stack, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });◆
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      statement: `\n${statement(
        'fn',
        'identity.PolicyStatement',
        'arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/REPLACE_ME/REPLACE_ME/api-key',
        '',
      )}`,
    },
  ),
  repaired(
    'require',
    `const cdk = require('aws-cdk-lib');
const { Function } = require('aws-cdk-lib/aws-lambda');
const iam = 1;
const fn = new Function(stack, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });◆
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      statement: `\n${statement(
        'fn',
        'cdk.aws_iam.PolicyStatement',
        'arn:${cdk.Aws.PARTITION}:ssm:${cdk.Aws.REGION}:${cdk.Aws.ACCOUNT_ID}:parameter/REPLACE_ME/REPLACE_ME/api-key',
        '',
      )}`,
    },
  ),
  repaired(
    'require of single modules',
    `const { Function } = require('aws-cdk-lib/aws-lambda');◇
class Store extends Stack {
  build() {
    const fn = new Function(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });◆
  }
}
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      added: `\nconst iam = require('aws-cdk-lib/aws-iam');`,
      statement: `\n    ${statement('fn', 'iam.PolicyStatement', `${IN_STACK}/REPLACE_ME/REPLACE_ME/api-key`)}`,
    },
  ),
  repaired(
    'CDK 1',
    `import { Function } from '@aws-cdk/aws-lambda';
import { Stack } from '@aws-cdk/core';◇
class S extends Stack {
  build() {
    const fn = new Function(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });◆
  }
}
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      added: `\nimport * as iam from '@aws-cdk/aws-iam';`,
      statement: `\n    ${statement('fn', 'iam.PolicyStatement', `${IN_STACK}/REPLACE_ME/REPLACE_ME/api-key`)}`,
    },
  ),
  repaired(
    'the name iam is taken',
    `import { Stack } from 'aws-cdk-lib';
import { iam } from './iam.js';◇
class S extends Stack {
  build() {
    const fn = new Function(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });◆
  }
}
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      added: `\nimport * as awsIam from 'aws-cdk-lib/aws-iam';`,
      statement: `\n    ${statement('fn', 'awsIam.PolicyStatement', `${IN_STACK}/REPLACE_ME/REPLACE_ME/api-key`)}`,
    },
  ),
  repaired(
    'subclass of a function',
    `import { Stack, aws_iam as iam } from 'aws-cdk-lib';
class Traced extends NodejsFunction {
  constructor(scope, id, props) {
    super(scope, id, { ...props, environment: { ...props.environment⟦, «API_KEY»: 'hunter2'⟧ } });◆
  }
}
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      statement: `\n    ${statement(
        'this',
        'iam.PolicyStatement',
        'arn:${Stack.of(this).partition}:ssm:${Stack.of(this).region}:${Stack.of(this).account}:parameter/REPLACE_ME/REPLACE_ME/api-key',
      )}`,
    },
  ),
  repaired(
    'map of one function, elsewhere',
    `import { Stack, aws_iam as iam } from 'aws-cdk-lib';
const environment = { ⟦«API_KEY»: 'hunter2', ⟧A: 'b' };
class S extends Stack {
  build() {
    const fn = new Function(this, 'F', { environment });◆
  }
}
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      statement: `\n    ${statement('fn', 'iam.PolicyStatement', `${IN_STACK}/REPLACE_ME/REPLACE_ME/api-key`)}`,
    },
  ),
  repaired(
    'map of two functions',
    `import { Stack, aws_iam as iam } from 'aws-cdk-lib';
const environment = { ⟦«API_KEY»: 'hunter2', ⟧A: 'b' };
const one = new Function(stack, 'F', { environment });
const two = new Function(stack, 'G', { environment });
`,
    'API_KEY',
    undefined,
  ),
  repaired(
    'other code behind the statement',
    `import { Stack, aws_iam as iam } from 'aws-cdk-lib';
class S extends Stack {
  build() {
    const fn = new Function(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });◆ run(); // ${'a'.repeat(500)}
  }
}
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      statement: `\n    ${statement('fn', 'iam.PolicyStatement', `${IN_STACK}/REPLACE_ME/REPLACE_ME/api-key`)}`,
    },
  ),
  repaired(
    'a long comment behind the statement',
    `import { Stack, aws_iam as iam } from 'aws-cdk-lib';
class S extends Stack {
  build() {
    const fn = new Function(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } }); // ${'a'.repeat(500)}◆
  }
}
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      statement: `\n    ${statement('fn', 'iam.PolicyStatement', `${IN_STACK}/REPLACE_ME/REPLACE_ME/api-key`)}`,
    },
  ),
  repaired(
    'a type import cannot be used',
    `import type * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib';◇
class S extends Stack {
  build() {
    const fn = new Function(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });◆
  }
}
`,
    'API_KEY',
    {
      name: '/REPLACE_ME/REPLACE_ME/api-key',
      added: `\nimport * as awsIam from 'aws-cdk-lib/aws-iam';`,
      statement: `\n    ${statement('fn', 'awsIam.PolicyStatement', `${IN_STACK}/REPLACE_ME/REPLACE_ME/api-key`)}`,
    },
  ),
  repaired(
    'no function of CDK: Pulumi',
    `import * as aws from '@pulumi/aws';\nconst fn = new aws.lambda.Function('f', { environment: { variables: {⟦ «API_KEY»: 'hunter2'⟧ } } });\n`,
    'API_KEY',
    undefined,
  ),
  repaired(
    'no function of CDK: a resource',
    `import { CfnFunction } from 'aws-cdk-lib/aws-lambda';\nconst fn = new CfnFunction(this, 'f', { environment: { variables: {⟦ «API_KEY»: 'hunter2'⟧ } } });\n`,
    'API_KEY',
    undefined,
  ),
];

const DEPLOYED = `import { Stack, aws_iam as iam } from 'aws-cdk-lib';\nimport { Function } from 'aws-cdk-lib/aws-lambda';\n`;

/** An entry of one function in a stack, as the tests below write it. */
const stackWith = (entry: string, after = ''): string =>
  `${DEPLOYED}class S extends Stack {\n  build() {\n    const fn = new Function(this, 'F', { environment: { ${entry} } });${after}\n  }\n}\n`;

/** A secret that is resolved from a store: the statement names it. */
function resolved(
  name: string,
  key: string,
  value: string,
  from: string,
  target: string,
  arn: string,
  action = 'ssm:GetParameter',
): InvalidCase {
  const written = statement('fn', 'iam.PolicyStatement', arn, '    ', action);
  return {
    name,
    code: stackWith(`${key}: ${value}`),
    errors: [
      {
        messageId: 'resolvedAtDeploy',
        data: { key, from, place: "the function's", remedy: 'read it at run time with IAM-scoped access' },
        line: 5,
        column: 57,
        endLine: 5,
        endColumn: 57 + key.length,
        suggestions: [
          { messageId: 'remove', data: { key }, output: stackWith('').replace('{  }', '{ }') },
          {
            messageId: 'grant',
            data: { key, name: target },
            output: stackWith('', `\n    ${written}`).replace('{  }', '{ }'),
          },
        ],
      },
    ],
  };
}

const IN_SECRETS = 'arn:${this.partition}:secretsmanager:${this.region}:${this.account}:secret';

const stores: InvalidCase[] = [
  resolved(
    'known path',
    'X',
    `StringParameter.valueForStringParameter(this, '/slack-bot/prod/bot-token')`,
    'valueForStringParameter()',
    '/slack-bot/prod/bot-token',
    `${IN_STACK}/slack-bot/prod/bot-token`,
  ),
  resolved(
    'path with a stage',
    'X',
    'StringParameter.valueForStringParameter(this, `/slack-bot/${stage}/bot-token`)',
    'valueForStringParameter()',
    '/slack-bot/REPLACE_ME/bot-token',
    `${IN_STACK}/slack-bot/REPLACE_ME/bot-token`,
  ),
  resolved(
    'known secret',
    'X',
    `SecretValue.secretsManager('slack-bot/prod/search').unsafeUnwrap()`,
    'SecretValue.secretsManager()',
    'slack-bot/prod/search',
    `${IN_SECRETS}:slack-bot/prod/search-??????`,
    'secretsmanager:GetSecretValue',
  ),
  resolved(
    'unknown secret',
    'API_KEY',
    `props.secret.secretValueFromJson('key').unsafeUnwrap()`,
    'secretValueFromJson()',
    'REPLACE_ME',
    `${IN_SECRETS}:REPLACE_ME-??????`,
    'secretsmanager:GetSecretValue',
  ),
];

/** A change of an environment by a call: the statement takes its place. */
const inPlace: InvalidCase[] = [
  repaired(
    'addEnvironment',
    `import { Stack, aws_iam as iam } from 'aws-cdk-lib';
class S extends Stack {
  build() {
    const fn = new Function(this, 'F', {});
⟦    fn.addEnvironment(«'API_KEY'», 'hunter2');
⟧  }
}
`,
    'API_KEY',
    undefined,
  ),
];
inPlace[0]!.errors = (inPlace[0]!.errors as { suggestions: object[] }[]).map((error) => ({
  ...error,
  suggestions: [
    ...error.suggestions,
    {
      messageId: 'grant',
      data: { key: 'API_KEY', name: '/REPLACE_ME/REPLACE_ME/api-key' },
      output: `import { Stack, aws_iam as iam } from 'aws-cdk-lib';
class S extends Stack {
  build() {
    const fn = new Function(this, 'F', {});
    ${statement('fn', 'iam.PolicyStatement', `${IN_STACK}/REPLACE_ME/REPLACE_ME/api-key`)}
  }
}
`,
    },
  ],
})) as never;

const text: InvalidCase[] = [
  repaired(
    'comments stay',
    `new lambda.Function(this, 'F', {\n  environment: {\n    // before\n⟦    «API_KEY»: 'hunter2',⟧ // behind\n    // after\n  },\n});\n`
      .replace('⟦    «', '    ⟦«')
      .replace(',⟧ //', ', ⟧//'),
    'API_KEY',
    undefined,
  ),
  repaired(
    'CRLF',
    `new lambda.Function(this, 'F', {\r\n  environment: {\r\n    A: 'b',\r\n⟦    «API_KEY»: 'hunter2',\r\n⟧  },\r\n});\r\n`,
    'API_KEY',
    undefined,
  ),
];

testRule('no-secret-in-lambda-env', { valid: [], invalid: [...grants, ...stores, ...inPlace, ...text] });
