/**
 * Every access to a secret is recorded by CloudTrail (G24): reading one is a management event that only reads. What a
 * trail records is the model's knowledge; a trail that records only a part is fine beside one that sees the reads. Blind
 * spots: the trail of an organization, and trails of other files.
 */
import { RESOURCE_WORDS } from '../knowledge/deployment/resource-classes.ts';
import type { Edit } from '../model/edit.ts';
import {
  constantOf,
  resourcesOf,
  surely,
  type ApiRequest,
  type Properties,
  type PropertyValue,
  type Resource,
} from '../model/resource.ts';
import { mayRecordKms, mayRecordReads, recordingOf, recordingOfTrail, type Recording } from '../model/trail.ts';
import { createRule, oncePerPlace, type Report } from '../rule.ts';

type MessageId = 'writeOnly' | 'noManagement' | 'kms' | 'off' | 'validation' | 'stopped' | 'all' | 'turnOn' | 'include';

interface Options {
  readonly allowDataTrails: boolean;
}

type Finding = Report<MessageId>;

const isFalse = (value: PropertyValue): boolean => constantOf(value) === false;

/** The edits of all values; none when one of them can't be changed. */
function together(values: readonly PropertyValue[], edit: (value: PropertyValue) => readonly Edit[] | undefined): readonly Edit[] | undefined {
  const edits = values.map(edit);
  return edits.every((one) => one !== undefined) ? edits.flat() : undefined;
}

/** A switch of a trail that is surely off. */
function* switchedOff(trail: Properties, name: string, property: string, messageId: 'off' | 'validation'): Iterable<Finding> {
  const values = trail.values(property);
  if (!surely(values, isFalse)) return;
  const data = { name, property: trail.nameOf(property) };
  const edits = together(values, (value) => (value.kind === 'scalar' ? value.replacement(true) : undefined));
  yield { at: values[0]!.range, messageId, data, repairs: edits ? [{ safe: true, messageId: 'turnOn', data, edits }] : [] };
}

function* switches(trail: Properties, name: string): Iterable<Finding> {
  for (const property of ['isLogging', 'enableLogging']) yield* switchedOff(trail, name, property, 'off');
  for (const property of ['enableFileValidation', 'enableLogFileValidation']) yield* switchedOff(trail, name, property, 'validation');
}

/** `WRITE_ONLY` becomes `ALL`, `'WriteOnly'` becomes `'All'`, `includeManagementEvents: false` becomes `true`. */
function toAll(value: PropertyValue): readonly Edit[] | undefined {
  if (value.kind === 'named') return value.sibling(/[a-z]/.test(value.name.at(-1) ?? '') ? 'All' : 'ALL');
  if (value.kind !== 'scalar' || typeof value.value === 'string' && !/only|none/i.test(value.value)) return undefined;
  return value.replacement(typeof value.value === 'string' ? 'All' : true);
}

/** What the selectors of a trail leave out. */
function* leftOut(name: string, recording: Recording): Iterable<Finding> {
  const { selectors } = recording;
  const data = { name };
  if (!mayRecordReads(recording)) {
    const partly = selectors.find(({ management }) => management);
    const selector = partly ?? selectors[0]!;
    const value = partly ? selector.leavesOut.reads : selector.leavesOut.management;
    const edits = value && toAll(value);
    const repairs = edits ? [{ safe: false, messageId: 'all' as const, data, edits }] : [];
    yield { at: value?.range ?? selector.range, messageId: partly ? 'writeOnly' : 'noManagement', data, repairs };
  } else if (!mayRecordKms(recording)) {
    const excluded = selectors.find(({ management, reads }) => management && reads)!;
    const { value, within, property } = excluded.leavesOut.kms ?? {};
    const lists = (property !== undefined && within?.values(property)) || [];
    const isAlone = lists.length === 1 && lists[0]!.kind === 'list' && lists[0]!.items.length === 1;
    const edits = isAlone ? within?.removal(property!) : undefined;
    yield { at: value?.range ?? excluded.range, messageId: 'kms', data, repairs: edits ? [{ safe: false, messageId: 'include', data, edits }] : [] };
  }
}

function* findings(resources: readonly Resource[], requests: readonly ApiRequest[]): Iterable<Finding> {
  const trails = resourcesOf(resources, 'cloudtrail', 'Trail').map((trail) => ({ trail, recording: recordingOfTrail(trail) }));
  const isSeenElsewhere = trails.some(({ recording }) => mayRecordReads(recording) && mayRecordKms(recording));
  for (const { trail, recording } of trails) {
    yield* switches(trail, trail.label);
    if (!isSeenElsewhere) yield* leftOut(trail.label, recording);
  }
  for (const request of requests) {
    if (request.service !== 'cloudtrail') continue;
    const { operation, label, range } = request;
    if (operation === 'StopLogging') yield { at: range, messageId: 'stopped', data: { name: label } };
    if (operation === 'PutEventSelectors') yield* leftOut(label, recordingOf(request));
    if (operation === 'CreateTrail' || operation === 'UpdateTrail') yield* switches(request, label);
  }
}

export default createRule<Options, MessageId>({
  name: 'require-read-event-trail',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow CloudTrail trails that do not record reads of secrets',
      guide: ['G24'],
      config: 'recommended',
      cwe: [778],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowDataTrails: {
          type: 'boolean',
          description: 'Accept trails that record no management events at all.',
        },
      },
    },
    defaultOptions: { allowDataTrails: false },
    messages: {
      writeOnly: '`{{name}}` records no reads, so nobody sees who read a secret. Record all management events.',
      noManagement:
        '`{{name}}` records no management events, so nobody sees who read a secret. ' +
        'Record them, or add a trail that does.',
      kms: '`{{name}}` leaves out KMS, so nobody sees who decrypted a secret. Record its events too.',
      off: 'The trail `{{name}}` is turned off. Set `{{property}}` to `true`.',
      validation: 'Nobody would notice a change of the log files of `{{name}}`. Set `{{property}}` to `true`.',
      stopped: '`{{name}}` stops a trail, and nobody sees who reads secrets from then on. Leave it running.',
      all: 'Record all management events.',
      turnOn: 'Set `{{property}}` to `true`.',
      include: 'Record the events of KMS too.',
    },
  },
  // A trail, and a library that declares one or sends requests.
  needs: [['trail'], [...RESOURCE_WORDS, 'aws-sdk']],
  elsewhere: { template: [['aws::cloudtrail::trail']] },
  check({ file, options, report }) {
    if (file.isTest) return;
    for (const finding of oncePerPlace(findings(file.resources(), file.requests()))) {
      if (finding.messageId !== 'noManagement' || !options.allowDataTrails) report(finding);
    }
  },
});
