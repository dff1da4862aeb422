import type { InvalidCase, ValidCase } from '../support/rule-tester.ts';
import { testRule } from '../support/rule-tester.ts';
import { reported } from './reported.ts';

const CDK = "import * as cdk from 'aws-cdk-lib';\nimport * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';\nconst secret = new secretsmanager.Secret(this, 'S');\n";

interface Expected {
  readonly messageId: string;
  readonly name: string;
  readonly from?: string;
  /** What the suggestion makes of the code. */
  readonly suggestion?: readonly [messageId: string, code: string];
  /** What `--fix` makes of it. */
  readonly output?: string;
}

/** One finding in a program that uses CDK. */
function found(marked: string, { messageId, name, from, suggestion, output }: Expected, more: Partial<InvalidCase> = {}): InvalidCase {
  const made = reported(CDK + marked, [{ messageId, name }], output === undefined ? null : CDK + output, more);
  const [error] = made.errors as object[];
  const suggestions = suggestion ? [{ messageId: suggestion[0], data: { name }, output: CDK + suggestion[1] }] : [];
  const data = { name, ...(from === undefined ? {} : { from }), ...(messageId === 'noEcho' ? { property: 'noEcho' } : {}) };
  return { ...made, errors: [{ ...error, data, suggestions }] } as InvalidCase;
}

const output = (value: string, from: string, before = ''): InvalidCase =>
  found(`${before}new cdk.CfnOutput(this, 'Key', { value: «${value}» });\nnext();`, { messageId: 'output', name: 'Key', from, suggestion: ['removeOutput', `${before}next();`] });
const open = (code: string, name: string, from: string): InvalidCase => found(code, { messageId: 'open', name, from });
const plain = (code: string, name: string): InvalidCase => found(code, { messageId: 'literal', name, from: 'a literal' });
const passed = (code: string, name: string, from: string): InvalidCase => found(code, { messageId: 'passedThrough', name, from });
const cdk = (code: string): ValidCase => CDK + code;

