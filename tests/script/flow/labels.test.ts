import { describe, expect, it } from 'vitest';
import { usesOf } from './uses-of.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets';";
const TOKEN = ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_');

describe('a label is safe to print', () => {
  it.each([
    // Where a name is the evidence, it is the label.
    ['logger.info({ dbPassword: x })', ['log dbPassword']],
    ['function f(o) { const x = o.password; console.log(x) }', ['log password']],
    ['const s = process.env.API_KEY; console.log(s)', ['log s']],
    // A call goes by the function that is called, when the file has it.
    [`${GET} const read = async () => (await getSecret('x'))!; console.log(await read())`, ['log read()']],
    [`${GET} class A { token = () => getSecret('x'); log() { console.log(this.token()) } }`, ['log token()']],
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
