/** Which statements of a template are too wide, in which kind of policy, and how are they narrowed? */
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/template/parse.ts';
import * as support from '../support/templates.ts';

const WIDE = 'no-wildcard-iam-resource';

const rules = support.only(WIDE);
const lintTemplate = (text: string, setup: support.TemplateSetup = {}) => support.lintTemplate(text, { rules, ...setup });
const told = (text: string, setup: support.TemplateSetup = {}) => support.told(text, { rules, ...setup });
const suggested = (text: string, index = 0, choice = 0, setup: support.TemplateSetup = {}) =>
  support.suggested(text, index, choice, { rules, ...setup });

const resource = (type: string, properties: string): string => `Resources:\n  X:\n    Type: ${type}\n    Properties: ${properties}\n`;
const ALL = '{ Effect: Allow, Action: ssm:GetParameter, Resource: "*" }';
const document = (statement = ALL): string => `{ Version: '2012-10-17', Statement: [${statement}] }`;
const messages = (text: string): (string | undefined)[] => lintTemplate(text).map(({ messageId }) => messageId);

describe('homes', () => {
  it.each([
    ['AWS::IAM::Policy', `{ PolicyDocument: ${document()} }`],
    ['AWS::IAM::ManagedPolicy', `{ PolicyDocument: { Statement: ${ALL} } }`],
    ['AWS::IAM::Role', `{ Policies: [{ PolicyName: a, PolicyDocument: ${document()} }] }`],
    ['AWS::SSO::PermissionSet', `{ InlinePolicy: ${document()} }`],
    ['AWS::Serverless::Function', `{ Policies: [{ Statement: [${ALL}] }] }`],
    ['AWS::Serverless::Function', `{ Policies: !If [C, [{ Statement: [${ALL}] }], !Ref AWS::NoValue] }`],
    ['AWS::Serverless::StateMachine', `{ Policies: [${document()}] }`],
    ['AWS::Serverless::Function', '{ Policies: [{ SSMParameterReadPolicy: { ParameterName: "*" } }] }'],
    ['AWS::Serverless::Function', '{ Policies: [{ AWSSecretsManagerGetSecretValuePolicy: { SecretArn: "*" } }] }'],
    ['AWS::Serverless::Function', '{ Policies: { S3CrudPolicy: { BucketName: "*" } } }'],
    ['Custom::Grants', `{ Statements: [${ALL}] }`],
  ])('%s %s', (type, properties) => {
    expect(messages(resource(type, properties))).toEqual([expect.stringMatching(/^wildcardResource/)]);
  });

  it('read a Deny of the same policy, and of no other', () => {
    const publish = '{ Effect: Allow, Action: [sns:Publish], Resource: "*" }';
    const deny = (more = ''): string => `{ Effect: Deny, Action: sns:Publish, Resource: "arn:aws:sns:*:*"${more} }`;
    const policies = (...statements: string[]): string => resource('AWS::IAM::Role', `{ Policies: [${statements.map((one) => `{ PolicyDocument: { Statement: [${one}] } }`).join(', ')}] }`);
    expect(messages(policies(`${publish}, ${deny()}`))).toEqual([]);
    expect(messages(policies(`${deny()}, ${publish}`))).toEqual([]);
    expect(messages(policies(`${publish}, ${deny(', Condition: { Bool: { aws:SecureTransport: "false" } }')}`))).toEqual(['wildcardResource']);
    expect(messages(policies(publish, deny()))).toEqual(['wildcardResource']);
  });

  it.each([
    ['AWS::KMS::Key', `{ EnableKeyRotation: true, KeyPolicy: ${document('{ Effect: Allow, Action: kms:*, Resource: "*", Principal: { AWS: x } }')} }`],
    ['AWS::SecretsManager::ResourcePolicy', `{ ResourcePolicy: ${document()} }`],
    ['AWS::SQS::QueuePolicy', `{ PolicyDocument: ${document('{ Effect: Allow, Action: sqs:SendMessage, Resource: "*" }')} }`],
    ['AWS::IAM::Role', `{ AssumeRolePolicyDocument: ${document('{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: x } }')} }`],
    ['AWS::EC2::VPCEndpoint', `{ PolicyDocument: ${document()} }`],
    ['AWS::Organizations::Policy', `{ Content: ${document()} }`],
    ['AWS::IAM::ManagedPolicy', `{ ManagedPolicyName: app-boundary, PolicyDocument: ${document()} }`],
    ['AWS::Serverless::Function', '{ Policies: [{ SSMParameterReadPolicy: { ParameterName: slack-bot/prod/* } }] }'],
    ['AWS::Serverless::Function', '{ Policies: [{ SSMParameterReadPolicy: { ParameterName: !Ref Name } }, AWSLambdaBasicExecutionRole] }'],
    ['AWS::IAM::Policy', `{ PolicyDocument: ${document('{ Effect: Deny, Action: ssm:GetParameter, Resource: "*" }')} }`],
    ['AWS::IAM::Policy', `{ PolicyDocument: ${document('{ Effect: Allow, Action: ec2:DescribeInstances, Resource: "*" }')} }`],
    ['AWS::IAM::Policy', `{ PolicyDocument: ${document('{ Effect: Allow, Action: s3:GetObject, Resource: !Sub "${Bucket.Arn}/*" }')} }`],
    ['AWS::IAM::Policy', `{ PolicyDocument: ${document('{ Effect: Allow, Action: ssm:GetParameter, Resource: !Sub "arn:aws:ssm:*:*:parameter/${App}/*" }')} }`],
    ['AWS::IAM::Policy', `{ PolicyDocument: ${document('{ Effect: Allow, Action: ssm:GetParameter, Resource: "*", Condition: { StringEquals: { "aws:ResourceTag/app": x } } }')} }`],
    ['AWS::IAM::Policy', `{ PolicyDocument: ${document('{ Effect: Allow, Action: !Ref Actions, Resource: "*" }')} }`],
  ])('silent: %s %s', (type, properties) => {
    expect(messages(resource(type, properties))).toEqual([]);
  });

  it('boundaries are known by their use', () => {
    const text = `${resource('AWS::IAM::ManagedPolicy', `{ PolicyDocument: ${document()} }`)}  Role: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: !Ref X } }\n`;
    expect(messages(text)).toEqual([]);
  });

  it('the Serverless Framework, with what variables and anchors bring in', () => {
    const text = `service: x
custom:
  arn: arn:aws:ssm:\${aws:region}:\${aws:accountId}:parameter/*
  own: arn:aws:ssm:\${self:provider.region}:*:parameter/slack-bot/\${opt:stage}/*
provider:
  name: aws
  region: eu-west-1
  iam:
    role:
      statements:
        - Effect: Allow
          Action: ssm:GetParameter
          Resource: \${self:custom.arn}
        - Effect: Allow
          Action: ssm:GetParameter
          Resource: \${self:custom.own}
  iamRoleStatements:
    - &read { Effect: Allow, Action: [secretsmanager:GetSecretValue], Resource: ['*'] }
functions:
  a:
    handler: a.b
    iamRoleStatements: [*read]
  b:
    handler: a.b
    iamRoleStatements:
      - Effect: Allow
        Action: ssm:GetParameter
        Resource: !Sub arn:aws:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/*
`;
    expect(told(text, { filename: 'serverless.yml' }).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      `3 ${WIDE} wildcardResourceArn`,
      `18 ${WIDE} wildcardResource`,
      `28 ${WIDE} wildcardResourceArn`,
    ]);
  });
});

