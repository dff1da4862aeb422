/** The documents of the repository, and the code in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Paths of all documents. */
export const documents: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
      .map((path) => join(folder, path)),
  ),
];

export interface Block {
  readonly language: string;
  readonly code: string;
}

/** Fenced blocks of a document, in their order. */
export const blocksIn = (path: string): readonly Block[] =>
  [...read(path).matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, language, code]) => ({ language: language!, code: code! }));

/** The code of the blocks in one language. */
export const codeIn = (path: string, language: string): readonly string[] => blocksIn(path).flatMap((block) => (block.language === language ? [block.code] : []));
