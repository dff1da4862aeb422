/**
 * Does the address of an internal service stand in the code? (G19) URLs whose host only a private network knows, and
 * names that AWS gave to a database, an API, an endpoint of one account. Hosts without a scheme that are no resource of
 * AWS, and IP addresses, belong to `no-hardcoded-address`.
 */
import { connectionsIn } from '../knowledge/literals/connection-string.ts';
import { awsResource, hostClass } from '../knowledge/network/hosts.ts';
import { hostsIn, isSampleHost, namesTrafficRule, type HostMention } from '../knowledge/network/mentions.ts';
import { createRule, listOfTexts } from '../rule.ts';

interface Options {
  readonly internalDomains: readonly string[];
  readonly allowHosts: readonly string[];
  readonly suspicious: boolean;
  readonly comments: boolean;
  readonly connections: boolean;
}

/** First labels of hosts that serve those who build and run a system. */
const INNER = /^(?:admin|jenkins|vault|grafana|kibana|prometheus|nexus|artifactory|sonar(?:qube)?|argocd|gitlab|staging|dev|test|qa|uat|preprod)$/;
/** Schemes under which a single label is a name of something else. */
const WEB = /^(?:https?|wss?|grpcs?)$/;

function isUnder(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain.toLowerCase() || host.endsWith(`.${domain.toLowerCase()}`));
}

/** What the host belongs to, in words; `undefined` for hosts that may stand in code. */
function serviceOf({ host, form, scheme }: HostMention, { internalDomains, allowHosts, suspicious }: Options): string | undefined {
  const name = host.toLowerCase();
  if (isUnder(name, allowHosts)) return undefined;
  // The bare domain is what the option itself is given, in a configuration that is linted, too.
  if (isUnder(name, internalDomains)) return form === 'url' || !internalDomains.includes(name) ? 'an internal service' : undefined;
  const resource = awsResource(name);
  if (resource !== undefined) return isSampleHost(name) ? undefined : resource;
  if (form !== 'url') return undefined;
  const where = hostClass(name);
  if (where === 'private') return /^\*?\.?[^.]*$|(?:^|[.-])(?:your|x{3,})(?=[.-])/.test(name) ? undefined : 'an internal service';
  if (!suspicious || !WEB.test(scheme ?? '')) return undefined;
  const isInner = where === 'label' ? !name.includes('*') : where === 'public' && INNER.test(name.split('.')[0]!);
  return isInner ? 'an internal service' : undefined;
}

/** One of these stands in every text that names such a host, or else an internal domain. */
const NEEDLES = ['://', 'amazonaws.com', '.on.aws'];

/** Finds the texts that may name such a host. */
const needleFor = ({ internalDomains }: Options): RegExp =>
  new RegExp([...NEEDLES, ...internalDomains].map((text) => text.replace(/[^A-Za-z0-9-]/g, '\\$&')).join('|'), 'i');

export default createRule<Options, 'found'>({
  name: 'no-internal-url',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow internal URLs and endpoints of AWS resources in the code',
      guide: ['G19'],
      config: 'recommended',
      strictOptions: { suspicious: true, comments: true, connections: false },
      cwe: [547],
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        internalDomains: listOfTexts('Domains whose hosts are internal.'),
        allowHosts: listOfTexts('Hosts and domains that may stand in the code.'),
        suspicious: {
          type: 'boolean',
          description: 'Also report hosts of one label, and those that are called like an inner tool or stage.',
        },
        comments: { type: 'boolean', description: 'Also report comments.' },
        connections: { type: 'boolean', description: 'Also report connection strings without a password.' },
      },
    },
    defaultOptions: { internalDomains: [], allowHosts: [], suspicious: false, comments: false, connections: true },
    messages: {
      found: 'The address of {{what}} is hard-coded. Take it from configuration, or from the resource that has it.',
    },
  },
  needs: [NEEDLES],
  openedBy: ['internalDomains'],
  elsewhere: { template: [], workflow: [] },
  check({ file, options, report }) {
    if (file.isTest) return;
    const needle = needleFor(options);
    if (!needle.test(file.text)) return;
    for (const literal of file.literals()) {
      const { text, kind } = literal;
      if ((kind === 'comment' && !options.comments) || !needle.test(text)) continue;
      if (literal.names().some(({ name }) => namesTrafficRule(name))) continue;
      const connections = connectionsIn(text).filter(({ hasPassword }) => hasPassword || !options.connections);
      for (const mention of hostsIn(text)) {
        // A connection string is one finding, of another rule.
        if (connections.some(({ range }) => range[0] <= mention.start && mention.end <= range[1])) continue;
        const what = serviceOf(mention, options);
        if (what !== undefined) report({ at: literal.rangeOf(mention.start, mention.end), messageId: 'found', data: { what } });
      }
    }
  },
});
