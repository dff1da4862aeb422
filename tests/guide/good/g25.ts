/** G25: suspicious access raises an alarm that reaches somebody. */
// config: strict
import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export class Alarms extends Stack {
  readonly exposed: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, fn: IFunction, topic: ITopic) {
    super(scope, id);
    const when = { threshold: 1, evaluationPeriods: 1 };
    const metric = new cloudwatch.Metric({ namespace: 'Audit', metricName: 'UnauthorizedApiCalls' });
    const alarms = [
      new cloudwatch.Alarm(this, 'Denied', { metric, ...when }),
      metric.createAlarm(this, 'ManyDenied', { ...when, threshold: 100 }),
    ];
    for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
    const part = new cloudwatch.Alarm(this, 'RootAccountUsage', { metric, ...when });
    new cloudwatch.CompositeAlarm(this, 'Composite', {
      alarmRule: cloudwatch.AlarmRule.fromAlarm(part, cloudwatch.AlarmState.ALARM),
    }).addAlarmAction(new SnsAction(topic));
    this.exposed = new cloudwatch.Alarm(this, 'ConsoleLogins', { metric, ...when });
    // About the application itself.
    new cloudwatch.Alarm(this, 'Errors', { metric: fn.metricErrors(), ...when });
  }
}
