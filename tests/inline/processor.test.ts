/** What is said about scripts in templates and workflows, where, and what is not said. */
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { expectSoundness } from '../robustness/everything.ts';
import plugin from '../../src/index.ts';
import { applied, lintInline, placeIn, scriptsIn, toldInline, type InlineSetup } from '../support/inline.ts';
import { FORMS, indented, template, workflow } from './forms.ts';

const WORKFLOW = '.github/workflows/deploy.yml';
const told = (text: string, setup?: InlineSetup): string[] => toldInline(text, lintInline(text, setup));
const block = (code: string, header = '|'): string => `${header}\n${indented(code, 10)}`;

const HANDLER = `const { SSMClient, GetParameterCommand } = require('@aws-sdk/client-ssm');
const ssm = new SSMClient({});

exports.handler = async () => {
  const out = await ssm.send(new GetParameterCommand({ Name: '/bot/production/token', WithDecryption: true }));
  console.log('token', out.Parameter.Value);
};
`;

describe('templates', () => {
  it('the rules for scripts read the code of functions', () => {
    const text = template(block(HANDLER));
    expect(told(text)).toEqual(['14:34 no-secret-in-log out.Parameter.Value']);
    const [{ line, column, endLine, endColumn, fix }] = lintInline(text) as [Linter.LintMessage];
    expect({ line, column, endLine, endColumn }).toEqual({ line: 14, column: 34, endLine: 14, endColumn: 53 });
    expect(applied(text, fix)).toBe(text.replace("'token', out.Parameter.Value", "'token'"));
    expect(lintInline(applied(text, fix))).toEqual([]);
  });

  it.each([
    ['carriage returns', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['tabs', (text: string) => text.replace('  console', '\tconsole')],
  ])('with %s', (_, change) => {
    const text = change(template(block(HANDLER)));
    const own = text.replace(/^\uFEFF/, '');
    expect(told(own)).toEqual([`14:${text.includes('\t') ? 33 : 34} no-secret-in-log out.Parameter.Value`]);
    const [message] = lintInline(text) as [Linter.LintMessage];
    expect(lintInline(applied(own, message.fix))).toEqual([]);
  });

  it('JSON, whose lines are not those of the code', () => {
    const text = `{ "Resources": { "Api": { "Type": "AWS::Lambda::Function", "Properties": {
  "Runtime": "nodejs22.x",
  "Code": { "ZipFile": ${JSON.stringify(HANDLER)} } } } } }
`;
    const [message, ...more] = lintInline(text, { filename: 'stack.json' }) as [Linter.LintMessage];
    expect(more).toEqual([]);
    const column = text.split('\n')[2]!.indexOf('out.Parameter') + 1;
    expect(message).toMatchObject({ ruleId: 'aws-secrets/no-secret-in-log', line: 3, column, endLine: 3, endColumn: column + 19 });
    const after = applied(text, message.fix);
    expect(parseDocument(after).getIn(['Resources', 'Api', 'Properties', 'Code', 'ZipFile'])).toBe(HANDLER.replace(', out.Parameter.Value', ''));
    expect(lintInline(after, { filename: 'stack.json' })).toEqual([]);
  });

  it.each([
    ['SAM', 'AWSTemplateFormatVersion: x\nResources: { A: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs20.x, InlineCode: "debugger" } } }', 'A.cjs'],
    ["SAM's globals", 'AWSTemplateFormatVersion: x\nGlobals: { Function: { Runtime: nodejs20.x } }\nResources: { A: { Type: AWS::Serverless::Function, Properties: { InlineCode: "debugger" } } }', 'A.cjs'],
    ['a parameter with a default', 'AWSTemplateFormatVersion: x\nParameters: { R: { Type: String, Default: nodejs22.x } }\nResources: { A: { Type: AWS::Lambda::Function, Properties: { Runtime: !Ref R, Code: { ZipFile: "debugger" } } } }', 'A.cjs'],
    ['a choice of code', 'AWSTemplateFormatVersion: x\nResources: { A: { Type: AWS::Lambda::Function, Properties: { Runtime: !If [c, nodejs22.x, nodejs20.x], Code: { ZipFile: !If [c, "debugger", !Ref X] } } } }', 'A.cjs'],
    ['a choice of sources', 'AWSTemplateFormatVersion: x\nResources: { A: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Code: !If [c, { ZipFile: "debugger" }, { S3Bucket: b }] } } }', 'A.cjs'],
    ['CloudFront', 'AWSTemplateFormatVersion: x\nResources: { A: { Type: AWS::CloudFront::Function, Properties: { FunctionConfig: { Runtime: cloudfront-js-2.0 }, FunctionCode: "debugger" } } }', 'A.cjs'],
    ['a canary', 'AWSTemplateFormatVersion: x\nResources: { A: { Type: AWS::Synthetics::Canary, Properties: { RuntimeVersion: syn-nodejs-puppeteer-9.1, Code: { Handler: x, Script: "debugger" } } } }', 'A.cjs'],
    ['AppSync', 'AWSTemplateFormatVersion: x\nResources: { A: { Type: AWS::AppSync::Resolver, Properties: { Runtime: { Name: APPSYNC_JS, RuntimeVersion: 1.0.0 }, Code: "export const a = 1; debugger" } } }', 'A.mjs'],
    ["SAM's AppSync", 'AWSTemplateFormatVersion: x\nResources: { A: { Type: AWS::Serverless::GraphQLApi, Properties: { Functions: { find: { Runtime: { Name: APPSYNC_JS, Version: 1.0.0 }, InlineCode: "debugger" } } } } }', 'find.cjs'],
    ['a module', 'AWSTemplateFormatVersion: x\nResources: { A: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Code: { ZipFile: "import a from \'a\'; debugger" } } } }', 'A.mjs'],
    ['the Serverless Framework', 'service: x\nprovider: { name: aws }\nresources: { Resources: { A: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Code: { ZipFile: "debugger; f(`${self:custom.x}${y}`)" } } } } }', 'A.cjs'],
    ['a name that is no name of a file', 'AWSTemplateFormatVersion: x\nResources: { ../a b: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Code: { ZipFile: "debugger" } } } }', '___a_b.cjs'],
    ['a name that every object has', 'AWSTemplateFormatVersion: x\nResources: { __proto__: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Code: { ZipFile: "debugger" } } }, constructor: 1 }', '__proto__.cjs'],
    ['an anchor', 'AWSTemplateFormatVersion: x\nResources: { A: { Type: AWS::Lambda::Function, Properties: &p { Runtime: nodejs22.x, Code: { ZipFile: "debugger" } } }, B: { Type: AWS::Lambda::Function, Properties: *p } }', 'A.cjs'],
  ])('code of %s', (_, text, name) => {
    expect(Object.entries(scriptsIn(text)).map(([file]) => file)).toEqual([name]);
    expect(told(text, { rules: { 'no-debugger': 'error' } })).toEqual([expect.stringMatching(/^\d+:\d+ no-debugger debugger;?$/)]);
  });

  it.each([
    ['Python', template('"debugger"', 'python3.13')],
    ['a run time that nobody knows', template('"debugger"', '!Ref Runtime')],
    ['a run time that is sometimes another', template('"debugger"', '!If [c, nodejs22.x, python3.13]')],
    ['no run time', template('"debugger"').replace(/ +Runtime.*\n/, '')],
    ['code from elsewhere', template('!Rain::Embed code.js')],
    ['code that is chosen', template('!FindInMap [a, b, c]')],
    ['a number', template('1')],
    ['nothing', template('')],
    ['an empty block', template('|\n\n')],
    ['a file that is no template', 'a: { Runtime: nodejs22.x, Code: { ZipFile: "debugger" } }\n'],
    ['another property of the name', 'AWSTemplateFormatVersion: x\nMetadata: { ZipFile: debugger, Runtime: nodejs22.x }\n'],
    ['quotes over several lines', template('"debugger;\n          f()"')],
  ])('no code: %s', (_, text) => {
    expect(scriptsIn(text)).toEqual({});
    expect(lintInline(text, { rules: { 'no-debugger': 'error' } })).toEqual([]);
  });

  it.each([
    ['import fs from "fs"', 'mjs'],
    ['import{ a }from "a"', 'mjs'],
    ['  import "a"', 'mjs'],
    ['export const a = 1', 'mjs'],
    ['export { a }', 'mjs'],
    ['export*from "a"', 'mjs'],
    ['exports.handler = f', 'cjs'],
    ['imported()', 'cjs'],
    ['import("a")', 'cjs'],
    ['f("import a from b")', 'cjs'],
  ])('%s is a file .%s', (code, extension) => {
    expect(Object.keys(scriptsIn(template(block(`f();\n${code}`))))).toEqual([`Api.${extension}`]);
  });

  it('what is no JavaScript is left alone', () => {
    for (const code of ['def handler(event):', 'const = 1', '}', 'await 1; const a = ;', '#!/bin/sh']) expect(told(template(block(code)))).toEqual([]);
  });

  it('comments in the code speak of the code, those of the file of the file', () => {
    const disabled = HANDLER.replace('  console', '  // eslint-disable-next-line aws-secrets/no-secret-in-log -- a test\n  console');
    expect(told(template(block(disabled)))).toEqual([]);
    const unused = template(block(HANDLER.replace('const ssm', '// eslint-disable-next-line no-var\nconst ssm').replace(", out.Parameter.Value", '')));
    const [message, ...more] = lintInline(unused);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ ruleId: null, line: 10, column: 11 });
    expect(applied(unused, message!.fix)).not.toContain('eslint-disable');
    expect(scriptsIn(applied(unused, message!.fix))['Api.cjs']).toContain('\nconst ssm');
  });

  it('what is put in is no code', () => {
    const code = 'f(`${!a}`, ${AWS::Region}, "${Table}");\nvar b = 1;';
    expect(told(template(block(code, '!Sub |')), { rules: { 'no-undef': 'error', 'no-var': 'error' } })).toEqual(['9:11 no-undef f', '9:17 no-undef a', '10:11 no-var var b = 1;']);
    const [first] = lintInline(template(block('var b = "a" + ${Table};', '!Sub |')), { rules: { 'no-var': 'error', 'prefer-template': 'error' } });
    expect(first).toMatchObject({ ruleId: 'no-var', line: 9 });
  });

  it('repairs that the file cannot spell are left out, the finding is not', () => {
    const text = template(`!Sub |\n          const a = 'x' + b;\n`);
    const [message] = lintInline(text, { rules: { 'prefer-template': 'error' } });
    expect(message).toMatchObject({ ruleId: 'prefer-template', line: 9, column: 21 });
    expect(message!.fix).toBeUndefined();
    const plain = template(`|\n          const a = 'x' + b;\n`);
    expect(applied(plain, lintInline(plain, { rules: { 'prefer-template': 'error' } })[0]!.fix)).toContain('const a = `x${  b}`;\n');
  });

  it('suggestions come along', () => {
    const text = template(block('function f(unused) {}\nf();\n'));
    const [message] = lintInline(text, { rules: { 'no-unused-vars': 'error' } });
    expect(message!.suggestions).toHaveLength(1);
    expect(applied(text, message!.suggestions![0]!.fix)).toContain('function f() {}');
  });

  it('is told once what the text and the code of a file have', () => {
    const text = template(block("const key = 'AKIAQ5XZL7PLSTW3VDN2';\nexports.handler = () => key;\n"));
    expect(told(text)).toEqual(['9:24 no-hardcoded-secret AKIAQ5XZL7PLSTW3VDN2']);
    expect(told(text.replace('Resources:', '# eslint-disable aws-secrets/no-hardcoded-secret -- a sample\nResources:'))).toEqual([]);
    // The text alone, where the code cannot be read.
    expect(told(text.replace('nodejs22.x', 'python3.13'))).toEqual([expect.stringMatching(/^9:\d+ no-hardcoded-secret /)]);
  });

  it('findings of the file and of its scripts are in order', () => {
    const text = `${template(block(HANDLER))}      Environment:\n        Variables: { API_TOKEN: '{{resolve:secretsmanager:x}}' }\n`.replace('      Code:', "      Description: 'AKIAQ5XZL7PLSTW3VDN2'\n      Code:");
    expect(told(text).map((line) => line.split(' ')[1])).toEqual(['no-secret-in-template', 'no-secret-in-log', 'no-secret-in-lambda-env']);
  });
});

