/**
 * What does a host name say about where it leads? Judged by the name alone: to this machine, to a name that only a
 * private network resolves, to a resource of somebody's AWS account, or to the world. Blind spots: a public name that
 * resolves to a private address, and private zones under a public domain (the option `internalDomains` names them).
 */
import { addressClass } from './addresses.ts';

export type HostClass =
  /** This machine, its container host, an emulator on it, or what AWS puts beside the code. */
  | 'local'
  /** Reserved for examples. */
  | 'documentation'
  /** One label: a service of a compose file or of the same namespace. */
  | 'label'
  /** Resolved by a private network only. */
  | 'private'
  /** Made by AWS for a resource of one account: a database, an API, an endpoint. */
  | 'resource'
  | 'address'
  | 'public';

const LOCAL_NAME =
  /^(?:localhost|.*\.localhost|localhost\.localdomain|(?:.*\.)?localstack(?:\.cloud)?|(?:host|gateway|kubernetes|vm)\.docker\.internal|host\.(?:containers|minikube)\.internal|metadata\.google\.internal|sandbox(?:\.localdomain)?|instance-data(?:\.ec2\.internal)?)$/;

/** RFC 2606 and RFC 6761; names that stand for a name. */
const DOCUMENTATION_NAME =
  /^(?:host|hostname|domain)$|(?:^|\.)(?:example|invalid|test)$|(?:^|\.)(?:example|examples|acme|contoso|fabrikam|domain|mydomain|yourdomain|your-domain|my-domain|company|mycompany|yourcompany|foo|bar)\.(?:com|org|net|edu|io|dev|local|internal|corp|lan|intra|private)$/;

/** Zones that no public DNS answers for. */
const PRIVATE_ZONES = new Set('internal local localdomain corp lan intranet intra private priv'.split(' '));
const PRIVATE_NAME = /(?:^|\.)(?:home\.arpa|svc\.cluster\.local)$|\.consul$/;
/** What EC2 calls an instance inside its VPC. */
const INSTANCE_NAME = /^ip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}\.(?:ec2|[a-z]{2}(?:-[a-z]{1,10}){1,2}-\d\.compute)\.internal$/;
/** The whole private zone, as DHCP options have it, is no host. */
const PRIVATE_DOMAIN = /^(?:ec2|[a-z]{2}(?:-[a-z]{1,10}){1,2}-\d\.compute)\.internal$/;

const AWS_DOMAIN = /\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$/;
/** Services of which a name under `amazonaws.com` (or `on.aws`) means one resource, by the name without that domain. */
const RESOURCE_NAMES: readonly (readonly [what: string, RegExp])[] = [
  ['a database', /^[a-z0-9-]{1,63}\.(?:cluster-(?:ro-|custom-)?|proxy-)?[a-z0-9]{12}\.[a-z0-9-]{9,20}\.(?:rds|redshift|docdb|neptune)$/],
  ['a database', /^[a-z0-9-]{1,63}\.\d{12}\.[a-z0-9-]{9,20}\.redshift-serverless$/],
  ['a cache', /^[a-z0-9.-]{5,200}\.cache$/],
  ['a cache', /^[a-z0-9.-]{5,200}\.memorydb\.[a-z0-9-]{9,20}$/],
  ['a load balancer', /^(?:dualstack\.)?[a-z0-9-]{2,63}\.(?:[a-z0-9-]{9,20}\.elb|elb\.[a-z0-9-]{9,20})$/],
  ['a VPC endpoint', /^(?:\*\.)?vpce-[0-9a-f]{8,17}-[a-z0-9-]{1,40}\.[a-z0-9.-]{2,60}\.vpce$/],
  ['an API', /^[a-z0-9]{10}\.execute-api\.[a-z0-9-]{9,20}$/],
  ['an API', /^d-[a-z0-9]{10}\.execute-api\.[a-z0-9-]{9,20}$/],
  ['an API', /^[a-z0-9]{26}\.(?:appsync-(?:realtime-)?api|ddpg-[a-z]{1,10})\.[a-z0-9-]{9,20}$/],
  ['a function URL', /^[a-z0-9]{20,40}\.lambda-url\.[a-z0-9-]{9,20}$/],
  ['a search domain', /^(?:vpc|search)-[a-z0-9-]{1,40}-[a-z0-9]{20,30}\.[a-z0-9-]{9,20}\.es$/],
  ['a search domain', /^[a-z0-9]{15,25}\.[a-z0-9-]{9,20}\.aoss$/],
  ['a broker', /^b-[a-z0-9-]{36,40}\.mq\.[a-z0-9-]{9,20}$/],
  ['a broker', /^[a-z0-9.-]{5,160}\.kafka(?:-serverless)?\.[a-z0-9-]{9,20}$/],
  ['an instance', /^ec2-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}\.(?:[a-z0-9-]{9,20}\.)?compute(?:-1)?$/],
  ['an IoT endpoint', /^[a-z0-9]{13,14}(?:-ats)?\.(?:iot|credentials\.iot)\.[a-z0-9-]{9,20}$/],
  ['a file system', /^fs-[0-9a-f]{8,17}\.(?:efs|fsx)\.[a-z0-9-]{9,20}$/],
];

