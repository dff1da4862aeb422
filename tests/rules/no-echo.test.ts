/** No rule ever repeats a secret: not in a message, not in a suggestion, not in the text of a repair. */
import type { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { isRandom } from '../../src/knowledge/literals/randomness.ts';
import { NAMED_FORMATS, TOKEN_FORMATS } from '../../src/knowledge/literals/token-table.generated.ts';
import { randomNumbers, randomString, sampleOf } from '../knowledge/literals/sample.ts';
import { lint } from '../support/linting.ts';

const STRICT = plugin.configs.strict.rules as Linter.RulesRecord;
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A place where a secret may stand: all the rules have something to say about one or another of them. */
const PLACES: readonly ((quoted: string, bare: string) => string)[] = [
  (s) => `const password = ${s};`,
  (s) => `const config = { apiKey: ${s}, [${s}]: 1, nested: { token: ${s} } };`,
  (s) => `headers.set('Authorization', 'Bearer ' + ${s});`,
  (_, b) => `// password: ${b}`,
  (_, b) => `const url = 'postgres://app:${b}@db.prod.internal:5432/app';`,
  (_, b) => `const url = 'https://deploy:${b}@git.example.com/app.git';`,
  (_, b) => `const ado = 'Server=db;Uid=sa;Pwd=${b};';`,
  (s) => `import * as lambda from 'aws-cdk-lib/aws-lambda';
const fn = new lambda.Function(this, 'F', { runtime, handler, code, environment: { API_KEY: ${s}, [${s}]: ${s}, SECRET_NAME: ${s} } });
fn.addEnvironment('TOKEN', process.env.TOKEN ?? ${s}); fn.addEnvironment(${s}, process.env[${s}]!);`,
  (s) => `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
export const handler = async () => {
  const out = await new SSMClient({}).send(new GetParameterCommand({ Name: process.env[${s}], WithDecryption: true }));
  console.log(${s}, out.Parameter?.Value, process.env[${s}]);
  throw new Error(${s} + out.Parameter.Value);
};`,
  (s) => `import { SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({ credentials: { accessKeyId: ${s}, secretAccessKey: ${s} } });
let cache = {}; cache[${s}] = await getSecret(${s}); logger.info(getSecret(${s}), { [${s}]: apiKey });`,
  (s) => `import * as iam from 'aws-cdk-lib/aws-iam';
new iam.PolicyStatement({ actions: ['s3:*', ${s}], resources: ['*', ${s}] });`,
];

const seeds = fc.integer({ min: 1, max: 2 ** 31 });
const secret = fc.oneof(
  seeds.chain((seed) => fc.constantFrom(...TOKEN_FORMATS.filter(({ kind }) => ['secret', 'key-id', 'webhook'].includes(kind))).map(({ regex }) => sampleOf(regex, randomNumbers(seed)))),
  // Where a name is expected, what cannot be told from a name is one.
  seeds.chain((seed) => fc.constantFrom(...NAMED_FORMATS.filter(({ kind }) => kind === 'secret')).map(({ regex }) => sampleOf(regex, randomNumbers(seed)))).filter(isRandom),
  seeds.chain((seed) => fc.integer({ min: 16, max: 48 }).map((length) => randomString(BASE62, length, randomNumbers(seed)))).filter(isRandom),
);

/** Stretches of a secret of eight characters; whoever sees one of them knows a part of it. */
function shown(text: string, hidden: string): string | undefined {
  for (let i = 0; i + 8 <= hidden.length; i++) if (text.includes(hidden.slice(i, i + 8))) return hidden.slice(i, i + 8);
  return undefined;
}

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

describe('no rule', () => {
  it('repeats a secret in a message, in a suggestion or in a repair', () => {
    let reports = 0;
    fc.assert(
      fc.property(secret, fc.constantFrom(...PLACES), (text, place) => {
        const code = place(JSON.stringify(text), text);
        const messages = lint(code, { rules: STRICT });
        reports += messages.length;
        for (const message of messages) {
          expect(message.fatal, `${code}\n${message.message}`).toBeFalsy();
          for (const printed of [message.message, ...(message.suggestions ?? []).map(({ desc }) => desc)]) {
            expect(shown(printed, text), printed).toBeUndefined();
          }
          // A repair may leave what stands between its edits; it writes no secret that was not there.
          for (const fix of [message.fix, ...(message.suggestions ?? []).map((suggestion) => suggestion.fix)]) {
            if (fix) expect(occurrences(fix.text, text)).toBeLessThanOrEqual(occurrences(code.slice(...fix.range), text));
          }
        }
      }),
      { seed: 16, numRuns: 400 },
    );
    expect(reports).toBeGreaterThan(200);
  });
});