describe('workflows', () => {
  const SCRIPT = `const { SecretsManagerClient, GetSecretValueCommand } = require('@aws-sdk/client-secrets-manager');
const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: 'bot/production/token' }));
core.info(SecretString);
console.log(SecretString);
return SecretString;
`;
  const script = (code: string): string => workflow(`|\n${indented(code, 12)}`);

  it('scripts are bodies of functions', () => {
    expect(told(script(SCRIPT), { filename: WORKFLOW })).toEqual(['11:23 no-secret-in-log SecretString', '12:25 no-secret-in-log SecretString']);
    expect(told(script('return await github.rest.issues.get({ ...context.repo, issue_number: 1 });\n'), { filename: WORKFLOW, rules: { 'no-undef': 'error', 'no-unused-vars': 'error', strict: 'error', 'max-statements-per-line': 'error', 'brace-style': 'error', 'max-len': ['error', 80], 'require-await': 'error' } })).toEqual([]);
  });

  it('a composite action', () => {
    const text = `name: x\nruns:\n  using: composite\n  steps:\n    - uses: actions/github-script@v7\n      with:\n        Script: |\n          core.setFailed(process.env.API_TOKEN)\n`;
    expect(Object.keys(scriptsIn(text))).toEqual(['action.cjs']);
    expect(told(text, { filename: 'action.yml' })).toEqual(['8:26 no-secret-in-log process.env.API_TOKEN']);
  });

  it('the last line, and one of one line', () => {
    expect(told(workflow('debugger'), { filename: WORKFLOW, rules: { 'no-debugger': 'error', semi: 'error' } })).toEqual(['8:19 no-debugger debugger', '8:27 semi ']);
    const text = script('f()').trimEnd();
    const [message] = lintInline(text, { filename: WORKFLOW, rules: { semi: 'error' } });
    expect(message).toMatchObject({ line: 9, column: 16 });
    expect(applied(text, message!.fix)).toBe(`${text};`);
  });

  it('expressions are put in', () => {
    const code = 'const a = ${{ toJSON(github) }};\nconst b = "${{ inputs.x }}" + a;\nif (${{ github.event_name == \'push\' }}) return { b, ${{ env.X }}: 1 };\n';
    expect(told(script(code), { filename: WORKFLOW, rules: { 'no-undef': 'error', 'no-unused-vars': 'error', camelcase: 'error' } })).toEqual([]);
    expect(told(script(`${code}x();\n`), { filename: WORKFLOW, rules: { 'no-undef': 'error' } })).toEqual(['12:13 no-undef x']);
  });

  it.each([
    ['another action', workflow('debugger').replace('actions/github-script', 'actions/setup-node')],
    ['another input', workflow('debugger').replace('script:', 'result-encoding:')],
    ['no text', workflow('[debugger]')],
    ['a workflow that only mentions it', 'on: push\njobs:\n  a:\n    steps:\n      # actions/github-script\n      - run: debugger\n'],
    ['broken YAML', workflow('"debugger')],
  ])('no script: %s', (_, text) => {
    expect(scriptsIn(text)).toEqual({});
  });
});

