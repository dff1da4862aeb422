/**
 * Which hosts does a text name? Those of its URLs wherever they stand, the text itself when it is a host or a list of
 * hosts, and names of AWS resources anywhere. Open parts of the text are written `${name}`; in a host they become `*`.
 * Blind spot: hosts in the middle of a sentence, which nobody can tell from file names and keys.
 */
import { words } from '../names/words.ts';
import { addressClass } from './addresses.ts';
import { awsResource, labelsOf } from './hosts.ts';

export interface HostMention {
  /** As it is written, without brackets; `*` for an open part. */
  readonly host: string;
  /** Half-open offsets of the host in the text. */
  readonly start: number;
  readonly end: number;
  /** `url`: behind a scheme; `whole`: the text is a host; `inside`: a resource of AWS within a text. */
  readonly form: 'url' | 'whole' | 'inside';
  readonly scheme: string | undefined;
  readonly port: string | undefined;
}

const masked = (text: string): string => text.replace(/\$\{[^{}]*\}/g, (hole) => '*'.repeat(hole.length));

const URL = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{1,20}):\/\/(?:[^\s@/?#"'`<>\\]{0,256}@)?(\[[0-9a-f:.]{2,45}\]|[a-z0-9_*.-]{1,253})(?::(\d{1,5}|\*+))?(?![a-z0-9_*.-])/gi;
const ONE_HOST = /^(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9_*.-]{1,253}|[0-9a-f:.]{2,45}))(?::(\d{1,5}))?(?:\/(?:32|128))?$/i;
const RESOURCE = /(?<![\w*.-])[a-z0-9.*-]{4,220}\.(?:amazonaws\.com(?:\.cn)?|on\.aws)(?![\w*-]|\.[\w*])/gi;

const readable = (host: string): string => host.replace(/\*+/g, '*');

/** The hosts in a text, each place once. */
export function hostsIn(text: string): readonly HostMention[] {
  const plain = masked(text);
  const found: HostMention[] = [];
  for (const match of plain.matchAll(URL)) {
    const [whole, scheme, host, port] = match as unknown as [string, string, string, string | undefined];
    const end = match.index + whole.length - (port === undefined ? 0 : port.length + 1);
    const bare = host.startsWith('[') ? host.slice(1, -1) : host;
    const from = end - host.length + (bare === host ? 0 : 1);
    found.push({ host: readable(bare), start: from, end: from + bare.length, form: 'url', scheme: scheme.toLowerCase(), port });
  }
  if (found.length === 0 && plain.length < 2000) found.push(...wholeHosts(plain));
  if (/amazonaws\.com|\.on\.aws/i.test(plain)) {
    for (const { 0: host, index } of plain.matchAll(RESOURCE)) {
      if (!awsResource(host) || found.some(({ start, end }) => start < index + host.length && index < end)) continue;
      found.push({ host: readable(host), start: index, end: index + host.length, form: 'inside', scheme: undefined, port: undefined });
    }
  }
  return found;
}

/** A host, or several of them with commas between, and nothing else. */
function wholeHosts(text: string): readonly HostMention[] {
  const found: HostMention[] = [];
  let offset = 0;
  for (const part of text.split(',')) {
    const one = part.trim();
    const match = ONE_HOST.exec(one);
    const host = match?.[1] ?? match?.[2];
    if (host === undefined || !(addressClass(host) ?? labelsOf(readable(host)))) return [];
    const start = offset + part.indexOf(one) + (match?.[1] === undefined ? 0 : 1);
    found.push({ host: readable(host), start, end: start + host.length, form: 'whole', scheme: undefined, port: match?.[3] });
    offset += part.length + 1;
  }
  return found;
}

const HOSTS = new Set(
  (
    'host hosts hostname hostnames ip ips addr addrs address addresses server servers endpoint endpoints dns url broker brokers proxy ' +
    'proxies upstream upstreams gateway target targets node nodes redis memcached database db ntp origin bastion nameserver nameservers'
  ).split(' '),
);
/** Functions that take a host; a method of the name `from…` has the word itself. */
const CONNECTING = /^(?:connect|createConnection|lookup|resolve[46]?|ping|dial|ssh)$/;
/** The name speaks about a host, in words for people or otherwise. */
const ABOUT = new Set('description comment label title message text pattern regex version recipient type kind count port'.split(' '));

/** Does a name say that its value is a host? */
export function namesHost(name: string): boolean {
  const all = words(name);
  return CONNECTING.test(name) || (all.some((word) => HOSTS.has(word)) && !all.some((word) => ABOUT.has(word)));
}

const TRAFFIC = new Set(
  (
    'cidr cidrs subnet subnets vpc ingress egress allow allowed deny denied block blocked blocklist blacklist black whitelist white allowlist ' +
    'denylist list range ranges mask netmask forwarded viewer acl nacl network networks blocks reserved bogon bogons filter filters route routes example examples ' +
    'sample samples mock mocks dummy placeholder fixture event schema trusted peer'
  ).split(' '),
);
const TRAFFIC_PHRASE = /^(?:any)?ipv[46]$|security_?group|source_?(?:ip|address)|(?:client|user|remote|caller)_?(?:ip|addr)|ip_?sets?|private_?ranges?/i;

/** Does a name belong to what decides about traffic, or to samples, and not to a connection? */
export const namesTrafficRule = (name: string): boolean => TRAFFIC_PHRASE.test(name) || words(name).some((word) => TRAFFIC.has(word));

const ZONE = /zone|namespace|dhcp|search_?(?:domain|list)|(?:microsoft|managed)_?ad|directory/i;

/** Does a name define a private zone, which needs a name? */
export const namesZone = (name: string): boolean => ZONE.test(name);

const SAMPLE_LABEL =
  /^(?:x{2,}|your?|my|some|the|an?|test|example|sample|dummy|fake|foo|mock|placeholder|name|id|cluster|database|api-?id|rest-?api-?id)$|^(?:your?|my|some|example|sample|dummy|fake|test)-|example|placeholder|x{4}|abcdef|1234567|xmpl|-id$/;

/** A host of AWS that somebody made up to show the form: one of the labels before the service is no real one. */
export function isSampleHost(host: string): boolean {
  const labels = host.toLowerCase().split('.');
  return labels.slice(0, Math.max(1, labels.length - 4)).some((label) => SAMPLE_LABEL.test(label.replace(/^(?:vpc|search|d|b|internal)-|^cluster-(?:ro-|custom-)?(?=.)/, '')));
}
