/** Which variables of a template hold secrets, or name them, and how are they taken out? */
import { describe, expect, it } from 'vitest';
import * as support from '../support/templates.ts';

const SECRET = 'no-secret-in-lambda-env';
const PATH = 'no-env-param-path';

const rules = support.only(SECRET, PATH);
const lintTemplate = (text: string, setup: support.TemplateSetup = {}) => support.lintTemplate(text, { rules, ...setup });
const told = (text: string, setup: support.TemplateSetup = {}) => support.told(text, { rules, ...setup });
const suggested = (text: string, index = 0, choice = 0, setup: support.TemplateSetup = {}) =>
  support.suggested(text, index, choice, { rules, ...setup });

const HEAD = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  DbPassword: { Type: String, NoEcho: true }
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /slack-bot/prod/token }
  StoredLevel: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /slack-bot/prod/log-level }
  SlackToken: { Type: String }
  Stage: { Type: String, Default: dev }
  SecretPath: { Type: String, Default: /slack-bot/prod/token }
Mappings:
  Tokens: { dev: { slack: 'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy' }, prod: { slack: none } }
Resources:
  Table: { Type: 'AWS::DynamoDB::Table' }
  Secret: { Type: 'AWS::SecretsManager::Secret' }
  Param: { Type: 'AWS::SSM::Parameter', Properties: { Name: /slack-bot/prod/token, Type: String, Value: x } }
  User: { Type: 'AWS::IAM::AccessKey' }
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Environment:
        Variables:
          FIRST: 1
`;

/** The rule that reports a variable of a function, and the message. */
function verdict(variable: string): string {
  const found = told(`${HEAD}          ${variable}\n`);
  return found.map((line) => line.replace(/^\d+ /, '')).join('; ');
}

describe('values of CloudFormation', () => {
  it.each([
    ["SLACK_TOKEN: '{{resolve:secretsmanager:slack:SecretString:token}}'", 'resolvedAtDeploy'],
    ["SLACK_TOKEN: '{{resolve:ssm-secure:/app/token}}'", 'resolvedAtDeploy'],
    ["VALUE: '{{resolve:ssm-secure:/app/x}}'", 'resolvedAtDeploy'],
    ['SLACK_TOKEN: xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy', 'literal'],
    ['DB_PASSWORD: hunter2-of-the-sea', 'literal'],
    ['DB_PASSWORD: !Ref DbPassword', 'resolvedAtDeploy'],
    ['DB_PASSWORD: { Ref: DbPassword }', 'resolvedAtDeploy'],
    ['DATABASE: !Ref DbPassword', 'resolvedAtDeploy'],
    ['TOKEN: !Ref Stored', 'resolvedAtDeploy'],
    ['TOKEN: !Ref SlackToken', 'resolvedAtDeploy'],
    ["URL: !Sub 'postgres://app:${DbPassword}@db/app'", 'resolvedAtDeploy'],
    ["URL: !Sub ['postgres://app:${P}@db/app', { P: !Ref DbPassword }]", 'resolvedAtDeploy'],
    ["URL: !Join ['', ['postgres://app:', !Ref DbPassword, '@db/app']]", 'resolvedAtDeploy'],
    ["URL: !Sub '{{resolve:secretsmanager:${Stage}/db:SecretString:password}}'", 'resolvedAtDeploy'],
    ["URL: !Join ['', ['{{resolve:secretsmanager:', !Ref Stage, ':SecretString:password}}']]", 'resolvedAtDeploy'],
    ['TOKEN: !If [IsProd, !Ref DbPassword, none]', 'resolvedAtDeploy'],
    ['TOKEN: !FindInMap [Tokens, !Ref Stage, slack]', 'literal'],
    ['KEY: !GetAtt User.SecretAccessKey', 'resolvedAtDeploy'],
    ['KEY: !GetAtt [User, SecretAccessKey]', 'resolvedAtDeploy'],
    ['TOKEN: !GetAtt Param.Value', 'resolvedAtDeploy'],
    ['API_KEY: !Base64 { Ref: DbPassword }', 'resolvedAtDeploy'],
  ])('%s', (variable, messageId) => {
    const key = /^\w+/.exec(variable)![0];
    expect(verdict(variable)).toBe(`${SECRET} ${messageId} ${key}`);
  });

  it.each([
    'SECRET_ARN: !Ref Secret',
    'X: !Ref Secret',
    'X: !GetAtt Secret.Id',
    'TOKEN_PATH: /slack-bot/prod/token',
    'PARAM_PATH: !Ref Param',
    'PARAM_PATH: !Ref SecretPath',
    'SECRET_NAME: !If [IsProd, prod/slack/token, !Ref "AWS::NoValue"]',
    "SECRET_ARN: !Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:slack'",
  ])('%s tells the name of a secret', (variable) => {
    expect(verdict(variable)).toBe(`${PATH} held ${/^\w+/.exec(variable)![0]}`);
  });

  it.each([
    'LOG_LEVEL: info',
    'LOG_LEVEL: !Ref StoredLevel',
    'TABLE_NAME: !Ref Table',
    'TOKEN_TTL: 3600',
    'PASSWORD_LENGTH: 12',
    'API_KEY_REQUIRED: true',
    'STAGE: !Ref Stage',
    'TOKEN: !Ref AWS::NoValue',
    'TOKEN:',
    "QUEUE: !GetAtt Queue.QueueUrl",
    "BUCKET: !Sub 'tokens-${AWS::AccountId}'",
    'DB_PASSWORD: changeme-$nothing # not: a, secret'.replace('changeme-$nothing', '""'),
  ])('%s is no finding', (variable) => {
    expect(verdict(variable)).toBe('');
  });
});

describe('homes', () => {
  const list = '[{ Name: LEVEL, Value: info }, { Name: DB_PASSWORD, Value: hunter2-of-the-sea }]';
  it.each([
    ['AWS::Lambda::Function', '{ Environment: { Variables: { DB_PASSWORD: hunter2-of-the-sea } } }', 'function'],
    ['AWS::Lambda::Function', '{ Environment: !If [C, { Variables: { DB_PASSWORD: hunter2-of-the-sea } }, !Ref AWS::NoValue] }', 'function'],
    ['AWS::ECS::TaskDefinition', `{ ContainerDefinitions: [{ Environment: ${list} }] }`, 'container'],
    ['AWS::CodeBuild::Project', `{ Environment: { EnvironmentVariables: ${list} } }`, 'build'],
    ['AWS::Batch::JobDefinition', `{ ContainerProperties: { Environment: ${list} } }`, 'job'],
    ['AWS::AppRunner::Service', `{ SourceConfiguration: { ImageRepository: { ImageConfiguration: { RuntimeEnvironmentVariables: ${list} } } } }`, 'service'],
  ])('%s %s', (type, properties, whose) => {
    const found = lintTemplate(`Resources:\n  X:\n    Type: ${type}\n    Properties: ${properties}\n`);
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining(`in the ${whose}'s environment`)]);
  });

  it.each(['PARAMETER_STORE', 'SECRETS_MANAGER'])('builds that read %s are right', (type) => {
    const variable = `{ Name: DB_PASSWORD, Type: ${type}, Value: /app/prod/db-password }`;
    expect(told(`Resources:\n  X: { Type: 'AWS::CodeBuild::Project', Properties: { Environment: { EnvironmentVariables: [${variable}] } } }\n`)).toEqual([]);
  });

  it('resources that only look like a function', () => {
    expect(told(`Resources:\n  X: { Type: 'Custom::Thing', Properties: { Environment: { Variables: { DB_PASSWORD: hunter2-of-the-sea } } } }\n`)).toEqual([]);
    expect(told(`services:\n  db: { environment: { DB_PASSWORD: hunter2-of-the-sea } }\n`)).toEqual([]);
  });

  it('tests are left alone', () => {
    expect(told(`${HEAD}          DB_PASSWORD: !Ref DbPassword\n`, { filename: 'tests/fixtures/template.yaml' })).toEqual([]);
  });

  it('what functions share is one finding', () => {
    const text = `service: x
provider: { name: aws }
custom:
  shared: &shared
    DB_PASSWORD: \${env:DB_PASSWORD}
functions:
  a: { handler: a.b, environment: *shared }
  b: { handler: a.b, environment: { <<: *shared, LEVEL: info } }
  c: { handler: a.b, environment: '\${self:custom.shared}' }
`;
    expect(told(text)).toEqual([`5 ${SECRET} passedThrough DB_PASSWORD`]);
  });
});

