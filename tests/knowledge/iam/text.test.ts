import { describe, expect, it } from 'vitest';

import {
  ACCOUNT, ARN, displayText, hasHole, hasOpaqueHole, PARTITION, REGION, UNKNOWN,
} from '../../../src/knowledge/iam/text.ts';

describe('holes', () => {
  it('are five different single characters', () => {
    const holes = [REGION, ACCOUNT, PARTITION, ARN, UNKNOWN];
    expect(new Set(holes).size).toBe(5);
    expect(holes.map((hole) => hole.length)).toEqual([1, 1, 1, 1, 1]);
    expect(holes.map(hasHole)).toEqual([true, true, true, true, true]);
    expect(holes.map(hasOpaqueHole)).toEqual([false, false, false, true, true]);
    expect(hasHole('arn:aws:ssm:*:*:parameter/*')).toBe(false);
  });

  it('are shown as a person writes them', () => {
    expect(displayText(`arn:${PARTITION}:ssm:${REGION}:${ACCOUNT}:parameter/${UNKNOWN}/*`)).toBe(
      'arn:${Partition}:ssm:${Region}:${Account}:parameter/<...>/*',
    );
    expect(displayText(`${ARN}/*`)).toBe('<arn>/*');
  });
});
