/**
 * Does the processor live beside the configurations people have? Other languages for the same files, typed rules without files, another
 * name of the plugin, fixes, the cache; in the oldest and the newest ESLint.
 */
import { fileURLToPath } from 'node:url';
import json from '@eslint/json';
import { ESLint as Newest, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { ESLint as Oldest } from 'eslint-9';
import yml from 'eslint-plugin-yml';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../dist/index.js';
import { Project } from './project.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { recommended, strict, templates, workflows, 'inline-scripts': inlineScripts } = plugin.configs;

const CODE = `const { SSMClient, GetParameterCommand } = require('@aws-sdk/client-ssm');
const ssm = new SSMClient({});
exports.handler = async () => {
  const out = await ssm.send(new GetParameterCommand({ Name: '/bot/production/token', WithDecryption: true }));
  console.log('token', out.Parameter.Value);
};
`;
const YAML = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Api:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Environment:
        Variables:
          SLACK_TOKEN: '{{resolve:secretsmanager:slack}}'
      Code:
        ZipFile: |
${CODE.replaceAll(/^(?=.)/gm, '          ')}`;
const JSON_TEMPLATE = `{ "Resources": { "Api": { "Type": "AWS::Lambda::Function",
  "Properties": { "Runtime": "nodejs22.x",
    "Code": { "ZipFile": ${JSON.stringify(CODE)} } } } } }
`;
const WORKFLOW = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/github-script@v7
        with:
          script: |
            const token = process.env.API_TOKEN;
            core.info(token);
            return await github.rest.issues.get({ ...context.repo, issue_number: 1 });
`;

describe.each([
  ['oldest', Oldest as unknown as typeof Newest],
  ['newest', Newest],
])('%s supported ESLint', (_, Engine) => {
  const engineFor = (config: unknown, options: object = {}) =>
    new Engine({ cwd: root, overrideConfigFile: true, overrideConfig: config as Linter.Config[], ...options });

  async function found(text: string, config: unknown, filePath = 'template.yaml'): Promise<string[]> {
    const [result] = await engineFor(config).lintText(text, { filePath: `${root}${filePath}` });
    return result!.messages.map(({ ruleId, line, column, message }) => `${ruleId ?? message} ${line}:${column}`);
  }

  const IN_CODE = 'aws-secrets/no-secret-in-log 16:34';
  const BOTH = ['aws-secrets/no-secret-in-lambda-env 9:11', IN_CODE];

  it('alone it reads the code, beside the others everything', async () => {
    expect(await found(YAML, inlineScripts)).toEqual([IN_CODE]);
    for (const config of [[templates, ...inlineScripts], [...inlineScripts, templates], [recommended, templates, workflows, ...inlineScripts], [strict, ...inlineScripts, templates]]) {
      expect(await found(YAML, config)).toEqual(BOTH);
    }
    expect(await found(JSON_TEMPLATE, inlineScripts, 'stack.json')).toEqual([expect.stringMatching(/^aws-secrets\/no-secret-in-log 3:\d+$/)]);
    expect(await found(WORKFLOW, [workflows, ...inlineScripts], '.github/workflows/a.yml')).toEqual(['aws-secrets/no-secret-in-log 10:23']);
  });

  it('leaves all other files alone', async () => {
    for (const [text, file] of [['a: 1\n', 'a.yaml'], ['\t- broken: [', 'b.yml'], ['{ "ZipFile": 1 }', 'c.json'], ['', 'd.template'], ['const a = 1;\n', 'e.js']] as const) {
      expect(await found(text, inlineScripts, file)).toEqual([]);
    }
    expect(await found(YAML, inlineScripts, '.aws-sam/build/template.yaml')).toEqual([expect.stringMatching(/ignored because|no matching configuration/)]);
  });

  it('has a configuration that can be printed, and compared by the cache', async () => {
    const printed = JSON.stringify(await engineFor([templates, ...inlineScripts]).calculateConfigForFile(`${root}template.yaml`));
    expect(JSON.parse(printed)).toMatchObject({ language: 'aws-secrets/text', processor: 'aws-secrets/inline-scripts' });
  });

  it('under another name of the plugin', async () => {
    const config = defineConfig({ plugins: { sec: plugin }, extends: ['sec/templates', 'sec/inline-scripts'] });
    expect(await found(YAML, config)).toEqual(BOTH.map((line) => line.replace('aws-secrets', 'sec')));
  });

  const typed = [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked, { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } } }];

  it('beside typed configurations without files', async () => {
    const ours = (lines: string[]) => lines.filter((line) => !line.startsWith('@typescript-eslint/'));
    expect(ours(await found(YAML, [...typed, templates, ...inlineScripts]))).toEqual(BOTH);
    expect(ours(await found(WORKFLOW, [...typed, workflows, ...inlineScripts], '.github/workflows/a.yml'))).toEqual(['aws-secrets/no-secret-in-log 10:23']);
    expect(ours(await found(YAML, [tseslint.configs.all, typed.at(-1), templates, ...inlineScripts].flat()))).toEqual(BOTH);
  });

  it('beside eslint-plugin-yml and @eslint/json, before and after them', async () => {
    const ours = (lines: string[]) => lines.filter((line) => line.startsWith('aws-secrets/'));
    expect(ours(await found(YAML, [templates, ...inlineScripts, ...yml.configs.recommended]))).toEqual(BOTH);
    expect(ours(await found(YAML, [...yml.configs.recommended, templates, ...inlineScripts]))).toEqual(BOTH);
    const config = { files: ['**/*.json'], plugins: { json }, language: 'json/json', rules: { 'json/no-duplicate-keys': 'error' } };
    for (const all of [[...inlineScripts, config], [{ ...config, rules: {} }, ...inlineScripts]]) {
      expect(ours(await found(JSON_TEMPLATE, all, 'stack.json'))).toEqual([expect.stringMatching(/no-secret-in-log 3:/)]);
    }
  });

  it("the user's rules for scripts run too, with the names that scripts have", async () => {
    const config = [{ rules: { 'no-undef': 'error', 'no-unused-vars': 'error' } }, templates, workflows, ...inlineScripts];
    const files = { files: ['**/*.{yaml,yml,json,template}/*.{cjs,mjs}'] };
    expect(await found(WORKFLOW, config, '.github/workflows/a.yml')).toEqual(['aws-secrets/no-secret-in-log 10:23']);
    const unused = YAML.replace('const ssm', 'var unused; const ssm');
    expect(await found(unused, config)).toEqual([BOTH[0], 'no-unused-vars 13:15', IN_CODE]);
    expect(await found(unused, [...config, { ...files, rules: { 'no-unused-vars': 'off' } }])).toEqual(BOTH);
  });

  it('fixes', async () => {
    for (const [text, file] of [[YAML, 'template.yaml'], [JSON_TEMPLATE, 'stack.json'], [YAML.replaceAll('\n', '\r\n'), 'template.yml'], [`\uFEFF${YAML}`, 'template.yaml']] as const) {
      const [result] = await engineFor(inlineScripts, { fix: true }).lintText(text, { filePath: `${root}${file}` });
      expect(result!.messages).toEqual([]);
      expect(result!.output).toBe(text.replace("'token', out.Parameter.Value", "'token'"));
    }
  });
});

