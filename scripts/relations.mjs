/**
 * How does a rule page end? With the rules that have to do with this one and the weaknesses it finds, as code scanning counts them.
 * Related are rules whose pages speak of each other, and rules that enforce the same clause.
 */
const BEGIN = '<!-- begin auto-generated relations -->';
const END = '<!-- end auto-generated relations -->';

/** Names of the Common Weakness Enumeration, https://cwe.mitre.org. */
const WEAKNESSES = {
  201: 'Insertion of Sensitive Information Into Sent Data',
  209: 'Generation of Error Message Containing Sensitive Information',
  259: 'Use of Hard-coded Password',
  262: 'Not Using Password Aging',
  269: 'Improper Privilege Management',
  287: 'Improper Authentication',
  295: 'Improper Certificate Validation',
  311: 'Missing Encryption of Sensitive Data',
  312: 'Cleartext Storage of Sensitive Information',
  319: 'Cleartext Transmission of Sensitive Information',
  320: 'Key Management Errors',
  321: 'Use of Hard-coded Cryptographic Key',
  324: 'Use of a Key Past its Expiration Date',
  327: 'Use of a Broken or Risky Cryptographic Algorithm',
  522: 'Insufficiently Protected Credentials',
  524: 'Use of Cache Containing Sensitive Information',
  526: 'Cleartext Storage of Sensitive Information in an Environment Variable',
  532: 'Insertion of Sensitive Information into Log File',
  538: 'Insertion of Sensitive Information into Externally-Accessible File or Directory',
  540: 'Inclusion of Sensitive Information in Source Code',
  547: 'Use of Hard-coded, Security-relevant Constants',
  615: 'Inclusion of Sensitive Information in Source Code Comments',
  732: 'Incorrect Permission Assignment for Critical Resource',
  778: 'Insufficient Logging',
  798: 'Use of Hard-coded Credentials',
  1099: 'Inconsistent Naming Conventions for Identifiers',
};

const weakness = (id) => {
  if (!WEAKNESSES[id]) throw new Error(`CWE-${id} has no name in scripts/relations.mjs.`);
  return `[CWE-${id}](https://cwe.mitre.org/data/definitions/${id}.html) ${WEAKNESSES[id]}`;
};

/** A page without its generated end. */
const body = (page) => page.split(/\n## Related\n/)[0].trimEnd();

/**
 * The pages of all rules with their ends brought up to date.
 * @param {Record<string, { meta: { docs: { guide: readonly string[]; cwe: readonly number[]; description: string } } }>} rules
 * @param {(name: string) => string} read the page of a rule as it is
 * @returns {[path: string, text: string][]}
 */
export function withRelations(rules, read) {
  const names = Object.keys(rules);
  const bodies = Object.fromEntries(names.map((name) => [name, body(read(name))]));
  const speaksOf = (one, other) => bodies[one].includes(`](${other}.md)`) || bodies[one].includes(`\`${other}\``);
  const shareClause = (one, other) => rules[one].meta.docs.guide.some((clause) => rules[other].meta.docs.guide.includes(clause));
  return names.map((name) => {
    const related = names.filter((other) => other !== name && (speaksOf(name, other) || speaksOf(other, name) || shareClause(name, other)));
    const lines = [
      bodies[name],
      '',
      '## Related',
      '',
      BEGIN,
      '',
      ...related.map((other) => `- [${other}](${other}.md): ${rules[other].meta.docs.description}`),
      ...rules[name].meta.docs.cwe.map((id) => `- ${weakness(id)}`),
      '',
      END,
      '',
    ];
    return [`docs/rules/${name}.md`, lines.join('\n')];
  });
}
