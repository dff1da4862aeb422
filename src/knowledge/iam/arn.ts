/**
 * How wide is a resource of a statement, seen from the ARN formats an action can be limited to? An ARN is wide when
 * the part that identifies the resource is a wildcard, whatever its region and account say. One matching format is
 * enough, never all of them. Blind spots: an ARN that begins with a hole, or whose colons cannot be counted because
 * of one, is unresolved and counts as narrow; a wildcard behind a fixed prefix is narrow however short the prefix.
 */
import { hasWildcard, matchesGlob } from './glob.ts';
import { hasOpaqueHole, type Text, UNKNOWN } from './text.ts';

/** From the widest to the narrowest; see `breadthOf`. */
export const BREADTHS = [
  'ALL', 'SERVICEALL', 'TYPEALL', 'LEADING', 'ACCOUNTALL', 'SHALLOW', 'PREFIX', 'EXACT', 'UNRESOLVED', 'FOREIGN',
] as const;

/** How wide a resource is. */
export type Breadth = (typeof BREADTHS)[number];

/** What counts as wide beyond a wildcard that stands for every resource of a type. */
export interface BreadthLimits {
  /** How many fixed path segments a parameter or secret name needs before its wildcard; 1 asks for nothing. */
  readonly minPathDepth: number;
  /** Whether a wildcard account makes an ARN of IAM, KMS, SSM or Secrets Manager wide. */
  readonly accountWildcard: boolean;
}

/** The six segments of an ARN; the last one keeps its colons. */
export interface Arn {
  readonly partition: Text;
  readonly service: Text;
  readonly region: Text;
  readonly account: Text;
  readonly resource: Text;
}

/** Resources that AWS or the public shares: a wildcard among them reaches no secret of the account's. */
const SHARED: readonly { service: string; account?: string; prefix: string }[] = [
  { service: 'bedrock', prefix: 'foundation-model/' },
  // AWS defines these for its models; an account's own are `application-inference-profile/`.
  { service: 'bedrock', prefix: 'inference-profile/' },
  { service: 'iam', account: 'aws', prefix: 'policy/' },
  { service: 'ssm', prefix: 'parameter/aws/' },
  { service: 'ec2', prefix: 'image/' },
  { service: 'ec2', prefix: 'snapshot/' },
];

const ACCOUNT_SERVICES: ReadonlySet<string> = new Set(['iam', 'kms', 'ssm', 'secretsmanager']);

/** The formats whose names are paths of an application, by what stands before the name. */
const PATH_FORMATS: ReadonlySet<string> = new Set(['ssm:parameter/', 'secretsmanager:secret:']);

/** Whether a text consists of these characters only (an empty one does not). */
function isOnly(characters: string, text: string): boolean {
  for (const character of text) if (!characters.includes(character)) return false;
  return text !== '';
}

/** The text with IAM policy variables (`${aws:username}`) as holes: their values hold no wildcard. */
function withoutVariables(text: Text): Text {
  return text.replace(/\$\{[^{}]*\}/g, UNKNOWN);
}

/** The segments of an ARN or of an ARN format; `undefined` for anything else, and for an ARN that is cut short. */
export function parseArn(text: Text): Arn | undefined {
  const [head, partition = '', service = '', region = '', account = '', ...rest] = text.split(':');
  return head === 'arn' && rest.length > 0
    ? { partition, service, region, account, resource: rest.join(':') }
    : undefined;
}

/** Whether a hole before the account may hold colons: then the account holds what is no account. */
function isShifted({ partition, service, region, account }: Arn): boolean {
  return hasOpaqueHole(service) || (hasOpaqueHole(partition + region) && /[a-z]/.test(account));
}

/** Whether a segment of a format and that of an ARN can be equal: a format without account has none in its ARNs. */
function fits(format: string, segment: Text): boolean {
  return format === '' ? segment === '' || segment.includes(UNKNOWN) || isOnly('*', segment) : segment !== '';
}

/** The ARN formats whose service a segment (a name or a pattern) can stand for. */
function formatsOf(service: Text, templates: readonly string[]): Arn[] {
  return templates.flatMap((template) => parseArn(template) ?? []).filter((arn) => matchesGlob(service, arn.service));
}

/** Whether an ARN can only name what is shared. */
function isShared(arn: Arn): boolean {
  return SHARED.some(
    ({ service, account = arn.account, prefix }) =>
      arn.service === service && arn.account === account && arn.resource.startsWith(prefix),
  );
}

/** Whether a parameter or secret name has fewer fixed path segments before its wildcard than asked for. */
function isShallow(service: string, literal: string, name: Text, minPathDepth: number): boolean {
  if (!PATH_FORMATS.has(`${service}:${literal}`)) return false;
  const fixed = name.slice(0, name.search(/[*?]/));
  // A secret's ARN ends in a hyphen and six random characters: `name-*` and `name-??????` mean one secret.
  if (hasOpaqueHole(fixed) || (service === 'secretsmanager' && fixed.endsWith('-'))) return false;
  return fixed.split('/').filter((segment) => segment !== '').length < minPathDepth;
}

