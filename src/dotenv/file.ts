/**
 * The file model of a `.env` file. What git does not track is the business of its owner: such a file has no texts. What a
 * sample holds (`.env.example`) is made up, like what a test holds.
 */
import { basename } from 'node:path';
import { trackingOf } from '../host/git-index.ts';
import { facet, guarded, NO_FACETS } from '../model/facet.ts';
import type { FileModel, Place } from '../model/file.ts';
import type { LiteralText } from '../model/literal.ts';
import type { Range } from '../model/range.ts';
import type { StaticCredentials } from '../model/static-credentials.ts';
import type { Value } from '../model/value.ts';
import { linesOf, type Variable } from './lines.ts';

/** Names of files that show how a `.env` file looks. */
const SAMPLE = /(?:^|[._-])(?:example|sample|template|tpl|dist|defaults?|schema|test|tests|testing|vault|enc|encrypted)(?:[._-]|$)/i;

export const isSample = (filename: string): boolean => SAMPLE.test(basename(filename).replace(/\.env$/, ''));

export function dotenvModel(text: string, filename: string, place: Place): FileModel {
  const sample = isSample(filename);
  const [tracking = 'unknown'] = guarded(() => [trackingOf(filename)]);
  const read = tracking === 'untracked' && !sample ? '' : text;
  const lines = linesOf(read);
  return {
    kind: 'dotenv',
    text: read,
    ...place,
    isTest: place.isTest || sample,
    ...NO_FACETS,
    tracking: () => tracking,
    literals: facet(() => [...lines.variables.map(literalOf), ...lines.comments.map(commentOf)].sort((a, b) => a.range[0] - b.range[0])),
    credentials: facet(() => keysIn(lines.variables)),
  };
}

function placed(text: string, range: Range): Pick<LiteralText, 'text' | 'range' | 'verbatim' | 'owners' | 'rangeOf' | 'deployedAccount'> {
  return { text, range, verbatim: true, owners: () => [], rangeOf: (start, end) => [range[0] + start, range[0] + end], deployedAccount: () => [] };
}

const commentOf = ({ text, range }: { text: string; range: Range }): LiteralText => ({ ...placed(text, range), kind: 'comment', holes: [], names: () => [] });

function literalOf({ name, value, range }: Variable): LiteralText {
  const holes = [...value.matchAll(/\$\{([A-Za-z_]\w*)[^}]*\}/g)].map(({ 0: whole, 1: hole, index }) => ({ range: [index, index + whole.length] as const, name: hole! }));
  return { ...placed(value, range), kind: holes.length > 0 ? 'template' : 'string', holes, names: () => [{ name, as: 'value' }] };
}

function keysIn(variables: readonly Variable[]): readonly StaticCredentials[] {
  const find = (name: string): Variable | undefined => variables.findLast((variable) => variable.name.toUpperCase() === name);
  const secretKey = find('AWS_SECRET_ACCESS_KEY');
  if (!secretKey || find('AWS_SESSION_TOKEN')?.value) return [];
  const valueOf = (variable: Variable | undefined): readonly Value[] => (variable ? [{ kind: 'literal', text: variable.value, range: variable.range }] : []);
  const { name: label, range } = secretKey;
  return [{ how: 'given', label, range, keyId: valueOf(find('AWS_ACCESS_KEY_ID')), secretKey: valueOf(secretKey), removal: undefined }];
}