describe('the Serverless Framework', () => {
  const service = (variable: string, more = ''): string => `service: slack-bot
custom:
  stage: \${opt:stage, 'dev'}
  token: \${ssm:/slack-bot/prod/token~true}
  level: info
  alias: \${self:custom.token}
  secrets: \${ssm:/aws/reference/secretsmanager/slack-bot}
  byStage:
    dev: { token: '\${env:SLACK_TOKEN}' }
    prod: { token: '\${self:custom.token}' }
provider:
  name: aws
  environment:
    LEVEL: \${self:custom.level}
    ${variable}
${more}`;

  it.each([
    ['SLACK_TOKEN: ${self:custom.token}', 'resolvedAtDeploy'],
    ['SLACK_TOKEN: ${self:custom.alias}', 'resolvedAtDeploy'],
    ['VALUE: ${ssm:/slack-bot/prod/x~true}', 'resolvedAtDeploy'],
    ['SLACK_TOKEN: ${ssm:/slack-bot/${self:custom.stage}/token}', 'resolvedAtDeploy'],
    ['SLACK_TOKEN: ${self:custom.secrets.token}', 'resolvedAtDeploy'],
    ['SLACK_TOKEN: ${self:custom.byStage.${self:custom.stage}.token}', 'passedThrough'],
    ['SLACK_TOKEN: ${env:SLACK_TOKEN}', 'passedThrough'],
    ["SLACK_TOKEN: ${env:SLACK_TOKEN, 'none'}", 'passedThrough'],
    ['SLACK_TOKEN: ${file(./secrets.yml):slackToken}', 'passedThrough'],
    ["URL: 'postgres://app:${env:DB_PASSWORD}@db/app'", 'passedThrough'],
    ['DB_PASSWORD: hunter2-of-the-sea', 'literal'],
  ])('%s', (variable, messageId) => {
    const found = told(service(variable), { filename: 'serverless.yml' });
    expect(found).toEqual([`15 ${SECRET} ${messageId} ${/^\w+/.exec(variable)![0]}`]);
  });

  it.each([
    'LOG_LEVEL: ${env:LOG_LEVEL}',
    'STAGE: ${self:custom.stage}',
    'ADMIN_EMAIL: ${ssm:/slack-bot/prod/admin-email}',
    'REGION: ${aws:region}',
    'TABLE: ${self:service}-table',
    'LOOP: ${self:provider.environment.LOOP}',
  ])('%s is no finding', (variable) => {
    expect(told(service(variable), { filename: 'serverless.yml' })).toEqual([]);
  });

  it('names the source as it is written', () => {
    const [finding] = lintTemplate(service('SLACK_TOKEN: ${env:SLACK_TOKEN}'), { filename: 'serverless.yml' });
    expect(finding?.message).toContain('passes a secret (${env:SLACK_TOKEN}) into');
  });

  it('functions, in maps and lists, and resources', () => {
    const more = `functions:
  - one: { handler: a.b, environment: { DB_PASSWORD: hunter2-of-the-sea } }
  - \${file(./more.yml)}
resources:
  - Resources:
      X: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { API_KEY: !Ref Key } } } }
    Parameters: { Key: { Type: String, NoEcho: true } }
`;
    const found = told(service('LEVEL2: info', more), { filename: 'serverless.yml' });
    expect(found).toEqual([`17 ${SECRET} literal DB_PASSWORD`, `21 ${SECRET} resolvedAtDeploy API_KEY`]);
  });
});

