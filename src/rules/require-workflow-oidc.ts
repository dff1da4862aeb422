/**
 * G26: a workflow logs in to AWS by assuming a role, with the token that GitHub issues for the job. Long-lived keys are
 * the business of `no-static-aws-credentials`; here it is asked whether the login can work, and whether there is one.
 * Blind spots: permissions that only the caller of a reusable workflow knows, and logins without the action of AWS.
 */
import type { CloudLogin } from '../model/workflow.ts';
import { createRule } from '../rule.ts';

type MessageId = 'denied' | 'roleless' | 'grant';

const MESSAGES: Partial<Record<CloudLogin['state'], MessageId>> = { denied: 'denied', roleless: 'roleless' };

export default createRule<object, MessageId>({
  name: 'require-workflow-oidc',
  meta: {
    type: 'problem',
    docs: {
      description: 'require that workflows log in to AWS with a role and OpenID Connect',
      guide: ['G26'],
      config: 'recommended',
      cwe: [287],
    },
    hasSuggestions: true,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: {
      denied: 'The role is assumed with a token of GitHub that the job may not have. Add `id-token: write` to its permissions.',
      roleless: '`{{label}}` is given no role to assume. Add `role-to-assume`, and let the job have `id-token: write`.',
      grant: 'Add `id-token: write` to the permissions.',
    },
  },
  elsewhere: { workflow: [['configure-aws-credentials']] },
  check({ file, report }) {
    for (const { state, label, range: at, permission } of file.cloudLogins()) {
      const messageId = MESSAGES[state];
      if (!messageId) continue;
      const repairs = permission ? [{ safe: false, messageId: 'grant' as const, edits: permission }] : [];
      report({ at, messageId, data: messageId === 'roleless' ? { label } : {}, repairs });
    }
  },
});
