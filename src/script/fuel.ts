/**
 * How much work may the questions about one file cost? A budget of evaluation steps in proportion to the size of the file: adversarial
 * or generated code ends in "unknown" (silence) instead of a long lint run. Real files use a few hundred steps.
 */

/** Steps that every file gets, whatever its size. */
const BASE = 40_000;
/** Additional steps per character of source. */
const PER_CHARACTER = 2;

export class Fuel {
  #left: number;

  constructor(characters: number) {
    this.#left = BASE + PER_CHARACTER * characters;
  }

  /** Takes one step; true when none was left. */
  spent(): boolean {
    return this.#left-- <= 0;
  }
}
