/**
 * Is a secret kept in memory without a bound to its age? (G9)
 */
import { SECRET_EVIDENCE } from '../knowledge/secret-evidence.ts';
import type { Repair } from '../model/edit.ts';
import type { SecretCache } from '../model/secret-cache.ts';
import { createRule } from '../rule.ts';

export interface Options {
  /** How long a repaired cache keeps a secret. */
  readonly ttlSeconds: number;
  /** The longest time a cache may keep a secret, where the file says how long it does. */
  readonly maxTtlSeconds: number;
  /** Also report clients that were made with a secret and are kept. */
  readonly derivedClients: boolean;
}

type MessageId = 'unbounded' | 'client' | 'constant' | 'tooLong' | 'misread' | 'addTtl' | 'setOption';

function messageOf({ store, holds, seconds, misread }: SecretCache): MessageId {
  if (misread) return 'misread';
  if (seconds !== Infinity) return 'tooLong';
  if (holds === 'client') return 'client';
  return store === 'constant' ? 'constant' : 'unbounded';
}

export default createRule<Options, MessageId>({
  name: 'no-unbounded-secret-cache',
  meta: {
    type: 'problem',
    docs: { description: 'require that cached secrets expire', guide: ['G9'], config: 'recommended', cwe: [524] },
    fixable: 'code',
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ttlSeconds: { type: 'integer', minimum: 1, maximum: 86_400 },
        maxTtlSeconds: { type: 'integer', minimum: 1 },
        derivedClients: { type: 'boolean' },
      },
    },
    defaultOptions: { ttlSeconds: 300, maxTtlSeconds: 3600, derivedClients: false },
    messages: {
      unbounded:
        '`{{name}}` keeps a secret for as long as the process lives, so that a rotated secret is never picked up. ' +
        'Let it expire after some minutes.',
      client:
        '`{{name}}` keeps a client that was made with a secret for as long as the process lives. ' +
        'Make it anew after some minutes.',
      constant:
        '`{{name}}` reads a secret once while the module loads, so that a rotated secret is never picked up. ' +
        'Read it in the handler, or through a cache that expires.',
      tooLong:
        '`{{name}}` keeps a secret for {{seconds}} seconds, longer than the {{limit}} that are allowed. ' +
        'Shorten the time.',
      misread:
        '`{{name}}` takes a cacheExpiry of more than 24 hours for a point in time, so that nothing is cached. ' +
        'Set a shorter time.',
      addTtl: 'Let it expire after {{seconds}} seconds.',
      setOption: 'Keep it for {{seconds}} seconds.',
    },
  },
  needs: [SECRET_EVIDENCE],
  check({ file, options, report }) {
    if (file.isTest) return;
    const { ttlSeconds, maxTtlSeconds, derivedClients } = options;
    for (const cache of file.secretCaches()) {
      if (cache.holds === 'client' && !derivedClients) continue;
      if (!cache.misread && cache.seconds <= maxTtlSeconds) continue;
      const messageId = messageOf(cache);
      const name = cache.label;
      const data =
        messageId === 'tooLong' ? { name, seconds: String(cache.seconds), limit: String(maxTtlSeconds) } : { name };
      const seconds = String(ttlSeconds);
      const repairs = cache.bounds.map((bound): Repair<MessageId> => ({
        // A time that somebody chose is not changed without asking.
        safe: bound.harmless && cache.seconds === Infinity,
        messageId: bound.how === 'guard' ? 'addTtl' : 'setOption',
        data: { seconds },
        edits: bound.edits(ttlSeconds),
      }));
      report({ at: cache.range, messageId, data, repairs });
    }
  },
});
