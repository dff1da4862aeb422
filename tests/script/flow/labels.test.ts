import { describe, expect, it } from 'vitest';
import { printableName } from '../../../src/script/flow/name-facts.ts';
import { usesOf } from './uses-of.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets';";
const TOKEN = ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_');

describe('a label is safe to print', () => {
  it.each([
    ['apiKey', 'apiKey'],
    ['$api-key', '$api-key'],
    ['#token', '#token'],
    ['1', undefined],
    ['', undefined],
    ['a b', undefined],
    ['a'.repeat(65), undefined],
    [TOKEN, undefined],
    [undefined, undefined],
  ])('%s', (name, expected) => {
    expect(printableName(name)).toBe(expected);
  });

  it.each([
    // Where a name is the evidence, it is the label.
    ['logger.info({ dbPassword: x })', ['log dbPassword']],
    ['function f(o) { const x = o.password; console.log(x) }', ['log password']],
    ['const s = process.env.API_KEY; console.log(s)', ['log s']],
    // An index is no name, nor is a token or a sentence.
    [`${GET} console.log('url', process.env.DATABASE_URL?.split('@')[1])`, ['log DATABASE_URL']],
    [`${GET} const parsed = JSON.parse(await getSecret('x')); console.log(parsed['${TOKEN}'])`, ['log getSecret']],
    [`${GET} const parsed = JSON.parse(await getSecret('x')); console.log(parsed[\`${TOKEN}\`])`, ['log getSecret']],
    [`${GET} const parsed = JSON.parse(await getSecret('x')); console.log(parsed['my own key'])`, ['log getSecret']],
    [`${GET} const parsed = JSON.parse(await getSecret('x')); const { '${TOKEN}': a } = parsed; console.log(a)`, ['log a']],
    ["console.log({ 'my password': x })", ['log a value']],
  ])('%s', (code, expected) => {
    expect(usesOf(code)).toEqual(expected);
  });
});
