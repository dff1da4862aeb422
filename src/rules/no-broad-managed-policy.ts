/**
 * G13: which managed policies of AWS reach further than any task? Reports those that read every secret, that allow
 * everything, or with which their holder can allow itself everything. The verdict is a table of `knowledge`.
 */
import { broadPolicy, type BroadPolicy, type ManagedReach } from '../knowledge/iam/managed-policies.ts';
import { createRule, listOfTexts } from '../rule.ts';

interface Options {
  readonly allow: readonly string[];
}

const REACHES: Readonly<Record<ManagedReach, readonly [reach: string, advice: string]>> = {
  everything: ['allows everything on every resource', 'Allow the actions that the code calls on the resources it uses'],
  permissions: [
    'changes permissions, so that its holder can allow itself everything',
    'Allow the actions that the code calls on the resources it uses',
  ],
  parameters: [
    'reads every parameter of the account, secrets included',
    'Allow `ssm:GetParameter` on the path of the application',
  ],
  secrets: [
    'reads every secret of the account',
    'Allow `secretsmanager:GetSecretValue` on the secrets of the application',
  ],
  service: [
    'gives full access to a service on every resource',
    'Allow the actions that the code calls on the resources it uses',
  ],
};

function dataOf(policy: string, { reach, instead }: BroadPolicy): Record<string, string> {
  const [does, advice] = REACHES[reach];
  return { policy, reach: does, advice: instead === undefined ? advice : `Attach \`${instead}\`, which does not` };
}

export default createRule<Options, 'broad'>({
  name: 'no-broad-managed-policy',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow AWS managed policies that read every secret or administer everything',
      guide: ['G13', 'G14'],
      config: 'strict',
      cwe: [732],
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allow: listOfTexts('Names of policies that are accepted, without their path.'),
      },
    },
    defaultOptions: { allow: [] },
    messages: { broad: '`{{policy}}` {{reach}}. {{advice}}.' },
  },
  needs: [['managedpolic', 'attach']],
  elsewhere: { template: [['managedpolic', 'policies']] },
  check({ file, options, report }) {
    if (file.isTest) return;
    for (const { name, range } of file.managedPolicies()) {
      const broad = options.allow.includes(name) ? undefined : broadPolicy(name);
      if (broad) report({ at: range, messageId: 'broad', data: dataOf(name, broad) });
    }
  },
});
