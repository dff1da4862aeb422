/**
 * Secrets are never logged (G10): no secret in a log record or in telemetry, whole or in part. What counts as a log,
 * and how a secret is recognized, is the reader's knowledge. Blind spots: logs that another file writes.
 */
import { SECRET_EVIDENCE } from '../knowledge/secret-evidence.ts';
import { isSure, type SecretUse } from '../model/secret-use.ts';
import { createRule, type Report } from '../rule.ts';

interface Options {
  /** Also look at spans, metrics, error trackers and recorded responses. */
  readonly telemetry: boolean;
  /** How many characters of a secret may be shown, to tell one from another. */
  readonly allowPartial: number;
}

type MessageId =
  | 'value'
  | 'object'
  | 'environment'
  | 'response'
  | 'allSecrets'
  | 'telemetry'
  | 'captured'
  | 'redact'
  | 'drop'
  | 'presence'
  | 'configure';

function messageOf({ sink, what, redactions }: SecretUse): MessageId {
  if (sink === 'step') return 'allSecrets';
  if (what === 'environment' || what === 'response') return what;
  if (redactions.some(({ how }) => how === 'configure')) return 'captured';
  return sink === 'telemetry' ? 'telemetry' : what;
}

function reportOf(use: SecretUse): Report<MessageId> {
  const data = { name: use.label };
  const repairs = use.redactions.map(({ how, harmless, edits }) => ({
    // An object or a response holds more than the secret: what else is worth logging is for its author to say.
    safe: harmless && how !== 'configure' && isSure(use.confidence) && use.what === 'value',
    messageId: how,
    data,
    edits,
  }));
  return { at: use.range, messageId: messageOf(use), data, repairs };
}

export default createRule<Options, MessageId>({
  name: 'no-secret-in-log',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing secrets to logs and telemetry',
      guide: ['G10'],
      config: 'recommended',
      cwe: [532],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        telemetry: {
          type: 'boolean',
          description: 'Also report secrets in spans, metrics, error trackers and recorded responses.',
        },
        allowPartial: {
          type: 'integer',
          minimum: 0,
          description: 'How many characters of a secret may be logged, as in `token.slice(-4)`.',
        },
      },
    },
    defaultOptions: { telemetry: true, allowPartial: 4 },
    messages: {
      value: '`{{name}}` is a secret and is written to a log. Log that it was retrieved, not its value.',
      object: '`{{name}}` contains a secret and is written to a log. Log only the members that are no secrets.',
      environment: 'The whole environment is written to a log, with every secret in it. Log single variables instead.',
      response: '`{{name}}` is part of a response that is logged as a whole. Log only the members that are no secrets.',
      allSecrets: '`{{name}}` hands out all secrets of the repository, also to what is logged. Name the secrets that are needed.',
      telemetry: '`{{name}}` is a secret and is sent to telemetry. Record that it was retrieved, not its value.',
      captured: 'The tracer records the result, which contains the secret `{{name}}`. Set captureResponse to false.',
      redact: 'Replace `{{name}}` by [REDACTED].',
      drop: 'Leave `{{name}}` out.',
      presence: 'Only tell whether `{{name}}` is set.',
      configure: 'Do not record the response.',
    },
  },
  // A secret is recognized by a word of the first group, a log by one of the second.
  needs: [
    SECRET_EVIDENCE,
    (
      'console log stdout stderr writeSync winston pino bunyan consola signale roarr debug span segment ' +
      'annotation metadata metric capture breadcrumb sentry scope hub bugsnag rollbar honeybadger relic ' +
      'statsd active airbrake notif telemetry xray trace hot-shots @actions/core'
    ).split(' '),
  ],
  // … and by what prints arguments or a document, all variables, or the answer of AWS.
  elsewhere: { workflow: [['secret', 'token', 'inputs', 'get-parameter'], ['echo', 'print', 'write-', '<<', 'env', 'aws', 'tojson']] },
  check({ file, options, report }) {
    for (const use of file.secretUses()) {
      if (use.sink !== 'log' && use.sink !== 'step' && (use.sink !== 'telemetry' || !options.telemetry)) continue;
      if (use.partial !== undefined && use.partial <= options.allowPartial) continue;
      report(reportOf(use));
    }
  },
});
