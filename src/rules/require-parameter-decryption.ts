/**
 * G6: whoever reads a secret from Parameter Store asks for decryption. Blind spot: options that another file puts
 * together.
 */
import { SECRET_NAME_WORDS } from '../knowledge/secret-evidence.ts';
import type { Decryption, ParameterRead } from '../model/parameter-read.ts';
import { fetchesSecret } from '../model/read-evidence.ts';
import { createRule } from '../rule.ts';

type MessageId = 'absent' | 'off' | 'turnOn';

interface Options {
  /** The functions run with `POWERTOOLS_PARAMETERS_SSM_DECRYPT=true`. */
  readonly powertoolsDecrypts: boolean;
}

export default createRule<Options, MessageId>({
  name: 'require-parameter-decryption',
  meta: {
    type: 'problem',
    docs: {
      description: 'require that secrets are read from Parameter Store with decryption',
      guide: ['G6'],
      config: 'recommended',
      cwe: [311],
    },
    fixable: 'code',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: { powertoolsDecrypts: { type: 'boolean' } },
    },
    defaultOptions: { powertoolsDecrypts: false },
    messages: {
      absent:
        '`{{operation}}` reads a secret without decryption, so a SecureString comes back as ciphertext. ' +
        'Ask for it: `{{setting}}`.',
      off:
        '`{{operation}}` reads a secret with decryption switched off, so a SecureString comes back as ciphertext. ' +
        'Ask for it: `{{setting}}`.',
      turnOn: 'Ask for decryption: `{{setting}}`.',
    },
  },
  needs: [['getParameter', 'SSMProvider', 'parameters/get'], SECRET_NAME_WORDS],
  check({ file, options, settings, report }) {
    if (file.isTest) return;
    const isWrong = ({ state, variable }: Decryption): boolean =>
      state === 'off' || (state === 'absent' && !(options.powertoolsDecrypts && variable !== undefined));
    const complain = ({ label }: ParameterRead, { state, range, setting, turnOn }: Decryption): void => {
      report({
        at: range,
        messageId: state === 'off' ? 'off' : 'absent',
        data: { operation: label, setting },
        repairs: turnOn ? [{ safe: true, messageId: 'turnOn', data: { setting }, edits: turnOn }] : [],
      });
    };
    for (const read of file.parameterReads()) {
      if (read.store !== 'parameter-store' || read.discarded) continue;
      // Names with a switch of their own; the others share the one of the read.
      const decided = read.names.filter(({ decryption }) => decryption && decryption.state !== 'absent');
      for (const name of decided) {
        if (isWrong(name.decryption!) && fetchesSecret(read, [name], settings.secretNames)) complain(read, name.decryption!);
      }
      const others = read.names.filter((name) => !decided.includes(name));
      if (others.length === 0 && decided.length > 0) continue;
      if (isWrong(read.decryption) && fetchesSecret(read, others, settings.secretNames)) complain(read, read.decryption);
    }
  },
});