testRule('no-secret-in-template', {
  valid: [
    // Outputs that identify, or that have nothing to do with secrets.
    cdk("new cdk.CfnOutput(this, 'Arn', { value: secret.secretArn, exportName: 'secret-arn' });"),
    cdk("new cdk.CfnOutput(this, 'SecretName', { value: secret.secretName });"),
    cdk("new cdk.CfnOutput(this, 'ApiKey', { value: apiKey.keyId }); new cdk.CfnOutput(this, 'Url', { value: api.url });"),
    cdk("new cdk.CfnOutput(this, 'User', { value: secret.secretValueFromJson('username').unsafeUnwrap() });"),
    cdk("new cdk.CfnOutput(this, 'Token', { value: cdk.Fn.importValue('other-stack-bucket') });"),
    cdk("new cdk.CfnOutput(this, 'ClientSecret', { value: 'see the console' });"),
    cdk("new cdk.CfnOutput(this, 'Endpoint', { value: ssm.StringParameter.valueForStringParameter(this, '/app/api/url') });"),
    cdk("new cdk.CfnOutput(this, 'Key', { description: 'the api key', value: key.keyArn }); stack.exportValue(bucket.bucketArn);"),
    cdk("new CfnOutputs(this, 'Key', { value: secret.secretValue.unsafeUnwrap() });"),
    // Places where a secret belongs.
    cdk("new rds.CfnDBCluster(this, 'Db', { masterUsername: 'admin', masterUserPassword: secret.secretValueFromJson('password').unsafeUnwrap() });"),
    cdk("new rds.CfnDBCluster(this, 'Db', { masterUserPassword: '{{resolve:secretsmanager:prod/db:SecretString:password}}' });"),
    cdk("new rds.CfnDBInstance(this, 'Db', { masterUserPassword: new cdk.CfnDynamicReference(cdk.CfnDynamicReferenceService.SECRETS_MANAGER, 'x').toString() });"),
    cdk("new elasticache.CfnReplicationGroup(this, 'R', { authToken: secret.secretValue.toString() });"),
    cdk("new cognito.UserPoolIdentityProviderGoogle(this, 'G', { userPool, clientId: 'x', clientSecret: secret.secretValue.unsafeUnwrap() });"),
    cdk("new cognito.UserPoolIdentityProviderGoogle(this, 'G', { userPool, clientSecretValue: secret.secretValue });"),
    cdk("new codepipeline_actions.GitHubSourceAction({ oauthToken: cdk.SecretValue.secretsManager('github-token') });"),
    cdk("new secretsmanager.Secret(this, 'G', { generateSecretString: { secretStringTemplate: JSON.stringify({ username: 'admin' }), generateStringKey: 'password' } });"),
    cdk("new rds.CfnDBInstance(this, 'Db', { manageMasterUserPassword: true, masterUserPassword: undefined });"),
    cdk("new rds.CfnDBInstance(this, 'Db', { masterUserPassword: props.password, passwordLength: 12, masterUserSecret: { kmsKeyId: 'alias/db' } });"),
    cdk("new dynamodb.CfnTable(this, 'T', { keySchema: [{ attributeName: 'sessionToken', keyType: 'HASH' }] });"),
    cdk("new cognito.UserPool(this, 'P', { passwordPolicy: { minLength: 12 }, accountRecovery: 'none' });"),
    cdk("new apigateway.ApiKey(this, 'K', { apiKeyName: 'partner-key', description: 'key of the partner' });"),
    // Values of secrets that are filled in later, or that are none.
    cdk("new secretsmanager.Secret(this, 'P', { secretStringValue: cdk.SecretValue.unsafePlainText('<to be set>') });"),
    cdk("new secretsmanager.CfnSecret(this, 'P', { secretString: 'REPLACE_ME' });"),
    cdk("new secretsmanager.CfnSecret(this, 'P', { secretString: '{\"username\":\"admin\",\"password\":\"\"}' });"),
    cdk("new events.Connection(this, 'C', { authorization: events.Authorization.apiKey('x-unused', cdk.SecretValue.unsafePlainText('notused')) });"),
    cdk("new secretsmanager.Secret(this, 'P', { secretObjectValue: { username: cdk.SecretValue.unsafePlainText('admin'), host: cdk.SecretValue.unsafePlainText(db.endpoint), password: other.secretValue } });"),
    cdk("use(cdk.SecretValue.unsafePlainText(secret.secretName), cdk.SecretValue.unsafePlainText(token));"),
    // Readable places without a secret.
    cdk("new lambda.Function(this, 'F', { description: `reads ${secret.secretName}`, runtime, handler: 'x' });"),
    cdk("userData.addCommands('yum update -y', `aws secretsmanager get-secret-value --secret-id ${secret.secretArn}`);"),
    cdk("task.addContainer('C', { image, command: ['node', 'index.js'], secrets: { TOKEN: ecs.Secret.fromSecretsManager(secret) } });"),
    cdk("cdk.Tags.of(this).add('owner', process.env.OWNER ?? 'team'); tokens.add('x', secret.secretValue.unsafeUnwrap());"),
    // Environments: no-secret-in-lambda-env. Parameters of Parameter Store: require-secure-string.
    cdk("new lambda.Function(this, 'F', { runtime, handler: 'x', environment: { API_TOKEN: secret.secretValue.unsafeUnwrap(), DB_PASSWORD: 'hunter22' } });"),
    cdk("new lambda.Function(this, 'F', { runtime, handler: 'x', environment: { API_TOKEN: cdk.SecretValue.unsafePlainText('hunter22').toString() } });"),
    cdk("new ssm.StringParameter(this, 'P', { parameterName: '/app/prod/token', stringValue: secret.secretValue.unsafeUnwrap() });"),
    // Parameters of the template.
    cdk("new cdk.CfnParameter(this, 'DbPassword', { type: 'String', noEcho: true });"),
    cdk("new cdk.CfnParameter(this, 'SshKey', { type: 'String' });"),
    cdk("new cdk.CfnParameter(this, 'SecretsManagerSecretForMQ', { type: 'String', default: 'MQ_SECRET_ARN' });"),
    // CloudFront has no other way to prove itself to an origin.
    cdk("new origins.HttpOrigin('x', { customHeaders: { 'x-origin-verify': secret.secretValue.unsafeUnwrap() } });"),
    cdk("new cloudfront.CfnDistribution(this, 'D', { distributionConfig: { origins: [{ originCustomHeaders: [{ headerName: 'x', headerValue: secret.secretValue.unsafeUnwrap() }] }] } });"),
    cdk("new cdk.CfnParameter(this, 'DbPassword', { type: 'String', noEcho: true, default: '' });"),
    cdk("new cdk.CfnParameter(this, 'ApiToken', { type: 'String', noEcho: hidden });"),
    cdk("new cdk.CfnParameter(this, 'ApiToken', props);"),
    cdk("const token = new cdk.CfnParameter(this, 'ApiToken'); token.noEcho = true;"),
    cdk("new cdk.CfnParameter(this, 'ApiToken', { type: 'AWS::SSM::Parameter::Value<String>', default: '/app/prod/token' });"),
    ...['SecretArn', 'DbSecretName', 'TokenPath', 'KmsKeyId', 'KeyName', 'PasswordMinLength', 'BucketName', 'MaxTokens', 'ApiKeySourceType'].map((id) =>
      cdk(`new cdk.CfnParameter(this, '${id}', { type: 'String', default: 'hunter22' });`),
    ),
    // Nothing of infrastructure; tests.
    "new CfnOutput(this, 'Key', { value: secret.secretValue.unsafeUnwrap() }); SecretValue.unsafePlainText('hunter22');",
    { code: `${CDK}new cdk.CfnOutput(this, 'Key', { value: secret.secretValue.unsafeUnwrap() });`, filename: 'test/stack.test.ts' },
  ],
  invalid: [
    // Outputs.
    output('secret.secretValue.unsafeUnwrap()', 'secretValue'),
    output('secret.secretValue.toString()', 'secretValue'),
    output("secret.secretValueFromJson('password').unsafeUnwrap()", 'secretValueFromJson()'),
    output("secret.secretValueFromJson('password').unsafeUnwrap() as string", 'secretValueFromJson()'),
    output("cdk.SecretValue.secretsManager('app/db').unsafeUnwrap()!", 'SecretValue.secretsManager()'),
    output("cdk.SecretValue.ssmSecure('/app/db').toString()", 'SecretValue.ssmSecure()'),
    output('client.userPoolClientSecret.unsafeUnwrap()', 'userPoolClientSecret', "const client = new cognito.UserPoolClient(this, 'C', {});\n"),
    output('api.apiKey ?? ""', 'apiKey', "import * as appsync from 'aws-cdk-lib/aws-appsync';\nconst api = new appsync.GraphqlApi(this, 'A', {});\n"),
    output('key.attrApiKey', 'attrApiKey'),
    output('accessKey.secretAccessKey.unsafeUnwrap()', 'secretAccessKey', "const accessKey = new iam.AccessKey(this, 'A', { user });\n"),
    output('accessKey.attrSecretAccessKey', 'attrSecretAccessKey'),
    output('parameter.valueAsString', 'CfnParameter', "const parameter = new cdk.CfnParameter(this, 'Pin', { noEcho: true });\n"),
    output("ssm.StringParameter.valueForStringParameter(this, '/app/prod/db-password')", 'valueForStringParameter()'),
    output('`postgres://app:${secret.secretValueFromJson(\'password\').unsafeUnwrap()}@db`', 'secretValueFromJson()'),
    output("'{{resolve:secretsmanager:app/db:SecretString:password}}'", '{{resolve:secretsmanager}}'),
    output('process.env.API_KEY!', 'process.env.API_KEY'),
    output("'xoxb-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx'", 'a literal'),
    output('value', 'secretValue', 'const value = secret.secretValue.unsafeUnwrap();\n'),
    output('production ? secret.secretValue.unsafeUnwrap() : "none"', 'secretValue'),
    found("this.key = new cdk.CfnOutput(this, 'Key', { value: «secret.secretValue.unsafeUnwrap()» });", { messageId: 'output', name: 'Key', from: 'secretValue' }),
    found("import { CfnOutput } from 'aws-cdk-lib';\nconst props = { value: «secret.secretValue.unsafeUnwrap()» };\nnew CfnOutput(this, `${name}-key`, props satisfies object);\nnext();", {
      messageId: 'output',
      name: 'CfnOutput',
      from: 'secretValue',
      suggestion: ['removeOutput', "import { CfnOutput } from 'aws-cdk-lib';\nconst props = { value: secret.secretValue.unsafeUnwrap() };\nnext();"],
    }),
    found('stack.exportValue(«secret.secretValue.unsafeUnwrap()»);\nnext();', { messageId: 'output', name: 'exportValue', from: 'secretValue', suggestion: ['removeOutput', 'next();'] }),
    found("if (debug) new cdk.CfnOutput(this, 'Key', { value: /* all */ «secret.secretValue.unsafeUnwrap()» });", {
      messageId: 'output',
      name: 'Key',
      from: 'secretValue',
      suggestion: ['removeOutput', 'if (debug) {}'],
    }),
    found("new cdk.CfnOutput(this, 'Key', {\r\n  value: «secret.secretValue.unsafeUnwrap()»,\r\n});\r\nnext();", {
      messageId: 'output',
      name: 'Key',
      from: 'secretValue',
      suggestion: ['removeOutput', 'next();'],
    }),
    // Places that everybody reads.
    open("new lambda.Function(this, 'F', { runtime, handler: 'x', description: «`key ${secret.secretValue.unsafeUnwrap()}`» });", 'description', 'secretValue'),
    open("userData.addCommands('yum update', «`echo ${secret.secretValue.unsafeUnwrap()} > /etc/key`»);", 'userData.addCommands', 'secretValue'),
    open('const data = ec2.UserData.custom(«`export TOKEN=${process.env.GITHUB_TOKEN}`»);', 'UserData.custom', 'process.env.GITHUB_TOKEN'),
    open("new ec2.CfnInstance(this, 'I', { userData: «cdk.Fn.base64(`TOKEN=${secret.secretValue.unsafeUnwrap()}`)» });", 'userData', 'secretValue'),
    open("task.addContainer('C', { image, command: ['--password', «secret.secretValueFromJson('password').unsafeUnwrap()»] });", 'command', 'secretValueFromJson()'),
    open("task.addContainer('C', { image, entryPoint: ['sh', '-c', «`run ${secret.secretValue.unsafeUnwrap()}`»] });", 'entryPoint', 'secretValue'),
    open("new pipelines.ShellStep('Synth', { commands: [«`npm config set //registry/:_authToken=${process.env.NPM_TOKEN}`», 'npm ci'] });", 'commands', 'process.env.NPM_TOKEN'),
    open("cdk.Tags.of(this).add('token', «secret.secretValue.unsafeUnwrap()»);", 'Tags.add', 'secretValue'),
    open("resource.addMetadata('key', «secret.secretValue.unsafeUnwrap()»);", 'resource.addMetadata', 'secretValue'),
    // Plain text where a secret is expected.
    plain("new rds.CfnDBCluster(this, 'Db', { masterUsername: 'admin', masterUserPassword: «'hunter22'» });", 'masterUserPassword'),
    plain("new rds.CfnDBInstance(this, 'Db', { masterUserPassword: «'changeme'» });", 'masterUserPassword'),
    plain("const password = 'hunter22';\nnew rds.CfnDBInstance(this, 'Db', { masterUserPassword: «password as string» });", 'masterUserPassword'),
    plain("const props = { masterUserPassword: «'hun' + 'ter22'» };\nnew rds.CfnDBInstance(this, 'Db', { ...props, engine: 'x' });", 'masterUserPassword'),
    plain("new elasticache.CfnReplicationGroup(this, 'R', { authToken: «'f8a3c1d94b7e60f25a91c3d7'» });", 'authToken'),
    plain("new iam.CfnUser(this, 'U', { loginProfile: { password: «'Welcome2024!'» } });", 'password'),
    plain("new amazonmq.CfnBroker(this, 'B', { users: [{ username: 'app', password: «'hunter22hunter'» }] });", 'password'),
    plain("new cognito.CfnUserPoolIdentityProvider(this, 'P', { providerDetails: { client_id: 'x', client_secret: «'9f8e7d6c5b4a39281706f5e4'» } });", 'client_secret'),
    plain("new apigateway.ApiKey(this, 'K', { value: «'9f8e7d6c5b4a39281706f5e4'» });", 'value'),
    plain("import * as aws from '@pulumi/aws';\nnew aws.rds.Instance('db', { password: «'hunter22'» });", 'password'),
    plain("class Db extends rds.CfnDBInstance { constructor(scope, id) { super(scope, id, { masterUserPassword: «'hunter22'» }); } }", 'masterUserPassword'),
    plain("const db = (id, password) => new rds.CfnDBInstance(this, id, { masterUserPassword: «password» });\ndb('A', secret.secretValue.unsafeUnwrap());\ndb('B', 'hunter22');", 'masterUserPassword'),
    plain("function db(props) { return new rds.CfnDBInstance(this, 'Db', { ...props }); }\ndb({ masterUserPassword: secret.secretValue.unsafeUnwrap() });\ndb({ masterUserPassword: «'hunter22'» });", 'masterUserPassword'),
    passed("new rds.CfnDBInstance(this, 'Db', { masterUserPassword: «process.env.DB_PASSWORD» });", 'masterUserPassword', 'process.env.DB_PASSWORD'),
    passed("new rds.CfnDBInstance(this, 'Db', { masterUserPassword: «this.node.tryGetContext('dbPassword')» });", 'masterUserPassword', 'context value dbPassword'),
    // Plain text that is declared to be a secret, and the first value of one.
    plain("const key = cdk.SecretValue.unsafePlainText(«'hunter22'»);", 'SecretValue.unsafePlainText'),
    plain("const key = cdk.SecretValue.plainText(«'hunter22'»);", 'SecretValue.plainText'),
    plain("new rds.DatabaseCluster(this, 'Db', { credentials: rds.Credentials.fromPassword('admin', cdk.SecretValue.unsafePlainText(«'hunter22'»)) });", 'SecretValue.unsafePlainText'),
    plain("new secretsmanager.Secret(this, 'P', { secretStringValue: cdk.SecretValue.unsafePlainText(«'hunter22'») });", 'SecretValue.unsafePlainText'),
    plain("new secretsmanager.Secret(this, 'P', { secretObjectValue: { username: cdk.SecretValue.unsafePlainText('admin'), foo: cdk.SecretValue.unsafePlainText(«'hunter22'») } });", 'SecretValue.unsafePlainText'),
    plain("new secretsmanager.Secret(this, 'P', { secretStringBeta1: secretsmanager.SecretStringValueBeta1.fromUnsafePlaintext(«'hunter22'») });", 'SecretStringValueBeta1.fromUnsafePlaintext'),
    plain("const value = cdk.SecretValue.unsafePlainText(JSON.stringify({ username: 'admin', password: «'hunter22'» }));", 'password'),
    plain("new secretsmanager.CfnSecret(this, 'P', { secretString: «'hunter22'» });", 'secretString'),
    plain("new secretsmanager.CfnSecret(this, 'P', { secretString: «'{\"username\":\"admin\",\"password\":\"hunter22\"}'» });", 'secretString'),
    plain("new secretsmanager.CfnSecret(this, 'P', { secretString: JSON.stringify({ username: 'admin', password: «'hunter22'» }) });", 'password'),
    plain("new secretsmanager.Secret(this, 'G', { generateSecretString: { secretStringTemplate: JSON.stringify({ username: 'admin', apiKey: «'9f8e7d6c5b4a39281706f5e4'» }), generateStringKey: 'password' } });", 'apiKey'),
    passed('const key = cdk.SecretValue.unsafePlainText(«process.env.VENDOR!»);', 'SecretValue.unsafePlainText', 'process.env.VENDOR'),
    // Parameters of the template.
    found("new «cdk.CfnParameter»(this, 'DbPassword');", { messageId: 'noEcho', name: 'DbPassword', output: "new cdk.CfnParameter(this, 'DbPassword', { noEcho: true });" }),
    found("new «cdk.CfnParameter»(this, 'DbPassword', { type: 'String' });", { messageId: 'noEcho', name: 'DbPassword', output: "new cdk.CfnParameter(this, 'DbPassword', { type: 'String', noEcho: true });" }),
    found("import { CfnParameter } from 'aws-cdk-lib';\nnew «CfnParameter»(this, 'ApiToken', {\n  description: 'x', // of Slack\n});", {
      messageId: 'noEcho',
      name: 'ApiToken',
      output: "import { CfnParameter } from 'aws-cdk-lib';\nnew CfnParameter(this, 'ApiToken', {\n  description: 'x', // of Slack\n  noEcho: true,\n});",
    }),
    found("new «cdk.CfnParameter»(this, 'ApiToken', { noEcho: false, type: 'String' });", { messageId: 'noEcho', name: 'ApiToken', output: "new cdk.CfnParameter(this, 'ApiToken', { noEcho: true, type: 'String' });" }),
    found("new cdk.CfnParameter(this, 'DbPassword', { noEcho: true, default: «'hunter22'» });", {
      messageId: 'default',
      name: 'DbPassword',
      suggestion: ['removeDefault', "new cdk.CfnParameter(this, 'DbPassword', { noEcho: true });"],
    }),
    found("new cdk.CfnParameter(this, 'DbPassword', {\r\n  noEcho: true,\r\n  default: «'changeme'»,\r\n});", {
      messageId: 'default',
      name: 'DbPassword',
      suggestion: ['removeDefault', "new cdk.CfnParameter(this, 'DbPassword', {\r\n  noEcho: true,\r\n});"],
    }),
    { ...found("new cdk.CfnParameter(this, 'VendorLicence', { noEcho: true, default: «'hunter22'» });", { messageId: 'default', name: 'VendorLicence', suggestion: ['removeDefault', "new cdk.CfnParameter(this, 'VendorLicence', { noEcho: true });"] }), settings: { 'aws-secrets': { secretNames: { add: ['vendorLicence'] } } } },
  ],
});