describe('repairs', () => {
  const block = (body: string): string => `Resources:
  Param: { Type: 'AWS::SSM::Parameter', Properties: { Name: /slack-bot/prod/token, Type: String, Value: x } }
  Policy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Statement:
${body}`;
  const TOKEN = "!Sub 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/slack-bot/prod/token'";

  it.each([
    ['a string', "          - Effect: Allow\n            Action: ssm:GetParameter\n            Resource: '*' # all\n", `          - Effect: Allow\n            Action: ssm:GetParameter\n            Resource: ${TOKEN} # all\n`],
    ['an item of a block', "          - Effect: Allow\n            Action: ssm:GetParameter\n            Resource:\n              # all\n              - '*'\n", `          - Effect: Allow\n            Action: ssm:GetParameter\n            Resource:\n              # all\n              - ${TOKEN}\n`],
    ['an item in brackets', "          - { Effect: Allow, Action: ssm:GetParameter, Resource: ['*'] }\n", `          - { Effect: Allow, Action: ssm:GetParameter, Resource: [${TOKEN}] }\n`],
    ['the end of an ARN', "          - Effect: Allow\n            Action: ssm:GetParameter\n            Resource: !Sub arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/*\n", '          - Effect: Allow\n            Action: ssm:GetParameter\n            Resource: !Sub arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/slack-bot/prod/token\n'],
    ['a split in blocks', "          - Sid: Read\n            Effect: Allow\n            Action:\n              - ssm:GetParameter\n              - ec2:DescribeInstances\n            Resource: '*'\n          - Effect: Deny\n            Action: '*'\n            Resource: '*'\n",
      `          - Sid: Read\n            Effect: Allow\n            Action:\n              - ec2:DescribeInstances\n            Resource: '*'\n          - Sid: ReadScoped\n            Effect: Allow\n            Action:\n              - ssm:GetParameter\n            Resource: ${TOKEN}\n          - Effect: Deny\n            Action: '*'\n            Resource: '*'\n`],
    ['a split in brackets', "          - { Effect: Allow, Action: [ssm:GetParameter, ec2:DescribeInstances], Resource: '*' }\n", `          - { Effect: Allow, Action: [ec2:DescribeInstances], Resource: '*' }\n          - { Effect: Allow, Action: [ssm:GetParameter], Resource: ${TOKEN} }\n`],
    ['one of several', "          - Effect: Allow\n            Action: ssm:GetParameter\n            Resource:\n              - '*'\n              - !GetAtt Table.Arn # mine\n", '          - Effect: Allow\n            Action: ssm:GetParameter\n            Resource:\n              - !GetAtt Table.Arn # mine\n'],
  ])('%s', (_, before, after) => {
    expect(suggested(block(before))).toBe(block(after));
    const [crlf, expected] = [block(before), block(after)].map((text) => text.replaceAll('\n', '\r\n'));
    expect(suggested(crlf!)).toBe(expected);
  });

  it('of a role that is passed on: a condition', () => {
    const statement = '          - Effect: Allow\n            Action: iam:PassRole\n            Resource: "*"\n';
    const conditioned = `${statement}            Condition: { StringEquals: { 'iam:PassedToService': 'REPLACE_ME' } }\n`;
    expect(suggested(block(statement), 0, 1)).toBe(block(conditioned));
  });

  it('of arguments of policy templates', () => {
    const policy = (argument: string): string => `Resources:\n  Fn: { Type: 'AWS::Serverless::Function', Properties: { Policies: [${argument}] } }\n`;
    expect(suggested(policy("{ SSMParameterReadPolicy: { ParameterName: '*' } }"))).toBe(policy("{ SSMParameterReadPolicy: { ParameterName: 'REPLACE_ME' } }"));
    expect(suggested(policy("{ AWSSecretsManagerGetSecretValuePolicy: { SecretArn: '*' } }"))).toBe(
      policy("{ AWSSecretsManagerGetSecretValuePolicy: { SecretArn: !Sub 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:REPLACE_ME-??????' } }"),
    );
  });

  it('of JSON', () => {
    const json = (rest: string): string => `{ "Resources": { "P": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [\n  ${rest}\n] } } } } }\n`;
    const setup = { filename: 'stack.json' };
    const arn = '{ "Fn::Sub": "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/REPLACE_ME" }';
    const scoped = suggested(json('{ "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "*" }'), 0, 0, setup);
    expect(scoped).toBe(json(`{ "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": ${arn} }`));
    const split = suggested(json('{ "Effect": "Allow", "Action": ["ssm:GetParameter", "ec2:DescribeInstances"], "Resource": "*" }'), 0, 0, setup);
    expect(split).toBe(
      json(`{ "Effect": "Allow", "Action": ["ec2:DescribeInstances"], "Resource": "*" },\n  { "Effect": "Allow", "Action": ["ssm:GetParameter"], "Resource": ${arn} }`),
    );
    for (const text of [scoped, split]) expect(() => JSON.parse(text)).not.toThrow();
  });

  it('each takes its finding away and leaves a text that reads the same way', () => {
    const text = block(`          - Effect: Allow
            Action: [ssm:GetParameter, dynamodb:GetItem]
            Resource: ['*', 'arn:aws:dynamodb:eu-west-1:*:table/*']
          - Effect: Allow
            Action: secretsmanager:GetSecretValue
            Resource: "*"
`);
    for (const finding of lintTemplate(text)) {
      for (const { fix } of finding.suggestions ?? []) {
        const repaired = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
        expect(parse(repaired)).toHaveLength(1);
        const left = lintTemplate(repaired).filter(({ messageId, line }) => messageId !== 'placeholder' && line === finding.line);
        expect(left.filter(({ messageId }) => messageId === finding.messageId), repaired).toEqual([]);
      }
    }
  });
});
