/** Which part of what leaves carries the secret? */
import { describe, expect, it } from 'vitest';
import { secretUsesOf } from '../../../src/script/secret-uses.ts';
import { placesOf, usesOf } from '../flow/uses-of.ts';
import { scriptOf } from '../script-of.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; import chalk from 'chalk'; import { inspect, format } from 'node:util'; const s = await getSecret('x'); const o = { s };";

describe('the smallest part', () => {
  it.each([
    ['console.log(`x ${s} ${u} ${s.trim()}`)', ['s', 's.trim()']],
    ["console.log('x' + s + 'y' + u)", ['s']],
    ["console.log(('x' + s) as string)", ['s']],
    ['console.log(c ? s : u)', ['s']],
    ['console.log(c ? u : s)', ['s']],
    ['console.log(`x ${c ? u : s}`)', ['s']],
    ['console.log([u, s])', ['s']],
    ['console.log([, s])', ['s']],
    ['console.log([...[s]])', ['s']],
    ['console.log([[{ a: s }]])', ['s']],
    ['console.log({ a: { b: [u, s] }, c: 1 })', ['s']],
    ['console.log({ a: s, b: `x ${s}` })', ['s', 's']],
    ['console.log(o)', ['o']],
    ['console.log({ ...o })', ['o']],
    ['console.log(JSON.stringify({ a: 1, b: s }))', ['s']],
    ['console.log(`x ${JSON.stringify({ a: 1, b: s })}`)', ['s']],
    ['console.log(`x ${JSON.stringify(o)}`)', ['o']],
    ['console.log(String(s))', ['s']],
    ['console.log(inspect({ a: s }))', ['s']],
    ["console.log(format('x %s', s))", ["format('x %s', s)"]],
    ['console.log(chalk.red(`x ${s}`))', ['s']],
    ['console.log(Buffer.from(s))', ['Buffer.from(s)']],
    ['console.log(JSON.stringify({ ...o, a: 1 }))', ['o']],
    ['console.log(JSON.stringify({ a: 1, ...o }))', ['o']],
    ['console.log(JSON.stringify({ get a() { return s } }))', ['JSON.stringify({ get a() { return s } })']],
    ['console.log(await getSecret(s))', ['await getSecret(s)']],
    ['console.log(make(s))', []],
    ['console.log(s.trim())', ['s.trim()']],
    ['console.log(s === u)', []],
    ['console.log(s - u)', []],
    // What is turned into text shows no members.
    ['console.log(`x ${o}`)', []],
    ["console.log('x' + o)", []],
    ["console.log('x' + { a: s })", []],
    ['console.log(`x ${[s]}`)', ['s']],
    // Every way in which it leaves, once, in the order of the text.
    ['console.log(s, s, u)', ['s', 's']],
    ['console.log(c ? s : process.env.API_KEY)', ['s']],
  ])('%s', (code, places) => {
    expect(placesOf(GET + code)).toEqual(places);
  });
});

describe('properties', () => {
  it.each([
    ['console.log({ s: 1, ...o })', ['o']],
    ['console.log({ ...o, s: 1 })', []],
    ['console.log({ ...o, other: 1 })', ['o']],
    ['console.log({ a: s, a: 1 })', []],
    ['console.log({ [u]: s, [c]: 1 })', ['s']],
    ['console.log({ a: () => s, b() { return s } })', []],
    // The key of an unknown value.
    ['console.log({ password: u })', ['u']],
    ['console.log({ a: { password: u } })', ['u']],
    ['console.log({ password: [u] })', []],
    ['console.log({ password: 1 })', []],
    ['console.log({ policy: u })', []],
    ["console.log('with the key', { token: u })", ['u']],
    ['console.log({ token: u })', ['u']],
  ])('%s', (code, places) => {
    expect(placesOf(GET + code)).toEqual(places);
  });

  it('by a vague key are reported with more evidence only', () => {
    expect(usesOf('console.log({ password: u })')).toEqual(['log password']);
    expect(usesOf('console.log({ token: u })')).toEqual([]);
    expect(usesOf("console.log('the token', { token: u })")).toEqual(['log token']);
  });

  it('far down are reported as a whole', () => {
    const deep = `${'['.repeat(20)}s${']'.repeat(20)}`;
    expect(placesOf(`${GET} console.log(${deep})`)).toEqual(['[[[[[[[[s]]]]]]]]']);
    expect(placesOf(`${GET} console.log(${deep.slice(10, -10)})`)).toEqual(['s']);
  });
});

it('a function that is handed elements writes each of them, not their list', () => {
  const whats = (code: string) => secretUsesOf(scriptOf(GET + code)).map(({ what }) => what);
  expect(whats('const list = [s]; list.forEach(console.log)')).toEqual(['value']);
  expect(whats('const list = [s]; console.log(list)')).toEqual(['object']);
});

describe('a vague name', () => {
  it.each([
    // In a log: a word beside it, or a file that reads secrets.
    ["console.log('token', token)", 1],
    ["console.log('auth failed', token)", 1],
    ['console.log(`key ${token}`)', 1],
    ["console.log('the ' + 'password', token)", 1],
    ["console.log(('key' as string), token)", 1],
    ["console.log('next', token)", 0],
    ['console.log(token)', 0],
    ["console.log(t('password'), token)", 0],
    ['console.log(1, token)', 0],
    ["import '@aws-sdk/client-ssm'; console.log('next', token)", 1],
    // Not of a grammar.
    ["console.log('unexpected token', token)", 0],
    ["console.log('parsing the key', token)", 0],
    ["import { Lexer } from './lexer'; console.log('token', token)", 0],
    ["import '@aws-sdk/client-ssm'; class Tokenizer {} console.log('token', token)", 0],
    ["lexer.nextToken(); console.log('token', token)", 0],
    // In an error: both, or a login.
    ['throw new Error(`session token ${token}`)', 1],
    ['throw new Error(`Slack key ${token}`)', 1],
    ['throw new Error(`token ${token}`)', 0],
    ['throw new Error(`expired: ${token}`)', 0],
    ["import '@aws-sdk/client-ssm'; throw new Error(`token ${token}`)", 1],
    ["import '@aws-sdk/client-ssm'; throw new Error(`x ${token}`)", 0],
    ['throw new Error(`illegal session token ${token}`)', 0],
  ])('%s', (code, count) => {
    expect(usesOf(code)).toHaveLength(count);
  });
});
