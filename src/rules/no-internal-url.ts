/**
 * Does the address of an internal service stand in the code? (G19) URLs whose host only a private network knows, and
 * names that AWS gave to a database, an API, an endpoint of one account. Hosts without a scheme that are no resource of
 * AWS, and IP addresses, belong to `no-hardcoded-address`.
 */
import { credentialUrlIn } from '../knowledge/literals/credential-url.ts';
import { awsResource, hostClass } from '../knowledge/network/hosts.ts';
import { hostsIn, isSampleHost, namesTrafficRule, type HostMention } from '../knowledge/network/mentions.ts';
import { createRule } from '../rule.ts';

interface Options {
  readonly internalDomains: readonly string[];
  readonly allowHosts: readonly string[];
  readonly suspicious: boolean;
  readonly comments: boolean;
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
  if (isUnder(name, internalDomains)) return 'an internal service';
  const resource = awsResource(name);
  if (resource !== undefined) return isSampleHost(name) ? undefined : resource;
  if (form !== 'url') return undefined;
  const where = hostClass(name);
  if (where === 'private') return /(?:\*|^)\.[^.]*$/.test(name) ? undefined : 'an internal service';
  if (!suspicious || !WEB.test(scheme ?? '')) return undefined;
  const isInner = where === 'label' ? !name.includes('*') : where === 'public' && INNER.test(name.split('.')[0]!);
  return isInner ? 'an internal service' : undefined;
}

export default createRule<Options, 'found'>({
  name: 'no-internal-url',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow internal URLs and endpoints of AWS resources in the code',
      guide: ['G19'],
      config: 'recommended',
      strictOptions: { suspicious: true, comments: true },
      cwe: [547],
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        internalDomains: {
          type: 'array',
          items: { type: 'string', minLength: 1 },
          uniqueItems: true,
          description: 'Domains whose hosts are internal.',
        },
        allowHosts: {
          type: 'array',
          items: { type: 'string', minLength: 1 },
          uniqueItems: true,
          description: 'Hosts and domains that may stand in the code.',
        },
        suspicious: {
          type: 'boolean',
          description: 'Also report hosts of one label, and those that are called like an inner tool or stage.',
        },
        comments: { type: 'boolean', description: 'Also report comments.' },
      },
    },
    defaultOptions: { internalDomains: [], allowHosts: [], suspicious: false, comments: false },
    messages: {
      found: 'The address of {{what}} is hard-coded. Take it from configuration, or from the resource that has it.',
    },
  },
  needs: [['://', 'amazonaws', 'on.aws', '.']],
  check({ file, options, report }) {
    if (file.isTest) return;
    const needles = new RegExp(
      ['://', 'amazonaws\\.com', '\\.on\\.aws', ...options.internalDomains.map((domain) => domain.replace(/[^A-Za-z0-9-]/g, '\\$&'))].join('|'),
      'i',
    );
    if (!needles.test(file.text)) return;
    for (const literal of file.literals()) {
      const { text, kind } = literal;
      if ((kind === 'comment' && !options.comments) || !needles.test(text)) continue;
      // A connection string is one finding, of another rule.
      if (credentialUrlIn(text) || literal.names().some(({ name }) => namesTrafficRule(name))) continue;
      for (const mention of hostsIn(text)) {
        const what = serviceOf(mention, options);
        if (what !== undefined) report({ at: literal.rangeOf(mention.start, mention.end), messageId: 'found', data: { what } });
      }
    }
  },
});