describe('removal', () => {
  const fn = (environment: string): string => `Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n${environment}`;
  it.each([
    ['a line', '        Variables:\n          A: 1\n          DB_PASSWORD: hunter2-of-the-sea # why\n          # about B\n          B: 2\n', '        Variables:\n          A: 1\n          # about B\n          B: 2\n'],
    ['the last line', '        Variables:\n          A: 1\n          DB_PASSWORD: hunter2-of-the-sea', '        Variables:\n          A: 1'],
    ['several lines', '        Variables:\n          DB_PASSWORD: !Join\n            - x\n            - [xoxb-17653672481-, 19874698323-pdFZKVeTuE8sk7oOcHrzqqgy]\n          B: 2\n', '        Variables:\n          B: 2\n'],
    ['a block of text', '        Variables:\n          DB_PASSWORD: |\n            hunter2-of-the-sea\n\n          B: 2\n', '        Variables:\n\n          B: 2\n'],
    ['the only entry', '        Variables:\n          DB_PASSWORD: hunter2-of-the-sea\n      Timeout: 3\n', '        Variables: {}\n      Timeout: 3\n'],
    ['an entry in braces', '        Variables: { A: 1, DB_PASSWORD: hunter2-of-the-sea, B: 2 }\n', '        Variables: { A: 1, B: 2 }\n'],
    ['the last one in braces', '        Variables: { A: 1, DB_PASSWORD: hunter2-of-the-sea }\n', '        Variables: { A: 1 }\n'],
    ['the only one in braces', '        Variables: { DB_PASSWORD: hunter2-of-the-sea }\n', '        Variables: {}\n'],
  ])('of %s', (_, before, after) => {
    expect(suggested(fn(before))).toBe(fn(after));
    const [crlf, expected] = [fn(before), fn(after)].map((text) => text.replaceAll('\n', '\r\n'));
    expect(suggested(crlf!)).toBe(expected);
  });

  it('of a member of JSON', () => {
    const json = (members: string): string =>
      `{\n  "Resources": { "Fn": { "Type": "AWS::Lambda::Function", "Properties": { "Environment": { "Variables": {\n${members}\n  } } } } }\n}\n`;
    const one = '    "DB_PASSWORD": "hunter2-of-the-sea"';
    const setup = { filename: 'stack.json' };
    expect(suggested(json(`${one},\n    "B": "2"`), 0, 0, setup)).toBe(json('    "B": "2"'));
    expect(suggested(json(`    "B": "2",\n${one}`), 0, 0, setup)).toBe(json('    "B": "2"'));
  });

  it('of an item of a list', () => {
    const task = (items: string): string => `Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Image: x\n          Environment:\n${items}`;
    const item = '            - Name: DB_PASSWORD\n              Value: hunter2-of-the-sea\n';
    const other = '            # level\n            - Name: LEVEL\n              Value: info\n';
    expect(suggested(task(other + item))).toBe(task(other));
    expect(suggested(task(item + other))).toBe(task(other));
  });

  it('is not offered for what is named elsewhere', () => {
    const text = fn('        Variables:\n          DB_PASSWORD: &password hunter2-of-the-sea\n          B: 2\nMetadata:\n  Copy: *password\n');
    expect(lintTemplate(text)[0]!.suggestions ?? []).toEqual([]);
  });
});
