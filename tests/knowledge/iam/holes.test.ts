import { describe, expect, it } from 'vitest';
import { combined, holeFor, MAX_TEXTS, referenced } from '../../../src/knowledge/iam/holes.ts';
import { ACCOUNT, ARN, PARTITION, REGION, UNKNOWN } from '../../../src/knowledge/iam/text.ts';

describe('holeFor', () => {
  it.each([
    ['region', REGION], ['awsRegionName', REGION], ['REGION_CODE', REGION], ['account', ACCOUNT], ['accountId', ACCOUNT], ['acctNo', ACCOUNT], ['partition', PARTITION], ['topicArn', ARN], ['TOPIC_ARN', ARN],
    ['arn', ARN], ['arnForObjects', ARN], ['warn', UNKNOWN], ['learn', UNKNOWN], ['regional', UNKNOWN], ['accounts', UNKNOWN], ['name', UNKNOWN], ['', UNKNOWN],
  ])('%s', (name, hole) => expect(holeFor([name])).toBe(hole));

  it('listens to the first name that says something', () => {
    expect(holeFor(['value', 'region', 'account'])).toBe(REGION);
    expect(holeFor([])).toBe(UNKNOWN);
  });
});

it.each([
  ['AWS::Region', [REGION]], ['AWS::AccountId', [ACCOUNT]], ['AWS::Partition', [PARTITION]], ['AWS::NoValue', []], ['TopicArn', [ARN]], ['Topic', [UNKNOWN]],
])('%s stands for %j', (name, texts) => {
  expect(referenced(name)).toEqual(texts);
});

describe('combined', () => {
  it('chooses one text of each part in every way', () => {
    expect(combined([])).toEqual(['']);
    expect(combined([['a', 'b']])).toEqual(['a', 'b']);
    expect(combined([['a', 'b'], ['c'], ['d', 'e']], '-')).toEqual(['a-c-d', 'a-c-e', 'b-c-d', 'b-c-e']);
    expect(combined([['a'], []])).toEqual([`a${UNKNOWN}`]);
    expect(combined([[], ['a']])).toEqual([`${UNKNOWN}a`]);
  });

  it('leaves open what has too many', () => {
    const many = Array.from({ length: MAX_TEXTS }, (_, i) => `${i}`);
    expect(combined([many])).toEqual(many);
    expect(combined([[...many, 'x']])).toEqual([UNKNOWN]);
    expect(combined([many, ['a', 'b']])).toEqual(many.map((text) => text + UNKNOWN));
    expect(combined([many.slice(0, MAX_TEXTS / 2), ['a', 'b']])).toHaveLength(MAX_TEXTS);
  });
});
