/** Do the rules about resources, parameters, outputs and texts see templates as they see constructs? */
import { describe, expect, it } from 'vitest';
import type { RuleName } from '../../src/index.ts';
import { applyFix } from '../support/linting.ts';
import { lintTemplate, only } from '../support/templates.ts';

const one = (type: string, properties: string): string => `Resources:\n  X:\n    Type: ${type}\n    Properties: ${properties}\n`;

/** What is reported, by the message's id and the text that is pointed at. */
function found(rule: RuleName, text: string, filename = 'template.yaml'): string[] {
  const lines = text.split('\n');
  return lintTemplate(text, { filename, rules: only(rule) }).map(({ messageId, line, column, endLine, endColumn, message }) => {
    const end = endLine === line ? endColumn! - 1 : undefined;
    return `${messageId ?? message}: ${lines[line - 1]!.slice(column - 1, end)}`;
  });
}

const fixed = (rule: RuleName, text: string, filename = 'template.yaml'): string => {
  const [message] = lintTemplate(text, { filename, rules: only(rule) });
  return message?.fix ? applyFix(text, message.fix) : text;
};

describe('KMS keys', () => {
  const rule = 'require-kms-key-rotation';
  it('rotate', () => {
    expect(found(rule, one('AWS::KMS::Key', '{ Description: x }'))).toEqual(['absent: X']);
    expect(found(rule, one('AWS::KMS::Key', '{ EnableKeyRotation: false }'))).toEqual(['off: false']);
    expect(found(rule, one('AWS::KMS::Key', "{ EnableKeyRotation: 'false' }"))).toEqual(["off: 'false'"]);
    for (const properties of ['{ EnableKeyRotation: true }', "{ EnableKeyRotation: 'true' }", '{ EnableKeyRotation: !Ref Rotate }', '{ KeySpec: RSA_2048 }', '{ Origin: EXTERNAL }']) {
      expect(found(rule, one('AWS::KMS::Key', properties)), properties).toEqual([]);
    }
  });

  it.each([
    ['{ Description: x }', '{ Description: x, EnableKeyRotation: true }'],
    ['{ EnableKeyRotation: false }', '{ EnableKeyRotation: true }'],
    ['\n      Description: x # why', '\n      Description: x # why\n      EnableKeyRotation: true'],
  ])('are repaired: %j', (before, after) => {
    expect(fixed(rule, one('AWS::KMS::Key', before))).toBe(one('AWS::KMS::Key', after));
  });

  it('without any properties, and in JSON', () => {
    expect(fixed(rule, 'Resources:\n  X:\n    Type: AWS::KMS::Key\n')).toBe('Resources:\n  X:\n    Type: AWS::KMS::Key\n    Properties: { EnableKeyRotation: true }\n');
    const json = (properties: string): string => `{ "Resources": { "X": { "Type": "AWS::KMS::Key", "Properties": { ${properties} } } } }`;
    expect(fixed(rule, json('"Description": "x"'), 'stack.json')).toBe(json('"Description": "x", "EnableKeyRotation": true'));
  });
});

describe('templates', () => {
  const rule = 'no-secret-in-template';
  it.each([
    ['Parameters:\n  DbPassword: { Type: String }\nResources: { X: { Type: AWS::SNS::Topic } }\n', 'noEcho: DbPassword'],
    ['Parameters:\n  DbPassword: { Type: String, NoEcho: true, Default: hunter2-of-the-sea }\nResources: { X: { Type: AWS::SNS::Topic } }\n', 'default: hunter2-of-the-sea'],
    [`Parameters:\n  P: { Type: String, NoEcho: true }\n${one('AWS::SNS::Topic', '{}')}Outputs:\n  Out: { Value: !Ref P }\n`, 'output: !Ref P'],
    [one('AWS::SecretsManager::Secret', '{ SecretString: hunter2-of-the-sea }'), 'literal: hunter2-of-the-sea'],
    [one('AWS::RDS::DBInstance', '{ MasterUserPassword: hunter2-of-the-sea }'), 'literal: hunter2-of-the-sea'],
  ])('%s', (text, expected) => {
    expect(found(rule, text)).toEqual([expected]);
  });

  it.each([
    'Parameters:\n  DbPassword: { Type: String, NoEcho: true }\n  TokenTtl: { Type: Number, Default: 3 }\nResources: { X: { Type: AWS::SNS::Topic } }\n',
    one('AWS::RDS::DBInstance', "{ MasterUserPassword: '{{resolve:secretsmanager:db:SecretString:password}}' }"),
    `Parameters:\n  DbPassword: { Type: String, NoEcho: true }\n${one('AWS::RDS::DBInstance', '{ MasterUserPassword: !Ref DbPassword }')}`,
    one('AWS::SecretsManager::Secret', "{ GenerateSecretString: { SecretStringTemplate: '{\"user\":\"bot\"}', GenerateStringKey: password } }"),
    one('AWS::Cognito::UserPoolClient', '{ GenerateSecret: true, TokenValidityUnits: { AccessToken: hours } }'),
    `${one('AWS::SNS::Topic', '{}')}Outputs:\n  Topic: { Value: !Ref X }\n`,
  ])('silent: %s', (text) => {
    expect(found(rule, text)).toEqual([]);
  });

  it('hide what parameters take', () => {
    const text = 'Parameters:\n  DbPassword:\n    Type: String\nResources: { X: { Type: AWS::SNS::Topic } }\n';
    expect(fixed(rule, text)).toBe(text.replace('Type: String\n', 'Type: String\n    NoEcho: true\n'));
  });
});

