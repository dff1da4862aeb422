/**
 * What decides which parameter or secret a name stands for? Reads the values of a name (see `ReadName`): whether the
 * environment decides, or only selects a stage in a path that the code knows. Blind spot: a selector under a name of
 * its own, which the rule's option takes.
 */
import { words } from '../knowledge/names/words.ts';
import type { EnvironmentValue, Value } from './value.ts';

/** Does a variable select: `STAGE`, and as `STAGE` does `APP_STAGE` and `STAGE_NAME`? */
function isSelector(variable: string, selectors: readonly string[]): boolean {
  const all = words(variable);
  const named = all.at(-1) === 'name' ? all.slice(0, -1) : all;
  return selectors.some((selector) => {
    const wanted = words(selector);
    const ends = (name: readonly string[]): boolean =>
      wanted.length > 0 && wanted.every((word, i) => name[name.length - wanted.length + i] === word);
    return ends(all) || ends(named);
  });
}

/**
 * The variable of the environment that decides a name; `undefined` when none does, or when variables only select parts
 * of a path whose other segments are literals.
 * @param selectors names of variables that may select, also as the end of longer names
 */
export function decidingVariable(value: Value, selectors: readonly string[]): EnvironmentValue | undefined {
  if (value.kind === 'environment') return value;
  if (value.kind !== 'template') return undefined;
  const skeleton = value.parts.some(
    ([part, ...others]) => others.length === 0 && part?.kind === 'literal' && /[A-Za-z0-9]/.test(part.text),
  );
  for (const part of value.parts.flat()) {
    const deciding = decidingVariable(part, selectors);
    if (deciding && !(skeleton && deciding.name !== undefined && isSelector(deciding.name, selectors))) return deciding;
  }
  return undefined;
}

/** The literal end of a name: `/bot-token` of `${prefix}/bot-token`. */
export function literalEnd(value: Value): string | undefined {
  if (value.kind !== 'template') return undefined;
  const [last, ...others] = value.parts.at(-1) ?? [];
  return others.length === 0 && last?.kind === 'literal' && last.text.includes('/') ? last.text : undefined;
}

/** A path of the form `/application/environment/secret-name` of which only the name is known. */
export const skeletonPath = (name: string): string => `/REPLACE_ME/REPLACE_ME/${name || 'REPLACE_ME'}`;

const IDENTIFYING = new Set(['arn', 'id', 'name', 'param', 'path', 'prefix', 'ssm', 'store', 'identifier']);

/**
 * What a variable names, without the words that only say that it is a name: `[app, key]` of `PARAMETER_APP_KEY_NAME`.
 */
export function namedSubject(variable: string): readonly string[] {
  const all = words(variable);
  const first = all.findIndex((word) => !IDENTIFYING.has(word));
  const last = all.findLastIndex((word) => !IDENTIFYING.has(word));
  return first < 0 ? [] : all.slice(first, last + 1);
}
