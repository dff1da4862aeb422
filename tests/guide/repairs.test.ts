/** After all repairs the guide's wrong files are silent, and still compile against the real AWS CDK and SDK types. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { typeErrors } from '../support/compiling.ts';
import { lint } from '../support/linting.ts';
import { repaired } from '../support/repairing.ts';

const folder = new URL('./bad/', import.meta.url);
const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`aws-secrets/${name}`, 'error' as const]));
const setup = { rules, filename: 'src/guide.ts' };

it('repairs every bad file to a silent one that compiles', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => new URL(file, folder));
  const results = new Map(files.map((file) => [fileURLToPath(file), repaired(readFileSync(file, 'utf8'), setup)]));
  for (const [name, code] of results) {
    const unrepairable = lint(code, setup).filter(({ fix, suggestions }) => !fix && !suggestions?.length);
    expect(lint(code, setup), `${basename(name)}\n${code}`).toEqual(unrepairable);
  }
  expect(typeErrors(results)).toEqual([]);
});
