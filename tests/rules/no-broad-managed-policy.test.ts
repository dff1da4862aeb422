import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase, type ValidCase } from '../support/rule-tester.ts';

const LEAST = 'Allow the actions that the code calls on the resources it uses';
const PATH = 'Allow `ssm:GetParameter` on the path of the application';
const DATA: Readonly<Record<string, readonly [reach: string, advice: string]>> = {
  AdministratorAccess: ['allows everything on every resource', LEAST],
  PowerUserAccess: ['allows everything on every resource', LEAST],
  IAMFullAccess: ['changes permissions, so that its holder can allow itself everything', LEAST],
  'AdministratorAccess-Amplify': ['changes permissions, so that its holder can allow itself everything', LEAST],
  AmazonSSMManagedInstanceCore: ['reads every parameter of the account, secrets included', 'Attach `AmazonSSMManagedEC2InstanceDefaultPolicy`, which does not'],
  ReadOnlyAccess: ['reads every parameter of the account, secrets included', 'Attach `job-function/ViewOnlyAccess`, which does not'],
  AmazonSSMFullAccess: ['reads every parameter of the account, secrets included', PATH],
  AmazonSSMReadOnlyAccess: ['reads every parameter of the account, secrets included', PATH],
  AmazonEC2RoleforSSM: ['reads every parameter of the account, secrets included', PATH],
  SecretsManagerReadWrite: ['reads every secret of the account', 'Allow `secretsmanager:GetSecretValue` on the secrets of the application'],
  AmazonS3FullAccess: ['gives full access to a service on every resource', LEAST],
  AWSLambda_FullAccess: ['gives full access to a service on every resource', LEAST],
  CloudWatchFullAccessV2: ['gives full access to a service on every resource', LEAST],
};

const CDK = "import { Aws, Stack, Fn } from 'aws-cdk-lib';\nimport * as iam from 'aws-cdk-lib/aws-iam';\n";
/** The policy that is reported at «…», with the imports of CDK. */
const broad = (policy: string, text: string, more: Partial<InvalidCase> = {}): InvalidCase => {
  const [reach, advice] = DATA[policy]!;
  return marked(`${policy}: ${text}`, CDK + text, { messageId: 'broad', data: { policy, reach, advice }, more });
};
const admin = (text: string): InvalidCase => broad('AdministratorAccess', text);
const ARN = 'arn:aws:iam::aws:policy/AdministratorAccess';

const valid: ValidCase[] = [
  // What tasks need
  ...['service-role/AWSLambdaBasicExecutionRole', 'service-role/AmazonECSTaskExecutionRolePolicy', 'CloudWatchAgentServerPolicy', 'AmazonSSMManagedEC2InstanceDefaultPolicy', 'job-function/ViewOnlyAccess', 'AWSXRayDaemonWriteAccess', 'AmazonDynamoDBReadOnlyAccess'].map(
    (name) => `role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('${name}'));`,
  ),
  // A company's own policy of that name
  "iam.ManagedPolicy.fromManagedPolicyName(this, 'P', 'AdministratorAccess');",
  "iam.ManagedPolicy.fromManagedPolicyArn(this, 'P', 'arn:aws:iam::123456789012:policy/AdministratorAccess');",
  "new iam.CfnRole(this, 'R', { managedPolicyArns: [`arn:aws:iam::${this.account}:policy/AdministratorAccess`] });",
  // What only limits
  "new iam.Role(this, 'R', { assumedBy, permissionsBoundary: iam.ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess') });",
  "iam.PermissionsBoundary.of(this).apply(iam.ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess'));",
  "const boundary = iam.ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess');\nnew iam.Role(this, 'R', { assumedBy, permissionsBoundary: boundary });",
  "client.send(new AssumeRoleCommand({ RoleArn, PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }] }));",
  // What is taken away, asked for, compared
  `client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: '${ARN}' }));`,
  `client.send(new ListEntitiesForPolicyCommand({ PolicyArn: '${ARN}' }));`,
  `if (policy.PolicyArn === '${ARN}') alarm();`,
  `const statement = { Effect: 'Deny', Action: 'iam:AttachRolePolicy', Resource: '*', Condition: { ArnEquals: { 'iam:PolicyARN': '${ARN}' } } };`,
  `template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: ['${ARN}'] });`,
  { code: "role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));", filename: 'test/role.test.ts' },
  // What the file does not show
  'role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(props.policy));',
  'role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(`${props.prefix}FullAccess`));',
  'const access = { managedPolicies: policies, attached: [] };',
  "panel.attach('AdministratorAccess', { text: 'x' });",
  // Words
  "const message = 'Never attach AdministratorAccess or AmazonSSMManagedInstanceCore.';",
  { code: "role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonSSMManagedInstanceCore'));", options: [{ allow: ['AmazonSSMManagedInstanceCore'] }] },
  { code: "role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonEC2RoleforSSM'));", options: [{ allow: ['AmazonEC2RoleforSSM'] }] },
];