it('switches off the typed rules of typescript-eslint', () => {
  const typed = Object.entries(tseslint.configs.disableTypeChecked.rules ?? {});
  expect(typed.length).toBeGreaterThan(50);
  for (const { rules, languageOptions } of inlineScripts.slice(1)) {
    const off = Object.fromEntries(Object.entries(rules ?? {}).filter(([rule]) => rule.startsWith('@typescript-eslint/') && rule !== '@typescript-eslint/indent'));
    expect(off).toEqual(Object.fromEntries(typed));
    expect(languageOptions).toMatchObject((tseslint.configs.disableTypeChecked as Linter.Config).languageOptions!);
  }
});

it('from the command line, with fixes and the cache', () => {
  const config = "import awsSecrets from 'eslint-plugin-aws-secrets';\nexport default [awsSecrets.configs.templates, awsSecrets.configs.workflows, ...awsSecrets.configs['inline-scripts']];\n";
  const project = new Project({ 'eslint.config.mjs': config, 'template.yaml': YAML, '.github/workflows/a.yml': WORKFLOW, 'package.json': '{}' });
  const lines = () => project.findings('--cache').map(({ file, line, ruleId }) => `${file}:${line} ${ruleId}`);
  const all = ['.github/workflows/a.yml:10 aws-secrets/no-secret-in-log', 'template.yaml:9 aws-secrets/no-secret-in-lambda-env', 'template.yaml:16 aws-secrets/no-secret-in-log'];
  expect(lines()).toEqual(all);
  expect(lines()).toEqual(all);
  project.eslint('--fix', '.');
  expect(lines()).toEqual(all.slice(0, 2));
  expect(project.read('template.yaml')).toBe(YAML.replace(", out.Parameter.Value", ''));
});
