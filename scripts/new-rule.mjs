/**
 * Starts a rule: `npm run new-rule -- <name> <clause> [<clause> …]` writes the rule, its test and its page, and prints what comes next.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { clauses } from './guide-clauses.mjs';

const [name, ...guide] = process.argv.slice(2);
if (!name || !/^(?:no|require|prefer)?-?[a-z][a-z-]+$/.test(name) || guide.length === 0 || guide.some((id) => !(id in clauses))) {
  console.error('Usage: npm run new-rule -- <rule-name> <clause> [<clause> …], for instance: npm run new-rule -- require-kms-key-rotation G23');
  process.exit(1);
}

const rule = `/**
 * TODO: the question this rule asks, and what it leaves out.
 */
import { createRule } from '../rule.ts';

export default createRule({
  name: '${name}',
  meta: {
    type: 'problem',
    docs: { description: 'TODO', guide: [${guide.map((id) => `'${id}'`).join(', ')}], config: 'strict', cwe: [] },
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: { found: 'TODO: what is wrong. What to do.' },
  },
  // A finding is impossible unless the text contains one word of every group.
  needs: [['TODO']],
  check({ file, report }) {
    // Ask the model: for (const thing of file.things()) if (…) report({ at: thing.range, messageId: 'found' });
  },
});
`;
const test = `import { testRule } from '../support/rule-tester.ts';

testRule('${name}', {
  valid: [],
  invalid: [],
});
`;
const page = `# ${name}

## Why

TODO: clause ${guide.join(', ')} and its reason.

## Examples

\`\`\`ts
// ❌
\`\`\`

\`\`\`ts
// ✅
\`\`\`

## Options

## Repairs

\`\`\`ts
// before
\`\`\`

\`\`\`ts
// after the suggestion
\`\`\`

## Not a finding

## When not to use it
`;

const files = { [`src/rules/${name}.ts`]: rule, [`tests/rules/${name}.test.ts`]: test, [`docs/rules/${name}.md`]: page };
for (const [path, text] of Object.entries(files)) {
  const file = new URL(`../${path}`, import.meta.url);
  if (existsSync(file)) {
    console.error(`${path} exists already.`);
    process.exit(1);
  }
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
}
console.log(`
These three files hold everything about the rule. Next:
  1. npm run generate          adds it to the index, the configurations and the documents
  2. npx vitest tests/rules/${name}.test.ts
  3. npm test                  everything CI runs`);
