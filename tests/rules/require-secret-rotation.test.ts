import { testRule } from '../support/rule-tester.ts';
import { reported } from './reported.ts';

const SM = "import * as sm from 'aws-cdk-lib/aws-secretsmanager';\nimport * as rds from 'aws-cdk-lib/aws-rds';\n";

const missing = (code: string, name = 'S', imports = SM) => reported(imports + code, [{ messageId: 'missing', name }]);

testRule('require-secret-rotation', {
  valid: [
    ...[
      "const secret = new sm.Secret(this, 'S'); secret.addRotationSchedule('R', { hostedRotation: sm.HostedRotation.mysqlSingleUser() });",
      "const secret = new sm.Secret(this, 'S')!; secret?.addRotationSchedule('R', { rotationLambda });",
      "new sm.Secret(this, 'S').addRotationSchedule('R', { rotationLambda, automaticallyAfter: Duration.days(30) });",
      "const secret = new sm.Secret(this, 'S'); secret.attach(database).addRotationSchedule('R', { rotationLambda });",
      "const secret = new sm.Secret(this, 'S'); const attached = secret.attach(database); attached.addRotationSchedule('R', { rotationLambda });",
      "const secret = new sm.Secret(this, 'S'); new sm.RotationSchedule(this, 'R', { secret, rotationLambda });",
      "const secret = new sm.Secret(this, 'S'); const options = { secret, application, target, vpc }; new sm.SecretRotation(this, 'R', options);",
      "const secret = new sm.Secret(this, 'S'); new sm.SecretRotation(this, 'R', { secret: secret.attach(database), application, target, vpc });",
      "const secret = new sm.Secret(this, 'S'); new sm.SecretTargetAttachment(this, 'A', { secret, target }).addRotationSchedule('R', { rotationLambda });",
      "const secret = new sm.CfnSecret(this, 'S'); new sm.CfnRotationSchedule(this, 'R', { secretId: secret.ref });",
      "const secret = new sm.CfnSecret(this, 'S'); new sm.CfnRotationSchedule(this, 'R', { secretId: cdk.Fn.ref(secret.logicalId) });",
      "const secret = new rds.DatabaseSecret(this, 'S', { username }); const cluster = new rds.DatabaseCluster(this, 'C', { credentials: rds.Credentials.fromSecret(secret) }); cluster.addRotationSingleUser();",
      "const user = new rds.DatabaseSecret(this, 'S', { username }); const cluster = new rds.DatabaseCluster(this, 'C', {}); cluster.addRotationMultiUser('user', { secret: user.attach(cluster) });",
      "const user = new rds.DatabaseSecret(this, 'S', { username }); props.cluster.addRotationMultiUser('user', { secret: user.attach(props.cluster) });",
      "class S { private secret = new sm.Secret(this, 'S'); constructor() { this.secret.addRotationSchedule('R', { rotationLambda }); } }",
      "class S { private secret: sm.ISecret; constructor() { this.secret = new sm.Secret(this, 'S'); this.rotate(); } rotate() { this.secret.addRotationSchedule('R', { rotationLambda }); } }",
      "const secrets = [new sm.Secret(this, 'S')]; for (const secret of secrets) secret.addRotationSchedule('R', { rotationLambda });",
      // Secrets of others, and secrets that others rotate.
      "sm.Secret.fromSecretNameV2(this, 'S', 'app/prod/token'); sm.Secret.fromSecretCompleteArn(this, 'T', arn);",
      "const secret = new sm.Secret(this, 'S'); rotate(secret);",
      "export const secret = new sm.Secret(this, 'S');",
      "const make = () => { const secret = new sm.Secret(this, 'S'); return secret; };",
      "class S { readonly secret = new sm.Secret(this, 'S'); }",
      "class S { constructor() { this.secret = new sm.Secret(this, 'S'); } }",
      "class S { private readonly secret = new sm.Secret(this, 'S'); get shared() { return this.secret; } }",
      "const secret = new sm.Secret(this, 'S'); new RotatedByCompany(this, 'R', { secret });",
      "new sm.RotationSchedule(this, 'R', { secret: props.secret, rotationLambda }); new sm.Secret(this, 'S');",
    ].map((code) => SM + code),
    "import { Stack } from 'aws-cdk-lib'; import { Secret } from './secret.js'; new Secret(this, 'S');",
    "import { Secret } from 'aws-cdk-lib/aws-ecs'; Secret.fromSecretsManager(secret); new Secret();",
    "import * as aws from '@pulumi/aws'; const secret = new aws.secretsmanager.Secret('S'); new aws.secretsmanager.SecretRotation('R', { secretId: secret.id, rotationLambdaArn });",
    { code: `${SM}new sm.Secret(this, 'S');`, filename: 'test/stack.test.ts' },
  ],
  invalid: [
    missing("new «sm.Secret»(this, 'S');"),
    missing("new «sm.Secret»(this, 'S', { generateSecretString: {} } as sm.SecretProps);"),
    missing("const secret = new «sm.Secret»(this, 'S', {\r\n  secretName: 'app/prod/token', // by hand\r\n});\r\nsecret.grantRead(role);"),
    missing("const secret = new «sm.Secret»(this, 'S'); fn.addEnvironment('X', secret.secretName); secret.grantRead(fn);"),
    missing("const secret = new «sm.Secret»(this, 'S'); new rds.DatabaseCluster(this, 'C', { credentials: rds.Credentials.fromSecret(secret) });"),
    missing("const secret = new «sm.Secret»(this, 'S'); secret.attach(database);"),
    missing("const secret = new «sm.CfnSecret»(this, 'S', {}); new sm.CfnSecretTargetAttachment(this, 'A', { secretId: secret.ref });"),
    missing("new «rds.DatabaseSecret»(this, 'S', { username: 'admin' });"),
    missing("new «sm.Secret»(this, 'S'); const other = new sm.Secret(this, 'T'); other.addRotationSchedule('R', { rotationLambda });"),
    missing("new «sm.Secret»(this, 'S'); const other = new sm.Secret(this, 'T'); new sm.CfnRotationSchedule(this, 'R', { secretId: other.secretArn });"),
    missing("new «sm.Secret»(this, 'S'); const cluster = new rds.DatabaseCluster(this, 'C', {}); cluster.addRotationSingleUser();"),
    missing("new «sm.Secret»(this, 'S'); new kms.Key(this, 'K', { enableKeyRotation: true });"),
    missing("class S { private readonly secret = new «sm.Secret»(this, 'S'); read(role) { this.secret.grantRead(role); } }"),
    missing("class S { #secret = new «sm.Secret»(this, 'S'); }"),
    missing("class S { private secret; constructor() { this.secret = new «sm.Secret»(this, 'S'); } }"),
    missing("class Token extends sm.Secret {} new «Token»(this, 'S');"),
    missing("const Made = sm.Secret; new «Made»(this, `S`);"),
    missing("new «Secret»(this, 'S');", 'S', "const { Secret } = require('@aws-cdk/aws-secretsmanager');\n"),
    missing("new «cdk.aws_secretsmanager.Secret»(this, 'S');", 'S', "import * as cdk from 'aws-cdk-lib';\n"),
    missing("const secret = new «aws.secretsmanager.Secret»('S'); new aws.secretsmanager.SecretVersion('V', { secretId: secret.id });", 'S', "import * as aws from '@pulumi/aws';\n"),
    { ...missing("class S { readonly secret = new «sm.Secret»(this, 'S'); }"), options: [{ publicFields: true }] },
    { ...missing("class S { constructor() { this.secret = new «sm.Secret»(this, 'S'); } }"), options: [{ publicFields: true }] },
  ],
});
