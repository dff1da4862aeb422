import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase, type ValidCase } from '../support/rule-tester.ts';
import { randomNumbers, randomString } from '../knowledge/literals/sample.ts';

// Keys of the right form that nobody has; drawn here, so that none is written in this repository.
const random = randomNumbers(20);
const ID = `AKIA${randomString('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16, random)}`;
const SECRET = randomString('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 40, random);

const S3 = "import { S3Client } from '@aws-sdk/client-s3';\n";
const V2 = "import AWS from 'aws-sdk';\n";
const FROM_ENV = 'accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY';
const MARKED_ENV = 'accessKeyId: process.env.AWS_ACCESS_KEY_ID, «secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY»';
const MARKED_LITERAL = `accessKeyId: '${ID}', «secretAccessKey: '${SECRET}'»`;

/** A key from the environment at «…»; ⟦…⟧ is what the suggestion removes. */
const fromEnvironment = (text: string, label = 'S3Client', from = 'process.env.AWS_SECRET_ACCESS_KEY', more: Partial<InvalidCase> = {}): InvalidCase =>
  marked(text, text, { messageId: 'environment', data: { label, from }, removal: { messageId: 'remove' }, more });
const literal = (text: string, label = 'S3Client'): InvalidCase =>
  marked(text.replaceAll(ID, '<id>').replaceAll(SECRET, '<secret>'), text, { messageId: 'literal', data: { label }, removal: { messageId: 'remove' } });
const created = (text: string, label: string): InvalidCase => marked(text, text, { messageId: 'created', data: { label } });
const configured = (text: string): InvalidCase => marked(text.replaceAll(SECRET, '<secret>'), text, { messageId: 'configured', data: { label: 'aws configure set' } });

const valid: ValidCase[] = [
  // The SDK finds its credentials
  "new S3Client({ region: 'eu-west-1' });",
  "new S3Client({ credentials: fromIni({ profile: 'dev' }) });",
  'new S3Client({ credentials: fromTemporaryCredentials({ params: { RoleArn: role } }) });',
  'new S3Client({ credentials: fromNodeProviderChain() });',
  // Temporary credentials
  `new S3Client({ credentials: { ${FROM_ENV}, sessionToken: process.env.AWS_SESSION_TOKEN } });`,
  'const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn }));\nnew S3Client({ credentials: { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey, sessionToken: Credentials.SessionToken } });',
  'const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn }));\nnew S3Client({ credentials: { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey } });',
  `new S3Client({ credentials: { ...base, ${FROM_ENV} } });`,
  // Emulators
  "new S3Client({ credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });",
  "new S3Client({ endpoint: 'http://localhost:4566', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });",
  `new S3Client({ endpoint: 'http://localhost:4566', credentials: { ${FROM_ENV} } });`,
  `new S3Client({ endpoint: 'http://dynamodb:8000', credentials: { ${FROM_ENV} } });`,
  `new S3Client({ endpoint: process.env.S3_ENDPOINT, credentials: { ${FROM_ENV} } });`,
  `new S3Client({ ...(local && { endpoint: 'http://localhost:9000', credentials: { accessKeyId: 'minio', secretAccessKey: 'minio123' } }) });`,
  "new S3Client({ credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? 'local', secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? 'local' } });",
  "new S3Client({ credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' } });",
  "new S3Client({ credentials: { accessKeyId: '<your key>', secretAccessKey: '<your secret>' } });",
  "new S3Client({ credentials: { accessKeyId: '', secretAccessKey: '' } });",
  // Other services that speak S3
  `new S3Client({ region: 'auto', endpoint: \`https://\${account}.r2.cloudflarestorage.com\`, credentials: { accessKeyId: process.env.R2_ACCESS_KEY_ID, secretAccessKey: process.env.R2_SECRET_ACCESS_KEY } });`,
  `new S3Client({ endpoint: 'https://fra1.digitaloceanspaces.com', credentials: { ${FROM_ENV} } });`,
  `import { Client } from 'minio';\nnew Client({ accessKey: process.env.MINIO_ACCESS_KEY, secretKey: process.env.MINIO_SECRET_KEY });`,
  `import { AwsClient } from 'aws4fetch';\nnew AwsClient({ ${FROM_ENV} });`,
  // What the file does not show
  'new S3Client({ credentials });',
  'new S3Client({ credentials: { accessKeyId: config.id, secretAccessKey: config.secret } });',
  'new S3Client({ credentials: { accessKeyId: await getSecret("a"), secretAccessKey: await getSecret("b") } });',
  `new S3Client({ ...options, credentials: { ${FROM_ENV} } });`,
  `import { makeClient } from './aws';\nmakeClient({ credentials: { ${FROM_ENV} } });`,
  `const shape = { ${FROM_ENV} };`,
  'AWS.config.update({ region });',
  `${V2}AWS.config.credentials = new AWS.SharedIniFileCredentials({ profile });`,
  `${V2}new AWS.Credentials(process.env.AWS_ACCESS_KEY_ID, process.env.AWS_SECRET_ACCESS_KEY, process.env.AWS_SESSION_TOKEN);`,
  `${V2}new AWS.Credentials('test', 'test');`,
  `${V2}AWS.config.update({ ${FROM_ENV} });\nnew AWS.S3({ endpoint: STORE });`,
  `${V2}AWS.config.secretAccessKey = process.env.KEY;\nAWS.config.endpoint = 'http://' + host;`,
  `${V2}new AWS.S3({ endpoint: new AWS.Endpoint(host), credentials: new AWS.Credentials({ ${FROM_ENV} }) });`,
  `${V2}AWS.config.secretAccessKey = 'fake';`,
  // Keys that are no keys of AWS, or are not made
  "import { AccessKey } from '@acme/doors';\nnew AccessKey('front');",
  "import { AccessKey } from 'aws-cdk-lib/aws-something';\nnew AccessKey('front');",
  'client.send(new DeleteAccessKeyCommand({ UserName }));',
  "import { DeleteAccessKeyCommand, ListAccessKeysCommand } from '@aws-sdk/client-iam';\nclient.send(new DeleteAccessKeyCommand({ UserName }));\nclient.send(new ListAccessKeysCommand({ UserName }));",
  'service.createAccessKey({ name });',
  'class Keys { createAccessKey() {} }\nnew Keys().createAccessKey();',
  // Commands that are told, not run
  "console.log('Run aws configure set aws_secret_access_key <key> first.');",
  "throw new Error('Run aws configure set aws_secret_access_key first.');",
  '// aws configure set aws_secret_access_key $KEY',
  'const command = /aws configure set aws_secret_access_key/;',
  'const help = <p>aws configure set aws_secret_access_key $KEY</p>;',
  "execSync('aws configure set aws_secret_access_key test');",
  `execSync('aws configure set aws_secret_access_key "local"');`,
  "execSync('aws configure set aws_secret_access_key a$b');",
  "execSync('aws configure set region eu-west-1');",
  "execSync('aws configure set aws_secret_access_key $KEY');\nexecSync('aws configure set aws_session_token $TOKEN');",
  { code: `${S3}new S3Client({ credentials: { accessKeyId: '${ID}', secretAccessKey: '${SECRET}' } });`, name: 'test file', filename: 'test/client.test.ts' },
];

testRule('no-static-aws-credentials', {
  valid: valid.map((test) => (typeof test === 'string' ? S3 + test : test)),
  invalid: [
    // Clients of SDK 3
    fromEnvironment(`${S3}new S3Client({ region⟦, credentials: { ${MARKED_ENV} }⟧ });`),
    fromEnvironment(`${S3}new S3Client({ ⟦credentials: { ${MARKED_ENV} }, ⟧region });`),
    fromEnvironment(`${S3}new S3Client({ region⟦, credentials: { accessKeyId: process.env['AWS_ACCESS_KEY_ID']!, «secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY']!» }⟧ });`),
    fromEnvironment(`${S3}new S3Client({ region⟦, credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? '', «secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY || ''» }⟧ });`),
    fromEnvironment(`${S3}new S3Client({ region⟦, credentials: { accessKeyId: String(process.env.AWS_ACCESS_KEY_ID), «secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY as string» } satisfies object⟧ });`),
    fromEnvironment(`${S3}new S3Client({ region⟦, credentials: { accessKeyId: process.env.UPLOAD_KEY, «secretAccessKey: process.env.UPLOAD_SECRET» }⟧ });`, 'S3Client', 'process.env.UPLOAD_SECRET'),
    literal(`${S3}new S3Client({ region⟦, credentials: { ${MARKED_LITERAL} }⟧ });`),
    literal(`${S3}new S3Client({ region⟦, credentials: { accessKeyId: '${ID}', «secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY» }⟧ });`),
    literal(`${S3}new S3Client({ region⟦, credentials: { accessKeyId: '${ID}', «secretAccessKey: await getSecret('x')» }⟧ });`),
    fromEnvironment(`import * as s3 from '@aws-sdk/client-s3';\nnew s3.S3({ region⟦, credentials: { ${MARKED_ENV} }⟧ });`, 's3.S3'),
    fromEnvironment(`const { DynamoDBClient: Client } = require('@aws-sdk/client-dynamodb');\nnew Client({ region⟦, credentials: { ${MARKED_ENV} }⟧ });`, 'Client'),
    fromEnvironment(`${S3}new S3Client({ endpoint: 'https://s3.eu-west-1.amazonaws.com'⟦, credentials: { ${MARKED_ENV} }⟧ });`),
    fromEnvironment(`${S3}new S3Client({ endpoint: undefined⟦, credentials: { ${MARKED_ENV} }⟧ });`),
    // One step away
    fromEnvironment(`${S3}const credentials = { ${MARKED_ENV} };\nnew S3Client({ credentials });\nnew S3Client({ region, credentials });`),
    fromEnvironment(`${S3}const options = { region, credentials: { ${MARKED_ENV} } };\nnew S3Client(options);`),
    fromEnvironment(`${S3}const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;\nnew S3Client({ region⟦, credentials: { accessKeyId, «secretAccessKey» }⟧ });`),
    fromEnvironment(`${S3}const keys = { accessKeyId: process.env.AWS_ACCESS_KEY_ID };\nnew S3Client({ region⟦, credentials: { ...keys, «secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY» }⟧ });`),
    fromEnvironment(`${S3}new S3Client({ region, ...(process.env.AWS_ACCESS_KEY_ID ? { credentials: { ${MARKED_ENV} } } : {}) });`),
    fromEnvironment(`${S3}new S3Client({ region, credentials: process.env.AWS_ACCESS_KEY_ID ? { ${MARKED_ENV} } : undefined });`),
    fromEnvironment(`${S3}const keys = () => ({ ${MARKED_ENV} });\nnew S3Client({ region, credentials: keys() });`),
    fromEnvironment(`${S3}new S3Client({ region, credentials: async () => ({ ${MARKED_ENV} }) });`),
    fromEnvironment(`${S3}const client = (credentials) => new S3Client({ credentials });\nclient({ ${MARKED_ENV} });`),
    fromEnvironment(`${S3}const client = (accessKeyId, secretAccessKey) => new S3Client({ region⟦, credentials: { accessKeyId, «secretAccessKey» }⟧ });\nclient(process.env.AWS_ACCESS_KEY_ID, process.env.AWS_SECRET_ACCESS_KEY);`),
    literal(`${S3}const KEY = { id: '${ID}', secret: '${SECRET}' };\nnew S3Client({ region⟦, credentials: { accessKeyId: KEY.id, «secretAccessKey: KEY.secret» }⟧ });`),
    literal(`${S3}new S3Client({ region⟦, credentials: { accessKeyId: 'AKIA' + '${ID.slice(4)}', «secretAccessKey: '${SECRET}'» }⟧ });`),
    // Other users of a key
    fromEnvironment(`import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';\nfromTemporaryCredentials({ params⟦, masterCredentials: { ${MARKED_ENV} }⟧ });`, 'fromTemporaryCredentials'),
    fromEnvironment(`import { SignatureV4 } from '@smithy/signature-v4';\nnew SignatureV4({ service⟦, credentials: { ${MARKED_ENV} }⟧ });`, 'SignatureV4'),
    fromEnvironment(`import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';\ncreateAmazonBedrock({ region, ${MARKED_ENV} });`, 'createAmazonBedrock'),
    fromEnvironment(`import * as aws from '@pulumi/aws';\nnew aws.Provider('p', { region, accessKey: process.env.KEY, «secretKey: process.env.AWS_SECRET» });`, 'aws.Provider', 'process.env.AWS_SECRET'),
    // SDK 2
    fromEnvironment(`${V2}AWS.config.update({ region, ${MARKED_ENV} });`, 'AWS.config.update'),
    fromEnvironment(`${V2}AWS.config.update({ ${MARKED_ENV} });`, 'AWS.config.update'),
    fromEnvironment(`${V2}new AWS.S3({ ${MARKED_ENV} });`, 'AWS.S3'),
    {
      ...fromEnvironment(`${V2}new AWS.S3({\n  accessKeyId: process.env.AWS_ACCESS_KEY_ID,\n  «secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY»,\n  region,\n});`, 'AWS.S3'),
      errors: [{ messageId: 'environment', data: { label: 'AWS.S3', from: 'process.env.AWS_SECRET_ACCESS_KEY' }, line: 4, column: 3, endLine: 4, endColumn: 53, suggestions: [{ messageId: 'remove', output: `${V2}new AWS.S3({\n  region,\n});` }] }],
    } as InvalidCase,
    fromEnvironment(`import S3 from 'aws-sdk/clients/s3';\nnew S3({ ${MARKED_ENV} });`, 'S3'),
    fromEnvironment(`${V2}new AWS.Credentials(process.env.AWS_ACCESS_KEY_ID, «process.env.AWS_SECRET_ACCESS_KEY»);`, 'AWS.Credentials'),
    fromEnvironment(`${V2}AWS.config.credentials = new AWS.Credentials({ ${MARKED_ENV} });`, 'AWS.Credentials'),
    literal(`${V2}AWS.config.accessKeyId = '${ID}';\nAWS.config.secretAccessKey = «'${SECRET}'»;`, 'AWS.config'),
    // Keys that are made
    created("import * as iam from 'aws-cdk-lib/aws-iam';\nnew «iam.AccessKey»(this, 'Key', { user });", 'iam.AccessKey'),
    created("import { aws_iam } from 'aws-cdk-lib';\nnew «aws_iam.AccessKey»(this, 'Key', { user });", 'aws_iam.AccessKey'),
    created("import { AccessKey as Key } from '@aws-cdk/aws-iam';\nnew «Key»(this, 'Key', { user });", 'Key'),
    created("import { CfnAccessKey } from 'aws-cdk-lib/aws-iam';\nnew «CfnAccessKey»(this, 'Key', { userName });", 'CfnAccessKey'),
    created("import { CfnResource } from 'aws-cdk-lib';\nnew «CfnResource»(this, 'Key', { type: 'AWS::IAM::AccessKey', properties: { UserName } });", 'CfnResource'),
    created("import * as aws from '@pulumi/aws';\nnew «aws.iam.AccessKey»('key', { user: user.name });", 'aws.iam.AccessKey'),
    created("import { IamAccessKey } from '@cdktf/provider-aws/lib/iam-access-key';\nnew «IamAccessKey»(this, 'key', { user: user.name });", 'IamAccessKey'),
    created("import { CreateAccessKeyCommand } from '@aws-sdk/client-iam';\nclient.send(new «CreateAccessKeyCommand»({ UserName }));", 'CreateAccessKeyCommand'),
    created("import { IAM } from '@aws-sdk/client-iam';\nconst client = new IAM({});\nawait «client.createAccessKey»({ UserName });", 'client.createAccessKey'),
    created(`${V2}await «new AWS.IAM().createAccessKey»({ UserName }).promise();`, 'createAccessKey'),
    // Keys that are stored
    configured("execSync(«'aws configure set aws_secret_access_key $KEY'»);"),
    configured("execSync(«'aws configure set aws_secret_access_key'»);"),
    configured("execSync(«'aws configure set aws_secret_access_key \"%KEY%\"'»);"),
    configured('execSync(«`aws configure set aws_secret_access_key ${process.env.KEY}`»);'),
    configured(`await $«\`aws configure set profile.ci.aws_secret_access_key \${key} --profile ci\`»;`),
    configured(`const commands = ['npm ci', «'aws configure set aws_secret_access_key ${SECRET}'»];`),
    configured("instance.userData.addCommands(«'aws configure set default.aws_secret_access_key \"$KEY\"'»);"),
    // Comments, line endings, several
    {
      ...fromEnvironment(`${S3}new S3Client({\r\n  region, // where\r\n  ⟦credentials: {\r\n    accessKeyId: process.env.AWS_ACCESS_KEY_ID,\r\n    «secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY»,\r\n  },⟧\r\n});`),
      errors: [{ messageId: 'environment', data: { label: 'S3Client', from: 'process.env.AWS_SECRET_ACCESS_KEY' }, line: 6, column: 5, endLine: 6, endColumn: 55, suggestions: [{ messageId: 'remove', output: `${S3}new S3Client({\r\n  region, // where\r\n});` }] }],
    } as InvalidCase,
  ],
});
