/**
 * Does a parameter or secret path lead to a secret? `/slack-bot/prod/admin-token` does, `/app/log-level` doesn't. The
 * last segment decides; when it says nothing, a folder of secrets above it (`/app/secrets/stripe`) does. Blind spot:
 * names that only insiders understand (`/app/prod/stripe`), which stay `unknown`.
 */
import { compoundVerdict, isShouted, namesDocument, withSingularKeys } from './compound.ts';
import { isAdded, isIgnored, type NameSettings } from './settings.ts';
import { words } from './words.ts';

/** Last segments that name a thing whose entry is as likely its credential: `prod/db`, `/app/auth`. */
const AMBIGUOUS_SEGMENT = new Set([
  'access', 'account', 'audit', 'auth', 'client', 'database', 'db', 'model', 'owner', 'provider', 'repository',
  'service', 'source', 'storage', 'store', 'test',
]);

/** Parameters that AWS publishes for everybody: AMI ids, regions. */
const PUBLIC_PARAMETER = /^\/aws\/service\//;
/** The Parameter Store reads a Secrets Manager secret through this path. */
const SECRET_REFERENCE = /^\/aws\/reference\/secretsmanager\//;

/** The end that Secrets Manager adds to a secret's ARN; six lower-case letters are taken for a word of the name. */
const RANDOM_END = /-(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{6}$/;

/** The name inside an ARN, without the random end of a secret's ARN and without a version or label (`:3`). */
function nameOf(path: string): string {
  const secret = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)/.exec(path)?.[1];
  if (secret !== undefined) return secret.replace(RANDOM_END, '');
  return path.replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter/, '').replace(/:[^:/]*$/, '');
}

type SegmentVerdict = 'secret' | 'folder' | 'benign' | 'unknown';

function segmentVerdict(segment: string, settings: NameSettings | undefined): SegmentVerdict {
  const all = words(segment);
  if (isAdded(all, settings)) return 'folder';
  if (isIgnored(all, settings)) return 'benign';
  const verdict = compoundVerdict(withSingularKeys(all), isShouted(segment));
  if (verdict === 'strong') return 'folder';
  if (verdict === 'weak') return 'secret';
  return verdict === 'benign' && !namesDocument(all) && !AMBIGUOUS_SEGMENT.has(all.at(-1)!) ? 'benign' : 'unknown';
}

/**
 * @param path a parameter name, a secret id, an ARN of either, or the literal end of one; dots separate segments too,
 *   and placeholders (`${stage}`, `{{name}}`) say nothing
 * @returns `unknown` when the name says nothing, for example when its last segment is dynamic
 */
export function pathVerdict(path: string, settings?: NameSettings): 'secret' | 'benign' | 'unknown' {
  const name = nameOf(path.replace(/\$?\{[^{}]*\}/g, '*'));
  if (PUBLIC_PARAMETER.test(name)) return 'benign';
  if (SECRET_REFERENCE.test(name)) return 'secret';
  const segments = name.split(/[/.]/).filter((segment) => segment !== '');
  const last = segmentVerdict(segments.pop() ?? '', settings);
  if (last === 'folder') return 'secret';
  if (last !== 'unknown') return last;
  return segments.some((segment) => segmentVerdict(segment, settings) === 'folder') ? 'secret' : 'unknown';
}