testRule('no-broad-managed-policy', {
  valid: valid.map((test) => (typeof test === 'string' ? CDK + test : test)),
  invalid: [
    // The table
    ...Object.keys(DATA).map((policy) => broad(policy, `role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(«'${policy}'»));`)),
    broad('AmazonEC2RoleforSSM', "role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(«'service-role/AmazonEC2RoleforSSM'»));"),
    // By name
    admin("new iam.Role(this, 'R', { assumedBy, managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName(«'AdministratorAccess'»)] });"),
    admin('role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(«`AdministratorAccess`»));'),
    admin("role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(«'Administrator' + 'Access'»));"),
    admin("role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(«'AdministratorAccess' as string»));"),
    admin("role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(debug ? «'AdministratorAccess'» : 'CloudWatchAgentServerPolicy'));"),
    admin("const POLICY = 'AdministratorAccess';\nrole.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(«POLICY»));"),
    admin("const { ManagedPolicy: Managed } = iam;\nrole.addManagedPolicy(Managed.fromAwsManagedPolicyName(«'AdministratorAccess'»));"),
    admin("role?.addManagedPolicy(iam.ManagedPolicy?.fromAwsManagedPolicyName(«'AdministratorAccess'»));"),
    admin("['AWSXRayDaemonWriteAccess', 'AdministratorAccess'].map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(«name»));"),
    admin("const attach = (name) => role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(name));\nattach('AWSXRayDaemonWriteAccess');\nattach(«'AdministratorAccess'»);"),
    // By ARN
    admin(`iam.ManagedPolicy.fromManagedPolicyArn(this, 'P', «'${ARN}'»);`),
    admin('iam.ManagedPolicy.fromManagedPolicyArn(this, \'P\', «`arn:${Aws.PARTITION}:iam::aws:policy/AdministratorAccess`»);'),
    admin("new iam.CfnRole(this, 'R', { assumeRolePolicyDocument, managedPolicyArns: [«'arn:aws-us-gov:iam::aws:policy/AdministratorAccess'»] });"),
    admin("new iam.CfnRole(this, 'R', { managedPolicyArns: [«Fn.sub('arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess')»] });"),
    admin("class S extends Stack { build() { new iam.CfnRole(this, 'R', { managedPolicyArns: [«this.formatArn({ service: 'iam', region: '', account: 'aws', resource: 'policy', resourceName: 'AdministratorAccess' })»] }); } }"),
    admin(`const ARNS = ['${ARN}'];\nnew iam.CfnRole(this, 'R', { managedPolicyArns: «ARNS» });`),
    admin(`new CfnResource(this, 'R', { type: 'AWS::IAM::Role', properties: { ManagedPolicyArns: [«'${ARN}'»] } });`),
    admin(`role.addManagedPolicy({ managedPolicyArn: «'${ARN}'» });`),
    admin(`new sso.CfnPermissionSet(this, 'S', { name: 'admins', managedPolicies: [«'${ARN}'»] });`),
    admin(`export const provider = { iam: { role: { managedPolicies: [«'${ARN}'»] } } };`),
    // Pulumi, CDKTF
    admin(`new aws.iam.RolePolicyAttachment('admin', { role: role.name, policyArn: «'${ARN}'» });`),
    admin("import * as aws from '@pulumi/aws';\nnew aws.iam.RolePolicyAttachment('admin', { role: role.name, policyArn: «aws.iam.ManagedPolicy.AdministratorAccess» });"),
    admin("import * as aws from '@pulumi/aws';\nnew aws.iam.Role('admin', { assumeRolePolicy, managedPolicyArns: [«aws.iam.ManagedPolicies.AdministratorAccess»] });"),
    admin(`new IamRolePolicyAttachment(this, 'admin', { role: role.name, policyArn: «'${ARN}'» });`),
    // SDK
    admin(`client.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: «'${ARN}'» }));`),
    admin(`const input = { RoleName, PolicyArn: '${ARN}' };\nclient.send(new AttachUserPolicyCommand(«input»));`.replace(`'${ARN}' };`, `«'${ARN}'» };`).replace('«input»', 'input')),
    admin(`await client.attachGroupPolicy({ GroupName, PolicyArn: «'${ARN}'» }).promise();`),
    admin(`client.send(new AttachManagedPolicyToPermissionSetCommand({ InstanceArn, PermissionSetArn, ManagedPolicyArn: «'${ARN}'» }));`),
    // Comments, line endings, options
    admin("role.addManagedPolicy(\r\n  // everything\r\n  iam.ManagedPolicy.fromAwsManagedPolicyName(«'AdministratorAccess'» /* for now */),\r\n);"),
    broad('AdministratorAccess', "iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess');\niam.ManagedPolicy.fromAwsManagedPolicyName(«'AdministratorAccess'»);", { options: [{ allow: ['ReadOnlyAccess'] }] }),
  ],
});