describe('any text', () => {
  const SCRAPS = ['${{ ', ' }}', '${', '}', '"', "'", '\n', '\r', '&x ', '*x', '[', '{', '- ', '\t', '#', '\\', '|', '>', '>-', '|2', '!Sub ', ': ', '\uD800', '\u2028', '__proto__: ', '<<: '];

  /** The same numbers in every run. */
  function* numbers(seed: number): Generator<number> {
    for (let state = seed; ; ) yield (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  }

  const rules: Linter.RulesRecord = { ...plugin.configs.strict.rules, 'no-var': 'error', semi: ['error', 'never'], 'no-unused-vars': 'error', 'no-undef': 'error', 'eol-last': ['error', 'always'], 'no-multiple-empty-lines': ['error', { max: 0 }], 'unicode-bom': ['error', 'always'], quotes: 'error', 'padded-blocks': 'error', 'no-trailing-spaces': 'error' };
  const texts = [...Object.entries(FORMS).map(([name, [text]]) => [name, text] as const), ['a handler', template(block(HANDLER))] as const];

  it.each(texts)('%s, with scraps in it and with pieces missing', (_, text) => {
    const random = numbers(5);
    const next = (below: number): number => Math.floor(random.next().value! / 7) % below;
    for (let round = 0; round < 30; round++) {
      const [from, length] = [next(text.length), next(20)];
      const changed = [text.slice(0, from) + SCRAPS[next(SCRAPS.length)] + text.slice(from), text.slice(0, from) + text.slice(from + length), text.slice(0, from), text.replaceAll('\n', '\r')][round % 4]!;
      expectSoundness(changed.replaceAll(/\r(?!\n)|[\u2028\u2029]/g, ' '), lintInline(changed, { rules, filename: text.includes('github-script') ? WORKFLOW : 'template.yaml' }));
    }
  });

  it.each(texts)('%s stays what it is under all repairs', (_, text) => {
    const filename = text.includes('github-script') ? WORKFLOW : 'template.yaml';
    const own = text.replace(/^\uFEFF/, '');
    for (const message of lintInline(own, { rules, filename })) {
      for (const fix of [message.fix, ...(message.suggestions ?? []).map((suggestion) => suggestion.fix)]) {
        if (!fix) continue;
        const after = applied(own, fix);
        expect(parseDocument(after, { uniqueKeys: true, logLevel: 'silent' }).errors, after).toEqual([]);
        expect(Object.keys(scriptsIn(after)), `${message.ruleId} ${placeIn(own, message)} ${after}`).toEqual(Object.keys(scriptsIn(own)));
      }
    }
  });

  it.each([
    ['500 functions', `AWSTemplateFormatVersion: x\nResources:\n${Array.from({ length: 500 }, (_, i) => `  F${i}: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Code: { ZipFile: 'debugger' } } }\n`).join('')}`],
    ['5,000 lines', template(block('debugger;\n'.repeat(5_000)))],
    ['5,000 joined lines', template(`!Join ["\\n", [${'"debugger;", '.repeat(5_000)}]]`)],
    ['5,000 variables', template(block('debugger; f("${A}${!b}");\n'.repeat(5_000), '!Sub |'))],
    ['one long line', template(`"${'debugger; f(\\"x\\");'.repeat(5_000)}"`)],
    ['open variables', template(block('${'.repeat(20_000), '!Sub |'))],
    ['empty lines', template(block(`debugger;${'\n'.repeat(20_000)}debugger;`))],
    ['folded lines', template(`>\n${'          debugger;\n'.repeat(5_000)}`)],
  ])('in bounded time: %s', { timeout: 60_000 }, (_, text) => {
    const started = performance.now();
    const messages = lintInline(text, { rules: { 'no-debugger': 'error' } });
    expectSoundness(text, messages);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
