/** What does a user see in VS Code: squiggle, link to the page, quick fix, suggestion, fix-all? Asked of the real language server. */
import { createRequire } from 'node:module';
import { expect, it, onTestFinished } from 'vitest';
import { edited, Editor } from './language-server.ts';
import { HANDLER, Project, README_CONFIG } from './project.ts';

const server = createRequire(import.meta.url).resolve('vscode-langservers-extracted/lib/eslint-language-server/eslintServer.js');

function editorFor(files: Readonly<Record<string, string>>): Editor {
  const editor = new Editor(server, new Project({ 'eslint.config.mjs': README_CONFIG, 'package.json': '{}', ...files }).folder);
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
