/**
 * TODO: the question this rule asks, and what it leaves out.
 */
import { createRule } from '../rule.ts';

export default createRule({
  name: 'require-alarm-action',
  meta: {
    type: 'problem',
    docs: { description: 'TODO', guide: ['G25'], config: 'strict', cwe: [] },
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: { found: 'TODO: what is wrong. What to do.' },
  },
  // A finding is impossible unless the text contains one word of every group.
  needs: [['TODO-none']],
  check({ file, report }) {
    // Ask the model: for (const thing of file.things()) if (…) report({ at: thing.range, messageId: 'found' });
  },
});
