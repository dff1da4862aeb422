/**
 * G22: secrets in Parameter Store are SecureStrings. Blind spot: the type of a parameter that is already there and only
 * gets a new value.
 */
import type { Repair } from '../model/edit.ts';
import type { ParameterType, ParameterWrite } from '../model/parameter-write.ts';
import { writesSecret } from '../model/written-secret.ts';
import { createRule } from '../rule.ts';

type MessageId = 'plain' | 'template' | 'secure';

const TYPES: Partial<Record<ParameterType['state'], string>> = { plain: 'String', list: 'StringList' };

/**
 * Parameter Store refuses to change the type of a parameter that is there; a list may be taken apart as one; and a
 * wrapper may write parameters that others read without decryption.
 */
function repairsOf({ by, type, replaces, names }: ParameterWrite): Repair<MessageId>[] {
  if (!type.secure || by === 'template') return [];
  const safe = by === 'code' && type.state === 'plain' && !replaces && names.length <= 1;
  return [{ safe, messageId: 'secure', edits: type.secure }];
}

export default createRule<object, MessageId>({
  name: 'require-secure-string',
  meta: {
    type: 'problem',
    docs: {
      description: 'require that secrets are written to Parameter Store as SecureString',
      guide: ['G22'],
      config: 'recommended',
      cwe: [312],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: {
      plain:
        '`{{operation}}` writes a secret as a plain `{{type}}`, which everyone sees who may read parameters. ' +
        'Write it as a `SecureString`.',
      template:
        '`{{operation}}` writes a secret as a plain parameter, and CloudFormation cannot create a SecureString. ' +
        'Create the parameter outside the stack, or keep the secret in Secrets Manager.',
      secure: 'Write it as a `SecureString`.',
    },
  },
  needs: [
    ['putParameter', 'setParameter', 'SSMProvider', 'StringParameter', 'StringListParameter', 'CfnParameter', 'SsmParameter', '@pulumi/aws', 'ssm.Parameter'],
  ],
  elsewhere: { template: [['aws::ssm::parameter']], workflow: [['put-parameter']] },
  check({ file, settings, report }) {
    // The secrets of tests are made up.
    if (file.isTest) return;
    for (const write of file.parameterWrites()) {
      const { by, label, type } = write;
      const plain = TYPES[type.state];
      if (plain === undefined || !writesSecret(write, settings.secretNames)) continue;
      report({
        at: by === 'template' ? write.range : type.range,
        messageId: by === 'template' ? 'template' : 'plain',
        data: by === 'template' ? { operation: label } : { operation: label, type: plain },
        repairs: repairsOf(write),
      });
    }
  },
});
