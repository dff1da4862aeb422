import { describe, expect, it } from 'vitest';
import { lint } from '../support/linting.ts';
import { testRule } from '../support/rule-tester.ts';
import { invalid, invalidJavaScript, valid } from './no-unbounded-secret-cache.cases.ts';

testRule('no-unbounded-secret-cache', { valid, invalid: [...invalid, ...invalidJavaScript] });

describe('no-unbounded-secret-cache: what is fetched', () => {
  const found = (code: string): number => lint(code, { rules: { 'aws-secrets/no-unbounded-secret-cache': 'error' } }).length;
  const kept = (getter: string): string => `import { ${getter} } from './aws';\nlet cache: unknown;\nexport const get = async () => (cache ??= await ${getter}());`;
  const middleware = (options: string): string =>
    `import middy from '@middy/core';\nimport secretsManager from '@middy/secrets-manager';\nexport const handler = middy().use(secretsManager(${options})).handler(async () => 1);`;

  it.each([
    ['getSecret', 1], ['getDbCredentials', 1], ['getRoleSecret', 1], ['getRoleCredentials', 0], ['getTemporaryCredentials', 0],
  ])('%s: credentials of a session expire by themselves', (getter, count) => {
    expect(found(kept(getter))).toBe(count);
  });

  it.each([
    ['export const handler = FN;', 0], ['export const other = FN;', 1], ['exports.handler = FN;', 0], ['module.exports = FN;', 0], ['exports.other = FN;', 1], ['export default FN;', 0],
    ['export default { handler: FN };', 0], ['export class A { handler = FN; }', 0], ['export class A { other = FN; }', 1],
  ])('read anew in every invocation: %s', (exported, count) => {
    const fn = 'async () => { token = await getSecret(); use(token); }';
    expect(found(`import { getSecret } from './aws';\nlet token = '';\n${exported.replace('FN', fn)}\nexport const peek = () => token;`)).toBe(count);
  });

  it('each member of an object by itself, also one that is written from what it was', () => {
    expect(found("import { getSecret } from './aws';\nconst state = {};\nexport const get = async () => { state.a = state.a ?? await getSecret('a'); state.b = state.b ?? await getSecret('b'); };")).toBe(2);
  });

  it.each([
    ["{ fetchData: { a: 'b' } }", 1], ["{ fetchData: { a: 'b' }, cacheExpiry: 300_000 }", 0], ['{ fetchData: {} }', 0], ['{}', 0],
  ])('a middleware with %s', (options, count) => {
    expect(found(middleware(options))).toBe(count);
  });
});
