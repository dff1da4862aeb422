/**
 * Does a template show a secret at this place? (G5) Outputs and open properties must not show any; where a secret
 * belongs, a reference to one is right and text is not. Blind spot: text under a name that says nothing.
 */
import { literalVerdict } from '../knowledge/literals/judge.ts';
import { propertyVerdict } from '../knowledge/names/property.ts';
import type { NameSettings } from '../knowledge/names/settings.ts';
import { secretAmong, type HeldSecret } from './environment-secret.ts';
import type { TemplateEntry } from './template-entry.ts';

/** A text that says of itself that it is no secret. */
const SAYS_UNUSED = /^(?:not?[-_ ]?(?:used|needed|set|applicable|real|secret)|unused|ignored?|n\/?a)$/i;

/** The first value of a secret that is to be filled in later; of a JSON document, all its secret members are. */
function isSkeleton(text: string): boolean {
  if (literalVerdict(text) === 'placeholder' || SAYS_UNUSED.test(text.trim())) return true;
  try {
    const members = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return members.every(
      ([name, value]) =>
        typeof value !== 'string' ||
        propertyVerdict(name) === 'benign' ||
        /^(?:empty|placeholder|reference)$/.test(literalVerdict(value)),
    );
  } catch {
    return false;
  }
}

/**
 * The secret that an entry shows and should not; `undefined` when it shows none.
 * @param names the setting `secretNames`
 */
export function shownBy({ place, name, values }: TemplateEntry, names: NameSettings): HeldSecret | undefined {
  if (place === 'output' || place === 'open') return secretAmong(values, undefined, names);
  if (name !== undefined && propertyVerdict(name, names) === 'benign') return undefined;
  // A reference to a secret is right here; text is not, wherever it comes from.
  const texts = values.filter(
    (value) => value.kind === 'literal' || value.kind === 'template' || (value.kind === 'environment' && value.name !== undefined),
  );
  const found = secretAmong(texts, place === 'stored' ? 'secret' : name, names);
  if (!found || (found.how !== 'literal' && found.value.kind !== 'environment')) return undefined;
  if (place === 'stored' && found.value.kind === 'literal' && isSkeleton(found.value.text)) return undefined;
  return found;
}
