/**
 * Suspicious access raises an alarm that reaches somebody (G25). Only alarms about security are asked for it: by their
 * name, their metric, or the log events behind the metric. Blind spots: alarms that EventBridge passes on, actions that
 * another file adds to a field.
 */
import { RESOURCE_WORDS } from '../knowledge/deployment/resource-classes.ts';
import { isSecuritySubject } from '../knowledge/security-alarms.ts';
import type { Edit } from '../model/edit.ts';
import { constantOf, resourcesOf, surely, type PropertyValue, type Resource } from '../model/resource.ts';
import { createRule, oncePerPlace, type Report } from '../rule.ts';

type MessageId = 'nobody' | 'disabled' | 'enable';

const ALARMS = ['Alarm', 'MetricAlarm', 'CompositeAlarm'];
/** What tells what an alarm is about: of the alarm, of its metric, of the filter that makes the metric. */
const TELLING = ['alarmName', 'alarmDescription', 'metricName', 'namespace', 'metricNamespace', 'name', 'filterPattern', 'pattern'];

const MAX_DEPTH = 4;

/** The texts in a value; those of the resource it names, and of what a function is given. */
function* textsIn(value: PropertyValue, depth = 0): Iterable<string> {
  if (depth > MAX_DEPTH) return;
  switch (value.kind) {
    case 'scalar':
      if (typeof value.value === 'string') yield value.value;
      return;
    case 'text':
      return yield value.text;
    case 'list':
      for (const item of value.items) yield* textsIn(item, depth + 1);
      return;
    case 'resource':
      return yield* textsOf(value.resource, depth + 1);
    case 'named':
      for (const argument of value.arguments?.() ?? []) for (const given of argument) yield* textsIn(given, depth + 1);
      return;
    case 'map':
    case 'unread':
  }
}

function* textsOf(resource: Resource, depth = 0): Iterable<string> {
  if (resource.id !== undefined) yield resource.id;
  for (const property of TELLING) for (const value of resource.values(property)) yield* textsIn(value, depth);
  for (const value of resource.values('metric')) yield* textsIn(value, depth);
}

/** The metrics that filters of the file make, with what the filters look for. */
function filteredMetrics(resources: readonly Resource[]): (name: string) => readonly string[] {
  const texts = new Map<string, string[]>();
  for (const filter of resourcesOf(resources, 'logs', 'MetricFilter')) {
    const lists = filter.values('metricTransformations');
    const items = lists.flatMap((list) => (list.kind === 'list' ? list.items : []));
    const named = [filter, ...items.filter((item) => item.kind === 'map')].flatMap((map) => map.values('metricName'));
    for (const name of named.map(constantOf)) {
      if (typeof name === 'string') texts.set(name, [...(texts.get(name) ?? []), ...textsOf(filter)]);
    }
  }
  return (name) => texts.get(name) ?? [];
}

function isAboutSecurity(alarm: Resource, patternsOf: (metric: string) => readonly string[]): boolean {
  for (const text of textsOf(alarm)) if ([text, ...patternsOf(text)].some(isSecuritySubject)) return true;
  return false;
}

const isEmpty = (value: PropertyValue): boolean => value.kind === 'list' && value.items.length === 0;

/** May somebody be told? A composite alarm may speak for its parts. */
function mayTell(alarm: Resource, hasComposite: boolean): boolean {
  const actions = alarm.values('alarmActions');
  if (!actions.every(isEmpty)) return true;
  if (alarm.operations().some(({ name }) => name === 'addAlarmAction')) return true;
  if (alarm.vocabulary === 'cdk') return alarm.exposure() !== 'none';
  return hasComposite && alarm.type !== 'CompositeAlarm';
}

function enabling(values: readonly PropertyValue[]): readonly Edit[] | undefined {
  const edits = values.map((value) => (value.kind === 'scalar' ? value.replacement(true) : undefined));
  return edits.every((edit) => edit !== undefined) ? edits.flat() : undefined;
}

function* findings(resources: readonly Resource[]): Iterable<Report<MessageId>> {
  const alarms = resourcesOf(resources, 'cloudwatch', ...ALARMS);
  if (alarms.length === 0) return;
  const patternsOf = filteredMetrics(resources);
  const hasComposite = alarms.some(({ type }) => type === 'CompositeAlarm');
  for (const alarm of alarms) {
    const data = { name: alarm.label };
    const enabled = alarm.values('actionsEnabled');
    const isDisabled = surely(enabled, (value) => constantOf(value) === false);
    if ((!isDisabled && mayTell(alarm, hasComposite)) || !isAboutSecurity(alarm, patternsOf)) continue;
    if (isDisabled) {
      const edits = enabling(enabled);
      const repairs = edits ? [{ safe: false, messageId: 'enable' as const, data, edits }] : [];
      yield { at: enabled[0]!.range, messageId: 'disabled', data, repairs };
    } else yield { at: alarm.values('alarmActions')[0]?.range ?? alarm.range, messageId: 'nobody', data };
  }
}

export default createRule<object, MessageId>({
  name: 'require-alarm-action',
  meta: {
    type: 'problem',
    docs: {
      description: 'require that alarms about access to secrets notify somebody',
      guide: ['G25'],
      config: 'strict',
      cwe: [778],
    },
    hasSuggestions: true,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: {
      nobody: 'The alarm `{{name}}` tells nobody. Add an action, such as a topic that reaches the people on call.',
      disabled: 'The actions of the alarm `{{name}}` are disabled, so it tells nobody. Enable them.',
      enable: 'Enable the actions of `{{name}}`.',
    },
  },
  // An alarm, and a library that declares resources.
  needs: [['alarm'], RESOURCE_WORDS],
  elsewhere: { template: [['aws::cloudwatch::']] },
  check({ file, report }) {
    if (file.isTest) return;
    for (const finding of oncePerPlace(findings(file.resources()))) report(finding);
  },
});
