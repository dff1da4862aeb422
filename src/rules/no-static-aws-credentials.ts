/**
 * G26: where do long-lived access keys stand in for a role? Reports keys that code hands to the SDK, creates, or stores
 * on a machine. Keys of environments of functions are the business of `no-secret-in-lambda-env`.
 */
import type { Repair } from '../model/edit.ts';
import type { FileModel } from '../model/file.ts';
import { safeLabel } from '../model/label.ts';
import { sourceOf, type StaticCredentials } from '../model/static-credentials.ts';
import { createRule, type Report } from '../rule.ts';

type MessageId = 'literal' | 'environment' | 'workflow' | 'created' | 'configured' | 'remove' | 'role';

function findingOn(key: StaticCredentials, kind: FileModel['kind']): Report<MessageId> | undefined {
  const { range: at } = key;
  if (key.how !== 'given') return { at, messageId: key.how, data: { label: key.label } };
  const source = sourceOf(key);
  if (!source) return undefined;
  const label = safeLabel(key.label, 'the client');
  // The code may run where no role is: never safe.
  const repairs: Repair<MessageId>[] = [
    ...(key.removal ? [{ safe: false, messageId: 'remove' as const, edits: key.removal }] : []),
    ...(key.role ? [{ safe: false, messageId: 'role' as const, edits: key.role }] : []),
  ];
  if (source.kind === 'literal') return { at, messageId: 'literal', data: { label }, repairs };
  return { at, messageId: kind === 'workflow' ? 'workflow' : 'environment', data: { label, from: source.from }, repairs };
}

export default createRule<object, MessageId>({
  name: 'no-static-aws-credentials',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow long-lived access keys of AWS',
      guide: ['G26'],
      config: 'recommended',
      cwe: [798],
    },
    hasSuggestions: true,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: {
      literal:
        '`{{label}}` gets a long-lived access key that stands in the file. ' +
        'Deactivate the key, and let the SDK take the credentials of a role.',
      environment:
        '`{{label}}` gets a long-lived access key from `{{from}}`. ' +
        'Leave it out, so that the SDK takes the credentials of a role.',
      workflow:
        '`{{label}}` gets a long-lived access key from `{{from}}`. ' +
        'Assume a role through OpenID Connect (`role-to-assume`) instead.',
      created: '`{{label}}` creates a long-lived access key. Give a role to whoever needs access.',
      configured: '`{{label}}` stores a long-lived access key on the machine. Assume a role instead.',
      remove: 'Remove the access key.',
      role: 'Assume a role instead of the access key.',
    },
  },
  needs: [
    ['accesskey', 'access_key', 'secretkey', 'credentials'],
    ['aws', 'amazon', 'smithy', 'monocdk'],
  ],
  elsewhere: { workflow: [['secret-access-key', 'secret_access_key']], dotenv: [['secret_access_key']] },
  check({ file, report }) {
    // The keys of tests are made up.
    if (file.isTest) return;
    for (const key of file.credentials()) {
      const finding = findingOn(key, file.kind);
      if (finding) report(finding);
    }
  },
});
