/**
 * Which findings does an example promise? A comment `// expect: aws-secrets/<rule>` (in YAML `# expect: …`) stands at the end of each line to
 * be reported, or on the line before.
 */
const MARK = /(?:\/\/|#) expect: ((?:aws-secrets\/[a-z-]+(?:, )?)+)/;

/**
 * What a text promises, in its order.
 * @param {string} text
 */
export function expectationsIn(text) {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const ownLine = /^\s*(?:\/\/|#) expect/.test(line);
    const rules = MARK.exec(line)?.[1].split(', ') ?? [];
    return rules.map((ruleId) => ({ line: index + (ownLine ? 2 : 1), ruleId }));
  });
}

/**
 * The text without its marks: as somebody has it who copies the example.
 * @param {string} text
 */
export const withoutExpectations = (text) => text.replace(new RegExp(`^\\s*${MARK.source}\\r?\\n`, 'gm'), '').replace(new RegExp(` *${MARK.source}`, 'g'), '');
