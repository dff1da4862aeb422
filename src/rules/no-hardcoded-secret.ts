/**
 * G16: no API key, token, password or private key stands in the source, not even a revoked one. Every text of the file
 * is looked at, comments too. Connection strings are the business of `no-connection-string`, what goes into an
 * environment that of `no-secret-in-lambda-env`; a place is reported by one of them. There is no repair: what moves a
 * secret to another place leaves it in the history of the repository.
 */
import { CREDENTIALS } from '../knowledge/literals/credential-url.ts';
import { PUT_TOGETHER, TOKEN_EVIDENCE } from '../knowledge/literals/tokens.ts';
import { SECRET_NAMES } from '../knowledge/secret-evidence.ts';
import { isAllowedByComment } from '../model/allow-comment.ts';
import type { FileModel } from '../model/file.ts';
import { hardcodedSecretsOf, type HardcodedSecret } from '../model/hardcoded-secret.ts';
import { overlapsAny, type Range } from '../model/range.ts';
import { createRule, listOfTexts } from '../rule.ts';

type MessageId = 'token' | 'url' | 'name' | 'pattern';

interface Options {
  /** Report only what is sure, or every doubt. */
  readonly level: 'recommended' | 'strict';
  /** Judge test files like all others. */
  readonly checkTests: boolean;
  /** Regular expressions of secrets that only this project knows. */
  readonly additionalPatterns: readonly string[];
  /** Regular expressions of texts that are no secrets. */
  readonly allow: readonly string[];
}

/** @throws TypeError that names the option when an entry is no regular expression */
function expressions(option: 'additionalPatterns' | 'allow', sources: readonly string[]): readonly RegExp[] {
  return sources.map((source) => {
    try {
      return new RegExp(source, 'g');
    } catch {
      throw new TypeError(`aws-secrets/no-hardcoded-secret: option ${option} has an invalid regular expression: ${source}`);
    }
  });
}

interface Match {
  readonly range: Range;
  readonly value: string;
}

/** What the project's own expressions find, in the text of the file and in texts that read differently. */
function matchesOf(file: FileModel, patterns: readonly RegExp[]): readonly Match[] {
  const matchesIn = (text: string): Match[] =>
    patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].filter(([value]) => value !== '').map(({ 0: value, index }) => ({ value, range: [index, index + value.length] as const })),
    );
  if (patterns.length === 0) return [];
  const evaluated = file.literals().filter(({ verbatim }) => !verbatim);
  return [
    ...matchesIn(file.text),
    ...evaluated.flatMap((literal) => matchesIn(literal.text).map(({ value, range }) => ({ value, range: literal.rangeOf(...range) }))),
  ];
}

const MESSAGES: Partial<Record<HardcodedSecret['evidence'], MessageId>> = { token: 'token', url: 'url', name: 'name' };

const ADVICE = 'Revoke it, and read its replacement from Parameter Store or Secrets Manager at run time.';

export default createRule<Options, MessageId>({
  name: 'no-hardcoded-secret',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow API keys, tokens, passwords and private keys in source code and comments',
      guide: ['G16'],
      config: 'recommended',
      strictOptions: { level: 'strict', checkTests: true },
      cwe: [798, 259, 321],
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        level: { enum: ['recommended', 'strict'], description: 'Report what is sure, or every doubt.' },
        checkTests: { type: 'boolean', description: 'Also report made-up secrets in test files.' },
        additionalPatterns: listOfTexts('Regular expressions of further secrets.'),
        allow: listOfTexts('Regular expressions of texts that are no secrets.'),
      },
    },
    defaultOptions: { level: 'recommended', checkTests: false, additionalPatterns: [], allow: [] },
    messages: {
      token: '{{what}} in the source code. ' + ADVICE,
      url: '{{what}} with a password in the source code. ' + ADVICE,
      name: '`{{what}}` is a secret in the source code. ' + ADVICE,
      pattern: 'This text matches a pattern of secrets. ' + ADVICE,
    },
  },
  // What tells of a secret stands in one piece, unless the text is put together or spelled with escapes.
  needs: [[...SECRET_NAMES, 'bearer', 'identified', 'basic ', ...TOKEN_EVIDENCE, CREDENTIALS, [String(PUT_TOGETHER)]]],
  openedBy: ['additionalPatterns'],
  elsewhere: { template: [], workflow: [], dotenv: [] },
  check({ file, options, settings, report }) {
    const { level, checkTests: tests } = options;
    const allow = expressions('allow', options.allow);
    const patterns = expressions('additionalPatterns', options.additionalPatterns);
    const isAllowed = ({ value, range }: Match): boolean =>
      allow.some((expression) => value.search(expression) >= 0) || (level === 'recommended' && isAllowedByComment(file.text, range));
    const secrets = hardcodedSecretsOf(file, { level, tests, names: settings.secretNames });
    for (const secret of secrets) {
      const messageId = MESSAGES[secret.evidence];
      if (messageId && !isAllowed(secret)) report({ at: secret.range, messageId, data: { what: secret.label } });
    }
    const reported = secrets.map(({ range }) => range);
    for (const match of matchesOf(file, patterns)) {
      if (overlapsAny(match.range, reported) || isAllowed(match)) continue;
      report({ at: match.range, messageId: 'pattern' });
      reported.push(match.range);
    }
  },
});
