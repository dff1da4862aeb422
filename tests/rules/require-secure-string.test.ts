import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase } from '../support/rule-tester.ts';

const SDK = "import { ParameterType, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';\n";
const POWERTOOLS = "import { SSMProvider, setParameter } from '@aws-lambda-powertools/parameters/ssm';\n";
const CDK = "import * as cdk from 'aws-cdk-lib';\nimport * as ssm from 'aws-cdk-lib/aws-ssm';\nimport * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';\n";

interface More {
  readonly operation?: string;
  readonly type?: string;
  readonly settings?: Record<string, unknown>;
}

/** Code that writes; `output` is what the autofix makes of it, `suggested` what the suggestion does. */
function written(text: string, made: { output?: string; suggested?: string }, { operation = 'PutParameter', type = 'String', settings }: More = {}): InvalidCase {
  const test = marked(text, text, { messageId: 'plain', data: { operation, type } });
  const suggestions = made.suggested === undefined ? [] : [{ messageId: 'secure', output: made.suggested }];
  return {
    ...test,
    output: made.output ?? null,
    errors: (test.errors as object[]).map((error) => ({ ...error, suggestions })) as never,
    ...(settings ? { settings: { 'aws-secrets': settings } } : {}),
  };
}

/** The input of a command; the type is `«Type: 'String'»`. */
const put = (input: string, before = '', settings?: Record<string, unknown>): InvalidCase => {
  const code = (type: string): string => `${SDK}${before}await client.send(new PutParameterCommand({ ${input.replace('TYPE', type)} }));`;
  return written(code("«Type: 'String'»"), { output: code("Type: 'SecureString'") }, settings ? { settings } : {});
};
const template = (operation: string, text: string): InvalidCase => {
  const test = marked(text, CDK + text, { messageId: 'template', data: { operation } });
  return test;
};

