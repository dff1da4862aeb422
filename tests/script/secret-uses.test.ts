import { describe, expect, it } from 'vitest';
import { secretResponsesOf, secretUsesOf } from '../../src/script/secret-uses.ts';
import { scriptOf } from './script-of.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets';\nconst token = await getSecret('x');\n";
const TRACER = "import { Tracer } from '@aws-lambda-powertools/tracer'; const tracer = new Tracer();\n";
const MIDDLEWARE = "import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';\n";

/** `sink what confidence label @ the place`, in order. */
const summary = (uses: ReturnType<typeof secretUsesOf>, text: string): string[] =>
  uses.map(({ sink, what, confidence, label, range }) => `${sink} ${what} ${confidence} ${label} @ ${text.slice(...range)}`);

describe('secrets that are written to logs, telemetry and errors', () => {
  it.each([
    ['console.log(token); throw new Error(token);', ['log value certain token @ token', 'error value certain token @ token']],
    ['throw new Error(token); console.log(token);', ['error value certain token @ token', 'log value certain token @ token']],
    ['console.log(a, token, token);', ['log value certain token @ token', 'log value certain token @ token']],
    ['console.log(new Error(token));', ['error value certain token @ token']],
    ['const read = () => token; console.log(read());', ['log value certain read() @ read()']],
    ["console.log(await getSecret('y'));", ["log value certain getSecret @ await getSecret('y')"]],
    ['const read = async () => token; console.log(await read());', ['log value certain read() @ await read()']],
    ['class C { apiKey = token; m() { console.log(this.apiKey); } }', ['log value certain apiKey @ this.apiKey']],
    ['console.log(token.slice(0, 4));', ['log value certain getSecret @ token.slice(0, 4)']],
    ['[token].forEach((t) => console.log(t));', ['log value certain t @ t']],
    ["getSecret('z').then(console.log);", ['log value certain getSecret @ console.log']],
    ['console.log(password, process.env, list[i]);', ['log value name password @ password', 'log environment environment process.env @ process.env']],
    [`${TRACER}class L { @tracer.captureMethod() m() { return token; } @tracer.captureMethod() n() { return 1; } }`, ['telemetry value certain token @ tracer.captureMethod()']],
    [`${TRACER}class L { @tracer.captureMethod() m() { return list; } }`, []],
  ])('%s', (code, expected) => {
    const text = GET + code;
    expect(summary(secretUsesOf(scriptOf(text)), text)).toEqual(expected);
  });

  it.each([
    [`${MIDDLEWARE}export const handler = middy(async () => token).use(captureLambdaHandler(tracer));`, 'captureLambdaHandler(tracer, { captureResponse: false })'],
    [`${MIDDLEWARE}export const handler = middy(async () => token).use(captureLambdaHandler(tracer, ));`, 'captureLambdaHandler(tracer, { captureResponse: false })'],
    [`${MIDDLEWARE}export const handler = middy(async () => token).use(captureLambdaHandler(tracer, options));`, undefined],
    [`${TRACER}class L { @tracer.captureMethod() m() { return token; } }`, 'tracer.captureMethod({ captureResponse: false })'],
    [`${TRACER}class L { @tracer.captureMethod({}) m() { return token; } }`, undefined],
  ])('a tracer is told to leave it out: %s', (code, expected) => {
    const text = GET + code;
    const [use] = secretUsesOf(scriptOf(text));
    const [redaction] = use!.redactions;
    expect(use!.redactions).toHaveLength(expected === undefined ? 0 : 1);
    if (expected === undefined) return;
    expect(redaction).toMatchObject({ how: 'configure', harmless: true });
    const [edit] = redaction!.edits;
    expect(text.slice(0, edit!.range[0]) + edit!.text + text.slice(edit!.range[1])).toContain(expected);
  });

  it('none in a file that has no secret', () => {
    expect(secretUsesOf(scriptOf('console.log(a);'))).toEqual([]);
    expect(secretResponsesOf(scriptOf('export const handler = async () => ({ body: a });'))).toEqual([]);
  });
});

describe('secrets that are sent to a caller', () => {
  it.each([
    ['export const handler = async (event) => ({ statusCode: 200, body: JSON.stringify({ a: token, b: token }) });', ['response value certain token @ token', 'response value certain token @ token']],
    ['export const handler = async (event) => ({ statusCode: 200, headers: { x: token }, body: token });', ['response value certain token @ token']],
    ["export const handler = async (event) => ({ statusCode: 200, body: 'ok' });", []],
  ])('%s', (code, expected) => {
    const text = GET + code;
    expect(summary(secretResponsesOf(scriptOf(text)), text)).toEqual(expected);
  });
});
