import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase } from '../support/rule-tester.ts';

/** A method of a stack, in JavaScript, so that both parsers read it. */
const inStack = (body: string): string => `import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
class App extends Stack {
  build(fn, parameter, secret, key, props) {
    ${body}
  }
}`;
const allow = (statement: string): string => inStack(`fn.addToRolePolicy(new iam.PolicyStatement({ ${statement} }));`);
const HERE = '`arn:${this.partition}:ssm:${this.region}:${this.account}:parameter/slack-bot/production/*`';
const ALIASES: Readonly<Record<string, string>> = { JSON: 'Condition', CDK: 'conditions' };

/** One finding at «…»; the suggestion adds a condition on `region` at ‹›. */
function missing(text: string, actions: readonly string[] = ['ssm:GetParameter'], region = 'this.region', key = 'CDK', more: Partial<InvalidCase> = {}): InvalidCase {
  const quoted = actions.map((name) => `\`${name}\``);
  const data = { actions: quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : quoted[0]!, are: quoted.length > 1 ? 'are' : 'is' };
  const { code, errors } = marked('', text.replace('‹›', ''), { messageId: 'missing', data });
  const condition = `${ALIASES[key]}: { StringEquals: { 'aws:RequestedRegion': ${region} } }`;
  const output = text.replace('‹›', () => `, ${condition}`).replace(/[«»]/g, '');
  const suggestions = text.includes('‹›') ? [{ messageId: 'region', output }] : [];
  return { code, errors: [{ ...(errors as object[])[0], suggestions }], ...more } as InvalidCase;
}

const ineffective = (conditions: string, keys: string): InvalidCase =>
  marked(conditions, allow(`actions: ['ssm:GetParameter'], resources: [${HERE}], «conditions: { ${conditions} }»`), {
    messageId: 'ineffective',
    data: { actions: '`ssm:GetParameter`', keys, are: 'is' },
  });

const restricted = (conditions: string): string => allow(`actions: ['ssm:GetParameter'], resources: [${HERE}], conditions: ${conditions}`);

