/**
 * How much work may the questions about one file cost? A budget of steps for the file, most of it the same for all
 * files, and a smaller one for each question: adversarial or generated code ends in "unknown" (silence) instead of a
 * long lint run, and one hard question leaves enough for the others. Real files use a few hundred steps.
 */

/** Steps that every file gets, whatever its size. */
const PER_FILE = 40_000;
/** Additional steps per character of source. */
const PER_CHARACTER = 0.1;

export class Fuel {
  #left: number;
  /** What may be left when the running question has used its share. */
  #reserve = 0;

  constructor(characters: number) {
    this.#left = PER_FILE + Math.floor(PER_CHARACTER * characters);
  }

  /** Takes one step; true when none was left. */
  spent(): boolean {
    return this.#left-- <= this.#reserve;
  }

  /** Has the running question used up its share, or the file its budget? */
  get isSpent(): boolean {
    return this.#left <= this.#reserve;
  }

  /** Answers a question with a share of the budget; a question within it has the same share. */
  share<T>(steps: number, answer: () => T): T {
    const outer = this.#reserve;
    this.#reserve = Math.max(outer, this.#left - steps);
    try {
      return answer();
    } finally {
      this.#reserve = outer;
    }
  }
}
