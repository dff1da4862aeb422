/**
 * G20: no connection string of a database, a queue or another store stands in the source: with a password it is a
 * secret, and without one it still tells where the data is, which only strict objects to.
 */
import { isAllowedByComment } from '../model/allow-comment.ts';
import { hardcodedSecretsOf } from '../model/hardcoded-secret.ts';
import { createRule } from '../rule.ts';

interface Options {
  /** Also report connection strings without a password that lead to another machine. */
  readonly strict: boolean;
  /** Passwords of stores on the developer's own machine may stay. */
  readonly allowLocalhost: boolean;
}

// Behind the last three a `://` may be spelled with escapes.
const NEEDS = [['://', 'jdbc:', 'password', 'pwd', 'accountkey', 'sharedaccesskey', 'sharedsecretkey', '\\/', '\\x', '\\u']];

export default createRule<Options, 'password' | 'remote'>({
  name: 'no-connection-string',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow database and queue connection strings in source code',
      guide: ['G20'],
      config: 'recommended',
      strictOptions: { strict: true },
      cwe: [798, 259],
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        strict: { type: 'boolean', description: 'Also report connection strings to other machines that hold no password.' },
        allowLocalhost: { type: 'boolean', description: 'Allow passwords in connection strings to this machine.' },
      },
    },
    defaultOptions: { strict: false, allowLocalhost: false },
    messages: {
      password: 'This {{scheme}} connection string holds a password. Change the password, and read the connection from Secrets Manager at run time.',
      remote: 'This {{scheme}} connection string tells where a data store is. Read it from Parameter Store or Secrets Manager at run time.',
    },
  },
  needs: NEEDS,
  elsewhere: { template: NEEDS, workflow: NEEDS, dotenv: NEEDS },
  check({ file, options, settings, report }) {
    const level = options.strict ? 'strict' : 'recommended';
    for (const { evidence, range, label, local } of hardcodedSecretsOf(file, { level, tests: false, names: settings.secretNames })) {
      // What a workflow reaches on the machine it runs on was started for that run.
      if ((local && (options.allowLocalhost || file.kind === 'workflow')) || (level === 'recommended' && isAllowedByComment(file.text, range))) continue;
      if (evidence === 'connection') report({ at: range, messageId: 'password', data: { scheme: label } });
      if (evidence === 'endpoint') report({ at: range, messageId: 'remote', data: { scheme: label } });
    }
  },
});
