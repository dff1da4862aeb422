/** How is a value asked of a store instead, where the environment is read? */
import { expect, it } from 'vitest';
import { environmentReadsOf } from '../../src/script/environment-reads.ts';
import { applyFix } from '../support/linting.ts';
import { scriptOf } from './script-of.ts';

/** The text with the value of `X` fetched; `undefined` where no call can be written. */
const fetched = (code: string, isTypeScript = false): string | undefined => {
  const [read] = environmentReadsOf(scriptOf(code, { isTypeScript }));
  return read!.retrieval?.edits('p').reduce((text, edit) => applyFix(text, edit), code);
};

const GET = "import { getSecret } from './vault';";
const X = 'process.env.API_KEY';
const CALL = "await getSecret('p')";

it.each([
  [`const x = ${X};`, `const x = ${CALL};`],
  [`const { a = ${X} } = b;`, `const { a = (${CALL}) } = b;`],
  [`const { [${X}]: a } = b;`, `const { [${CALL}]: a } = b;`],
  [`x = ${X};`, `x = ${CALL};`],
  [`use(${X});`, `use(${CALL});`],
  [`new Client(1, ${X});`, `new Client(1, ${CALL});`],
  [`return ${X};`, `return ${CALL};`],
  ['use(`${' + X + '}`);', 'use(`${' + CALL + '}`);'],
  [`use([${X}], ${X} || 1);`, `use([${CALL}], ${X} || 1);`],
  [`use({ a: ${X} });`, `use({ a: ${CALL} });`],
  [`use(c ? 1 : ${X});`, `use(c ? 1 : (${CALL}));`],
  [`use(1 + ${X});`, `use(1 + (${CALL}));`],
  [`use(${X} || 1);`, `use(${CALL} || 1);`],
  [`${X}(1);`, `(${CALL})(1);`],
])('in %s', (statement, expected) => {
  const inside = (body: string): string => `${GET} async function f() { ${body} }`;
  expect(fetched(inside(statement))).toBe(inside(expected));
});

it.each([
  `${GET} const x = ${X};`,
  `${GET} function f() { use(${X}); }`,
  `${GET} async function f() { g(() => use(${X})); }`,
  `${GET} async function f(x = ${X}) {}`,
  `${GET} async function f() { class A { x = ${X}; } }`,
  `${GET} async function f() { class A { static { use(${X}); } } }`,
  `${GET} async function f() { const { API_KEY } = process.env; use(API_KEY); }`,
  `import type { getSecret } from './vault'; async function f() { use(${X}); }`,
  `import { getSecrets, forgetSecret } from './vault'; async function f() { use(${X}); }`,
  `function getSecret() {} async function f() { use(${X}); }`,
  `const { getSecret } = vault; const read = require('./vault'); const { ...getParam } = require('./vault'); const { getParameter: { x } } = require('./vault'); let y; for (const { getSecret } of list) {} async function f() { use(${X}); }`,
])('not where nobody can wait, or nobody is known to ask: %s', (code) => expect(fetched(code)).toBeUndefined());

it.each([
  ["import { fetchCachedSecretString, getParam } from './vault';", "fetchCachedSecretString('p')"],
  ["import { other, loadParameterValue as load } from './vault';", "load('p')"],
  ["const { retrieveSecret } = require('./vault');", "retrieveSecret('p')"],
  ["const { other, resolveSecret: resolve } = require('./vault');", "resolve('p')"],
  ["import { getSecret } from '@aws-lambda-powertools/parameters/secrets';", "getSecret('p')"],
  ["import { getParameter } from '@aws-lambda-powertools/parameters/ssm';", "getParameter('p', { decrypt: true })"],
  ["import { getParameter } from './ssm';", "getParameter('p')"],
  ["const { getParameter } = require('@aws-lambda-powertools/parameters/ssm');", "getParameter('p', { decrypt: true })"],
])('by what the file imports: %s', (given, call) => {
  const text = `${given} async function f() { use(${X}); }`;
  expect(fetched(text)).toBe(`${given} async function f() { use(await ${call}); }`);
});

it('tells the type in TypeScript, where there may be another', () => {
  const read = (module: string): string => `import { getSecret } from '${module}'; async function f() { use(${X}); }`;
  const powertools = read('@aws-lambda-powertools/parameters/secrets');
  expect(fetched(powertools, true)).toBe(powertools.replace(X, "await getSecret<string>('p')"));
  expect(fetched(read('./vault'), true)).toBe(read('./vault').replace(X, CALL));
});
