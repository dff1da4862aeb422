/**
 * Readers look at a text first, and leave it when nothing in it speaks of secrets. Do they pass anything over? Here they read every
 * text as if it did, and must find the same.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type * as Everything from './everything.ts';
import { sources, type Source } from './sources.ts';

/** All rules, with modules that are loaded anew. */
async function freshVerdicts(): Promise<(text: string) => readonly string[]> {
  vi.resetModules();
  const { lintSoundly }: typeof Everything = await import('./everything.ts');
  return (text) => lintSoundly(text).map(({ ruleId, line, column, message }) => `${line}:${column} ${ruleId} ${message}`);
}

/** A module that answers some of its questions with yes. */
const yes = (module: string, ...questions: readonly string[]): unknown =>
  vi.doMock(module, async (original) => ({ ...(await original<object>()), ...Object.fromEntries(questions.map((question) => [question, () => true])) }));

const asEver = await freshVerdicts();
yes('../../src/script/flow/evidence.ts', 'mayHoldSecrets', 'concernsSecrets');
yes('../../src/knowledge/names/telling.ts', 'mayJoinNames');
yes('../../src/knowledge/literals/tokens.ts', 'mayHoldToken');
yes('../../src/knowledge/literals/credential-url.ts', 'mayHoldCredentials');
const withoutLooking = await freshVerdicts();

/** Names, where a secret may come from or go to: each in a text of its own. */
function named(name: string): Source {
  const property = /^[a-z_$][\w$]*$/i.test(name) ? `.${name}` : `['${name}']`;
  return {
    name,
    text: `import * as lambda from 'aws-cdk-lib/aws-lambda';
export const handler = async (event) => {
  const found = await load(event.body${property}, process.env['${name}']);
  console.log(found${property}, \`\${process.env['${name}']}\`);
  throw new Error(found${property} + (await client${property}({ id: event.id })));
};
new lambda.Function(this, 'Function', { environment: { ['${name}']: props${property}, OTHER: 'q8ZrT2mVx71LbNc4WyKd' } });
export const settings = { '${name}': 'q8ZrT2mVx71LbNc4WyKd', other: find('${name}', 'q8ZrT2mVx71LbNc4WyKd') };
`,
  };
}

const rows = readFileSync(new URL('../knowledge/identifiers.tsv', import.meta.url), 'utf8').trim().split(/\r?\n/).slice(1);

describe('a first look at the text hides nothing', () => {
  it.each([
    ['in the examples, the shapes of the guide and the documents', sources],
    ['whatever the names', rows.map((row) => named(row.split('\t', 1)[0]!))],
  ])('%s', { timeout: 300_000 }, (_, texts) => {
    for (const { name, text } of texts) expect(withoutLooking(text), name).toEqual(asEver(text));
  });
});
