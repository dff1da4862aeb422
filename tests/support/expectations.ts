/** Which findings does a fixture promise? A comment `// expect: aws-secrets/<rule>` (in YAML `# expect: …`) stands at the end of each line to be reported. */

export interface Expectation {
  readonly line: number;
  readonly ruleId: string;
}

const MARK = /(?:\/\/|#) expect: ((?:aws-secrets\/[a-z-]+(?:, )?)+)/;

/** Expectations of a text, by line; a mark on a line of its own speaks of the next line of code. */
export function expectationsIn(text: string): Expectation[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const rules = MARK.exec(line)?.[1]?.split(', ') ?? [];
    const ownLine = /^\s*(?:\/\/|#) expect/.test(line);
    return rules.map((ruleId) => ({ line: index + (ownLine ? 2 : 1), ruleId }));
  });
}
