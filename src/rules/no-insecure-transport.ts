/**
 * Is a connection left without TLS, or with less of it than there would be by default? (G12) What stays on the machine,
 * or is told to be for development only, is no finding.
 */
import { hostClass } from '../knowledge/network/hosts.ts';
import type { Repair } from '../model/edit.ts';
import type { TransportWeakness } from '../model/transport.ts';
import { createRule, listOfTexts } from '../rule.ts';

interface Options {
  readonly allowHosts: readonly string[];
}

type FindingId = 'process' | 'unverified' | 'off' | 'outdated' | 'plainEndpoint' | 'plainRequest';
type MessageId = FindingId | 'remove' | 'encrypt';

function messageOf({ kind, of, setting }: TransportWeakness): FindingId {
  if (of === 'process') return 'process';
  if (kind !== 'plain') return kind;
  if (setting !== 'http://') return 'off';
  return of === 'aws' ? 'plainEndpoint' : 'plainRequest';
}

/** Does a host lie where nobody stands in between, or is it accepted by the options? */
function isNear(host: string, { allowHosts }: Options): boolean {
  if (host === '*') return false;
  const name = host.toLowerCase();
  if (allowHosts.some((allowed) => name === allowed.toLowerCase() || name.endsWith(`.${allowed.toLowerCase()}`))) return true;
  const where = hostClass(host);
  // One label is a container beside this one.
  return where === undefined || where === 'local' || where === 'label';
}

function isHarmless({ hosts, needsHost, developmentOnly }: TransportWeakness, options: Options): boolean {
  if (developmentOnly) return true;
  const far = hosts.filter((host) => !isNear(host, options));
  return needsHost ? far.every((host) => host === '*') : hosts.length > 0 && far.length === 0;
}

export default createRule<Options, MessageId>({
  name: 'no-insecure-transport',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow settings and addresses that weaken TLS',
      guide: ['G12'],
      config: 'recommended',
      cwe: [295, 319, 327],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowHosts: listOfTexts('Hosts and domains that may be reached without TLS.'),
      },
    },
    defaultOptions: { allowHosts: [] },
    messages: {
      process:
        '`{{name}}` makes the whole process trust every certificate, also those of an attacker. ' +
        'Remove it; `NODE_EXTRA_CA_CERTS` adds a private authority.',
      unverified:
        '`{{name}}` makes the connection trust every certificate, also that of an attacker. ' +
        'Remove it, and name a private authority in `ca`.',
      off: '`{{name}}` turns TLS off, so that credentials travel in plain text. Turn it on.',
      outdated: '`{{name}}` asks for a version before TLS 1.2, which is not safe any more. Remove it.',
      plainEndpoint: 'An `{{name}}` endpoint sends the requests of an AWS client in plain text. Use `https://`.',
      plainRequest: 'A request with credentials goes to an `{{name}}` address, in plain text. Use `https://`.',
      remove: 'Remove `{{name}}`.',
      encrypt: 'Use `https://`.',
    },
  },
  needs: [
    [
      'rejectUnauthorized', 'NODE_TLS_REJECT', 'checkServerIdentity', 'minVersion', 'maxVersion', 'DEFAULT_M',
      'secureProtocol', 'SSL', 'TLS', 'trustServerCertificate', 'http:', "'http'", '"http"',
    ],
  ],
  check({ file, options, report }) {
    if (file.isTest) return;
    for (const weakness of file.transport()) {
      if (isHarmless(weakness, options)) continue;
      const data = { name: weakness.setting };
      const repairs = weakness.remedies.map(
        ({ how, harmless, edits }): Repair<MessageId> => ({ safe: harmless, messageId: how, data, edits }),
      );
      report({ at: weakness.range, messageId: messageOf(weakness), data, repairs });
    }
  },
});
