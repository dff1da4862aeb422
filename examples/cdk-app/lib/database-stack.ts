import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { application, type Stage } from './config';
import { ServiceFunction } from './service-function';

export interface DatabaseStackProps extends StackProps {
  readonly stage: Stage;
}

/** The PostgreSQL cluster, and the functions that migrate its schema and report on its size. */
export class DatabaseStack extends Stack {
  readonly databaseName = 'slackbot';

  constructor(scope: Construct, id: string, props: DatabaseStackProps) {
    super(scope, id, props);
    const { stage } = props;

    const key = new kms.Key(this, 'Key', {
      alias: `${application}/${stage}/database`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new rds.DatabaseCluster(this, 'Cluster', {
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_4 }),
      credentials: rds.Credentials.fromGeneratedSecret('slackbot_owner', { encryptionKey: key }),
      defaultDatabaseName: this.databaseName,
      serverlessV2MaxCapacity: 4,
      writer: rds.ClusterInstance.serverlessV2('Writer'),
      enableDataApi: true,
      storageEncryptionKey: key,
      vpc,
    });
    cluster.addRotationSingleUser({ automaticallyAfter: Duration.days(30) });
    const password = cluster.secret!.secretValueFromJson('password').unsafeUnwrap();
    const host = cluster.clusterEndpoint.socketAddress;
    const DATABASE_URL = `postgres://slackbot_owner:${password}@${host}/${this.databaseName}`;

    const migrate = new ServiceFunction(this, 'Migrate', {
      entry: 'migrate',
      stage,
      description: 'Applies schema migrations',
      timeout: Duration.minutes(5),
      environment: {
        MIGRATIONS_TABLE: 'schema_migrations',
        DATABASE_URL, // expect: aws-secrets/no-secret-in-lambda-env
        DATABASE_SECRET_NAME: cluster.secret!.secretName, // expect: aws-secrets/no-env-param-path
      },
    });
    cluster.grantDataApiAccess(migrate);
    migrate.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['kms:Decrypt'],
        // expect: aws-secrets/no-wildcard-iam-resource
        resources: [`arn:${this.partition}:kms:${this.region}:${this.account}:key/*`],
      }),
    );

    const role = new iam.Role(this, 'ReportRole', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole')],
      inlinePolicies: {
        report: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['rds-data:ExecuteStatement', 'rds-data:BatchExecuteStatement'],
              resources: [cluster.clusterArn],
            }),
            new iam.PolicyStatement({ actions: ['cloudwatch:PutMetricData'], resources: ['*'] }),
            new iam.PolicyStatement({
              actions: ['kms:Decrypt'],
              resources: ['*'],
              conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${this.region}.amazonaws.com` } },
            }),
          ],
        }),
      },
    });
    new iam.CfnPolicy(this, 'ReportSecrets', {
      policyName: 'read-database-secret',
      roles: [role.roleName],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'secretsmanager:GetSecretValue',
            // expect: aws-secrets/no-wildcard-iam-resource
            Resource: `arn:${this.partition}:secretsmanager:${this.region}:${this.account}:secret:*`,
          },
        ],
      },
    });

    // The report is small enough to be written inline, on the resource itself.
    new lambda.CfnFunction(this, 'Report', {
      runtime: lambda.Runtime.NODEJS_22_X.name,
      handler: 'index.handler',
      role: role.roleArn,
      timeout: 30,
      code: { zipFile: 'exports.handler = async () => ({ tables: 0 });' },
      environment: {
        variables: {
          CLUSTER_ARN: cluster.clusterArn,
          DATABASE_NAME: this.databaseName,
          // expect: aws-secrets/no-secret-in-lambda-env
          DATABASE_PASSWORD: stage === 'production' ? password : 'postgres',
        },
      },
    });
  }
}