testRule('require-secure-string', {
  valid: [
    // Secure, or nobody knows.
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: token, Type: 'SecureString' }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: token, Type: ParameterType.SECURE_STRING }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: token, Type: secure ? 'SecureString' : 'String' }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: token, Type: type }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: token, Type: 'String', ...options }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: token, Overwrite: true }));`,
    `${SDK}client.send(new PutParameterCommand(input));`,
    `${POWERTOOLS}await setParameter('/app/prod/token', { value: token, parameterType: 'SecureString' });`,
    `${POWERTOOLS}await setParameter('/app/prod/token', { value: token, sdkOptions: { Type: 'SecureString' } });`,
    `${POWERTOOLS}await setParameter('/app/prod/token', options);`,
    // No secret by its name, and nothing that says so.
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/log-level', Value: level, Type: 'String' }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/x', Value: body, Type: 'String' }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: process.env.SSMParameterName, Value: event.body, Type: 'String' }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token-count', Value: tokens, Type: 'String' }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/password-policy', Value: password, Type: 'String' }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/cursor', Value: nextToken, Type: 'String' }));`,
    { code: `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/vendor-token', Value: x, Type: 'String' }));`, settings: { 'aws-secrets': { secretNames: { ignore: ['vendorToken'] } } } },
    // What is kept under a secret's name is something else.
    ...['arn', 'secretArn', 'response.ARN', 'created.SecretArn', 'secret.Name', 'keyId', 'tokenUrl', 'queueUrl', '`arn:aws:secretsmanager:${region}:${account}:secret:app`', "'arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf'", "'https://login.example.com/token'", "'app/prod/credentials'", "'3600'", "'true'", "''"].map(
      (value) => `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/api-key-secret', Value: ${value}, Type: 'String' }));`,
    ),
    // Constructs.
    `${CDK}new ssm.StringParameter(this, 'LogLevel', { parameterName: '/app/prod/log-level', stringValue: 'info' });`,
    `${CDK}new ssm.StringParameter(this, 'SecretArn', { parameterName: '/app/prod/db-secret', stringValue: secret.secretArn });`,
    `${CDK}const secret = new secretsmanager.Secret(this, 'Db'); new ssm.StringParameter(this, 'DbSecret', { parameterName: '/app/prod/db-secret', stringValue: secret.secretName });`,
    `${CDK}new ssm.StringParameter(this, 'TokenTable', { parameterName: '/app/prod/token', stringValue: table.tableName });`,
    `${CDK}new ssm.StringParameter(this, 'ApiKeyId', { parameterName: '/app/prod/api-key', stringValue: apiKey.keyId });`,
    `${CDK}new ssm.StringListParameter(this, 'Subnets', { parameterName: '/app/prod/subnets', stringListValue: ['subnet-1', 'subnet-2'] });`,
    `${CDK}new ssm.CfnParameter(this, 'Level', { type: 'String', value: 'info' });`,
    `${CDK}new cdk.CfnParameter(this, 'ApiKey', { type: 'String', noEcho: true });`,
    `${CDK}ssm.StringParameter.fromStringParameterName(this, 'Token', '/app/prod/token');`,
    `${CDK}ssm.StringParameter.fromSecureStringParameterAttributes(this, 'Token', { parameterName: '/app/prod/token' });`,
    `${CDK}new secretsmanager.Secret(this, 'Token', { secretName: 'app/prod/token' }); // StringParameter`,
    "import * as aws from '@pulumi/aws';\nnew aws.ssm.Parameter('token', { name: '/app/prod/token', type: 'SecureString', value: token });",
    "import { StringParameter } from './own';\nnew StringParameter(this, 'Token', { parameterName: '/app/prod/token', stringValue: token });",
    // Somebody else's.
    'url.putParameter({ Name: name, Value: token, Type: "String" });',
    "map.set('token', { value: token }); // setParameter",
    "new AwsCustomResource(this, 'Table', { onCreate: { service: 'DynamoDB', action: 'putItem', parameters: { Name: '/app/token', Value: token, Type: 'String' } } }); // putParameter",
    { code: `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: token, Type: 'String' }));`, filename: 'tests/put.ts' },
    "// new PutParameterCommand({ Name: '/app/prod/token', Value: token, Type: 'String' })",
  ],
  invalid: [
    // The parameter's name says so.
    put("Name: '/slack-bot/prod/token', Value: event.body, TYPE"),
    put("TYPE, Name: `/slack-bot/${stage}/db-password`, Value: String(x)"),
    put("Name: '/app/' + stage + '/api-key', Value: x!, TYPE, Description: 'API key'"),
    put("Name: config.dbPasswordPath, Value: x, TYPE"),
    put("Name: process.env.SLACK_TOKEN_PARAM!, Value: x, TYPE"),
    put("Name, Value, TYPE", "const Name = '/app/prod/token'; const Value = load();\n"),
    put("Name: '/app/prod/token', Value: 'hunter2!', TYPE"),
    put("Name: '/app/prod/token', Value: 'REPLACE_ME', TYPE"),
    put("Name: '/app/prod/token', Value: x, TYPE, Overwrite: false"),
    put("...{ Tags: [] }, Name: '/app/prod/token', Value: x, TYPE"),
    put("Name: '/app/prod/vendor-license', Value: x, TYPE", '', { secretNames: { add: ['vendorLicense'] } }),
    // The value says so.
    put("Name: name, Value: apiKey, TYPE"),
    put("Name: '/app/prod/x', Value: credentials.password, TYPE"),
    put("Name: '/app/prod/x', Value: `${user}:${password}`, TYPE"),
    put("Name: '/app/prod/x', Value: process.env.SLACK_TOKEN, TYPE"),
    put("Name: '/app/prod/x', Value: JSON.stringify({ user, clientSecret }), TYPE"),
    put("Name: '/app/prod/x', Value: (await sm.send(new GetSecretValueCommand({ SecretId: 'y' }))).SecretString, TYPE", "import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';\n"),
    put("Name: '/app/prod/settings', Value: 'postgres://app:kXh2p9Zq@db.example.org/app', TYPE"),
    // How the type may be written.
    written(`${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, «Type: ParameterType.STRING» }));`, { output: `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, Type: ParameterType.SECURE_STRING }));` }),
    written(`${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, «"Type": ("String" as const) /* plain */» }));`.replace(' /* plain */»', '» /* plain */'), { output: `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, "Type": ("SecureString" as const) /* plain */ }));` }),
    written(`${SDK}client.send(new PutParameterCommand({\r\n  Name: '/app/prod/token',\r\n  Value: x,\r\n  «Type: \`String\`»,\r\n}));`, { output: `${SDK}client.send(new PutParameterCommand({\r\n  Name: '/app/prod/token',\r\n  Value: x,\r\n  Type: \`SecureString\`,\r\n}));` }),
    written(`${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, «Type: 'String'» satisfies object }));`.replace("» satisfies object", "» "), { output: `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, Type: 'SecureString'  }));` }),
    written(`${SDK}const type = 'String'; client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, «Type: type» }));`, {}),
    written(`${SDK}const Type = 'String'; client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, «Type» }));`, {}),
    written(`${SDK}const input = { Name: '/app/prod/token', Value: x, «Type: 'String'» }; client.send(new PutParameterCommand(input));`, { output: `${SDK}const input = { Name: '/app/prod/token', Value: x, Type: 'SecureString' }; client.send(new PutParameterCommand(input));` }),
    written(`${SDK}const base = { Type: 'String' }; client.send(«new PutParameterCommand»({ ...base, Name: '/app/prod/token', Value: x }));`, {}),
    written(`${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/tokens', Value: tokens.join(), «Type: 'StringList'» }));`.replace('tokens', 'api-keys'), { suggested: `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/api-keys', Value: tokens.join(), Type: 'SecureString' }));` }, { type: 'StringList' }),
    // The type of a parameter that is there cannot be changed.
    written(`${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, «Type: 'String'», Overwrite: true }));`, { suggested: `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, Type: 'SecureString', Overwrite: true }));` }),
    written(`${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, «Type: 'String'», Overwrite: replace }));`, { suggested: `${SDK}client.send(new PutParameterCommand({ Name: '/app/prod/token', Value: x, Type: 'SecureString', Overwrite: replace }));` }),
    // A wrapper.
    written(`${SDK}const put = (name: string, value: string) => client.send(new PutParameterCommand({ Name: name, Value: value, «Type: 'String'» }));\nput('/app/prod/token', read());`, { output: `${SDK}const put = (name: string, value: string) => client.send(new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString' }));\nput('/app/prod/token', read());` }),
    written(`${SDK}const put = (name: string, value: string) => client.send(new PutParameterCommand({ Name: name, Value: value, «Type: 'String'» }));\nput('/app/prod/token', read()); put('/app/prod/api-key', read());`, { suggested: `${SDK}const put = (name: string, value: string) => client.send(new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString' }));\nput('/app/prod/token', read()); put('/app/prod/api-key', read());` }),
    // Other clients.
    written("await ssm.putParameter({ Name: '/app/prod/token', Value: x, «Type: 'String'» }).promise();", { output: "await ssm.putParameter({ Name: '/app/prod/token', Value: x, Type: 'SecureString' }).promise();" }),
    written("ssm.putParameter({ Name: '/app/prod/token', Value: x, «Type: 'String'» }, (error) => done(error));", { output: "ssm.putParameter({ Name: '/app/prod/token', Value: x, Type: 'SecureString' }, (error) => done(error));" }),
    written("import { SSM } from '@aws-sdk/client-ssm';\nawait new SSM({}).putParameter({ Name: '/app/prod/token', Value: x, «Type: 'String'» });", { output: "import { SSM } from '@aws-sdk/client-ssm';\nawait new SSM({}).putParameter({ Name: '/app/prod/token', Value: x, Type: 'SecureString' });" }),
    written("const { PutParameterCommand: Put } = require('@aws-sdk/client-ssm');\nclient.send(new Put({ Name: '/app/prod/token', Value: x, «Type: 'String'» }));", { output: "const { PutParameterCommand: Put } = require('@aws-sdk/client-ssm');\nclient.send(new Put({ Name: '/app/prod/token', Value: x, Type: 'SecureString' }));" }),
    // Powertools writes plain strings unless it is told otherwise.
    written(`${POWERTOOLS}await «setParameter»('/app/prod/token', { value: x });`, { output: `${POWERTOOLS}await setParameter('/app/prod/token', { value: x, parameterType: 'SecureString' });` }, { operation: 'setParameter' }),
    written(`${POWERTOOLS}await «setParameter»('/app/prod/token', { value: x, overwrite: true });`, { suggested: `${POWERTOOLS}await setParameter('/app/prod/token', { value: x, overwrite: true, parameterType: 'SecureString' });` }, { operation: 'setParameter' }),
    written(`${POWERTOOLS}const provider = new SSMProvider(); await provider.set('/app/prod/x', { value: apiKey, «parameterType: 'String'» });`, { output: `${POWERTOOLS}const provider = new SSMProvider(); await provider.set('/app/prod/x', { value: apiKey, parameterType: 'SecureString' });` }, { operation: 'set' }),
    // Whoever is told to write.
    written("new AwsCustomResource(this, 'Token', { onCreate: { service: 'SSM', action: 'putParameter', parameters: { Name: '/app/prod/token', Value: x, «Type: 'String'» } } });", { suggested: "new AwsCustomResource(this, 'Token', { onCreate: { service: 'SSM', action: 'putParameter', parameters: { Name: '/app/prod/token', Value: x, Type: 'SecureString' } } });" }),
    written("const call: AwsSdkCall = { service: '@aws-sdk/client-ssm', action: 'PutParameterCommand', parameters: { Name: '/app/prod/token', Value: x, «Type: 'String'» } };", { suggested: "const call: AwsSdkCall = { service: '@aws-sdk/client-ssm', action: 'PutParameterCommand', parameters: { Name: '/app/prod/token', Value: x, Type: 'SecureString' } };" }),
    // Constructs.
    template('StringParameter', "new «ssm.StringParameter»(this, 'Token', { parameterName: '/app/prod/token', stringValue: props.value });".replace('new «', '«new ')),
    template('StringParameter', "«new ssm.StringParameter»(this, 'Database', { parameterName: '/app/prod/database', stringValue: `${user},${password}` });"),
    template('StringParameter', "«new ssm.StringParameter»(this, 'Token', { parameterName: '/app/prod/x', stringValue: process.env.SLACK_TOKEN! });"),
    template('StringParameter', "const secret = new secretsmanager.Secret(this, 'S'); «new ssm.StringParameter»(this, 'X', { stringValue: secret.secretValue.unsafeUnwrap() });"),
    template('StringParameter', "«new ssm.StringParameter»(this, 'SlackTokenParameter', { stringValue: props.value });"),
    template('StringParameter', "«new ssm.StringParameter»(this, 'Token', { parameterName: '/app/prod/token', stringValue: 'change-me' });"),
    template('StringParameter', "const props = { parameterName: '/app/prod/token', stringValue: value }; «new ssm.StringParameter»(this, 'Token', props);"),
    template('StringListParameter', "«new ssm.StringListParameter»(this, 'Keys', { parameterName: '/app/prod/api-keys', stringListValue: ['a7f3k9', 'b8g4m1'] });"),
    template('Parameter', "«new ssm.CfnParameter»(this, 'Token', { type: 'String', name: '/app/prod/token', value: props.value });"),
    template('StringParameter', "import { StringParameter } from 'aws-cdk-lib/aws-ssm'; «new StringParameter»(this, 'Token', { parameterName: '/app/prod/token', stringValue: value });"),
    written("import * as aws from '@pulumi/aws';\nnew aws.ssm.Parameter('token', { name: '/app/prod/token', «type: 'String'», value: token });", { suggested: "import * as aws from '@pulumi/aws';\nnew aws.ssm.Parameter('token', { name: '/app/prod/token', type: 'SecureString', value: token });" }, { operation: 'Parameter' }),
    written("import * as aws from '@pulumi/aws';\nnew aws.ssm.Parameter('token', { name: '/app/prod/token', «type: aws.ssm.ParameterType.String», value: token });".replace('aws.ssm.ParameterType.String', '"String"'), { suggested: "import * as aws from '@pulumi/aws';\nnew aws.ssm.Parameter('token', { name: '/app/prod/token', type: \"SecureString\", value: token });" }, { operation: 'Parameter' }),
  ],
});