/** How wide a name is, where the name is what the first placeholder of a format stands for. */
function nameBreadth(name: Text): Breadth {
  if (!hasWildcard(name)) return 'EXACT';
  if (isOnly('*?/:', name)) return 'TYPEALL';
  return /^\/*[*?]/.test(name) ? 'LEADING' : 'PREFIX';
}

/** A resource of AWS Organizations without its organization, which is an account rather than a name: the `o-…/` of `policy/o-…/p-1`. */
const withoutOrganization = ({ service, resource }: Arn): Text =>
  service === 'organizations' ? resource.replace(/\/o-(?:\$\{\w+\}|[^/]*)\//, '/') : resource;

/** In a format, an id that AWS draws, and after a colon the name that its owner gave to the same resource. */
const DRAWN_ID = /^\$\{\w*Id\}:((?:\w+\/)?)\$\{\w*Name\}/;

/** Behind an id that AWS draws, where the name begins: `autoScalingGroup:*:autoScalingGroupName/<name>` is told by its name. */
function nameBehindId(format: string, resource: Text): Text | undefined {
  const between = DRAWN_ID.exec(format)?.[1];
  const end = resource.indexOf(':');
  return between !== undefined && end >= 0 && resource.startsWith(between, end + 1) ? resource.slice(end + 1 + between.length) : undefined;
}

/** How wide the resource segment of an ARN is for one ARN format. */
function formatBreadth(arn: Arn, { service, ...rest }: Arn, minPathDepth: number): Breadth {
  const resource = withoutOrganization(arn);
  const format = { service, resource: withoutOrganization({ service, ...rest }) };
  const start = format.resource.indexOf('${');
  // A format without a placeholder is what AWS documents, its own `*` included: there is nothing to narrow.
  if (start < 0) return 'EXACT';
  const literal = format.resource.slice(0, start);
  let same = 0;
  while (same < literal.length && resource[same] === literal[same]) same += 1;
  if (same < literal.length) {
    if (resource[same] === '*') return isOnly('*?/:', resource.slice(same)) ? 'TYPEALL' : 'LEADING';
    return hasOpaqueHole(resource.charAt(same)) ? 'UNRESOLVED' : 'FOREIGN';
  }
  const named = nameBehindId(format.resource.slice(start), resource.slice(same));
  if (named !== undefined) return nameBreadth(named);
  const delimiter = format.resource[format.resource.indexOf('}', start) + 1];
  const end = delimiter === undefined ? -1 : resource.indexOf(delimiter, same);
  const name = resource.slice(same, end < 0 ? undefined : end);
  const breadth = nameBreadth(name);
  return breadth === 'PREFIX' && isShallow(format.service, literal, name, minPathDepth) ? 'SHALLOW' : breadth;
}

/** How wide an ARN with fewer than six segments is: all that begins like it, or nothing anybody can tell. */
function shortBreadth(text: Text, templates: readonly string[]): Breadth {
  const [, , service = '*', ...rest] = text.split(':');
  if (!hasWildcard(text)) return 'EXACT';
  const openEnd = rest.length === 0 ? text.endsWith('*') : isOnly('*', rest.at(-1) ?? '');
  if (!openEnd || hasOpaqueHole(text)) return 'UNRESOLVED';
  return formatsOf(service, templates).length > 0 ? 'SERVICEALL' : 'FOREIGN';
}

/**
 * How wide a resource is for an action that can be limited to these ARN formats:
 *
 * - `ALL`: `'*'`.
 * - `SERVICEALL`: everything of the service (`arn:aws:ssm:*:*:*`, `arn:aws:s3:::*`).
 * - `TYPEALL`: every resource of one type (`secret:*`, `role/*`).
 * - `LEADING`: the name begins with a wildcard (`function:*-prod`).
 * - `ACCOUNTALL`, `SHALLOW`: wide by the given limits only.
 * - `PREFIX`: a wildcard behind a fixed part. `EXACT`: no wildcard. `UNRESOLVED`: cannot be told.
 * - `FOREIGN`: none of the formats is about this resource.
 */
export function breadthOf(resource: Text, templates: readonly string[], limits: BreadthLimits): Breadth {
  if (isOnly('*', resource)) return 'ALL';
  const text = withoutVariables(resource);
  if (!/^arn[:*]/.test(text)) return hasWildcard(text) || hasOpaqueHole(text) ? 'UNRESOLVED' : 'EXACT';
  const arn = parseArn(text);
  if (arn === undefined) return shortBreadth(text, templates);
  if (isShifted(arn)) return 'UNRESOLVED';
  const formats = formatsOf(arn.service, templates).filter(
    (format) => fits(format.region, arn.region) && fits(format.account, arn.account),
  );
  if (formats.length === 0) return 'FOREIGN';
  if (isShared(arn)) return 'PREFIX';
  // `arn:aws:s3:::/*`: a name that is empty, and nothing is called that.
  if (/^[/:]/.test(arn.resource) && !formats.some((format) => format.resource[0] === arn.resource[0])) return 'FOREIGN';
  if (isOnly('*?/:', arn.resource) && hasWildcard(arn.resource)) return 'SERVICEALL';
  const breadths = formats.map((format) => formatBreadth(arn, format, limits.minPathDepth));
  const widest = BREADTHS.find((breadth) => breadths.includes(breadth)) ?? 'FOREIGN';
  const anyAccount = limits.accountWildcard && ACCOUNT_SERVICES.has(arn.service) && isOnly('*', arn.account);
  return anyAccount && (widest === 'PREFIX' || widest === 'EXACT' || widest === 'SHALLOW') ? 'ACCOUNTALL' : widest;
}