/**
 * What AWS resource a host name belongs to, in words (`a database`); `undefined` for other names, also those of a
 * service in a region.
 */
export function awsResource(host: string): string | undefined {
  const name = host.toLowerCase();
  const domain = AWS_DOMAIN.exec(name);
  if (!domain) return undefined;
  const own = name.slice(0, domain.index);
  return RESOURCE_NAMES.find(([, pattern]) => pattern.test(own))?.[0];
}

/** A label; `*` stands for one that is open. */
const LABEL = /^[a-z0-9_*](?:[a-z0-9_*-]{0,61}[a-z0-9_*])?$/;

/** The labels of a host name, lower case; `undefined` when the text is none. */
export function labelsOf(host: string): readonly string[] | undefined {
  if (host.length === 0 || host.length > 253) return undefined;
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  return labels.every((label) => LABEL.test(label)) ? labels : undefined;
}

/**
 * Where a host leads; `undefined` when the text is neither a host name nor an address.
 * @param host without port; an IPv6 address with or without brackets
 * @param internalDomains domains of the own organisation that count as private
 */
export function hostClass(host: string, internalDomains: readonly string[] = []): HostClass | undefined {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  const address = addressClass(bare);
  if (address) return address === 'loopback' || address === 'unspecified' || address === 'platform' ? 'local' : 'address';
  const labels = labelsOf(bare);
  if (!labels) return undefined;
  const name = labels.join('.');
  if (LOCAL_NAME.test(name)) return 'local';
  if (internalDomains.some((domain) => name === domain.toLowerCase() || name.endsWith(`.${domain.toLowerCase()}`))) return 'private';
  const last = labels.at(-1)!;
  if (/^\d+$/.test(last)) return undefined;
  if (DOCUMENTATION_NAME.test(name)) return 'documentation';
  if (labels.length === 1) return 'label';
  if (PRIVATE_DOMAIN.test(name)) return 'public';
  // `db.internal.orders.io`, `wiki.corp.orders.io`; a site that is called `corp.` is one for everybody.
  if (labels.slice(0, -2).some((label, i) => /^(?:internal|intranet)$/.test(label) || (label === 'corp' && i > 0))) return 'private';
  if (INSTANCE_NAME.test(name) || PRIVATE_ZONES.has(last) || PRIVATE_NAME.test(name)) return 'private';
  return awsResource(name) === undefined ? 'public' : 'resource';
}

/** Scheme, host and port of a URL as it is written. */
export interface UrlParts {
  /** Lower case, without the colon. */
  readonly scheme: string;
  readonly host: string;
  readonly port: string | undefined;
  /** Where the host stands in the text. */
  readonly start: number;
}

const URL_HEAD = /^([a-z][a-z0-9+.-]{0,20}):\/\/(?:[^@/?#\s]{0,256}@)?(\[[0-9a-f:.%]{2,50}\]|[^:/?#\s]{0,253})(?::(\d{1,5}))?/i;

/** The head of the URL that the text begins with. */
export function urlParts(text: string): UrlParts | undefined {
  const match = URL_HEAD.exec(text);
  if (!match) return undefined;
  const [whole, scheme, host, port] = match as unknown as [string, string, string, string | undefined];
  const start = whole.length - (port === undefined ? 0 : port.length + 1) - host.length;
  return { scheme: scheme.toLowerCase(), host, port, start };
}
