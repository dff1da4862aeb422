import { testRule } from '../support/rule-tester.ts';
import { reported } from './reported.ts';

const CW = [
  "import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';",
  "import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';",
  "import * as logs from 'aws-cdk-lib/aws-logs';\n",
].join('\n');

const nobody = (code: string, name = 'A', imports = CW) => reported(imports + code, [{ messageId: 'nobody', name }]);
const disabled = (code: string, enabled: string | null, name = 'A', imports = CW) =>
  reported(imports + code, [{ messageId: 'disabled', name, ...(enabled === null ? {} : { suggestions: [['enable', imports + enabled] as const] }) }]);

const DENIED = "metric: new cloudwatch.Metric({ namespace: 'Audit', metricName: 'UnauthorizedApiCalls' })";

testRule('require-alarm-action', {
  valid: [
    ...[
      `const alarm = new cloudwatch.Alarm(this, 'A', { ${DENIED}, threshold: 1 }); alarm.addAlarmAction(new actions.SnsAction(topic));`,
      `new cloudwatch.Alarm(this, 'A', { ${DENIED} }).addAlarmAction(action);`,
      `const alarms = [new cloudwatch.Alarm(this, 'A', { ${DENIED} })]; alarms.forEach((alarm) => alarm.addAlarmAction(action));`,
      `const a = new cloudwatch.Alarm(this, 'A', { ${DENIED} }); for (const alarm of [a]) alarm.addAlarmAction(action);`,
      `class S { private alarm = new cloudwatch.Alarm(this, 'A', { ${DENIED} }); notify() { this.alarm.addAlarmAction(action); } }`,
      `function make(id, props) { const alarm = new cloudwatch.Alarm(this, id, { ...props }); alarm.addAlarmAction(action); return alarm; } make('A', { ${DENIED} });`,
      `const alarm = new cloudwatch.Alarm(this, 'A', { ${DENIED} }); (alarm.node.defaultChild as cloudwatch.CfnAlarm).alarmActions = [topic.topicArn];`,
      `const alarm = new cloudwatch.Alarm(this, 'A', { ${DENIED} }); notify(alarm);`,
      `const alarm = new cloudwatch.Alarm(this, 'A', { ${DENIED} }); new cloudwatch.CompositeAlarm(this, 'C', { alarmRule: cloudwatch.AlarmRule.fromAlarm(alarm, cloudwatch.AlarmState.ALARM) });`,
      `class S { readonly alarm = new cloudwatch.Alarm(this, 'A', { ${DENIED} }); }`,
      `export const alarm = new cloudwatch.Alarm(scope, 'A', { ${DENIED} });`,
      `class Loud extends cloudwatch.Alarm { constructor(scope) { super(scope, 'A', { ${DENIED} }); this.addAlarmAction(action); } }`,
      "new cloudwatch.CfnAlarm(this, 'A', { alarmName: 'unauthorized-calls', alarmActions: [topic.topicArn], comparisonOperator, evaluationPeriods: 1 });",
      "new cloudwatch.CfnAlarm(this, 'A', { alarmName: 'unauthorized-calls', alarmActions, comparisonOperator, evaluationPeriods: 1 });",
      "new cloudwatch.CfnAlarm(this, 'A', { ...props, alarmName: 'unauthorized-calls' });",
      `new cloudwatch.Alarm(this, 'A', { ${DENIED}, actionsEnabled: stage === 'prod' }).addAlarmAction(action);`,
      // Alarms about other things, and alarms whose subject is not shown.
      "new cloudwatch.Alarm(this, 'Errors', { metric: fn.metricErrors(), threshold: 1, evaluationPeriods: 1, actionsEnabled: false });",
      "new cloudwatch.Alarm(this, 'SecretRotationErrors', { metric: rotation.metricErrors() });",
      "new cloudwatch.Alarm(this, 'Api4xx', { metric: new cloudwatch.Metric({ namespace: 'AWS/ApiGateway', metricName: '4XXError' }) });",
      "new cloudwatch.Alarm(this, 'SalesforceFailures', { metric: new cloudwatch.Metric({ namespace: 'app', metricName: 'failed_to_authenticate_with_sf' }) });",
      "new cloudwatch.Alarm(this, id, { metric });",
      "const filter = new logs.MetricFilter(this, 'F', { logGroup, metricNamespace: 'App', metricName: 'Errors', filterPattern: logs.FilterPattern.anyTerm('ERROR') }); new cloudwatch.Alarm(this, 'A', { metric: filter.metric() });",
      "new cloudwatch.Dashboard(this, 'UnauthorizedCalls');",
    ].map((code) => CW + code),
    "import { Stack } from 'aws-cdk-lib'; import { Alarm } from './alarm.js'; new Alarm(this, 'UnauthorizedApiCalls', {});",
    "import * as aws from '@pulumi/aws'; new aws.cloudwatch.MetricAlarm('A', { alarmDescription: 'Root account login', alarmActions: [topic.arn] });",
    { code: `${CW}new cloudwatch.Alarm(this, 'A', { ${DENIED} });`, filename: 'test/stack.test.ts' },
  ],
  invalid: [
    nobody(`new «cloudwatch.Alarm»(this, 'A', { ${DENIED}, threshold: 1 });`),
    nobody(`const alarm = new «cloudwatch.Alarm»(this, 'A', { ${DENIED} } as cloudwatch.AlarmProps);\r\nalarm.addOkAction(action); // only when it is over`),
    nobody("new «cloudwatch.Alarm»(this, 'UnauthorizedApiCalls', { metric });", 'UnauthorizedApiCalls'),
    nobody("new «cloudwatch.Alarm»(this, 'A', { metric, alarmName: 'root-account-usage' });"),
    nobody("new «cloudwatch.Alarm»(this, 'A', { metric, alarmDescription: 'Somebody logs in without MFA' });"),
    nobody("new «cloudwatch.Alarm»(this, 'A', { metric, alarmName: `${stage}-secret-access` });"),
    nobody("new «cloudwatch.Alarm»(this, 'A', { metric: new cloudwatch.Metric({ namespace: 'Security', metricName: 'SecretsManagerAccess' }) satisfies object });"),
    nobody("const metric = new cloudwatch.Metric({ namespace: 'Audit', metricName: 'SsmParameterStoreReads' }); new «cloudwatch.Alarm»(this, 'A', { metric });"),
    nobody("const filter = new logs.MetricFilter(this, 'F', { logGroup, metricNamespace: 'Audit', metricName: 'M', filterPattern: logs.FilterPattern.literal('{ ($.errorCode = \"AccessDenied*\") }') }); new «cloudwatch.Alarm»(this, 'A', { metric: filter.metric({ statistic: 'sum' }) });"),
    nobody("const filter = new logs.MetricFilter(this, 'F', { logGroup, metricNamespace: 'Audit', metricName: 'M', filterPattern: logs.FilterPattern.all(logs.FilterPattern.stringValue('$.eventName', '=', 'GetSecretValue'), other) }); «filter.metric().createAlarm»(this, 'A', { threshold: 1, evaluationPeriods: 1 });"),
    nobody("new logs.MetricFilter(this, 'F', { logGroup, metricNamespace: 'Audit', metricName: 'M', filterPattern: logs.FilterPattern.stringValue('$.errorCode', '=', '*UnauthorizedOperation') }); new «cloudwatch.Alarm»(this, 'A', { metric: new cloudwatch.Metric({ namespace: 'Audit', metricName: 'M' }) });"),
    nobody("new logs.CfnMetricFilter(this, 'F', { logGroupName, filterPattern: '{ $.userIdentity.type = \"Root\" }', metricTransformations: [{ metricName: 'M', metricNamespace: 'Audit', metricValue: '1' }] }); new «cloudwatch.CfnAlarm»(this, 'A', { metricName: 'M', namespace: 'Audit', comparisonOperator, evaluationPeriods: 1 });"),
    nobody("new cloudwatch.CfnAlarm(this, 'A', { alarmName: 'unauthorized-calls', alarmActions: «[]», comparisonOperator, evaluationPeriods: 1 });"),
    nobody("new «cloudwatch.CompositeAlarm»(this, 'A', { alarmDescription: 'suspicious access', alarmRule });"),
    nobody(`class S { private alarm = new «cloudwatch.Alarm»(this, 'A', { ${DENIED} }); }`),
    nobody(`class Quiet extends cloudwatch.Alarm { constructor(scope) { «super»(scope, 'A', { ${DENIED} }); } }`),
    nobody("const props = { metric, alarmName: 'Unauthorized' + 'Calls' }; new «Alarm»(this, 'A', { ...props });", 'A', "const { Alarm } = require('aws-cdk-lib/aws-cloudwatch');\n"),
    nobody("new «cdk.aws_cloudwatch.Alarm»(this, 'KmsKeyDisabled', {});", 'KmsKeyDisabled', "import * as cdk from 'aws-cdk-lib';\n"),
    nobody("new «aws.cloudwatch.MetricAlarm»('A', { alarmDescription: 'Root account login' });", 'A', "import * as aws from '@pulumi/aws';\n"),
    disabled(`const alarm = new cloudwatch.Alarm(this, 'A', { ${DENIED}, actionsEnabled: «false» }); alarm.addAlarmAction(action);`, `const alarm = new cloudwatch.Alarm(this, 'A', { ${DENIED}, actionsEnabled: true }); alarm.addAlarmAction(action);`),
    disabled("new cloudwatch.CfnAlarm(this, 'A', { alarmName: 'unauthorized-calls', actionsEnabled: «false», alarmActions: [arn], comparisonOperator, evaluationPeriods: 1 });", "new cloudwatch.CfnAlarm(this, 'A', { alarmName: 'unauthorized-calls', actionsEnabled: true, alarmActions: [arn], comparisonOperator, evaluationPeriods: 1 });"),
  ],
});
