/**
 * What does a name tell of the value behind it? The answers of the grammar of names, with the user's settings,
 * remembered for a file.
 */
import { compoundVerdict } from '../../knowledge/names/compound.ts';
import { DOCUMENT_HEADS, TRANSPARENT_HEADS } from '../../knowledge/names/heads.ts';
import { hidesValue } from '../../knowledge/names/hiding.ts';
import { isScalarName } from '../../knowledge/names/property.ts';
import { type NameVerdict, valueNameVerdict } from '../../knowledge/names/value.ts';
import { words } from '../../knowledge/names/words.ts';
import type { Settings } from '../../settings.ts';

interface NameFacts {
  readonly verdict: NameVerdict;
  /** Whatever it was made from, it is a number, a date or a name, or only shows a secret in a hidden form. */
  readonly harmless: boolean;
  /** It speaks of secrets, and as a compound it is none: `secretName`, `passwordPolicy`. */
  readonly about: boolean;
  /** It is a name for anything: `value`, `data`. */
  readonly saysNothing: boolean;
}

const SPEAKS_OF_SECRETS = /secret|token|passw|pwd|cred|jwt|api_?key/i;

export class NameJudge {
  readonly #names: Settings['secretNames'];
  readonly #known = new Map<string, NameFacts>();

  constructor(settings: Settings) {
    this.#names = settings.secretNames;
  }

  of(name: string): NameFacts {
    const known = this.#known.get(name);
    if (known) return known;
    const all = words(name);
    const verdict = valueNameVerdict(name, this.#names);
    const found: NameFacts = {
      verdict,
      harmless: isScalarName(name, this.#names) || hidesValue(name, this.#names),
      about: SPEAKS_OF_SECRETS.test(name) && compoundVerdict(all) === 'benign',
      saysNothing: all.every((word) => TRANSPARENT_HEADS.has(word) || DOCUMENT_HEADS.has(word)),
    };
    this.#known.set(name, found);
    return found;
  }
}
