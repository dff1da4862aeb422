/**
 * Does the code of the documents hold? Every block parses in its language, and every rule, option and setting that one configures is
 * accepted. (What the blocks of the rule pages report is the matter of `rule-pages.test.ts`.)
 */
import { spawnSync } from 'node:child_process';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import plugin from '../../src/index.ts';
import { readSettings } from '../../src/settings.ts';
import { blocksIn, codeIn, documents } from './documents.ts';

type Node = Readonly<Record<string, unknown>>;

/** An object, what stands inside of one, or a program. */
function parsed(code: string): Node {
  const forms = [`(${code}\n)`, `({${code}\n})`, code];
  for (const form of forms) {
    try {
      return parser.parse(form, { ecmaFeatures: { jsx: true } }) as unknown as Node;
    } catch {
      continue;
    }
  }
  throw new Error(`This is no code: ${code}`);
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function* nodesIn(node: Node): Generator<Node> {
  if (typeof node['type'] === 'string') yield node;
  for (const child of Object.values(node)) if (isNode(child)) yield* nodesIn(child);
}

/** What an expression is, as far as it is written down: names and spreads are left out. */
function valueOf(node: Node): unknown {
  if (node['type'] === 'Literal') return node['value'];
  if (node['type'] === 'ArrayExpression') return (node['elements'] as Node[]).map(valueOf).filter((value) => value !== undefined);
  if (node['type'] !== 'ObjectExpression') return undefined;
  const entries = (node['properties'] as Node[]).map((property) => [nameOf(property), isNode(property['value']) ? valueOf(property['value']) : undefined]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const nameOf = ({ key }: Node): unknown => (isNode(key) ? (key['name'] ?? key['value']) : undefined);

/** Rules and settings of the plugin that a configuration, or a part of one, sets. */
function configuredIn(code: string) {
  const properties = [...nodesIn(parsed(code))].filter((node) => node['type'] === 'Property');
  const values = properties.map((property) => [String(nameOf(property)), valueOf(property['value'] as Node)] as const);
  return {
    rules: values.filter(([name]) => name.startsWith('aws-secrets/')),
    settings: values.flatMap(([name, value]) => (name === 'aws-secrets' && value !== undefined ? [value] : [])),
  };
}

/** @throws what ESLint says about a rule that does not exist or an option that it does not know */
const configure = (rules: Linter.RulesRecord) => new Linter({ configType: 'flat' }).verify('', [{ plugins: { 'aws-secrets': plugin }, rules }]);

function accept(code: string): void {
  const { rules, settings } = configuredIn(code);
  for (const [name, entry] of rules) expect(() => configure({ [name]: entry as Linter.RuleEntry }), code).not.toThrow();
  for (const value of settings) expect(() => readSettings({ 'aws-secrets': value }), code).not.toThrow();
}

const shell = (code: string) => spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' }).stderr;

/** How a block is read. Lua and plain text have no reader; another language without one fails, so that somebody decides. */
const READERS: Readonly<Record<string, (code: string) => void>> = {
  js: accept,
  json: (code) => accept(`(${JSON.stringify(JSON.parse(code))})`),
  jsonc: accept,
  ts: parsed,
  tsx: parsed,
  yaml: (code) => expect(parseAllDocuments(code).flatMap((document) => ('errors' in document ? document.errors : [])), code).toEqual([]),
  sh: (code) => expect(shell(code), code).toBe(''),
  dotenv: (code) => expect(code).not.toMatch(/^(?!#|(?:export )?[A-Za-z_]\w*=|\s*$)/m),
  lua: () => undefined,
  '': () => undefined,
};

describe.each(documents.filter((path) => blocksIn(path).length > 0))('%s', (path) => {
  it.each(blocksIn(path).map(({ language, code }) => ({ language, code, start: code.split('\n')[0]! })))('$language: $start', ({ language, code }) => {
    expect(Object.keys(READERS)).toContain(language);
    READERS[language]!(code);
  });
});

it('finds what configurations set', () => {
  const rules = configuredIn(codeIn('docs/adopting.md', 'js')[0]!).rules;
  expect(rules).toEqual([['aws-secrets/no-wildcard-iam-resource', 'warn'], ['aws-secrets/no-internal-url', 'off']]);
  expect(() => accept("({ 'aws-secrets/no-secret-in-lgo': 'error' })")).toThrow();
  expect(() => accept("({ 'aws-secrets/no-unbounded-secret-cache': ['error', { ttl: 60 }] })")).toThrow();
  expect(() => accept("({ settings: { 'aws-secrets': { logger: ['audit'] } } })")).toThrow();
});
