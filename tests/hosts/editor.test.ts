/** What does a user see in an editor: squiggle, link to the page, quick fix, suggestion, fix-all? Asked of the real language servers. */
import { expect, it, onTestFinished } from 'vitest';
import { edited, Editor, ESLINT, OXLINT } from './language-server.ts';
import { HANDLER, Project, README_CONFIG } from './project.ts';

function editorFor(files: Readonly<Record<string, string>>, settings = {}): Editor {
  const editor = new Editor(ESLINT, new Project({ 'eslint.config.mjs': README_CONFIG, 'package.json': '{}', ...files }).folder, settings);
  onTestFinished(() => editor.close());
  return editor;
}

it('shows a finding with its range and the link to its page', async () => {
  const editor = editorFor({ 'src/a.ts': HANDLER });
  const [diagnostic, ...more] = await editor.open('src/a.ts', 'typescript');
  expect(more).toEqual([]);
  expect(diagnostic).toMatchObject({
    code: 'aws-secrets/no-secret-in-log',
    range: { start: { line: 4, character: 23 }, end: { line: 4, character: 43 } },
    codeDescription: { href: expect.stringMatching(/\/docs\/rules\/no-secret-in-log\.md$/) as string },
  });
});

it('offers the fix, the suggestions and fix-all', async () => {
  const editor = editorFor({ 'src/a.ts': HANDLER });
  const [diagnostic] = await editor.open('src/a.ts', 'typescript');
  const actions = await editor.actions('src/a.ts', diagnostic!);
  expect(actions.map(({ title }) => title)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Fix this aws-secrets\/no-secret-in-log problem/), expect.stringMatching(/^Only tell whether `Value` is set\./)]),
  );
  const fix = actions.find(({ title }) => title.startsWith('Fix this'))!;
  expect(edited(HANDLER, await editor.apply(fix))).toContain("console.log('token');");
  const suggestion = actions.find(({ title }) => title.startsWith('Only tell'))!;
  expect(edited(HANDLER, await editor.apply(suggestion))).toContain("console.log('token', Boolean(out.Parameter?.Value));");
  const [fixAll] = await editor.actions('src/a.ts', diagnostic!, 'source.fixAll.eslint');
  expect(edited(HANDLER, await editor.apply(fixAll!))).toContain("console.log('token');");
});

const TEXT_CONFIG = `import { defineConfig } from 'eslint/config';
import awsSecrets from 'eslint-plugin-aws-secrets';

export default defineConfig({
  plugins: { 'aws-secrets': awsSecrets },
  extends: ['aws-secrets/templates', 'aws-secrets/dotenv'],
});
`;

it('repairs a template', async () => {
  const template = "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      Description: of the bot # keep\n";
  const editor = editorFor({ 'eslint.config.mjs': TEXT_CONFIG, 'template.yaml': template });
  const [diagnostic, ...more] = await editor.open('template.yaml', 'yaml');
  expect(more).toEqual([]);
  expect(diagnostic).toMatchObject({ code: 'aws-secrets/require-kms-key-rotation', range: { start: { line: 1, character: 2 } } });
  const fix = (await editor.actions('template.yaml', diagnostic!)).find(({ title }) => title.startsWith('Fix this'))!;
  expect(edited(template, await editor.apply(fix))).toBe(`${template}      EnableKeyRotation: true\n`);
});

it('reads .env files', async () => {
  const editor = editorFor({ 'eslint.config.mjs': TEXT_CONFIG, '.env': 'LOG_LEVEL=info\nAPI_TOKEN=q8Zr2vYk5Lw9Tn3XbE7uHs4D\n' });
  const diagnostics = await editor.open('.env', 'dotenv');
  expect(diagnostics).toMatchObject([{ code: 'aws-secrets/no-hardcoded-secret', range: { start: { line: 1, character: 10 } } }]);
});

it.each([
  { lspconfig: '2.7 and newer', experimental: {} },
  { lspconfig: 'before, with the setting of the page', experimental: { useFlatConfig: false } },
])('works with the settings of nvim-lspconfig $lspconfig', async ({ experimental }) => {
  const settings = { experimental, format: true, nodePath: '', codeActionOnSave: { enable: false, mode: 'all' } };
  const editor = editorFor({ 'src/a.ts': HANDLER }, settings);
  const [diagnostic] = await editor.open('src/a.ts', 'typescript');
  expect(diagnostic).toMatchObject({ code: 'aws-secrets/no-secret-in-log' });
  const titles = (await editor.actions('src/a.ts', diagnostic!)).map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining([expect.stringMatching(/^Fix this/), expect.stringMatching(/^Only tell/)]));
});

it('shows the finding, the fix and the suggestion with the server of oxlint, without a link', async () => {
  const config = '{ "extends": ["./node_modules/eslint-plugin-aws-secrets/oxlintrc.json"] }';
  const editor = new Editor(OXLINT, new Project({ '.oxlintrc.json': config, 'package.json': '{}', 'src/a.ts': HANDLER }).folder);
  onTestFinished(() => editor.close());
  const [diagnostic, ...more] = await editor.open('src/a.ts', 'typescript');
  expect(more).toEqual([]);
  expect(diagnostic).toMatchObject({ code: 'aws-secrets(no-secret-in-log)', range: { start: { line: 4, character: 23 } } });
  expect(diagnostic).not.toHaveProperty('codeDescription');
  const actions = await editor.actions('src/a.ts', diagnostic!);
  expect(actions.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Fix aws-secrets/no-secret-in-log problem', 'Only tell whether `Value` is set.', 'Disable aws-secrets/no-secret-in-log for this line']),
  );
  expect(edited(HANDLER, await editor.apply(actions[0]!))).toContain("console.log('token');");
});

it.each([
  ['src/a.ts', 'typescript', HANDLER, 1],
  ['template.json', 'json', '{ "Resources": { "Key": { "Type": "AWS::KMS::Key", "Properties": { "KeyPolicy": {} } } } }', 1],
  ['template.yaml', 'yaml', 'Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy: {}\n', 0],
] as const)('VS Code that is told nothing about languages: %s as %s', async (file, languageId, text, count) => {
  const config = README_CONFIG.replace("['aws-secrets/recommended']", "['aws-secrets/recommended', 'aws-secrets/templates']");
  const editor = editorFor({ 'eslint.config.mjs': config, [file]: text }, { validate: 'probe' });
  expect(await editor.open(file, languageId)).toHaveLength(count);
});
