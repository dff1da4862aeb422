import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase } from '../support/rule-tester.ts';

/** A method of a stack, in JavaScript, so that both parsers read it. */
const inStack = (body: string): string => `import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
class App extends Stack {
  build(fn, bucket, topic, key, props) {
    ${body}
  }
}`;
const allow = (statement: string): string => inStack(`fn.addToRolePolicy(new iam.PolicyStatement({ ${statement} }));`);
const onBucket = (actions: string): string => allow(`actions: ${actions}, resources: [bucket.bucketArn]`);

type Suggestion = readonly [messageId: 'narrow' | 'expand', data: Record<string, string>, code: string];

const quoted = (names: readonly string[]): string => {
  const all = names.map((name) => `\`${name}\``);
  return all.length > 5 ? `${all.slice(0, 5).join(', ')} and ${all.length - 5} more` : all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all[0]!;
};

const PUT_OBJECT = ['PutObject', 'PutObjectAcl', 'PutObjectAnnotation', 'PutObjectLegalHold', 'PutObjectRetention', 'PutObjectTagging', 'PutObjectVersionAcl', 'PutObjectVersionAnnotation', 'PutObjectVersionTagging'].map((name) => `s3:${name}`);
const READS = ['ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:GetParameters', 'ssm:GetParametersByPath'];
const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** One finding at «…»; each suggestion replaces what is marked. */
function found(text: string, messageId: string, data: Record<string, string>, suggestions: readonly Suggestion[] = [], more: Partial<InvalidCase> = {}): InvalidCase {
  const [error] = marked('', text, { messageId, data }).errors as object[];
  const { code } = marked('', text, { messageId, data });
  const written = suggestions.map(([id, values, by]) => ({ messageId: id, data: values, output: text.replace(/«[^»]*»/, () => by) }));
  return { code, errors: [{ ...error, suggestions: written }], ...more } as InvalidCase;
}

const everything = (text: string, where = '', pattern = '*'): InvalidCase => found(text, 'allActions', { pattern, where, reach: '`*`' + where });

const PUT_OBJECT_DATA = { pattern: 's3:PutObject*', where: '', reach: '9 actions, `s3:PutObjectAcl` and `s3:PutObjectVersionAcl` among them' };
const expanded = (by: string, count = 9): Suggestion => ['expand', { actions: quoted(count === 9 ? PUT_OBJECT : PUT_OBJECT.slice(9 - count)), count: String(count) }, by];
/** `s3:PutObject*` at «…», as an element of a list. */
const putsObject = (text: string, by = listed(PUT_OBJECT)): InvalidCase => found(text, 'actionGlob', PUT_OBJECT_DATA, [expanded(by)]);
/** … where the text is not the statement's own. */
const putsObjectElsewhere = (text: string): InvalidCase => found(text, 'actionGlob', PUT_OBJECT_DATA);

const ssmAll = (where = '') => ({ pattern: 'ssm:*', where, reach: `164 actions${where}, \`ssm:GetParameter\`, \`ssm:GetParameterHistory\` and \`ssm:GetParameters\` among them` });
const narrowed: Suggestion = ['narrow', { actions: quoted(READS), count: '4' }, listed(READS)];
const ssmGet = { pattern: 'ssm:Get*', where: '', reach: '30 actions, `ssm:GetParameter`, `ssm:GetParameterHistory` and `ssm:GetParameters` among them' };

