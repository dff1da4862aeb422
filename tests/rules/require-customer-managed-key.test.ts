import { testRule } from '../support/rule-tester.ts';
import { reported, withProperty } from './reported.ts';

const SM = "import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';\nimport * as kms from 'aws-cdk-lib/aws-kms';\n";
const SDK = "import { CreateSecretCommand, SecretsManager } from '@aws-sdk/client-secrets-manager';\nimport { PutParameterCommand, SSM } from '@aws-sdk/client-ssm';\n";
const PULUMI = "import * as aws from '@pulumi/aws';\n";

const found = (messageId: 'absent' | 'managed', imports: string, code: string, property: string, name = 'S') => {
  return withProperty(reported(imports + code, [{ messageId, name }]), name, property);
};

testRule('require-customer-managed-key', {
  valid: [
    ...[
      "const key = new kms.Key(this, 'K', { enableKeyRotation: true }); new secretsmanager.Secret(this, 'S', { encryptionKey: key });",
      "new secretsmanager.Secret(this, 'S', { encryptionKey: props.key });",
      "export const make = (props: secretsmanager.SecretProps) => new secretsmanager.Secret(this, 'S', props);",
      "export const make = (props: secretsmanager.SecretProps) => new secretsmanager.Secret(this, 'S', { ...props });",
      "new secretsmanager.Secret(this, 'S', { encryptionKey: kms.Key.fromLookup(this, 'K', { aliasName: 'alias/app' }) });",
      "new secretsmanager.Secret(this, 'S', { encryptionKey: kms.Alias.fromAliasName(this, 'K', 'alias/app') });",
      "new secretsmanager.CfnSecret(this, 'S', { kmsKeyId: key.keyArn });",
      "const secret = new secretsmanager.CfnSecret(this, 'S'); secret.kmsKeyId = 'alias/app';",
      "const secret = new secretsmanager.Secret(this, 'S'); (secret.node.defaultChild as secretsmanager.CfnSecret).addPropertyOverride('KmsKeyId', key.keyArn);",
      "secretsmanager.Secret.fromSecretNameV2(this, 'S', 'app/prod/token');",
      "new secretsmanager.SecretRotation(this, 'R', { secret });",
      "const base = { encryptionKey: key }; new secretsmanager.Secret(this, 'S', { ...base, description: 'x' });",
      "class Safe extends secretsmanager.Secret { constructor(scope, id, props) { super(scope, id, { ...props, encryptionKey: key }); } } new Safe(this, 'S', {});",
    ].map((code) => SM + code),
    "import { Stack } from 'aws-cdk-lib'; import { Secret } from './secret.js'; new Secret(this, 'S');",
    "import { Secret } from 'aws-cdk-lib/aws-ecs'; new Secret(this, 'S');",
    `${SDK}new CreateSecretCommand({ Name: 'S', KmsKeyId: 'alias/app' });`,
    `${SDK}new CreateSecretCommand(input); new CreateSecretCommand({ ...input }); new CreateSecretCommand({ Name: 'S', KmsKeyId: keyId });`,
    `${SDK}new PutParameterCommand({ Name: '/a', Type: 'String', Value: 'x' });`,
    `${SDK}new PutParameterCommand({ Name: '/a', Type: type, Value: 'x' });`,
    `${SDK}new PutParameterCommand({ Name: '/a', Type: 'SecureString', Value: value, KeyId: keyId });`,
    `${SDK}client.createSecret({ Name: 'S' });`,
    "import { CreateSecretCommand } from './commands.js'; new CreateSecretCommand({ Name: 'S' }); // aws-sdk",
    `${PULUMI}new aws.secretsmanager.Secret('S', { kmsKeyId: key.arn }); new aws.ssm.Parameter('P', { type: 'String', value: 'x' });`,
    { code: `${SM}new secretsmanager.Secret(this, 'S');`, filename: 'test/stack.test.ts' },
  ],
  invalid: [
    found('absent', SM, "new «secretsmanager.Secret»(this, 'S');", 'encryptionKey'),
    found('absent', SM, "new «secretsmanager.Secret»(this, 'S', {\r\n  secretName: 'app/prod/token', // by hand\r\n});", 'encryptionKey'),
    found('absent', SM, "new «secretsmanager.Secret»(this, 'S', { encryptionKey: undefined } as secretsmanager.SecretProps);", 'encryptionKey'),
    found('absent', SM, "const props = { description: 'x' } satisfies secretsmanager.SecretProps; new «secretsmanager.Secret»(this, `S`, { ...props })!;", 'encryptionKey'),
    found('absent', SM, "const { Secret: Made } = secretsmanager; new «Made»(this, 'S');", 'encryptionKey'),
    found('absent', SM, "new «secretsmanager.CfnSecret»(this, 'S', { generateSecretString: {} });", 'kmsKeyId'),
    found('absent', SM, "class Token extends secretsmanager.Secret { constructor(scope) { «super»(scope, 'S', {}); } }", 'encryptionKey'),
    found('absent', SM, "const make = (description) => new «secretsmanager.Secret»(this, 'S', { description });", 'encryptionKey'),
    found('absent', SM, "const make = (props) => new secretsmanager.Secret(this, 'S', props); «make»({ description: 'x' }); make({ encryptionKey });", 'encryptionKey'),
    found('managed', SM, "new secretsmanager.CfnSecret(this, 'S', { kmsKeyId: «'alias/aws/secretsmanager'» });", 'kmsKeyId'),
    found('managed', SM, "new secretsmanager.CfnSecret(this, 'S', { kmsKeyId: «`arn:aws:kms:${region}:${account}:alias/aws/secretsmanager`» });", 'kmsKeyId'),
    found('managed', SM, "const key = «kms.Alias.fromAliasName(this, 'K', 'alias/aws/secretsmanager')»; new secretsmanager.Secret(this, 'S', { encryptionKey: key });", 'encryptionKey'),
    found('absent', "import { aws_secretsmanager as sm } from 'aws-cdk-lib';\n", "new «sm.Secret»(this, 'S');", 'encryptionKey'),
    found('absent', "const sm = require('@aws-cdk/aws-secretsmanager');\n", "new «sm.Secret»(this, 'S', {});", 'encryptionKey'),
    found('absent', "import { DatabaseSecret } from 'aws-cdk-lib/aws-rds';\n", "new «DatabaseSecret»(this, 'S', { username: 'admin' });", 'encryptionKey'),
    found('absent', SDK, "await client.send(new «CreateSecretCommand»({ Name: 'S', SecretString: value }));", 'KmsKeyId'),
    found('absent', SDK, "const input = { Name: '/app/prod/token', Type: 'SecureString' as const, Value: value }; new «PutParameterCommand»(input);", 'KeyId', '/app/prod/token'),
    found('absent', SDK, "new «PutParameterCommand»({ Name: name, Type: ParameterType.SECURE_STRING, Value: value });", 'KeyId', 'PutParameterCommand'),
    found('managed', SDK, "new PutParameterCommand({ Name: 'S', Type: 'SecureString', Value: value, KeyId: «'alias/aws/ssm'» });", 'KeyId'),
    found('absent', SDK, "const client = new SSM({}); await client?.putParameter({ Name: 'S', Type: 'SecureString', Value: value });".replace('client?.putParameter', '«client?.putParameter»'), 'KeyId'),
    found('absent', "const AWS = require('aws-sdk');\n", "await new AWS.SecretsManager().createSecret({ Name: 'S' }).promise();".replace('new AWS.SecretsManager().createSecret', '«new AWS.SecretsManager().createSecret»'), 'KmsKeyId'),
    found('absent', PULUMI, "new «aws.secretsmanager.Secret»('S', {});", 'kmsKeyId'),
    found('absent', PULUMI, "new «aws.ssm.Parameter»('S', { type: 'SecureString', value });", 'keyId'),
  ],
});
