/**
 * Does the passive language live beside the configurations people have? Directives in the file's own comments, other plugins for the
 * same files in any order, and unscoped rules of others, which must neither crash nor report. In the oldest and the newest ESLint.
 */
import { fileURLToPath } from 'node:url';
import json from '@eslint/json';
import { ESLint as Newest, type Linter } from 'eslint';
import { ESLint as Oldest } from 'eslint-9';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import { builtinRules as oldestRules } from 'eslint-9/use-at-your-own-risk';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import yml from 'eslint-plugin-yml';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../dist/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const template = (variables: string): string => `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Api:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
${variables}`;

const SECRET = "          SLACK_TOKEN: '{{resolve:secretsmanager:slack}}'";
const YAML = template(`${SECRET}\n`);
const FOUND = ['aws-secrets/no-secret-in-lambda-env 8:11'];
const JSON_TEMPLATE = `{ "Resources": { "Api": {
  "Type": "AWS::Lambda::Function",
  "Properties": { "Environment": { "Variables": {
    "SLACK_TOKEN": "{{resolve:secretsmanager:slack}}"
  } } }
} } }
`;

describe.each([
  ['oldest', Oldest as unknown as typeof Newest],
  ['newest', Newest],
])('%s supported ESLint', (_, Engine) => {
  const { templates } = plugin.configs;

  async function found(text: string, config: unknown, filePath = 'template.yaml'): Promise<string[]> {
    const engine = new Engine({ cwd: root, overrideConfigFile: true, overrideConfig: config as Linter.Config[] });
    const [result] = await engine.lintText(text, { filePath: `${root}${filePath}` });
    return result!.messages.map(({ ruleId, line, column, message }) => `${ruleId ?? message} ${line}:${column}`);
  }

  it('finds, and prints its configuration', async () => {
    expect(await found(YAML, [templates])).toEqual(FOUND);
    const engine = new Engine({ cwd: root, overrideConfigFile: true, overrideConfig: [templates] as Linter.Config[] });
    const printed = JSON.stringify(await engine.calculateConfigForFile(`${root}template.yaml`));
    expect(JSON.parse(printed)).toMatchObject({ language: 'aws-secrets/text' });
  });

  it.each([
    ['a disabled line', `          # eslint-disable-next-line aws-secrets/no-secret-in-lambda-env -- migrates in March\n${SECRET}\n`],
    ['the line itself', `${SECRET} # eslint-disable-line aws-secrets/no-secret-in-lambda-env\n`],
    ['a block', `          # eslint-disable\n${SECRET}\n          # eslint-enable\n`],
    ['a rule switched off', `          # eslint aws-secrets/no-secret-in-lambda-env: off\n${SECRET}\n`],
  ])('obeys comments: %s', async (_, variables) => {
    expect(await found(template(variables), [templates])).toEqual([]);
  });

  it('tells which comments are of no use', async () => {
    const unused = `          # eslint-disable-next-line aws-secrets/no-secret-in-lambda-env\n          LOG_LEVEL: info\n`;
    expect(await found(template(unused), [templates])).toEqual([expect.stringMatching(/^Unused eslint-disable directive.* 8:11$/)]);
    const wrong = `          # eslint aws-secrets/no-such-rule: [\n${SECRET}\n`;
    expect(await found(template(wrong), [templates])).toEqual([expect.stringMatching(/^Failed to parse JSON/), 'aws-secrets/no-secret-in-lambda-env 9:11']);
  });

  it('reads no comments of code in a template, and none in strict JSON', async () => {
    const code = `${YAML}      Code:\n        ZipFile: |\n          // eslint-disable-next-line no-such-plugin/no-such-rule\n          x();\n`;
    expect(await found(code, [templates])).toEqual(FOUND);
    expect(await found(JSON_TEMPLATE, [templates], 'stack.json')).toEqual(['aws-secrets/no-secret-in-lambda-env 4:5']);
    const commented = JSON_TEMPLATE.replace('    "SLACK', '    // eslint-disable-next-line aws-secrets/no-secret-in-lambda-env\n    "SLACK');
    expect(await found(commented, [templates], 'stack.json')).toEqual([]);
  });

  it('leaves files alone that are no templates, and what tools write', async () => {
    for (const text of ['', '# only a comment\n', 'a: 1\n---\nb: 2\n', 'services:\n  db: { image: postgres }\n', '\t- broken: [\n']) {
      expect(await found(text, [templates])).toEqual([]);
    }
    for (const file of ['cdk.out/Stack.template.json', '.aws-sam/build/template.yaml', '.serverless/cloudformation-template.json']) {
      expect(await found(JSON_TEMPLATE, [templates], file)).toEqual([expect.stringMatching(/ignored because|no matching configuration/)]);
    }
  });

  it('reads what the CDK synthesizes, where that is asked for', async () => {
    const asked = { ...templates, files: ['**/cdk.out/*.template.json'], ignores: [] };
    expect(await found(JSON_TEMPLATE, [templates, asked], 'cdk.out/Stack.template.json')).toEqual(['aws-secrets/no-secret-in-lambda-env 4:5']);
  });

  it('finds workflows and .env files, whose names begin with a dot, beside typed and YAML configurations', async () => {
    const { workflows, dotenv } = plugin.configs;
    const beside = [[workflows, dotenv], [...tseslint.configs.recommendedTypeChecked, templates, workflows, dotenv], [templates, workflows, dotenv, ...yml.configs.recommended]];
    const workflow = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ secrets.API_TOKEN }}\n';
    const ours = (lines: string[]) => lines.filter((line) => line.startsWith('aws-secrets/'));
    for (const config of beside) {
      expect(ours(await found(workflow, config, '.github/workflows/deploy.yml'))).toEqual(['aws-secrets/no-secret-in-log 6:19']);
      expect(ours(await found('DB_PASSWORD=hunter2!x9\n', config, '.env.example'))).toEqual([]);
    }
    const cwd = `${root}examples/workflows/`;
    const engine = new Engine({ cwd, overrideConfigFile: true, overrideConfig: [workflows, dotenv] as Linter.Config[] });
    const files = (await engine.lintFiles(['.'])).map(({ filePath }) => filePath.slice(cwd.length)).sort();
    expect(files).toEqual(['.env', '.env.example', '.github/actions/notify/action.yml', '.github/workflows/deploy.yml', '.github/workflows/release.yml', 'eslint.config.mjs']);
  });

  const typed = [
    ...tseslint.configs.recommendedTypeChecked,
    { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } } },
  ];

  it('lives beside unscoped typed configurations, before and after them', async () => {
    expect(await found(YAML, [...typed, templates])).toEqual(FOUND);
    expect(await found(YAML, [templates, ...typed])).toEqual(FOUND);
  });

  it("lives beside eslint-plugin-yml: before it the files are its own, after it they are ours", async () => {
    const both = await found(YAML, [templates, ...yml.configs.recommended]);
    expect(both.filter((line) => line.startsWith('aws-secrets/'))).toEqual(FOUND);
    expect(await found(YAML, [...yml.configs.recommended, templates])).toEqual(FOUND);
  });

  it('lives beside @eslint/json, before and after it', async () => {
    const config = { files: ['**/*.json'], plugins: { json }, language: 'json/json', rules: { 'json/no-duplicate-keys': 'error' } };
    const expected = ['aws-secrets/no-secret-in-lambda-env 4:5'];
    expect(await found(JSON_TEMPLATE, [templates, config], 'stack.json')).toEqual(expected);
    // After it the language is ours: rules that need the other one belong behind.
    expect(await found(JSON_TEMPLATE, [{ ...config, rules: {} }, templates], 'stack.json')).toEqual(expected);
  });

  it('lives beside recommended, with our rules on every file', async () => {
    const everywhere = { rules: plugin.configs.strict.rules };
    const config = [plugin.configs.recommended, templates, everywhere];
    expect(await found(YAML, config)).toEqual(FOUND);
    expect(await found('const token = 1;\n', config, 'src/token.js')).toEqual([]);
  });
});

