/** Do the example templates show what they promise, and nothing else? */
import { readFileSync } from 'node:fs';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { expectationsIn } from '../../scripts/expectations.mjs';
import { lintTemplate } from '../support/templates.ts';

describe.each(['sam-app/template.yaml', 'sam-app/network.json', 'serverless-app/serverless.yml'])('examples/%s', (filename) => {
  const text = readFileSync(new URL(`../../examples/${filename}`, import.meta.url), 'utf8');

  it('has the findings it is marked with', () => {
    const found = lintTemplate(text, { filename }).map(({ line, ruleId }) => ({ line, ruleId }));
    expect(found).toEqual(expectationsIn(text));
  });

  it('is silent once every secret and statement is repaired', () => {
    let repaired = text;
    for (let left = lintTemplate(repaired, { filename }); left.length > 0; left = lintTemplate(repaired, { filename })) {
      const next = left.find(({ messageId }) => messageId !== 'placeholder');
      const repair = next && (next.fix ?? next.suggestions?.[0]?.fix);
      if (!repair) break;
      repaired = repaired.slice(0, repair.range[0]) + repair.text + repaired.slice(repair.range[1]);
    }
    // What only a person can decide: a name in place of a placeholder, the actions in place of a wildcard.
    const left = lintTemplate(repaired, { filename }).map(({ messageId }) => messageId);
    expect(left.filter((messageId) => messageId !== 'placeholder' && messageId !== 'serviceWildcard')).toEqual([]);
  });

  it('may be cut off anywhere', () => {
    const rules = plugin.configs.strict.rules as Linter.RulesRecord;
    for (let end = 0; end < text.length; end += 53) expect(() => lintTemplate(text.slice(0, end), { filename, rules })).not.toThrow();
  });
});
