/** Which access keys are handed over, made or stored? */
import { describe, expect, it } from 'vitest';
import type { StaticCredentials } from '../../src/model/static-credentials.ts';
import { credentialsOf } from '../../src/script/credentials.ts';
import { applyFix } from '../support/linting.ts';
import { scriptOf } from './script-of.ts';

const credentials = (code: string): readonly StaticCredentials[] => credentialsOf(scriptOf(code));
/** `how label place` of each. */
const told = (code: string): string[] => credentials(code).map(({ how, label, range }) => `${how} ${label} ${code.slice(...range)}`);
/** The code without the key. */
const without = (code: string): string | undefined => {
  const [key] = credentials(code);
  if (key?.how !== 'given') throw new Error('no key is given');
  return key.removal?.toSorted((a, b) => b.range[0] - a.range[0]).reduce((text, edit) => applyFix(text, edit), code);
};

const AWS = "import AWS from 'aws-sdk'; import * as s3 from '@aws-sdk/client-s3'; ";
const KEY = 'accessKeyId: a, secretAccessKey: b';

describe('keys that are given', () => {
  it.each([
    [`new s3.S3({ credentials: { ${KEY} } })`, 's3.S3 secretAccessKey: b'],
    [`new s3.S3({ credentials: { accessKeyId: a, ['secretAccessKey']: b } })`, "s3.S3 ['secretAccessKey']: b"],
    [`new s3.S3({ masterCredentials: { access_key: a, secret_key: b } })`, 's3.S3 secret_key: b'],
    [`new s3.S3(...[{ ${KEY} }])`, undefined],
    [`new s3.S3({ nested: { ${KEY} } })`, undefined],
    [`new s3.S3({ credentials: { ${KEY}, token: t } })`, undefined],
    [`new s3.S3({ credentials: { ${KEY}, ...more } })`, undefined],
    [`new s3.S3({ credentials: { accessKeyId: a } })`, undefined],
    [`new s3.S3({ credentials: { secretAccessKey: b } })`, undefined],
    [`new s3.S3({ credentials: { mySecretAccessKey: b, myAccessKeyId: a } })`, undefined],
    [`new s3.S3({ credentials: { ${KEY} }, endpoint: 'https://s3.amazonaws.com.evil.example' })`, undefined],
    [`new s3.S3({ credentials: { ${KEY} }, endpoint: 'https://s3.cn-north-1.amazonaws.com.cn/path' })`, 's3.S3 secretAccessKey: b'],
    [`new s3.S3({ credentials: { ${KEY} }, endpoint: 'https://s3.dualstack.api.aws' })`, 's3.S3 secretAccessKey: b'],
    [`new s3.S3({ credentials: { ${KEY} }, endpoints: [host] })`, undefined],
    [`new s3.S3({ credentials: () => { return { ${KEY} }; } })`, 's3.S3 secretAccessKey: b'],
    [`new s3[name]({ credentials: { ${KEY} } })`, 'the client secretAccessKey: b'],
    [`new (require('aws-sdk').S3)({ ${KEY} })`, 'S3 secretAccessKey: b'],
    [`AWS.config.update({ ${KEY} })`, 'AWS.config.update secretAccessKey: b'],
    [`new AWS.Credentials(a, b)`, 'AWS.Credentials b'],
    [`new AWS.Credentials(a, b, c)`, undefined],
    [`new AWS.Credentials(a)`, undefined],
    [`new AWS.Other(secretAccessKey, b)`, undefined],
    [`AWS.config.secretAccessKey = b`, 'AWS.config b'],
    [`AWS.config.accessKeyId = b; AWS.other.secretAccessKey = b; config.secretAccessKey = b; secretAccessKey = b`, undefined],
    [`const { S3 } = AWS; new S3({ ${KEY} }); new S3({ ${KEY} })`, 'S3 secretAccessKey: b|S3 secretAccessKey: b'],
    [`const o = { ${KEY} }; new AWS.S3(o); new AWS.SQS(o)`, 'AWS.S3 secretAccessKey: b'],
    [`const make = (credentials) => new AWS.S3({ credentials }); make({ ${KEY} })`, 'AWS.S3 secretAccessKey: b'],
    [`const make = (options) => new AWS.S3({ credentials: options.keys }); make({ keys: { ${KEY} } })`, 'AWS.S3 secretAccessKey: b'],
    // What is set apart may be for another endpoint.
    [`AWS.config.update({ ${KEY} }); endpoint`, undefined],
    [`AWS.config.secretAccessKey = b; endpoint`, undefined],
    [`new AWS.Config({ ${KEY} }); endpoint`, undefined],
    [`new AWS.S3({ ${KEY} }); endpoint`, 'AWS.S3 secretAccessKey: b'],
    [`new AWS.S3({ ${KEY}, endpoint: undefined })`, 'AWS.S3 secretAccessKey: b'],
  ])('%s: %s', (code, expected) => expect(told(AWS + code)).toEqual(expected === undefined ? [] : expected.split('|').map((one) => `given ${one}`)));

  it.each<readonly [code: string, expected: string | undefined]>([
    [`new s3.S3({ credentials: { ${KEY} }, region })`, 'new s3.S3({ region })'],
    [`new s3.S3({ region, ${KEY} })`, undefined],
    [`new s3.S3({ region, credentials: { ${KEY} } as Keys })`, 'new s3.S3({ region })'],
    [`new s3.S3({ ${KEY}, region } as Options)`, 'new s3.S3({ region } as Options)'],
    [`new s3.S3({ region, accessKeyId: a, retries: 3, secretAccessKey: b })`, 'new s3.S3({ region, retries: 3 })'],
    [`new s3.S3({ ${KEY} })`, undefined],
    [`const credentials = { ${KEY} }; new s3.S3({ region, credentials })`, undefined],
    [`const options = { region, ${KEY} }; new s3.S3(options)`, undefined],
    [`new s3.S3({ region, ...{ credentials: { ${KEY} } } })`, undefined],
    [`new s3.S3({ region, accessKeyId: a, ...{ secretAccessKey: b } })`, undefined],
    ['new AWS.Credentials(a, b)', undefined],
    ['AWS.config.secretAccessKey = b', undefined],
  ])('are taken out of %s', (code, expected) => expect(without(AWS + code)).toBe(expected === undefined ? undefined : AWS + expected));
});