/** Rules of others, all of them that need no options, under the names of their plugins. */
function rulesOf(name: string, rules: object = {}): Linter.RulesRecord {
  // What has to be sorted is said by options.
  const names = Object.keys(rules).filter((rule) => rule !== 'sort-sequence-values');
  return Object.fromEntries(names.map((rule) => [`${name}/${rule}`, 'error']));
}

const coreRules = (rules: ReadonlyMap<string, { readonly meta?: { readonly deprecated?: unknown } | undefined }>): Linter.RulesRecord =>
  Object.fromEntries([...rules].filter(([, rule]) => !rule.meta?.deprecated).map(([name]) => [name, 'error']));

describe.each([
  ['oldest', Oldest as unknown as typeof Newest, oldestRules as ReadonlyMap<string, object>],
  ['newest', Newest, builtinRules],
])('rules of others, without files, in the %s ESLint', (_, Engine, core) => {
  const plugins = { '@typescript-eslint': tseslint.plugin, yml, 'eslint-plugin': eslintPlugin } as unknown as NonNullable<Linter.Config['plugins']>;
  const { templates, workflows, dotenv } = plugin.configs;
  const files = [
    ['template.yaml', YAML, ['aws-secrets/no-secret-in-lambda-env']],
    ['stack.json', JSON_TEMPLATE, ['aws-secrets/no-secret-in-lambda-env']],
    ['package.json', '{ "name": "x", "scripts": { "b": "", "a": "" } }', []],
    ['.github/workflows/deploy.yml', 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ secrets.API_TOKEN }} # TODO   \n', ['aws-secrets/no-secret-in-log']],
    ['.env.example', 'DB_PASSWORD=\n# TODO\n', []],
  ] as const;

  it.each(files)('neither crash nor report on %s', async (filePath, text, expected) => {
    const rules = [coreRules(core), ...Object.entries(plugins).map(([name, other]) => rulesOf(name, other.rules))].reduce((all, more) => ({ ...all, ...more }));
    expect(Object.keys(rules).length).toBeGreaterThan(350);
    const engine = new Engine({ cwd: root, overrideConfigFile: true, overrideConfig: [{ plugins, rules }, templates, workflows, dotenv] as Linter.Config[] });
    const [result] = await engine.lintText(text, { filePath: `${root}${filePath}` });
    expect(result!.messages.map(({ ruleId, message }) => ruleId ?? message)).toEqual(expected);
  });
});

