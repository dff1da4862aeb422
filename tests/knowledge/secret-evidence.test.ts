import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SENSITIVE_OUTPUT_ROWS } from '../../src/knowledge/aws-outputs.generated.ts';
import { SECRET_EVIDENCE } from '../../src/knowledge/secret-evidence.ts';
import { oneOf } from '../../src/knowledge/text-words.ts';

const evidence = oneOf(SECRET_EVIDENCE);
/** As names stand in a text: behind something else. */
const mentions = (name: string): boolean => evidence(` ${name}`);

describe('words of secrets', () => {
  it('stand in every name that means a secret', () => {
    const rows = readFileSync(new URL('identifiers.tsv', import.meta.url), 'utf8').trim().split(/\r?\n/).map((row) => row.split('\t'));
    const secrets = rows.filter(([, , verdict]) => verdict === 'strong' || verdict === 'weak').map(([name]) => name!);
    expect(secrets.length).toBeGreaterThan(50);
    expect(secrets.filter((name) => !mentions(name))).toEqual([]);
  });

  it('stand in every command of AWS that yields one', () => {
    const commands = SENSITIVE_OUTPUT_ROWS.trim().split('\n').map((row) => `${row.split(/:? /)[1]}Command`);
    expect(commands.length).toBeGreaterThan(200);
    expect(commands.filter((name) => !mentions(name))).toEqual([]);
    expect(commands.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).filter((name) => !mentions(name))).toEqual([]);
  });
});
