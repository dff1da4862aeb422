/**
 * Do the pictures of `docs/editors.md` show what the language server answers? Each is drawn anew from its answers, and compared with the
 * committed one; `npx vitest run tests/hosts/pictures.test.ts -u` writes them.
 */
import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { editorPicture } from '../../scripts/editor-picture.mjs';
import { withoutExpectations } from '../../scripts/expectations.mjs';
import { edited, Editor, ESLINT } from './language-server.ts';
import { Project, README_CONFIG } from './project.ts';

/** An example without its marks. */
const exampleOf = (path: string): string => withoutExpectations(readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8'));

const TEXT_CONFIG = `import { defineConfig } from 'eslint/config';
import awsSecrets from 'eslint-plugin-aws-secrets';

export default defineConfig(awsSecrets.configs.templates, awsSecrets.configs.dotenv);
`;

const SCENES = [
  {
    picture: 'handler',
    file: 'slack-events.ts',
    languageId: 'typescript',
    code: exampleOf('lambda-handlers/src/slack-events.ts'),
    config: README_CONFIG,
    rule: 'no-secret-in-log',
    chosen: /^Fix this/,
  },
  {
    picture: 'template',
    file: 'template.yaml',
    languageId: 'yaml',
    code: exampleOf('sam-app/template.yaml'),
    config: TEXT_CONFIG,
    rule: 'no-env-param-path',
    chosen: /\(aws-secrets\/no-env-param-path\)$/,
  },
  {
    picture: 'dotenv',
    file: '.env',
    languageId: 'dotenv',
    code: exampleOf('workflows/.env'),
    config: TEXT_CONFIG,
    rule: 'no-connection-string',
    chosen: /^Show documentation/,
  },
];

it.each(SCENES)('$picture', async ({ picture, file, languageId, code, config, rule, chosen }) => {
  const editor = new Editor(ESLINT, new Project({ 'eslint.config.mjs': config, 'package.json': '{}', [file]: code }).folder);
  onTestFinished(() => editor.close());
  const diagnostics = await editor.open(file, languageId);
  const diagnostic = diagnostics.find((found) => found.code === `aws-secrets/${rule}`)!;
  const actions = await editor.actions(file, diagnostic);
  const action = actions.find(({ title }) => chosen.test(title))!;
  const after = edited(code, await editor.apply(action));
  const titles = actions.map(({ title }) => title);
  const drawn = editorPicture({ file, code, diagnostics, diagnostic, titles, chosen: action.title, ...(after === code ? {} : { after }) });
  await expect(drawn).toMatchFileSnapshot(`../../docs/images/editors/${picture}.svg`);
});