testRule('no-wildcard-iam-action', {
  valid: [
    // Patterns that say what they allow
    ...['s3:GetObject*', 's3:Get*', 's3:List*', 's3:Abort*', 'ec2:Describe*', 'ssm:GetParameter*', 'ssm:Describe*', 'secretsmanager:List*', 'secretsmanager:GetSecret*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*', 'kms:Describe*', 'logs:Create*', 'es:ESHttp*', 'lambda:GetFunction*', 'dynamodb:*Item'].map((action) => onBucket(`['${action}']`)),
    // Services in which nothing can be scoped, and what nobody knows
    ...['ssmmessages:*', 'ec2messages:*', 'newsvc:*', 'newsvc:Get*', 's3:PutObject', 'ssm:GetParameter'].map((action) => onBucket(`['${action}']`)),
    // Deny, boundaries, policies of resources and roles, tests
    allow("effect: iam.Effect.DENY, actions: ['*'], resources: ['*']"),
    allow("effect: props.effect, actions: ['*'], resources: ['*']"),
    inStack("new iam.ManagedPolicy(this, 'Boundary', { statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })] });"),
    inStack("key.addToResourcePolicy(new iam.PolicyStatement({ actions: ['kms:*'], resources: ['*'], principals: [new iam.AccountRootPrincipal()] }));"),
    inStack("bucket.addToResourcePolicy(new iam.PolicyStatement({ actions: ['s3:*'], resources: [bucket.bucketArn], principals: [new iam.ArnPrincipal(props.role)] }));"),
    inStack("new kms.CfnKey(this, 'Key', { keyPolicy: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }] } });"),
    inStack("new ec2.InterfaceVpcEndpoint(this, 'E', {}).addToPolicy(new iam.PolicyStatement({ actions: ['ssm:*'], resources: ['*'], principals: [new iam.AnyPrincipal()] }));"),
    inStack("new organizations.CfnPolicy(this, 'Scp', { type: 'SERVICE_CONTROL_POLICY', content: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } });"),
    inStack("client.send(new AssumeRoleCommand({ Policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }) }));"),
    inStack("template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } });"),
    { code: allow("actions: ['*'], resources: ['*']"), filename: 'test/stack.test.ts' },
    // Excluding forms are another rule's, and grants are CDK's
    allow("notActions: ['iam:*'], resources: ['*']"),
    inStack("bucket.grantReadWrite(fn, '*');\n    topic.grant(fn, 'sns:*');"),
    // What the file does not show
    allow('actions: props.actions, resources: [bucket.bucketArn]'),
    allow('actions: [`${props.service}:*`], resources: [bucket.bucketArn]'),
    allow('actions: [`ssm:${props.verb}*`], resources: [bucket.bucketArn]'),
    // Other permission systems
    "ability({ actions: ['events:*'], resources: ['*'] });",
    "ability({ actions: ['*'], resources: ['*'] });",
    "const glob = { actions: ['src/*'], resources: ['*'] };",
    // Options
    { code: onBucket("['s3:*', 's3:PutObject*']"), options: [{ allowActions: ['s3:*'] }] },
    { code: onBucket("['S3:PutObject*']"), options: [{ allowActions: ['s3:putobject*'] }] },
    { code: allow("actions: ['*'], resources: ['*']"), options: [{ allowActions: ['*'] }] },
  ],
  invalid: [
    // Everything
    everything(allow("actions: [«'*'»], resources: ['*']"), ' on every resource'),
    everything(onBucket("[«'*'»]")),
    everything(onBucket("[«'*:*'»]"), '', '*:*'),
    everything(allow("actions: [«'*'»], resources: ['arn:aws:s3:::*']"), ' on every resource'),
    everything(allow("actions: [«'*'»], resources: ['*'], conditions: { StringEquals: { 'aws:ResourceTag/app': 'bot' } }")),
    everything(allow("actions: [«'*'», 'ssm:GetParameter'], resources: ['*']"), ' on every resource'),
    everything(inStack("new iam.CfnPolicy(this, 'P', { policyDocument: { Statement: [{ Effect: 'Allow', Action: «'*'», Resource: '*' }] } });"), ' on every resource'),
    // A whole service
    found(onBucket("[«'ssm:*'»]"), 'serviceWildcard', ssmAll(), [narrowed]),
    found(allow("actions: [«'ssm:*'»], resources: ['*']"), 'serviceWildcard', ssmAll(' on every resource'), [narrowed]),
    found(onBucket("['s3:GetObject', «'SSM:*'»]"), 'serviceWildcard', { ...ssmAll(), pattern: 'SSM:*' }, [narrowed]),
    found(onBucket("['ssm:GetParameters', 'ssm:GetParameter', «'ssm:*'»]"), 'serviceWildcard', ssmAll(), [
      ['narrow', { actions: quoted(READS.filter((name) => /History|Path/.test(name))), count: '2' }, listed(READS.filter((name) => /History|Path/.test(name)))],
    ]),
    found(onBucket("[«'s3:*'»]"), 'serviceWildcard', { pattern: 's3:*', where: '', reach: '180 actions, `s3:AssociateAccessGrantsIdentityCenter`, `s3:BypassGovernanceRetention` and `s3:CreateAccessGrant` among them' }, [
      ['narrow', { actions: '`s3:GetBucketAcl`, `s3:GetBucketPolicy`, `s3:GetBucketPolicyStatus`, `s3:GetObject`, `s3:GetObjectAcl` and 15 more', count: '20' }, listed(['GetBucketAcl', 'GetBucketPolicy', 'GetBucketPolicyStatus', 'GetObject', 'GetObjectAcl', 'GetObjectAnnotation', 'GetObjectAttributes', 'GetObjectLegalHold', 'GetObjectRetention', 'GetObjectTagging', 'GetObjectTorrent', 'GetObjectVersion', 'GetObjectVersionAcl', 'GetObjectVersionAnnotation', 'GetObjectVersionAnnotationForReplication', 'GetObjectVersionAttributes', 'GetObjectVersionForReplication', 'GetObjectVersionTagging', 'GetObjectVersionTorrent', 'ListBucket'].map((name) => `s3:${name}`))],
    ]),
    found(allow("actions: [«'sns:*'»], resources: [topic.topicArn], conditions: { StringEquals: { 'aws:RequestedRegion': this.region } }"), 'serviceWildcard', { pattern: 'sns:*', where: '', reach: '41 actions, `sns:AddPermission`, `sns:RemovePermission` and `sns:SetTopicAttributes` among them' }),
    found(allow("actions: [«'lakeformation:*'»], resources: ['*']"), 'serviceWildcard', { pattern: 'lakeformation:*', where: ' on every resource', reach: '61 actions on every resource, `lakeformation:BatchGrantPermissions`, `lakeformation:BatchRevokePermissions` and `lakeformation:GrantPermissions` among them' }),
    // Patterns that hide something
    found(onBucket("[«'ssm:Get*'»]"), 'actionGlob', ssmGet, [narrowed]),
    putsObject(onBucket("[«'s3:PutObject*'»]")),
    found(onBucket("[«'iam:Pass*'»]"), 'actionGlob', { pattern: 'iam:Pass*', where: '', reach: '`iam:PassRole`' }, [['expand', { actions: '`iam:PassRole`', count: '1' }, "'iam:PassRole'"]]),
    found(onBucket("[«'events:Put*'»]"), 'actionGlob', { pattern: 'events:Put*', where: '', reach: '7 actions, `events:PutPermission` and `events:PutResourcePolicy` among them' }, [
      ['expand', { actions: '`events:PutEvents`, `events:PutPartnerEvents`, `events:PutPermission`, `events:PutRawEvents`, `events:PutResourcePolicy` and 2 more', count: '7' }, "'events:PutEvents', 'events:PutPartnerEvents', 'events:PutPermission', 'events:PutRawEvents', 'events:PutResourcePolicy', 'events:PutRule', 'events:PutTargets'"],
    ]),
    found(onBucket("[«'secretsmanager:Get*'»]"), 'actionGlob', { pattern: 'secretsmanager:Get*', where: '', reach: '3 actions, `secretsmanager:GetSecretValue` among them' }, [
      ['narrow', { actions: '`secretsmanager:GetSecretValue`', count: '1' }, "'secretsmanager:GetSecretValue'"],
      ['expand', { actions: '`secretsmanager:GetRandomPassword`, `secretsmanager:GetResourcePolicy` and `secretsmanager:GetSecretValue`', count: '3' }, "'secretsmanager:GetRandomPassword', 'secretsmanager:GetResourcePolicy', 'secretsmanager:GetSecretValue'"],
    ]),
    found(onBucket("[«'s3:Put*'»]"), 'actionGlob', { pattern: 's3:Put*', where: '', reach: '40 actions, `s3:PutAccessGrantsInstanceResourcePolicy`, `s3:PutAccessPointPolicy` and `s3:PutAccessPointPolicyForObjectLambda` among them' }),
    found(onBucket("[«'iam:*Policy'»]"), 'actionGlob', { pattern: 'iam:*Policy', where: '', reach: '29 actions, `iam:AttachGroupPolicy`, `iam:AttachRolePolicy` and `iam:AttachUserPolicy` among them' }),
    found(onBucket("[«'lambda:Get*'»]"), 'actionGlob', { pattern: 'lambda:Get*', where: '', reach: '27 actions, `lambda:GetFunction` and `lambda:GetFunctionConfiguration` among them' }, [
      ['narrow', { actions: '`lambda:GetFunction`, `lambda:GetFunctionConfiguration`, `lambda:GetLayerVersion` and `lambda:GetLayerVersionPolicy`', count: '4' }, "'lambda:GetFunction', 'lambda:GetFunctionConfiguration', 'lambda:GetLayerVersion', 'lambda:GetLayerVersionPolicy'"],
    ]),
    found(onBucket("[«'iam:PassRol?'»]"), 'actionGlob', { pattern: 'iam:PassRol?', where: '', reach: '`iam:PassRole`' }, [['expand', { actions: '`iam:PassRole`', count: '1' }, "'iam:PassRole'"]]),
    // Forms
    putsObject(inStack("const put = new iam.PolicyStatement({ resources: [bucket.bucketArn] });\n    put.addActions('s3:GetObject', «'s3:PutObject*'»);")),
    found(allow("actions: [\n      // uploads\n      «'s3:PutObject*'», // and their tags\n    ], resources: [bucket.bucketArn]"), 'actionGlob', PUT_OBJECT_DATA, [expanded(listed(PUT_OBJECT))]),
    putsObject(onBucket("['s3:GetObject', «'s3:PutObject*'»]").replaceAll('\n', '\r\n')),
    putsObject(inStack("new iam.CfnRole(this, 'R', { policies: [{ policyDocument: { Statement: { Effect: 'Allow', Action: «'s3:PutObject*'», Resource: bucket.bucketArn } } }] });"), `[${listed(PUT_OBJECT)}]`),
    putsObject(inStack("iam.PolicyDocument.fromJson({ Statement: [{ Effect: 'Allow', Action: [«'s3:PutObject*'»], Resource: bucket.bucketArn }] });")),
    putsObject(inStack("iam.Grant.addToPrincipal({ grantee: fn, actions: [«'s3:PutObject*'»], resourceArns: [bucket.bucketArn] });")),
    putsObject(inStack("new GuAllowPolicy(this, 'P', { actions: [«'s3:PutObject*'»], resources: [bucket.bucketArn] });")),
    putsObject(onBucket("[«`s3:PutObject*`»]")),
    putsObject(onBucket("[«'s3:' + 'PutObject*'»]")),
    putsObject(onBucket("([«'s3:PutObject*'»] as string[])")),
    putsObject(onBucket("[«'s3:PutObject*' as const»]")),
    putsObjectElsewhere(inStack("const PUT = 's3:PutObject*';\n    const actions = ['s3:GetObject', PUT];\n    fn.addToRolePolicy(new iam.PolicyStatement({ actions: [...«actions»], resources: [bucket.bucketArn] }));")),
    putsObject(onBucket("props.write ? [«'s3:PutObject*'»] : ['s3:GetObject']")),
    putsObjectElsewhere(inStack("const allow = (actions) => new iam.PolicyStatement({ actions, resources: [bucket.bucketArn] });\n    fn.addToRolePolicy(allow([«'s3:PutObject*'»]));\n    fn.addToRolePolicy(allow(['s3:GetObject']));")),
    // What is listed already is not listed twice
    found(onBucket("['s3:PutObject', «'s3:PutObject*'»]"), 'actionGlob', PUT_OBJECT_DATA, [expanded(listed(PUT_OBJECT.slice(1)), 8)]),
    // Options leave the rest
    found(onBucket("['s3:*', «'ssm:*'»]"), 'serviceWildcard', ssmAll(), [narrowed], { options: [{ allowActions: ['s3:*'] }] }),
    // Several in one statement
    {
      code: onBucket("['s3:PutObject*', 'ssm:Get*']"),
      errors: [
        { messageId: 'actionGlob', data: PUT_OBJECT_DATA, line: 5, column: 60, endLine: 5, endColumn: 75, suggestions: [{ messageId: 'expand', data: expanded('')[1], output: onBucket(`[${listed(PUT_OBJECT)}, 'ssm:Get*']`) }] },
        { messageId: 'actionGlob', data: ssmGet, line: 5, column: 77, endLine: 5, endColumn: 87, suggestions: [{ messageId: 'narrow', data: narrowed[1], output: onBucket(`['s3:PutObject*', ${listed(READS)}]`) }] },
      ],
    } as InvalidCase,
  ],
});
