import { describe, expect, it } from 'vitest';
import { handlerExports, handlersOf } from '../../src/script/handlers.ts';
import { runsInAws } from '../../src/script/run-time.ts';
import { scriptOf, type Reading } from './script-of.ts';

const names = (code: string, reading: Reading = {}): string[] => handlerExports(scriptOf(code, reading)).map(({ name }) => name);

/** The functions behind the handlers, as they are written. */
function handlers(code: string): string[] {
  const script = scriptOf(code);
  return handlersOf(script).map(({ range }) => script.text.slice(...range));
}

describe('handlers that a file exports', () => {
  it.each([
    ['export const handler = () => {}', ['handler']],
    ['export function handler() {}', ['handler']],
    ['export const lambda_handler = async (event) => {}', ['lambda_handler']],
    ['export const lambdaHandler = (event) => {}', ['lambdaHandler']],
    ['const run = () => {}; export { run as handler }', ['handler']],
    ["const run = () => {}; export { run as 'handler' }", ['handler']],
    ["export { handler } from './a.js'", ['handler']],
    ['exports.handler = () => {}', ['handler']],
    ['module.exports.handler = () => {}', ['handler']],
    ["module.exports['handler'] = () => {}", ['handler']],
    ['module.exports = { handler: () => {}, other: 1 }', ['handler']],
    ["module.exports = { 'handler': f, ...g, [h]: i }", ['handler']],
    ['exports.handler = { handler: f }', ['handler', 'handler']],
    ['export const handler = 1, other = 2', ['handler']],
    ['export const handler = middy(run)', ['handler']],
    ['export const getHandler = (event) => {}; export const putHandler = (_evt) => {}', ['getHandler', 'putHandler']],
    ['export const errorHandler = (error) => {}', []],
    ['export const getHandler = ({ a }) => {}', []],
    ['export const getHandler = f', []],
    ['export const handlers = (event) => {}', []],
    ['export const handler = (req, res) => {}', []],
    ['export const handler = (ctx) => {}', []],
    ["export const command = 'a'; export const handler = (a) => {}", []],
    ['exports.builder = {}; exports.handler = (a) => {}', []],
    ['const handler = () => {}', []],
    ['let handler; export { handler as other }', []],
    ['export let handler', []],
    ['export const { handler } = other', []],
    ['export class handler {}', []],
    ['export type handler = string', []],
    ['other.exports.handler = () => {}', []],
    ['module.handler = () => {}', []],
    ['module[k] = () => {}', []],
    ['exports[k] = () => {}', []],
    ['handler = () => {}', []],
    ['module.exports = f', []],
  ])('%s', (code, expected) => expect(names(code)).toEqual(expected));
});

describe('functions that AWS calls', () => {
  it.each([
    ['export const handler = () => 1', ['() => 1']],
    ['export function handler() {}', ['function handler() {}']],
    ['const run = () => 1; export { run as handler }', ['() => 1']],
    ['export const handler = (() => 1) as Handler', ['() => 1']],
    ['export const handler = middy(() => 1).use(a()).use(b())', ['() => 1']],
    ['export const handler = middy().use(a()).handler(() => 1)', ['() => 1']],
    ['export const handler = withErrors(withLog(() => 1), () => 2)', ['() => 1']],
    ['const run = () => 1; export const handler = withErrors(run)', ['() => 1']],
    ['const run = () => 1; const wrapped = withErrors(run); export const handler = wrapped', ['() => 1']],
    ['const run = () => 1; const wrapped = middy(run).use(a()); export const handler = wrapped', ['() => 1']],
    ['const run = () => 1; exports.handler = run; exports.handler = run', ['() => 1']],
    ['class C { run = () => 1 } const c = new C(); export const handler = c.run', ['() => 1']],
    ['export const handler = lib.wrap(() => 1)', ['() => 1']],
    ['export const handler = a(b(c(d(e(f(() => 1))))))', ['() => 1']],
    ['export const handler = a(b(c(d(e(f(g(() => 1)))))))', []],
    ['export const handler = a()', []],
    ['export const handler = other', []],
    ['export const handler = load().run', []],
    ['export const handler = c ? wrap(() => 1) : () => 2', ['() => 1', '() => 2']],
    ['export const handler = c ? wrap(() => 1).run : other', []],
  ])('%s', (code, expected) => expect(handlers(code)).toEqual(expected));
});

describe('does a file run in AWS?', () => {
  const SDK = "import '@aws-sdk/client-s3';";
  it.each([
    [SDK, true],
    ["require('aws-sdk');", true],
    ["require('aws-sdk', 1); load('aws-sdk'); lib.require('aws-sdk'); require(name); require();", true],
    ["load('aws-sdk'); lib.require('aws-sdk'); require(name); require(1); require();", false],
    ["import './a.js';", false],
    ['export const handler = () => {};', true],
    ['const f = (event: SQSEvent) => {};', true],
    [`#!/usr/bin/env node\n${SDK}`, false],
    [`import 'aws-cdk-lib'; ${SDK}`, false],
    [`import 'commander'; ${SDK}`, false],
    ["require('yargs'); export const handler = () => {};", false],
    [`${SDK} app.listen(1);`, false],
    ['export const handler = () => {}; app.listen(1);', true],
  ])('%s', (code, expected) => expect(runsInAws(scriptOf(code))).toBe(expected));
});