describe('other resources', () => {
  it.each<[RuleName, string, string[]]>([
    ['no-wildcard-iam-action', one('AWS::IAM::Policy', '{ PolicyDocument: { Statement: [{ Effect: Allow, Action: "ssm:*", Resource: x }] } }'), ['serviceWildcard: "ssm:*"']],
    ['no-broad-managed-policy', one('AWS::IAM::Role', '{ ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess] }'), ['broad: arn:aws:iam::aws:policy/AdministratorAccess']],
    ['no-broad-managed-policy', one('AWS::Serverless::Function', '{ Policies: [AmazonS3FullAccess, AWSLambdaBasicExecutionRole] }'), ['broad: AmazonS3FullAccess']],
    ['no-broad-managed-policy', one('AWS::IAM::Role', '{ PermissionsBoundary: arn:aws:iam::aws:policy/AdministratorAccess }'), []],
    ['require-secure-string', one('AWS::SSM::Parameter', '{ Name: /app/prod/db-password, Type: String, Value: hunter2-of-the-sea }'), ['template: X']],
    ['require-secure-string', one('AWS::SSM::Parameter', '{ Name: /app/prod/log-level, Type: String, Value: info }'), []],
    ['require-read-event-trail', one('AWS::CloudTrail::Trail', '{ IsLogging: false, S3BucketName: x }'), [expect.stringMatching(/: false$/) as never]],
  ])('%s: %s', (rule, text, expected) => {
    expect(found(rule, text)).toEqual(expected);
  });
});

describe('texts', () => {
  const TOKEN = 'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy';
  it.each([
    ['a value', one('AWS::SNS::Topic', `{ DisplayName: ${TOKEN} }`), TOKEN],
    ['a quoted value', one('AWS::SNS::Topic', `{ DisplayName: "bearer ${TOKEN}" }`), TOKEN],
    ['a comment', `# ${TOKEN}\n${one('AWS::SNS::Topic', '{}')}`, TOKEN],
    ['code in a block', `Resources:\n  X:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code:\n        ZipFile: |\n          const a = 1;\n          const token = '${TOKEN}';\n`, TOKEN],
    ['a text of Fn::Sub', one('AWS::SNS::Topic', `{ DisplayName: !Sub '\${Stage}-${TOKEN}' }`), TOKEN],
    ['metadata', `${one('AWS::SNS::Topic', '{}')}Metadata: { note: ${TOKEN} }\n`, TOKEN],
  ])('%s', (_, text, expected) => {
    expect(found('no-hardcoded-secret', text)).toEqual([`token: ${expected}`]);
  });

  it.each([
    ['names of resources', one('AWS::AmazonMQ::Broker', '{ Users: [{ Password: !Ref ActiveMqBrokerPassword1 }] }')],
    ['attributes', one('AWS::ApiGateway::Method', '{ Integration: { Credentials: !GetAtt ApiGatewayS3ReadOnlyRole1.Arn } }')],
    ['dynamic references', one('AWS::RDS::DBInstance', "{ MasterUserPassword: !Join ['', ['{{resolve:secretsmanager:', !Ref S, ':SecretString:password}}']] }")],
    ['a hash sign in a string', one('AWS::SNS::Topic', "{ DisplayName: 'a # b' }")],
  ])('silent: %s', (_, text) => {
    expect(found('no-hardcoded-secret', text)).toEqual([]);
  });

  it('an environment speaks for itself', () => {
    const text = one('AWS::Lambda::Function', `{ Environment: { Variables: { SLACK_TOKEN: ${TOKEN} } } }`);
    expect(lintTemplate(text).map(({ ruleId }) => ruleId)).toEqual(['aws-secrets/no-secret-in-lambda-env']);
  });
});
