/**
 * Does a text tell how to connect to a database, a queue or another store: a URI, a JDBC URL, a list of key=value
 * pairs? And does it hold a password that somebody could use? A password that is filled in, masked or a word of
 * documentation is none; nor is a default that repeats the user's name on the own machine. Blind spots: a password with
 * an unencoded slash, and connection strings of products that are not listed.
 */
import { credentialUrlsIn, isLeftOut, isSamplePassword, mayHoldCredentials } from './credential-url.ts';
import { isPlaceholder } from './placeholder.ts';

export interface Connection {
  /** What it leads to, as the string itself says: `postgres`, `jdbc:mysql`, `key=value`. Safe to print. */
  readonly scheme: string;
  /** Half-open offsets of the string. */
  readonly range: readonly [start: number, end: number];
  readonly hasPassword: boolean;
  /** Where the store is: on this machine, under a name that only a local network resolves, elsewhere, or not told. */
  readonly host: 'local' | 'single-label' | 'remote' | 'open';
}

const SCHEMES =
  'postgres(?:ql)?|pgsql|mysqlx?|mysql2|mariadb|mongodb|rediss?|valkeys?|amqps?|mssql|sqlserver|oracle(?:db)?|' +
  'cockroach(?:db)?|clickhouse|couchdb|couchbases?|cassandra|neo4j|bolt|nats|kafka|mqtts?|ldaps?|ftps?|sftp|smtps?|' +
  'snowflake|redshift|influxdb|libsql|db2|hdb|hana|vertica|trino|presto|memcached?|stomp|tibco';

const STORE = new RegExp(`^(?:${SCHEMES})(?:\\+[a-z0-9]{1,16})?$`, 'i');
const URI = new RegExp(`(?<![\\w+.-])((?:${SCHEMES})(?:\\+[a-z0-9]{1,16})?)://([^\\s"'\`<>]{3,512})`, 'gi');
const JDBC = /(?<![\w+.-])(jdbc:[a-z0-9]{2,20}):([^\s"'`]{3,512})/gi;

/** A key that only a password has, and its value. */
const PASSWORD = /(?:^|[;\s&?])(?:password|pwd|accountkey|sharedaccesskey|sharedsecretkey)\s?=\s?([^;\s&"']{1,256})/i;
/** Keys that say where and as whom; only beside one of them is `password=` a connection string. */
const CONTEXT =
  /(?:^|[;\s&?])(?:server|data source|host|hostname|address|addr|accountname|endpoint|user(?: id)?|uid|database|dbname|initial catalog|databasename)\s?=/i;
const SERVER = /(?:^|[;\s&?])(?:server|data source|host|hostname|address|addr|endpoint)\s?=\s?(?:tcp:|sb:\/\/)?([\w.${}-]{1,253})/i;
const ORACLE_THIN = /^thin:[^/@\s]{1,64}\/([^@\s]{1,128})@/i;

/** Most texts have none of these. */
const MAY_CONNECT = /:\/\/|jdbc:|(?:password|pwd|key)\s?=/i;
const MAY_CARRY_PASSWORD = /jdbc:|(?:password|pwd|accountkey|sharedaccesskey|sharedsecretkey)\s?=/i;

/** A cheap first question: may a text, or a part of it, tell how to connect to something? */
export const mayTellConnection = (text: string): boolean => MAY_CONNECT.test(text);

/** … and with a password? */
export const mayTellPassword = (text: string): boolean => mayHoldCredentials(text) || MAY_CARRY_PASSWORD.test(text);

/** Texts beyond this length are documents. */
const MAX_LENGTH = 4096;

function isPassword(password: string): boolean {
  return !isLeftOut(password) && !isSamplePassword(password) && !isPlaceholder(password);
}

function hostKind(host: string): Connection['host'] {
  const name = host.toLowerCase().replace(/:\d*$/, '');
  if (name === '' || /[$%{}<>*]/.test(name)) return 'open';
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal)$/.test(name)) return 'local';
  if (!name.includes('.')) return 'single-label';
  return /(?:^|\.)(?:example|test|invalid|localhost)(?:\.[a-z]{2,3})?$/.test(name) ? 'open' : 'remote';
}

/** Where `user:password@host:port,host2/path?query` leads to. */
function hostOf(rest: string): string {
  const authority = /^[^/?#;]*/.exec(rest)![0];
  return authority.slice(authority.lastIndexOf('@') + 1).split(',')[0]!;
}

function hasPasswordPart(text: string): boolean {
  const password = PASSWORD.exec(text)?.[1];
  return password !== undefined && isPassword(password);
}

/** Every connection string in a text, passwords or none. */
export function connectionsIn(text: string): readonly Connection[] {
  if (text.length > MAX_LENGTH || !mayTellConnection(text)) return [];
  const found: Connection[] = [];
  for (const match of text.matchAll(JDBC)) {
    const [whole, scheme = '', rest = ''] = match;
    const thin = ORACLE_THIN.exec(rest)?.[1];
    const hasPassword = hasPasswordPart(rest) || (thin !== undefined && isPassword(thin));
    const host = /(?:\/\/|@)([^/:;?,]{1,253})/.exec(rest)?.[1] ?? '';
    found.push({ scheme: scheme.toLowerCase(), range: [match.index, match.index + whole.length], hasPassword, host: hostKind(host) });
  }
  const passwords = new Map<number, boolean>();
  for (const { scheme, user, host, range, passwordRange } of credentialUrlsIn(text)) {
    const password = text.slice(...passwordRange);
    const kind = hostKind(host);
    const isDefault = password.toLowerCase() === user.toLowerCase() && (kind === 'local' || kind === 'single-label');
    if (STORE.test(scheme)) passwords.set(range[0], isPassword(password) && !isDefault);
  }
  for (const match of text.matchAll(URI)) {
    const [whole, scheme = '', rest = ''] = match;
    const range = [match.index, match.index + whole.length] as const;
    if (found.some((jdbc) => range[0] < jdbc.range[1])) continue;
    const hasPassword = passwords.get(match.index) ?? hasPasswordPart(rest);
    found.push({ scheme: scheme.toLowerCase(), range, hasPassword, host: hostKind(hostOf(rest)) });
  }
  if (found.length === 0 && CONTEXT.test(text) && hasPasswordPart(text)) {
    found.push({ scheme: 'key=value', range: [0, text.length], hasPassword: true, host: hostKind(SERVER.exec(text)?.[1] ?? '') });
  }
  return found;
}

/** Does a URL with a password lead to a store, so that it is a connection string? */
export const leadsToStore = (scheme: string): boolean => STORE.test(scheme);