testRule('require-iam-condition', {
  valid: [
    // Conditions that restrict further
    ...[
      "{ StringEquals: { 'aws:RequestedRegion': this.region } }",
      "{ StringEqualsIfExists: { 'aws:RequestedRegion': this.region } }",
      "{ StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } }",
      "{ StringEquals: { 'aws:ResourceTag/app': 'slack-bot' } }",
      "{ StringEquals: { 'aws:SourceVpc': props.vpc } }",
      "{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }",
      "{ Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } }",
      "{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }",
      "{ StringEquals: { 'kms:ViaService': `ssm.${this.region}.amazonaws.com` } }",
      "{ 'ForAllValues:StringLike': { 'kms:ResourceAliases': ['alias/app'] }, Null: { 'kms:ResourceAliases': 'false' } }",
      "{ DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } }",
      'props.conditions',
      '{ ...props.conditions }',
      '{ [props.operator]: { [props.key]: props.value } }',
    ].map(restricted),
    inStack(`const read = new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [${HERE}] });\n    read.addCondition('StringEquals', { 'aws:RequestedRegion': this.region });`),
    inStack(`iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: ${HERE}, Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } });`),
    // Nothing is read
    ...['ssm:DescribeParameters', 'ssm:PutParameter', 'secretsmanager:DescribeSecret', 'secretsmanager:ListSecrets', 'secretsmanager:BatchGetSecretValue', 'kms:Encrypt', 'kms:GenerateDataKey*', 's3:GetObject', 'lambda:GetFunction', 'newsvc:GetSecret'].map((action) => allow(`actions: ['${action}'], resources: [${HERE}]`)),
    // Everything is allowed: another rule's
    allow("actions: ['*'], resources: ['*']"),
    // Who or what it is for
    allow(`effect: iam.Effect.DENY, actions: ['ssm:GetParameter'], resources: [${HERE}]`),
    allow(`effect: props.effect, actions: ['ssm:GetParameter'], resources: [${HERE}]`),
    inStack("secret.addToResourcePolicy(new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: ['*'], principals: [new iam.AccountRootPrincipal()] }));"),
    inStack("key.addToResourcePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] }));"),
    inStack("new iam.ManagedPolicy(this, 'Boundary', { statements: [new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*'] })] });"),
    inStack("template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: '*' }] } });"),
    { code: allow(`actions: ['ssm:GetParameter'], resources: [${HERE}]`), filename: 'test/app.test.ts' },
    inStack('parameter.grantRead(fn);\n    secret.grantRead(fn);\n    key.grantDecrypt(fn);'),
    // What the file does not show
    allow(`actions: props.actions, resources: [${HERE}]`),
    inStack('fn.addToRolePolicy(new iam.PolicyStatement(props.statement));'),
    inStack("fn.addToRolePolicy(new iam.PolicyStatement({ ...props.statement, actions: ['ssm:GetParameter'] }));"),
    "const story = { actions: ['ssm:GetParameter'] };",
    // Options
    { code: allow(`actions: ['kms:Decrypt'], resources: [key.keyArn]`), options: [{ allowActions: ['kms:*'] }] },
  ],
  invalid: [
    missing(allow(`actions: [«'ssm:GetParameter'»], resources: [${HERE}]‹›`)),
    missing(allow(`actions: [«'ssm:GetParameters'», 'ssm:GetParametersByPath'], resources: [${HERE}]‹›`), ['ssm:GetParameters', 'ssm:GetParametersByPath']),
    missing(allow("actions: ['secretsmanager:DescribeSecret', «'secretsmanager:GetSecretValue'»], resources: [secret.secretArn]‹›"), ['secretsmanager:GetSecretValue']),
    missing(allow("actions: [«'kms:Decrypt'»], resources: [key.keyArn]‹›"), ['kms:Decrypt']),
    missing(allow(`actions: [«'ssm:GetParameter*'»], resources: [${HERE}]‹›`), ['ssm:GetParameter*']),
    missing(allow(`actions: [«'SSM:getParameter'»], resources: [${HERE}]‹›`)),
    missing(allow(`actions: [«'ssm:GetParameter'»], resources: ['*']‹›`)),
    missing(allow(`effect: iam.Effect.ALLOW, actions: [«'ssm:GetParameter'»], resources: [${HERE}]‹›`)),
    // The region that the resource names
    missing(allow("actions: [«'ssm:GetParameter'»], resources: ['arn:aws:ssm:eu-west-1:123456789012:parameter/app/prod/*']‹›"), undefined, "'eu-west-1'"),
    missing(allow("actions: [«'ssm:GetParameter'»], resources: ['arn:aws:ssm:*:123456789012:parameter/app/prod/*']‹›")),
    missing(allow("actions: [«'ssm:GetParameter'»], resources: ['arn:aws:ssm:eu-west-1:123456789012:parameter/app/prod/*', 'arn:aws:ssm:us-east-1:123456789012:parameter/app/prod/*']")),
    // … and how the place spells that of the stack
    missing("import { Aws } from 'aws-cdk-lib';\nimport { PolicyStatement } from 'aws-cdk-lib/aws-iam';\nexport const read = new PolicyStatement({ actions: [«'ssm:GetParameter'»], resources: [`arn:aws:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/a/b/*`]‹› });", undefined, 'Aws.REGION'),
    missing("import * as cdk from 'aws-cdk-lib';\nclass Api extends Construct { build(fn) { fn.addToRolePolicy(new cdk.aws_iam.PolicyStatement({ actions: [«'ssm:GetParameter'»], resources: [fn.parameterArn]‹› })); } }", undefined, 'cdk.Aws.REGION'),
    missing("import { Stack } from 'aws-cdk-lib';\nclass Api extends Construct { build(fn) { fn.addToRolePolicy(new PolicyStatement({ actions: [«'ssm:GetParameter'»], resources: [fn.parameterArn]‹› })); } }", undefined, 'Stack.of(this).region'),
    missing("const cdk = require('aws-cdk-lib');\nmodule.exports = new cdk.aws_iam.PolicyStatement({ actions: [«'ssm:GetParameter'»], resources: [arn]‹› });", undefined, 'cdk.Aws.REGION'),
    missing("import { PolicyStatement } from 'aws-cdk-lib/aws-iam';\nexport const read = new PolicyStatement({ actions: [«'ssm:GetParameter'»], resources: [arn] });"),
    // Forms
    missing(inStack(`iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: «'ssm:GetParameter'», Resource: ${HERE}‹› });`), undefined, undefined, 'JSON'),
    missing(inStack(`new iam.CfnPolicy(this, 'P', { policyDocument: { Statement: [{ Effect: 'Allow', Action: [«'ssm:GetParameter'»], Resource: ${HERE}‹› }] } });`), undefined, undefined, 'JSON'),
    missing(inStack(`const read = new iam.PolicyStatement();\n    read.addActions(«'ssm:GetParameter'»);\n    read.addResources(${HERE});`)),
    missing(inStack(`iam.Grant.addToPrincipal({ grantee: fn, actions: [«'ssm:GetParameter'»], resourceArns: [${HERE}] });`)),
    missing(inStack(`new GuAllowPolicy(this, 'Read', { actions: [«'ssm:GetParameter'»], resources: [${HERE}] });`)),
    missing(inStack(`const ACTIONS = ['ssm:GetParameter'];\n    fn.addToRolePolicy(new iam.PolicyStatement({ actions: «ACTIONS», resources: [${HERE}]‹› }));`)),
    missing(allow(`actions: [...(props.read ? [«'ssm:GetParameter'»] : [])], resources: [${HERE}]‹›`)),
    missing(allow(`actions: ([«'ssm:GetParameter'»] as string[]), resources: [${HERE}]‹›`)),
    missing(allow(`actions: ['ssm:' + 'GetParameter'], resources: [${HERE}]‹›`).replace("'ssm:' + 'GetParameter'", "«'ssm:' + 'GetParameter'»")),
    missing(allow(`actions: [«'ssm:GetParameter'»], resources: [${HERE}], conditions: undefined`)),
    missing(inStack(`const read = (name) => new iam.PolicyStatement({ actions: [«'ssm:GetParameter'»], resources: [name] });\n    fn.addToRolePolicy(read('arn:aws:ssm:eu-west-1:1:parameter/a/b'));\n    fn.addToRolePolicy(read('arn:aws:ssm:eu-west-1:1:parameter/a/c'));`)),
    {
      ...missing(inStack(`fn.addToRolePolicy(\r\n      new iam.PolicyStatement({\r\n        // the token\r\n        actions: [«'ssm:GetParameter'»],\r\n        resources: [${HERE}], // of this application\r\n      }),\r\n    );`)),
      errors: [{
        messageId: 'missing', data: { actions: '`ssm:GetParameter`', are: 'is' }, line: 8, column: 19, endLine: 8, endColumn: 37,
        suggestions: [{ messageId: 'region', output: inStack(`fn.addToRolePolicy(\r\n      new iam.PolicyStatement({\r\n        // the token\r\n        actions: ['ssm:GetParameter'],\r\n        resources: [${HERE}],\r\n        conditions: { StringEquals: { 'aws:RequestedRegion': this.region } }, // of this application\r\n      }),\r\n    );`) }],
      }],
    } as InvalidCase,
    // Conditions that restrict nothing
    ineffective("Bool: { 'aws:SecureTransport': 'true' }", '`aws:SecureTransport`'),
    ineffective("StringLike: { 'aws:ResourceTag/app': '*' }", '`aws:ResourceTag/app`'),
    ineffective("'ForAllValues:StringEquals': { 'aws:ResourceTag/app': ['x'] }", '`aws:ResourceTag/app`'),
    ineffective("Bool: { 'aws:SecureTransport': true }, StringLike: { 'aws:RequestedRegion': '*' }", '`aws:SecureTransport` and `aws:RequestedRegion`'),
    // Options
    missing(allow(`actions: ['kms:Decrypt', «'ssm:GetParameter'»], resources: [${HERE}]‹›`), undefined, undefined, undefined, { options: [{ allowActions: ['kms:Decrypt'] }] }),
  ],
});
