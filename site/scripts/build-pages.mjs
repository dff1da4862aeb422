/**
 * Lays out the pages of the site: those of `docs/` where they stand, the README's chapters and the changelog as pages, and the few that
 * only the site has (`content/`). Links lead to the page of the site where there is one, else to the file in the repository. Also
 * writes the playground's menu of examples.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clauses } from '../../scripts/guide-clauses.mjs';
import { plotted } from './plots.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const site = join(root, 'site');
const pages = join(site, 'pages');
const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const repository = homepage.replace('#readme', '');

const read = (path) => readFileSync(join(root, path), 'utf8');
const filesBelow = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => posix.join(folder, posix.relative(join(root, folder), join(entry.parentPath, entry.name))))
        .filter((path) => !path.includes('node_modules/'))
        .sort()
    : [];

const documents = filesBelow('docs');

/** Chapters of the README that are pages of their own, unless `docs/` has that page. */
const CHAPTERS = [
  { page: 'guide.md', title: 'Getting started', headings: ['Install', 'On an old code base', 'In CI and in editors', 'Fix levels'] },
  { page: 'settings.md', title: 'Settings', headings: ['Settings'] },
].filter(({ page }) => !documents.includes(`docs/${page}`));

/** File of the repository → page of the site. */
const pageOf = new Map([
  ...documents.filter((path) => path.endsWith('.md')).map((path) => [path, path.slice('docs/'.length).replace(/(?:README|index)\.md$/, 'index.md')]),
  ['CHANGELOG.md', 'changelog.md'],
  ['README.md', 'guide.md'],
]);

/** Markdown with the links of the file it comes from. */
function linked(text, source) {
  return text.replace(/(?<!!)\[((?:[^[\]]|\[[^\]]*\])*)\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)/g, (_, label, path, anchor = '') => {
    const target = path.startsWith('/') ? path.slice(1) : posix.normalize(posix.join(posix.dirname(source), path));
    const page = pageOf.get(target) ?? pageOf.get(`${target}/README.md`) ?? pageOf.get(`${target}/index.md`);
    if (source.startsWith('site/')) return `[${label}](${path}${anchor})`;
    return page ? `[${label}](/${page}${anchor})` : `[${label}](${repository}/blob/main/${target}${anchor})`;
  });
}

function write(page, text) {
  const file = join(pages, page);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

for (const entry of existsSync(pages) ? readdirSync(pages) : []) {
  if (entry !== 'public') rmSync(join(pages, entry), { recursive: true });
}

for (const path of documents) {
  const page = pageOf.get(path);
  if (page) write(page, plotted(linked(read(path), path)));
  else {
    mkdirSync(dirname(join(pages, path.slice(5))), { recursive: true });
    cpSync(join(root, path), join(pages, path.slice(5)));
  }
}

const chapters = new Map(read('README.md').split(/^## /m).slice(1).map((chapter) => [chapter.slice(0, chapter.indexOf('\n')), chapter]));
for (const { page, title, headings } of CHAPTERS) {
  const body = headings.filter((heading) => chapters.has(heading)).map((heading) => (heading === title ? chapters.get(heading)?.replace(/^.*\n/, '') : `## ${chapters.get(heading)}`)).join('\n');
  write(page, linked(`# ${title}\n\n${body}`, 'README.md'));
}
write('changelog.md', linked(read('CHANGELOG.md'), 'CHANGELOG.md'));
for (const path of filesBelow('site/content')) {
  // `<!-- README: Title -->` stands for a chapter of the README.
  const text = read(path).replace(/<!-- README: (.+) -->/g, (_, heading) => linked(chapters.get(heading).replace(/^.*\n/, ''), 'README.md').trim());
  write(path.slice('site/content/'.length), text);
}

cpSync(join(site, 'static'), join(pages, 'public'), { recursive: true });

/** The examples: wrong shapes of the guide without the marks of the tests, and the files of the example projects. */
const isSource = (path) => /\.(?:[cm]?[jt]sx?|ya?ml|template|json)$|\/\.env(?:\.[\w-]+)*$/.test(path) && !/(?:eslint\.config|package|tsconfig|cdk)[^/]*$/.test(path);
const guide = filesBelow('tests/guide/bad')
  .filter((path) => !path.endsWith('.test.ts') && isSource(path))
  .map((path) => {
    const [, number, variant = ''] = /\/g(\d+)(?:-([\w-]+))?[./]/.exec(path) ?? [];
    return {
      group: 'Wrong shapes of the guide',
      number: Number(number ?? 99),
      title: number ? `G${number}${variant ? ` (${variant})` : ''}: ${clauses[`G${number}`].asks}` : posix.basename(path),
      filename: path.endsWith('.ts') ? 'src/guide.ts' : path.replace(/^tests\/guide\/bad\/(?:g\d+[\w-]*\/)?/, ''),
      strictness: /^(?:\/\/|#) config: strict$/m.test(read(path)) ? 'strict' : 'recommended',
      text: read(path).replace(/^(?:\/\/|#) config: strict\n/m, '').replace(/[ \t]*(?:\/\/|#) expect: .*$/gm, ''),
    };
  })
  .sort((a, b) => a.number - b.number)
  .map(({ number: _, ...example }) => example);
const projects = filesBelow('examples')
  .filter(isSource)
  .map((path) => {
    const [, project, filename] = /^examples\/([^/]+)\/(.+)$/.exec(path);
    return { group: `Example ${project}`, title: filename, filename, strictness: 'recommended', text: read(path) };
  });
writeFileSync(join(site, 'playground/examples.json'), JSON.stringify([...guide, ...projects]));
console.log(`${filesBelow('site/pages').filter((path) => path.endsWith('.md')).length} pages, ${guide.length + projects.length} examples`);
