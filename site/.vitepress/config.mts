import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type DefaultTheme } from 'vitepress';
import { parts } from '../../scripts/guide-clauses.mjs';
import plugin from '../../dist/index.js';
import { findings, findingsOf, hashOf, questionOf } from './findings.mts';

const base = process.env['SITE_BASE'] ?? '/';
const repository = 'https://github.com/eslint-plugin-aws-secrets/eslint-plugin-aws-secrets';
const pages = fileURLToPath(new URL('../pages/', import.meta.url));
const titleOf = (page: string): string => /^# (.+)$/m.exec(readFileSync(`${pages}${page}`, 'utf8'))?.[1]?.replace(/`/g, '') ?? basename(page, '.md');
const has = (page: string): boolean => existsSync(`${pages}${page}`);
const item = (page: string, text = titleOf(page)): DefaultTheme.SidebarItem => ({ text, link: `/${page.replace(/(?:index)?\.md$/, '')}` });

/** Pages in the order a reader wants them; those that are not named here follow by name. */
const FIRST = ['guide.md', 'adopting.md', 'company.md', 'settings.md', 'editors.md', 'ci.md', 'templates.md', 'workflows.md', 'oxlint.md'];
const REFERENCE = ['guide-coverage.md', 'performance.md', 'comparison.md', 'changelog.md'];
const NO_GUIDE = new Set([...REFERENCE, 'index.md', 'playground.md']);
const FOLDERS: Record<string, string> = { migration: 'Migration', adopt: 'Adoption', adoption: 'Adoption' };

const markdownIn = (folder: string): string[] => readdirSync(`${pages}${folder}`).filter((file) => file.endsWith('.md')).sort();

function guidePages(): DefaultTheme.SidebarItem[] {
  const others = markdownIn('').filter((page) => !FIRST.includes(page) && !NO_GUIDE.has(page));
  return [...FIRST.filter(has), ...others].map((page) => item(page));
}

/** Folders of `docs/` other than the rules. */
function folders(): DefaultTheme.SidebarItem[] {
  return readdirSync(pages, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['rules', 'public'].includes(entry.name) && markdownIn(`${entry.name}/`).length > 0)
    .map(({ name }) => ({
      text: FOLDERS[name] ?? name.charAt(0).toUpperCase() + name.slice(1),
      items: markdownIn(`${name}/`).map((file) => item(`${name}/${file}`)),
    }));
}

/** Rules under the part of the guide that their first clause belongs to. */
function rules(): DefaultTheme.SidebarItem[] {
  const names = Object.keys(plugin.rules) as (keyof typeof plugin.rules)[];
  return parts.map(({ title, clauses: ids }) => ({
    text: title,
    items: names.filter((name) => ids.includes(plugin.rules[name].meta.docs.guide[0]!)).map((name) => item(`rules/${name}.md`, name)),
  }));
}

const reference = REFERENCE.filter(has).map((page) => item(page));
let page = '';

export default defineConfig({
  title: 'aws-secrets',
  titleTemplate: ':title · eslint-plugin-aws-secrets',
  description: 'ESLint rules that keep secrets out of AWS code.',
  base,
  srcDir: 'pages',
  outDir: 'dist',
  cleanUrls: true,
  lastUpdated: false,
  head: [
    ['link', { rel: 'icon', href: `${base}mark.svg`, type: 'image/svg+xml' }],
    ['meta', { name: 'referrer', content: 'no-referrer' }],
  ],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { dotenv: 'ini' },
    codeTransformers: [findings(() => page)],
    config(md) {
      const { render } = md;
      // Which page is rendered: the options of a block depend on its rule.
      md.render = (text, environment) => {
        page = environment?.relativePath ?? '';
        // Pages are texts, not Vue templates: `{{resolve:…}}` is CloudFormation's.
        return render.call(md, text, environment).replaceAll('{{', '&#123;&#123;');
      };
      const { fence } = md.renderer.rules;
      md.renderer.rules.fence = (tokens, index, ...rest) => {
        const block = fence!(tokens, index, ...rest);
        const { content, info } = tokens[index]!;
        const question = questionOf(content.replace(/\n$/, ''), info.trim().split(/[\s{]/)[0]!, page);
        if (!question) return block;
        const count = findingsOf(question).length;
        const label = count === 0 ? 'Silent' : `${count} ${count === 1 ? 'finding' : 'findings'}`;
        return `<div class="example ${count ? 'is-wrong' : 'is-right'}">${block}<p class="example-foot"><span>${label}</span> <a href="${base}playground#${hashOf(question)}">Open in the playground</a></p></div>`;
      };
    },
  },
  vite: {
    publicDir: fileURLToPath(new URL('../pages/public/', import.meta.url)),
    build: { chunkSizeWarningLimit: 1500 },
  },
  themeConfig: {
    logo: { src: '/mark.svg', alt: '' },
    siteTitle: 'aws-secrets',
    nav: [
      { text: 'Guide', link: '/guide', activeMatch: '^/(?:guide|settings|templates|editors?|ci)' },
      { text: 'Rules', link: '/guide-coverage', activeMatch: '^/(?:rules/|guide-coverage)' },
      { text: 'Playground', link: '/playground' },
    ],
    sidebar: [
      { text: 'Guide', items: guidePages() },
      ...folders(),
      ...(reference.length > 0 ? [{ text: 'Reference', items: reference }] : []),
      ...rules(),
    ],
    outline: { level: [2, 3] },
    // Controls are called what is written on them.
    search: { provider: 'local', options: { translations: { button: { buttonText: 'Search', buttonAriaLabel: '' } } } },
    notFound: { linkLabel: 'Take me home' },
    socialLinks: [{ icon: 'github', link: repository, ariaLabel: 'Source code' }],
    docFooter: { prev: false, next: false },
    footer: { message: 'Released under the MIT License.' },
  },
});
