/** Are findings, positions and repairs the same under every language and parser a file may be given to, in the oldest and the newest ESLint? */
import { Linter } from 'eslint';
import { Linter as Oldest } from 'eslint-9';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { FOREIGN_JSON, FOREIGN_YAML, lintTemplate } from '../support/templates.ts';

const SAM = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Parameters:
  DbPassword: { Type: String, NoEcho: true }
Globals:
  Function:
    Environment:
      Variables:
        LOG_LEVEL: info
        SLACK_TOKEN: '{{resolve:secretsmanager:slack-bot:SecretString:token}}'
Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
  Api:
    Type: AWS::Serverless::Function
    Properties:
      Environment:
        Variables:
          DB_PASSWORD: !Ref DbPassword # from the console
          SECRET_ARN: !Ref Secret
      Policies:
        - Statement:
            - Effect: Allow
              Action: [ssm:GetParameter, ec2:DescribeInstances]
              Resource: '*'
`;

const JSON_TEMPLATE = `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Api": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Environment": { "Variables": {
        "API_KEY": "{{resolve:ssm-secure:/app/prod/api-key}}",
        "LOG_LEVEL": "info"
      } } }
    },
    "Policy": {
      "Type": "AWS::IAM::Policy",
      "Properties": {
        "PolicyDocument": {
          "Statement": [{ "Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": ["*"] }]
        }
      }
    }
  }
}
`;

const SERVERLESS = `service: slack-bot
custom:
  token: \${ssm:/slack-bot/prod/token~true}
provider:
  name: aws
  environment:
    SLACK_TOKEN: \${self:custom.token}
    PASSWORD: \${env:DB_PASSWORD}
  iam:
    role:
      statements:
        - Effect: Allow
          Action: ssm:GetParameter
          Resource: arn:aws:ssm:\${aws:region}:\${aws:accountId}:parameter/*
functions:
  worker:
    handler: worker.handler
    environment:
      SECRET_NAME: /slack-bot/prod/token
`;

describe.each([
  ['a SAM template', 'template.yaml', SAM, FOREIGN_YAML, 4],
  ['a CloudFormation template in JSON', 'stack.json', JSON_TEMPLATE, FOREIGN_JSON, 2],
  ['a service of the Serverless Framework', 'serverless.yml', SERVERLESS, FOREIGN_YAML, 4],
])('%s', (_, filename, text, foreign, count) => {
  it('has findings under our own language', () => {
    const found = lintTemplate(text, { filename });
    expect(found.map(({ ruleId, line }) => `${ruleId} ${line}`)).toHaveLength(count);
    expect(found.every(({ suggestions, ruleId }) => ruleId && suggestions?.length)).toBe(true);
  });

  it.each(Object.entries(foreign))('has the same under %s', (_, config) => {
    expect(lintTemplate(text, { filename, foreign: config })).toEqual(lintTemplate(text, { filename }));
  });

  it.each([['our own language', undefined], ...Object.entries(foreign)])('has the same in the oldest ESLint, under %s', (_, config) => {
    const engine = Oldest as unknown as typeof Linter;
    expect(engine.version).toMatch(/^9\.22\./);
    // ESLint 9 also says that there is no node.
    const found = lintTemplate(text, { filename, engine, ...(config ? { foreign: config } : {}) }).map(({ nodeType: _, ...message }: Linter.LintMessage & { nodeType?: unknown }) => message);
    expect(found).toEqual(lintTemplate(text, { filename }));
  });

  it('has the same with carriage returns and a byte order mark', () => {
    const place = ({ line, column, endLine, endColumn, messageId }: ReturnType<typeof lintTemplate>[number]) =>
      [line, column, endLine, endColumn, messageId].join(' ');
    const written = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(lintTemplate(written, { filename }).map(place)).toEqual(lintTemplate(text, { filename }).map(place));
  });
});

describe('text gates', () => {
  const words = Object.values(plugin.rules).flatMap(({ elsewhere }) => (elsewhere.template ?? []).flat());

  it.each([
    ['template.yaml', SAM],
    ['serverless.yml', SERVERLESS],
  ])('hide no finding in %s', (filename, text) => {
    const rules = plugin.configs.strict.rules as Linter.RulesRecord;
    const ungated = lintTemplate(`${text}# ${words.join(' ')}\n`, { filename, rules });
    expect(ungated).toEqual(lintTemplate(text, { filename, rules }));
  });
});