it.each<readonly [module: string, isAws: boolean]>([
  ...['aws-sdk', 'aws-sdk/clients/s3', '@aws-sdk/client-s3', '@smithy/signature-v4', '@pulumi/aws', '@pulumi/aws/iam', '@cdktf/provider-aws', 'monocdk', '@ai-sdk/amazon-bedrock', 'nestjs-aws', '@vendor/aws-s3', 'aws'].map((module) => [module, true] as const),
  ...['./aws-sdk', '../aws', 'awssome', 'minio', 'claws-sdk', 'monocdkx', '@pulumi/awsx', '@pulumi/azure'].map((module) => [module, false] as const),
])('%s is of AWS: %s', (module, isAws) => expect(told(`import { Client } from '${module}'; new Client({ ${KEY} });`)).toHaveLength(isAws ? 1 : 0));

describe('keys that are made', () => {
  it.each([
    ["import { aws_iam as iam } from 'aws-cdk-lib'; new iam.AccessKey(this, 'K');", 'iam.AccessKey iam.AccessKey'],
    ["import * as aws from '@pulumi/aws'; new aws.iam.AccessKey('k');", 'aws.iam.AccessKey aws.iam.AccessKey'],
    ["import { CfnResource } from 'aws-cdk-lib'; new CfnResource(this, 'K', { type: 'AWS::IAM::AccessKey' });", 'CfnResource CfnResource'],
    ["import { IAMClient } from '@aws-sdk/client-iam'; const o = new IAMClient(); (o as any)['createAccessKey']({});", "o.createAccessKey (o as any)['createAccessKey']"],
    ["import { IAM } from 'aws-sdk'; (c ? new IAM() : other()).createAccessKey();", 'createAccessKey (c ? new IAM() : other()).createAccessKey'],
  ])('%s', (code, expected) => expect(told(code)).toEqual([`created ${expected}`]));

  it.each([
    "import * as aws from '@pulumi/aws'; new aws.s3.AccessKey('k'); new aws.AccessKey('k');",
    "import { CfnResource, Resource } from 'aws-cdk-lib'; new CfnResource(this, 'K'); new CfnResource(this, 'K', {}); new CfnResource(this, 'K', { type }); new CfnResource(this, 'K', { type: 'AWS::IAM::User', name: 'AWS::IAM::AccessKey' }); new Resource(this, 'K', { type: 'AWS::IAM::AccessKey' });",
    "import { SES, MyIAM, IAMClients, clients } from 'aws-sdk'; new SES().createAccessKey(); new MyIAM().createAccessKey(); new IAMClients().createAccessKey(); new clients.IAM().x.createAccessKey(); createAccessKey();",
    "import { IAM } from 'aws-sdk'; new IAM().deleteAccessKey(); IAM.createAccessKey; new IAM().keys.createAccessKey();",
    "import { IAM } from './aws'; new IAM().createAccessKey(); new CfnAccessKey(this, 'K'); new CreateAccessKeyCommand({});",
    "import { CfnAccessKeys, MyIamAccessKey } from 'aws-cdk-lib'; new CfnAccessKeys(); new MyIamAccessKey();",
  ])('not by %s', (code) => expect(told(code)).toEqual([]));
});

describe('keys that are stored', () => {
  const SET = 'aws configure set aws_secret_access_key';
  it.each([
    [`run('${SET} "$KEY" && ${SET} $OTHER')`, `'${SET} "$KEY" && ${SET} $OTHER'`],
    [`run('${SET} %KEY%'); log(x)`, `'${SET} %KEY%'`],
    ['run(`aws  configure\tset profile.a-b.c.aws_secret_access_key ${key}`)', '`aws  configure\tset profile.a-b.c.aws_secret_access_key ${key}`'],
    [`const lines = ['${SET}'];`, `'${SET}'`],
    [`logger(\`\${a} ${SET} $\{b}\`)`, `\`\${a} ${SET} $\{b}\``],
  ])('%s', (code, expected) => expect(told(code)).toEqual([`configured aws configure set ${expected}`]));

  it.each([
    `console.log('${SET} $KEY')`,
    `new UsageError('${SET} $KEY')`,
    `it('runs ${SET} $KEY', () => {})`,
    `run('${SET} test'); run('${SET} "local"')`,
    `run('${SET}x $KEY'); run('laws configure set aws_secret_access_key $KEY'); run('aws configure get aws_secret_access_key')`,
    `run('${SET} $KEY'); run('aws configure set profile.x.aws_session_token $TOKEN')`,
    `// ${SET} $KEY`,
    `const o = { 1: /${SET}/ };`,
  ])('not by %s', (code) => expect(told(code)).toEqual([]));
});
