/** Do the example workflows show what they promise, and nothing else? */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectationsIn } from '../../scripts/expectations.mjs';
import { lintDotenv, lintWorkflow, repaired } from '../support/workflows.ts';

const folder = fileURLToPath(new URL('../../examples/workflows/', import.meta.url));

describe.each(['.github/workflows/deploy.yml', '.github/workflows/release.yml', '.github/actions/notify/action.yml', '.env', '.env.example'])('examples/workflows/%s', (file) => {
  const filename = folder + file;
  const text = readFileSync(filename, 'utf8');
  const lint = file.startsWith('.env') ? lintDotenv : lintWorkflow;
  const found = (written: string) => lint(written, { filename, cwd: folder });

  it('has the findings it is marked with', () => {
    expect(found(text).map(({ line, ruleId }) => ({ line, ruleId }))).toEqual(expectationsIn(text));
  });

  it('is silent once everything is repaired but what only a person can replace', () => {
    let written = text;
    for (let round = 0; round < 40; round++) {
      const next = found(written).find(({ fix, suggestions }) => fix ?? suggestions?.length);
      if (!next) break;
      written = repaired(written, next);
    }
    const left = found(written).map(({ messageId }) => messageId);
    expect(left).toEqual(found(text).filter(({ fix, suggestions }) => !fix && !suggestions?.length).map(({ messageId }) => messageId));
  });

  it('may be cut off anywhere', () => {
    for (let end = 0; end < text.length; end += 37) expect(() => found(text.slice(0, end))).not.toThrow();
  });

  it('has the same findings with tabs where YAML forbids them, or says nothing', () => {
    expect(() => found(text.replaceAll('    ', '\t'))).not.toThrow();
  });
});
