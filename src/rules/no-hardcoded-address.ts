/**
 * Does the address of a machine stand in the code? (G18) IP addresses and names of private networks count where a host
 * is expected: in a URL, with a port, under a name that says host. Lists that decide about traffic are no connections.
 * URLs with private names belong to `no-internal-url`.
 */
import { connectionsIn } from '../knowledge/literals/connection-string.ts';
import { addressClass } from '../knowledge/network/addresses.ts';
import { hostClass } from '../knowledge/network/hosts.ts';
import { hostsIn, namesHost, namesTrafficRule, namesZone, type HostMention } from '../knowledge/network/mentions.ts';
import { safeLabel } from '../model/label.ts';
import type { GivenName, LiteralText } from '../model/literal.ts';
import { createRule, listOfTexts } from '../rule.ts';

interface Options {
  readonly allowHosts: readonly string[];
  readonly anyPosition: boolean;
  readonly comments: boolean;
  readonly connections: boolean;
}

const WHAT: Readonly<Record<string, string>> = {
  private: 'A private IP address',
  linkLocal: 'A link-local IP address',
  public: 'An IP address',
};

/** What kind of address it is, in words; `undefined` for those that may stand in code. */
function addressOf({ host, form, scheme }: HostMention): string | undefined {
  const address = addressClass(host);
  if (address) return WHAT[address];
  return form === 'whole' && scheme === undefined && hostClass(host) === 'private' ? 'A private DNS name' : undefined;
}

/** The name under which a text is a host; `undefined` where another use is as likely. */
function hostName(literal: LiteralText): GivenName | undefined {
  return literal.names().find(({ name, as }) => as !== 'compared' && namesHost(name));
}

/** In words, where the address stands; `undefined` where it is none, or of no connection. */
function placeOf(literal: LiteralText, mention: HostMention, { anyPosition, comments }: Options): string | undefined {
  if (literal.kind === 'comment') return comments && (mention.form === 'url' || isAddress(mention)) ? 'a comment' : undefined;
  const names = [...literal.names().map(({ name }) => name), ...literal.owners()];
  if (names.some(namesTrafficRule) || names.some(namesZone)) return undefined;
  if (mention.form === 'url') return 'a URL';
  const given = hostName(literal);
  if (given) return `\`${safeLabel(given.name, 'host')}\``;
  if (mention.port !== undefined && !names.some((name) => /time|date|ratio/i.test(name))) return 'the code';
  return anyPosition && isAddress(mention) && !names.some((name) => /version|oid|sdk|agent/i.test(name)) ? 'the code' : undefined;
}

/** What a text must contain to be an address or a private name. */
const NEEDLE =
  /\d\.\d{1,3}\.\d{1,3}\.\d|::|\.(?:internal|local(?:domain)?|corp|lan|intra(?:net)?|priv(?:ate)?|home\.arpa|consul)(?![\w-])/i;

const isAddress = ({ host }: HostMention): boolean => addressClass(host) !== undefined;

export default createRule<Options, 'found'>({
  name: 'no-hardcoded-address',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow IP addresses and private DNS names in the code',
      guide: ['G18'],
      config: 'recommended',
      strictOptions: { anyPosition: true, comments: true, connections: false },
      cwe: [547],
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowHosts: listOfTexts('Addresses and names that may stand in the code.'),
        anyPosition: { type: 'boolean', description: 'Also report texts that are an IP address, whatever their name.' },
        comments: { type: 'boolean', description: 'Also report comments.' },
        connections: { type: 'boolean', description: 'Also report connection strings without a password.' },
      },
    },
    defaultOptions: { allowHosts: [], anyPosition: false, comments: false, connections: true },
    messages: {
      found: '{{what}} is written into {{where}}. Take it from configuration, or let a public name resolve to it.',
    },
  },
  needs: [[[String(NEEDLE)]]],
  elsewhere: { template: [[[String(NEEDLE)]]] },
  check({ file, options, report }) {
    if (file.isTest) return;
    for (const literal of file.literals()) {
      const { text } = literal;
      if (!NEEDLE.test(text)) continue;
      const connections = connectionsIn(text).filter(({ hasPassword }) => hasPassword || !options.connections);
      for (const mention of hostsIn(text)) {
        // A connection string is one finding, of another rule.
        if (connections.some(({ range }) => range[0] <= mention.start && mention.end <= range[1])) continue;
        const what = addressOf(mention);
        if (what === undefined || options.allowHosts.includes(mention.host.toLowerCase())) continue;
        const where = placeOf(literal, mention, options);
        if (where !== undefined) report({ at: literal.rangeOf(mention.start, mention.end), messageId: 'found', data: { what, where } });
      }
    }
  },
});
