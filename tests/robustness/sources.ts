/** The texts that robustness is tried on: every example, every shape of the guide, every block of every rule's page. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Source {
  readonly name: string;
  readonly text: string;
}

const root = new URL('../../', import.meta.url);

function filesIn(folder: string): readonly Source[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[cm]?[jt]s$/.test(path) && !path.includes('node_modules'))
    .sort()
    .map((path) => ({ name: `${folder}${path}`, text: readFileSync(new URL(folder + path, root), 'utf8') }));
}

function blocksOf(page: string): readonly Source[] {
  const text = readFileSync(new URL(page, root), 'utf8');
  return [...text.matchAll(/```tsx?\n([\s\S]*?)```/g)].map(([, code], index) => ({ name: `${page}#${index}`, text: code! }));
}

export const sources: readonly Source[] = [
  ...filesIn('examples/'),
  ...filesIn('tests/guide/bad/'),
  ...filesIn('tests/guide/good/'),
  ...readdirSync(new URL('docs/rules/', root)).sort().flatMap((page) => blocksOf(`docs/rules/${page}`)),
];
