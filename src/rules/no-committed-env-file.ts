/**
 * G21: no `.env` file is in the repository. Asked of git's index: what is only on this machine is nobody's business, and
 * where there is no repository nothing is committed. Samples (`.env.example`) belong there. Blind spot: a file that is
 * not ignored, and will be added with the next commit.
 */
import { createRule, listOfTexts } from '../rule.ts';

interface Options {
  /** Ends of the paths of files that may be committed. */
  readonly allow: readonly string[];
}

/** Values that only somebody with the key can read, as dotenvx writes them. */
const ENCRYPTED = /^[ \t]*(?:export[ \t]+)?DOTENV_PUBLIC_KEY\w*[ \t]*=/m;

export default createRule<Options, 'committed'>({
  name: 'no-committed-env-file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow .env files in the repository',
      guide: ['G21'],
      config: 'recommended',
      cwe: [540, 312],
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allow: listOfTexts('Names of files that may be committed, or the ends of their paths.'),
      },
    },
    defaultOptions: { allow: [] },
    messages: {
      committed: 'This `.env` file is committed. Take it out of git (`git rm --cached`), ignore it, and revoke the secrets that it held.',
    },
  },
  elsewhere: { dotenv: [['=', ': ']] },
  check({ file, options, report }) {
    if (file.tracking() !== 'tracked' || file.isTest || ENCRYPTED.test(file.text) || file.literals().every(({ kind }) => kind === 'comment')) return;
    const path = file.path.replaceAll('\\', '/');
    if (options.allow.some((end) => path === end || path.endsWith(`/${end}`))) return;
    const end = /\r|\n|$/.exec(file.text)!.index;
    report({ at: [0, end], messageId: 'committed' });
  },
});
