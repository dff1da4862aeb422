import { testRule } from '../support/rule-tester.ts';
import { reported, withProperty, type Suggestions } from './reported.ts';

const CT = "import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';\nimport { ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';\n";
const SDK = "import { CloudTrail, CreateTrailCommand, PutEventSelectorsCommand, StopLoggingCommand } from '@aws-sdk/client-cloudtrail';\n";

type Id = 'writeOnly' | 'noManagement' | 'kms' | 'off' | 'validation' | 'stopped';

/** A case with one finding; `fixed` of an id with a safe repair, else what the suggestion makes of it. */
function found(messageId: Id, code: string, fixed: string | null = null, { name = 'T', imports = CT, property }: { name?: string; imports?: string; property?: string } = {}) {
  const isSafe = messageId === 'off' || messageId === 'validation';
  const id = messageId === 'kms' ? 'include' : 'all';
  const suggestions: Suggestions = fixed === null || isSafe ? [] : [[id, imports + fixed]];
  const test = reported(imports + code, [{ messageId, name, ...(suggestions.length > 0 ? { suggestions } : {}) }], isSafe && fixed !== null ? imports + fixed : null);
  return property === undefined ? test : withProperty(test, name, property);
}

testRule('require-read-event-trail', {
  valid: [
    ...[
      "new cloudtrail.Trail(this, 'T');",
      "new cloudtrail.Trail(this, 'T', { managementEvents: cloudtrail.ReadWriteType.ALL, sendToCloudWatchLogs: true });",
      "new cloudtrail.Trail(this, 'T', { managementEvents: ReadWriteType.READ_ONLY });",
      "new Trail(this, 'T', { managementEvents: props.events });",
      "new Trail(this, 'T', { managementEvents: everything ? ReadWriteType.ALL : ReadWriteType.WRITE_ONLY });",
      "export const make = (props) => new Trail(this, 'T', props);",
      "export const make = (props) => new Trail(this, 'T', { ...props, enableFileValidation: true });",
      "new Trail(this, 'T', { enableFileValidation: props.validate ?? false });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName: bucket.bucketName });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: enabled, s3BucketName, eventSelectors });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ readWriteType: 'WriteOnly' }, { readWriteType: 'ReadOnly' }] });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ readWriteType: 'WriteOnly' }, ...more] });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ readWriteType: 'All', dataResources }] });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ excludeManagementEventSources: ['rdsdata.amazonaws.com'] }] });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ excludeManagementEventSources: ['kms.amazonaws.com'] }, { readWriteType: 'All' }] });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] }] });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }, { field: 'readOnly', equalTo: ['true'] }] }] });",
      "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, advancedEventSelectors: [{ fieldSelectors }] });",
      // Methods add selectors, which record management events unless they say otherwise.
      "const trail = new Trail(this, 'T'); trail.addS3EventSelector([{ bucket }], { readWriteType: ReadWriteType.ALL });",
      "const trail = new Trail(this, 'T', { managementEvents: ReadWriteType.WRITE_ONLY }); trail.logAllLambdaDataEvents();",
      "const trail = new Trail(this, 'T', { managementEvents: ReadWriteType.NONE }); trail.addLambdaEventSelector([fn], { includeManagementEvents: true });",
      "const trail = new Trail(this, 'T', { managementEvents: ReadWriteType.ALL }); trail.logAllS3DataEvents({ excludeManagementEventSources: [cloudtrail.ManagementEventSources.KMS] });",
      // A trail for something else, beside one that sees everything.
      "new Trail(this, 'All'); new Trail(this, 'T', { managementEvents: ReadWriteType.NONE }).logAllS3DataEvents();",
      "const trail = new cloudtrail.CfnTrail(this, 'T', { isLogging: false, s3BucketName }); trail.isLogging = true;",
      "new Trail(this, 'T').logAllS3DataEvents({ ...options });",
    ].map((code) => CT + code),
    "import { Stack } from 'aws-cdk-lib'; import { Trail } from './trail.js'; new Trail(this, 'T', { managementEvents: ReadWriteType.NONE });",
    "import { Stack } from 'aws-cdk-lib'; new AuditTrail({ isLogging: false });",
    `${SDK}new PutEventSelectorsCommand({ TrailName, EventSelectors: [{ ReadWriteType: 'All' }] }); new PutEventSelectorsCommand(input);`,
    `${SDK}new CreateTrailCommand({ Name, S3BucketName, EnableLogFileValidation: true });`,
    "import { StopLoggingCommand } from './trail.js'; new StopLoggingCommand(); // aws-sdk",
    { code: `${CT}new Trail(this, 'T', { managementEvents: ReadWriteType.NONE });`, options: [{ allowDataTrails: true }] },
    { code: `${CT}new Trail(this, 'T', { managementEvents: ReadWriteType.NONE });`, filename: 'test/stack.test.ts' },
  ],
  invalid: [
    found('writeOnly', "new Trail(this, 'T', { managementEvents: «ReadWriteType.WRITE_ONLY» });", "new Trail(this, 'T', { managementEvents: ReadWriteType.ALL });"),
    found('writeOnly', "new cloudtrail.Trail(this, 'T', {\r\n  managementEvents: «cloudtrail.ReadWriteType.WRITE_ONLY», // cheap\r\n} as cloudtrail.TrailProps);", "new cloudtrail.Trail(this, 'T', {\r\n  managementEvents: cloudtrail.ReadWriteType.ALL, // cheap\r\n} as cloudtrail.TrailProps);"),
    found('writeOnly', "const events = «ReadWriteType.WRITE_ONLY»; new Trail(this, 'T', { managementEvents: events });"),
    found('writeOnly', "const props = { managementEvents: «ReadWriteType.WRITE_ONLY» } satisfies cloudtrail.TrailProps; new Trail(this, 'T', { ...props });", "const props = { managementEvents: ReadWriteType.ALL } satisfies cloudtrail.TrailProps; new Trail(this, 'T', { ...props });"),
    found('noManagement', "new Trail(this, 'T', { managementEvents: «ReadWriteType.NONE» }).addS3EventSelector([{ bucket }]);", "new Trail(this, 'T', { managementEvents: ReadWriteType.ALL }).addS3EventSelector([{ bucket }]);"),
    found('noManagement', "const trail = new Trail(this, 'T', { managementEvents: prod ? «ReadWriteType.NONE» : ReadWriteType.NONE }); trail.logAllLambdaDataEvents({});"),
    found('writeOnly', "const trail = new Trail(this, 'T'); trail.addEventSelector(cloudtrail.DataResourceType.S3_OBJECT, [arn], { readWriteType: «ReadWriteType.WRITE_ONLY» });", "const trail = new Trail(this, 'T'); trail.addEventSelector(cloudtrail.DataResourceType.S3_OBJECT, [arn], { readWriteType: ReadWriteType.ALL });"),
    found('kms', "const trail = new Trail(this, 'T'); trail.logAllS3DataEvents({ excludeManagementEventSources: [«cloudtrail.ManagementEventSources.KMS»] });", "const trail = new Trail(this, 'T'); trail.logAllS3DataEvents({ });"),
    found('kms', "const trail = new Trail(this, 'T'); trail.logAllS3DataEvents({ excludeManagementEventSources: [«cloudtrail.ManagementEventSources.KMS», cloudtrail.ManagementEventSources.RDS_DATA_API] });"),
    found('validation', "new Trail(this, 'T', { enableFileValidation: «false» });", "new Trail(this, 'T', { enableFileValidation: true });", { property: 'enableFileValidation' }),
    found('off', "new cloudtrail.CfnTrail(this, 'T', { isLogging: «false», s3BucketName });", "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName });", { property: 'isLogging' }),
    found('off', "const trail = new Trail(this, 'T'); (trail.node.defaultChild as cloudtrail.CfnTrail).addPropertyOverride('IsLogging', «false»);", "const trail = new Trail(this, 'T'); (trail.node.defaultChild as cloudtrail.CfnTrail).addPropertyOverride('IsLogging', true);", { property: 'isLogging' }),
    found('off', "const trail = new Trail(this, 'T'); const cfn = trail.node.defaultChild as cloudtrail.CfnTrail; cfn.isLogging = «false»;", "const trail = new Trail(this, 'T'); const cfn = trail.node.defaultChild as cloudtrail.CfnTrail; cfn.isLogging = true;", { property: 'isLogging' }),
    found('validation', "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, enableLogFileValidation: «false» });", "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, enableLogFileValidation: true });", { property: 'enableLogFileValidation' }),
    found('writeOnly', "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ readWriteType: «'WriteOnly'», includeManagementEvents: true }] });", "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ readWriteType: 'All', includeManagementEvents: true }] });"),
    found('noManagement', "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ includeManagementEvents: «false», dataResources }] });", "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ includeManagementEvents: true, dataResources }] });"),
    found('kms', "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ readWriteType: 'All', excludeManagementEventSources: [«'kms.amazonaws.com'»] }] });", "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, eventSelectors: [{ readWriteType: 'All' }] });"),
    found('writeOnly', "const trail = new Trail(this, 'T'); (trail.node.defaultChild as cloudtrail.CfnTrail).addPropertyOverride('EventSelectors', [{ ReadWriteType: «'WriteOnly'» }]);", "const trail = new Trail(this, 'T'); (trail.node.defaultChild as cloudtrail.CfnTrail).addPropertyOverride('EventSelectors', [{ ReadWriteType: 'All' }]);"),
    found('writeOnly', "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }, { field: 'readOnly', equalTo: [«'false'»] }] }] });"),
    found('noManagement', "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, advancedEventSelectors: [«{ fieldSelectors: [{ field: 'eventCategory', equalTo: ['Data'] }, { field: 'resources.type', equalTo: ['AWS::S3::Object'] }] }»] });"),
    found('kms', "new cloudtrail.CfnTrail(this, 'T', { isLogging: true, s3BucketName, advancedEventSelectors: [«{ fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }, { field: 'eventSource', notEquals: ['kms.amazonaws.com'] }] }»] });"),
    found('writeOnly', "class Audit extends Trail { constructor(scope) { super(scope, 'T', { managementEvents: «ReadWriteType.WRITE_ONLY» }); } }", "class Audit extends Trail { constructor(scope) { super(scope, 'T', { managementEvents: ReadWriteType.ALL }); } }"),
    found('writeOnly', "new cdk.aws_cloudtrail.Trail(this, 'T', { managementEvents: «cdk.aws_cloudtrail.ReadWriteType.WRITE_ONLY» });", "new cdk.aws_cloudtrail.Trail(this, 'T', { managementEvents: cdk.aws_cloudtrail.ReadWriteType.ALL });", { imports: "const cdk = require('aws-cdk-lib');\n" }),
    // The SDK.
    found('writeOnly', "await client.send(new PutEventSelectorsCommand({ TrailName, EventSelectors: [{ ReadWriteType: «'WriteOnly'», IncludeManagementEvents: true }] }));", "await client.send(new PutEventSelectorsCommand({ TrailName, EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }] }));", { imports: SDK, name: 'PutEventSelectorsCommand' }),
    found('writeOnly', "const input = { TrailName, AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }, { Field: 'readOnly', Equals: [«'false'»] }] }] }; new PutEventSelectorsCommand(input);", null, { imports: SDK, name: 'PutEventSelectorsCommand' }),
    found('stopped', "await client.send(new «StopLoggingCommand»({ Name: 'audit' }));", null, { imports: SDK, name: 'StopLoggingCommand' }),
    found('stopped', "const trails = new CloudTrail(); await «trails.stopLogging»({ Name: 'audit' });", null, { imports: SDK, name: 'stopLogging' }),
    found('stopped', "const trails = new AWS.CloudTrail(); await «trails.stopLogging»({ Name: 'audit' }).promise();", null, { imports: "const AWS = require('aws-sdk');\n", name: 'stopLogging' }),
    found('validation', "new CreateTrailCommand({ Name, S3BucketName, EnableLogFileValidation: «false» });", "new CreateTrailCommand({ Name, S3BucketName, EnableLogFileValidation: true });", { imports: SDK, name: 'CreateTrailCommand', property: 'EnableLogFileValidation' }),
    // Pulumi.
    found('off', "new aws.cloudtrail.Trail('T', { s3BucketName, enableLogging: «false» });", "new aws.cloudtrail.Trail('T', { s3BucketName, enableLogging: true });", { imports: "import * as aws from '@pulumi/aws';\n", property: 'enableLogging' }),
    found('writeOnly', "new aws.cloudtrail.Trail('T', { s3BucketName, eventSelectors: [{ readWriteType: «'WriteOnly'» }] });", "new aws.cloudtrail.Trail('T', { s3BucketName, eventSelectors: [{ readWriteType: 'All' }] });", { imports: "import * as aws from '@pulumi/aws';\n" }),
  ],
});
