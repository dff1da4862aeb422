/**
 * Is the name of a secret of the form `/application/environment/secret-name`, and what would bring it into that form?
 * Blind spot: a part that the file leaves open may hold several segments, so that little can be said around it.
 */
import { mayNameStage, namesStage, selectsStage } from '../knowledge/deployment/stages.ts';
import { PLACEHOLDER } from '../knowledge/iam/text.ts';
import type { Value } from './value.ts';

/** A part that the file leaves open and that selects the environment: one segment. */
const STAGE = '\uE010';
/** Any other part that the file leaves open. */
const OPEN = '\uE011';

export interface Form {
  /** Secrets Manager does without the leading slash. */
  readonly slash: 'required' | 'optional';
  /** The name is the path of a tree, without a last segment. */
  readonly tree: boolean;
  readonly environments: EnvironmentNames;
}

/** Which segments name an environment: where one is expected, and wherever they stand? */
export interface EnvironmentNames {
  may(segment: string): boolean;
  does(segment: string): boolean;
}

/** What is wrong with a name. */
export interface Defect {
  /** `environment`: the second segment is none; `order`: another segment is; `form`: anything else. */
  readonly kind: 'placeholder' | 'form' | 'environment' | 'order';
  /** The segment that should name the environment. */
  readonly segment: string;
  /** A name of the right form, of the same segments. */
  readonly better: string | undefined;
}

const nameOf = (value: Value | undefined): string =>
  value?.kind === 'environment' || value?.kind === 'parameter' || value?.kind === 'unknown' ? (value.name ?? '') : '';

/** The text of a name with a mark for each part the file leaves open; `undefined` when it is no text. */
export function spelled(value: Value): string | undefined {
  if (value.kind === 'literal') return marked(value.text);
  if (value.kind !== 'template') return undefined;
  return value.parts
    .map(([part, ...others]) => {
      const text = part && others.length === 0 ? spelled(part) : undefined;
      return text ?? (selectsStage(nameOf(part)) ? STAGE : OPEN);
    })
    .join('');
}

/** Marks what is filled in later (`/app/{stage}/token`, `%s`) and parts that another reader left open. */
export const marked = (text: string): string =>
  text.replace(/\$?\{([^{}]*)\}/g, (_, name: string) => (selectsStage(name) ? STAGE : OPEN)).replace(/%s|[\uE000-\uE00F]/g, OPEN);

/** Does the file show all of a name? */
export const isWhole = (text: string): boolean => !text.includes(STAGE) && !text.includes(OPEN);

/** ARNs, and names that AWS gives: `rds!cluster-…`, `/aws/reference/…`. */
const NOT_OURS = /^(?:arn:|[a-z-]+!|\/?aws\/)/;

/** The defect of a name; `undefined` when it has none, or when too much of it is open. */
export function defectOf(text: string, form: Form): Defect | undefined {
  const defect = (kind: Defect['kind'], segment = '', better?: string): Defect => ({ kind, segment, better });
  if (text.includes(PLACEHOLDER)) return defect('placeholder');
  if (text === '' || NOT_OURS.test(text)) return undefined;
  // What comes first may begin with anything.
  if (text.startsWith(OPEN)) return undefined;
  const rooted = text.startsWith('/');
  const segments = text.replace(/^\//, '').replace(/\/$/, '').split('/');
  const isOpen = segments.some((segment) => segment.includes(OPEN));
  if (segments.includes('')) return defect('form');
  if (segments.length < (form.tree ? 2 : 3)) return isOpen ? undefined : defect('form');
  const isStage = (segment: string): boolean => segment.includes(STAGE) || form.environments.does(segment);
  const [first = '', second = ''] = segments;
  const isPlaced = second.includes(STAGE) || second.includes(OPEN) || form.environments.may(second);
  if (!isPlaced && !first.includes(OPEN)) {
    const at = segments.findIndex(isStage);
    // The last segment is the secret's own.
    if (at < 0 || (at === segments.length - 1 && !form.tree)) return defect('environment', second);
    const others = segments.filter((_, i) => i !== at);
    const better = `${rooted || form.slash === 'required' ? '/' : ''}${[others[0], segments[at], ...others.slice(1)].join('/')}`;
    return defect('order', second, isWhole(text) && !isStage(others[0]!) ? better : undefined);
  }
  if (!rooted && form.slash === 'required' && !text.startsWith(STAGE)) return defect('form', '', isWhole(text) ? `/${text}` : undefined);
  return undefined;
}

/** The usual names of environments, or exactly those that are listed. */
export function environmentNames(listed: readonly string[], additional: readonly string[]): EnvironmentNames {
  const names = new Set([...listed, ...additional]);
  const usual = listed.length === 0;
  return {
    may: (segment) => names.has(segment) || (usual && mayNameStage(segment)),
    does: (segment) => names.has(segment) || (usual && namesStage(segment)),
  };
}
