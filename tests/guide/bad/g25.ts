/** G25: suspicious access raises an alarm that reaches somebody. These reach nobody. */
// config: strict
import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export class Alarms extends Stack {
  constructor(scope: Construct, id: string, logGroup: logs.ILogGroup, topic: ITopic) {
    super(scope, id);
    const when = { threshold: 1, evaluationPeriods: 1 };
    const denied = new cloudwatch.Metric({ namespace: 'Audit', metricName: 'UnauthorizedApiCalls' });
    new cloudwatch.Alarm(this, 'Denied', { metric: denied, ...when }); // expect: aws-secrets/require-alarm-action
    const root = new cloudwatch.Alarm(this, 'RootAccountUsage', {
      metric: new cloudwatch.Metric({ namespace: 'Audit', metricName: 'Usage' }),
      actionsEnabled: false, // expect: aws-secrets/require-alarm-action
      ...when,
    });
    root.addAlarmAction(new SnsAction(topic));
    const filter = new logs.MetricFilter(this, 'Filter', {
      logGroup,
      filterPattern: logs.FilterPattern.stringValue('$.eventName', '=', 'GetSecretValue'),
      metricNamespace: 'Audit',
      metricName: 'Reads',
    });
    filter.metric().createAlarm(this, 'Reads', when); // expect: aws-secrets/require-alarm-action
    new cloudwatch.CfnAlarm(this, 'Raw', {
      alarmDescription: 'Somebody schedules the deletion of a key, or access denied',
      alarmActions: [], // expect: aws-secrets/require-alarm-action
      comparisonOperator: 'GreaterThanThreshold',
      evaluationPeriods: 1,
    });
  }
}