describe('the rules under a language they do not know', () => {
  /** A language with nodes of its own whose root is not visited, made with a kit that knows no offsets. */
  const language = {
    fileType: 'text', lineStart: 1, columnStart: 1, nodeTypeKey: 'type', validateLanguageOptions() {},
    parse: () => ({ ok: true, ast: { type: 'root' } }),
    createSourceCode: ({ body }: { body: string }, { ast }: { ast: object }) => ({
      ast,
      text: body,
      traverse: () => [1, 2].map((phase) => ({ kind: 1, target: { type: 'Node' }, phase, args: [{ type: 'Node' }] })),
      getLoc: () => ({}),
      getRange: () => [0, 0],
    }),
  };

  async function found(files: string, filePath: string, text: string): Promise<string[]> {
    const plugins = { 'aws-secrets': plugin, other: { languages: { text: language } } };
    const config = { files: [files], plugins, language: 'other/text', rules: plugin.configs.strict.rules };
    const engine = new Newest({ cwd: root, overrideConfigFile: true, overrideConfig: [config] as unknown as Linter.Config[] });
    const [result] = await engine.lintText(text, { filePath: `${root}${filePath}` });
    return result!.messages.map(({ ruleId, line, column, message }) => `${ruleId ?? message} ${line}:${column}`);
  }

  it('are silent on other files', async () => {
    const text = `# Title\n\n\`\`\`yaml\n${YAML}\`\`\`\n\nconsole.log(token); Action: [] Resource: '*' environment\n`;
    expect(await found('**/*.md', 'README.md', text)).toEqual([]);
  });

  it('read templates as ever', async () => {
    expect(await found('**/*.yaml', 'template.yaml', YAML)).toEqual(FOUND);
  });
});
