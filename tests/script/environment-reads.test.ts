import { describe, expect, it } from 'vitest';
import { environmentReadsOf } from '../../src/script/environment-reads.ts';
import { scriptOf } from './script-of.ts';

/** `VARIABLE at the text that reads it`, or the variable alone where that is `process.env.VARIABLE`. */
const reads = (code: string): string[] =>
  environmentReadsOf(scriptOf(code)).map(({ variable, range }) => {
    const text = code.slice(...range);
    return text === `process.env.${variable}` ? variable : `${variable} at ${text}`;
  });

describe('variables that are read', () => {
  it.each([
    ['use(process.env.A_B);', ['A_B']],
    ['use(process.env.a, process.env.B);', ['a', 'B']],
    ["use(process.env['A']);", ["A at process.env['A']"]],
    ["const K = 'A'; use(process.env[K]);", ['A at process.env[K]']],
    ['use(process.env[K]);', []],
    ['const env = process.env; use(env.A);', ['A at env.A']],
    ["import { env } from './a.js'; use(env.A, env.apiToken, env.b);", ['A at env.A']],
    ["import { env } from './a.js'; use(process, env.A, env.apiToken, env.b());", ['A at env.A']],
    ["import { env } from './a.js'; const { A, apiToken } = env;", ['A at A']],
    ['const env = load(); use(env.A);', []],
    ['use(config.A);', []],
    ['process.env.A();', ['A']],
    ['process.env.toString();', []],
    ['env.get();', []],
    ['const { A, b: B, ...rest } = process.env;', ['A at A', 'b at b: B']],
    ["const { A = '', B: { c } } = process.env;", ["A at A = ''", 'B at B: { c }']],
    ['const { env: { A } } = process;', ['A at A']],
    ["const { env: { A } = {} } = process;", ['A at A']],
    ['const { A } = config;', []],
    ['const [A] = process.env;', []],
    ['let A; ({ A } = process.env);', ['A at A']],
    ['function f({ A } = process.env) {}', ['A at A']],
    ['const { [k]: A } = process.env;', []],
    ['const get = (name) => process.env[name]; use(get("A"), get(k));', ['A at get("A")']],
    ['const get = (x, name) => process.env[name]; use(get("A", "B"));', ['A at get("A", "B")']],
    ['const get = (name) => config[name]; use(get("A"));', []],
    ['const set = (name) => { process.env[name] = 1 }; set("A");', []],
    ['const has = (name) => !!process.env[name]; use(has("A"));', []],
    ['const get = (name) => process.env[name]; if (!get("A")) stop();', []],
    ["import { requireEnv } from './a.js'; use(requireEnv('A'));", ["A at requireEnv('A')"]],
    ["import { Env } from './a.js'; use(Env.get('A'), Env.get(k), Env.get());", ["A at Env.get('A')"]],
    ["import { get } from './a.js'; use(get('A'));", []],
    ["const requireEnv = (n) => cache[n]; use(requireEnv('A'));", []],
    ["if (!requireEnv('A')) stop();", []],
    ['use(process.env.B, process.env.A);', ['B', 'A']],
    ['use(process.env.A.trim());', ['A']],
    ['use(env.A.B);', ['A at env.A']],
  ])('%s', (code, expected) => expect(reads(code)).toEqual(expected));
});

describe('variables that the file sets itself', () => {
  it.each([
    ['process.env.A = 1; use(process.env.A, process.env.B);', ['B']],
    ['(process.env.A as any) = 1; use(process.env.A);', []],
    ['delete process.env.A; use(process.env.A);', []],
    ['void process.env.A; x = process.env.B;', ['B']],
    ['Object.assign(process.env, load()); use(process.env.A);', []],
    ['Object.assign(config, process.env); use(process.env.A);', ['A']],
    ['Object.create(process.env); use(process.env.A);', ['A']],
    ['Object.assign(); use(process.env.A);', ['A']],
  ])('%s', (code, expected) => expect(reads(code)).toEqual(expected));
});

describe('a question whether a variable is there', () => {
  it.each([
    ['if (process.env.A) f();', []],
    ['if (c) process.env.A;', ['A']],
    ['while (process.env.A) f();', []],
    ['use(process.env.A ? 1 : 2);', []],
    ['use(c ? process.env.A : process.env.B);', ['A', 'B']],
    ['use(!process.env.A, typeof process.env.B);', []],
    ['use(Boolean(process.env.A));', []],
    ['use(Number(process.env.A));', ['A']],
    ["use(process.env.A === undefined, process.env.B != null, '' == process.env.C);", []],
    ["use(process.env.A === 'x', process.env.B !== y);", ['A', 'B']],
    ["use(process.env.A + '', process.env.B < null);", ['A', 'B']],
    ['use(process.env.A && f());', []],
    ['use(f() && process.env.A);', ['A']],
    ['use(process.env.A || f());', ['A']],
    ['use(process.env.A ?? f());', ['A']],
    ['if (process.env.A || process.env.B) f();', []],
    ['if ((process.env.A as string)) f();', []],
    ['use(process.env.A!);', ['A']],
  ])('%s', (code, expected) => expect(reads(code)).toEqual(expected));
});
