import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/model/resource.ts';
import { mayRecordKms, mayRecordReads, recordingOf, recordingOfTrail } from '../../src/model/trail.ts';
import { properties } from './values.ts';

type Written = Parameters<typeof properties>[0];

/** `reads`, `kms`: what a trail with these properties may record. */
function records(trail: Written): string {
  const recording = recordingOf(properties(trail));
  return [mayRecordReads(recording) && 'reads', mayRecordKms(recording) && 'kms'].filter(Boolean).join(' ');
}

const basic = (...eventSelectors: Written[]): string => records({ eventSelectors });
const fields = (...fieldSelectors: Written[]): string => records({ advancedEventSelectors: [{ fieldSelectors }] });
const MANAGEMENT = { field: 'eventCategory', equals: ['Management'] };

describe('selectors', () => {
  it('record everything when there are none', () => {
    expect(records({})).toBe('reads kms');
    expect(records({ eventSelectors: [] })).toBe('reads kms');
  });

  it.each<[string, Written[]]>([
    ['reads kms', [{}]],
    ['reads kms', [{ readWriteType: 'All' }]],
    ['reads kms', [{ readWriteType: 'READ_ONLY' }]],
    ['', [{ readWriteType: 'WriteOnly' }]],
    ['', [{ readWriteType: 'WRITE_ONLY' }]],
    ['', [{ readWriteType: 'None' }]],
    ['reads kms', [{ readWriteType: 'WriteOnlyLater' }]],
    ['reads kms', [{ readWriteType: 'NotWriteOnly' }]],
    ['', [{ includeManagementEvents: false }]],
    ['', [{ includeManagementEvents: 'false' }]],
    ['reads kms', [{ includeManagementEvents: true }]],
    ['reads', [{ excludeManagementEventSources: ['kms.amazonaws.com'] }]],
    ['reads', [{ excludeManagementEventSources: ['rdsdata.amazonaws.com', 'KMS'] }]],
    ['reads kms', [{ excludeManagementEventSources: ['rdsdata.amazonaws.com'] }]],
    ['reads kms', [{ excludeManagementEventSources: ['mykms.amazonaws.com', 'kms.amazonaws.com.example'] }]],
    ['reads kms', [{ readWriteType: 'WriteOnly' }, {}]],
    ['reads', [{ excludeManagementEventSources: ['KMS'] }, { readWriteType: 'WriteOnly' }]],
  ])('%s: %j', (expected, selectors) => {
    expect(basic(...selectors)).toBe(expected);
  });

  it.each<[string, Written[]]>([
    ['reads kms', [MANAGEMENT]],
    ['', [{ field: 'eventCategory', equals: ['Data'] }]],
    ['', [{ field: 'eventCategory', equals: ['NetworkActivity'] }]],
    ['reads kms', [{ field: 'eventCategory', equals: ['Data', 'Management'] }]],
    ['', [MANAGEMENT, { field: 'readOnly', equals: ['false'] }]],
    ['reads kms', [MANAGEMENT, { field: 'readOnly', equals: ['true'] }]],
    ['reads kms', [MANAGEMENT, { field: 'readOnly', equals: ['true', 'false'] }]],
    ['reads', [MANAGEMENT, { field: 'eventSource', notEquals: ['kms.amazonaws.com'] }]],
    ['reads', [MANAGEMENT, { field: 'eventSource', notEquals: ['kms.amazonaws.com'] }, { field: 'eventSource', notEquals: ['rdsdata.amazonaws.com'] }]],
    ['', [{ field: 'eventSource', notEquals: ['rdsdata.amazonaws.com'] }]],
  ])('%s: fields %j', (expected, selectors) => {
    expect(fields(...selectors)).toBe(expected);
    expect(records({ advancedEventSelector: [{ fieldSelector: selectors }] })).toBe(expected);
  });

  it('may record everything when something is not shown', () => {
    expect(records({ eventSelectors: 'x' })).toBe('reads kms');
    expect(records({ eventSelectors: [{ readWriteType: 'WriteOnly' }, 'x'] })).toBe('reads kms');
    expect(fields({ field: 'eventCategory', equals: 'x' })).toBe('reads kms');
    expect(fields({ equals: ['Data'] })).toBe('reads kms');
    expect(records({ advancedEventSelectors: [{ fieldSelectors: ['x'] }] })).toBe('reads kms');
  });
});

describe('a trail of CDK', () => {
  const trail = (written: Written, ...operations: [name: string, ...given: Written[]][]): Resource =>
    ({
      ...properties(written),
      operations: () =>
        operations.map(([name, ...given]) => ({ name, range: [0, 1], arguments: given.map((map) => [{ kind: 'map', ...properties(map), range: [0, 1] }]) })),
    }) as unknown as Resource;
  const reads = (...given: Parameters<typeof trail>): boolean => mayRecordReads(recordingOfTrail(trail(...given)));

  it('says itself which management events it records', () => {
    expect(reads({})).toBe(true);
    expect(reads({ managementEvents: 'ALL' })).toBe(true);
    expect(reads({ managementEvents: 'READ_ONLY' })).toBe(true);
    expect(reads({ managementEvents: 'WRITE_ONLY' })).toBe(false);
    expect(reads({ managementEvents: 'NONE' })).toBe(false);
  });

  it('may be given a selector that records more', () => {
    expect(reads({ managementEvents: 'WRITE_ONLY' }, ['addS3EventSelector', {}, {}])).toBe(true);
    expect(reads({ managementEvents: 'WRITE_ONLY' }, ['addS3EventSelector', {}, { readWriteType: 'WRITE_ONLY' }])).toBe(false);
    expect(reads({ managementEvents: 'WRITE_ONLY' }, ['addEventSelector', {}, {}, { includeManagementEvents: true }])).toBe(true);
    expect(reads({ managementEvents: 'NONE' }, ['addLambdaEventSelector', {}, {}])).toBe(false);
    expect(reads({ managementEvents: 'NONE' }, ['addLambdaEventSelector', {}, { includeManagementEvents: true }])).toBe(true);
    expect(reads({ managementEvents: 'NONE' }, ['logAllS3DataEvents'])).toBe(false);
    expect(reads({ managementEvents: 'WRITE_ONLY' }, ['logAllS3DataEvents'])).toBe(true);
    expect(reads({ managementEvents: 'WRITE_ONLY' }, ['onEvent', {}])).toBe(false);
  });
});
