/** What weakens TLS, where does it lead, and how is it mended? */
import { describe, expect, it } from 'vitest';
import { transportOf } from '../../src/script/transport.ts';
import { scriptOf } from './script-of.ts';

/** `what it is of, kind, place → hosts`, then what else is known. */
const weaknesses = (code: string): string[] =>
  transportOf(scriptOf(code)).map(({ of, kind, range, hosts, needsHost, developmentOnly, remedies }) =>
    [
      `${of} ${kind} ${code.slice(...range)} → ${hosts.join(' ')}`,
      ...(needsHost ? ['needs a host'] : []),
      ...(developmentOnly ? ['development'] : []),
      ...remedies.map(({ how, harmless }) => (harmless ? how : `perhaps ${how}`)),
    ].join(', '),
  );

const AUTHORIZED = '{ headers: { Accept: a, Authorization: h } }';
const PLAIN = "import http from 'http'; import https from 'https'; import axios from 'axios'; import follow from 'follow-http'; // not http://\n";

describe('addresses', () => {
  it.each([
    `fetch('http://api.orders.io', ${AUTHORIZED})`,
    `axios.get('http://api.orders.io', { auth: credentials })`,
    `axios.get('http://api.orders.io', { auth: nullable })`,
    `fetch('http://api.orders.io', { body: password })`,
    `axios(Object.assign({ url: 'http://api.orders.io' }, ${AUTHORIZED}))`,
    `request(c ? { url: 'http://api.orders.io', headers: { Authorization: h } } : options)`,
    `fetch(c ? url : 'http://api.orders.io', ${AUTHORIZED})`,
  ])('are used with credentials: %s', (code) => {
    expect(weaknesses(code)).toEqual(["request plain 'http://api.orders.io' → api.orders.io, needs a host, perhaps encrypt"]);
  });

  it.each([
    // No request, or nothing secret in it.
    `describe('http://api.orders.io', ${AUTHORIZED})`,
    `fetch('http://api.orders.io', { headers: { Accept: h } })`,
    `fetch('http://api.orders.io', { data: { Authorization: h } })`,
    `fetch('http://api.orders.io', { signal: password })`,
    `axios.get('http://api.orders.io', { auth: false })`,
    `axios.get('http://api.orders.io', { auth: undefined as never })`,
    `axios.get('http://api.orders.io', { [key]: h })`,
    // Another member, another scheme, another module.
    `axios({ url: 'https://api.orders.io', referrer: 'http://www.orders.io', headers: { Authorization: h } })`,
    `fetch('https://api.orders.io', ${AUTHORIZED})`,
    `axios.request('https://api.orders.io', ${AUTHORIZED})`,
    `https.request({ hostname: 'api.orders.io', headers: { Authorization: h } })`,
    `follow.request({ hostname: 'api.orders.io', headers: { Authorization: h } })`,
    `http.createClient({ hostname: 'api.orders.io', headers: { Authorization: h } })`,
    `import { S3Client } from '@aws-sdk/client-s3'; new S3Client({ endpoint: 'https://s3.orders.io', origin: 'http://s3.orders.io' })`,
    // The file does not say where it leads.
    `fetch(\`http://\${host}/orders\`, ${AUTHORIZED})`,
    `fetch(\`http://\${name}.io/orders\`, ${AUTHORIZED})`,
    `http.request({ hostname: '', headers: { Authorization: h } })`,
  ])('are not used so: %s', (code) => expect(weaknesses(PLAIN + code)).toEqual([]));

  it.each([
    [`fetch(\`http://\${c ? host : 'api.orders.io'}\`, ${AUTHORIZED})`, '* api.orders.io, needs a host, perhaps encrypt'],
    [`fetch(\`http://\${stage}-\${color}\${n}-api.orders.io\`, ${AUTHORIZED})`, '*-*-api.orders.io, needs a host, perhaps encrypt'],
    [`fetch('http://api.orders.io:80/', ${AUTHORIZED})`, 'api.orders.io, needs a host'],
    [`import { get } from 'http'; get({ hostname: '[fd00::1]:8080', headers: { Authorization: h } })`, '[fd00::1], needs a host'],
    [`import AWS from 'aws-sdk'; new AWS.Endpoint(isLocal ? 'http://a.orders.io' : 'https://b.orders.io')`, 'a.orders.io, needs a host, development, perhaps encrypt'],
    [`const BASE = 'http://api.orders.io'; if (isLocal) fetch(BASE, ${AUTHORIZED});`, 'api.orders.io, needs a host, development, perhaps encrypt'],
  ])('lead to hosts: %s', (code, told) => {
    expect(weaknesses(code).map((weakness) => weakness.replace(/^.* → /, ''))).toEqual([told]);
  });

  it('are told once for each request', () => {
    expect(weaknesses(`axios({ baseURL: 'http://api.orders.io', url: 'http://api.orders.io/users', headers: { Authorization: h } })`)).toHaveLength(1);
    expect(weaknesses('axios.get(`http://api.orders.io?key=${apiKey}`, { baseURL: "https://api.orders.io" })')).toHaveLength(1);
  });
});

describe('settings', () => {
  const HTTPS = "import https from 'https'; import { Agent } from 'undici'; import { HttpsProxyAgent } from 'https-proxy-agent'; import { S3Client } from '@aws-sdk/client-s3'; import { follow } from 'follow-https';";
  const OFF = 'connection unverified rejectUnauthorized: false →';

  it.each([
    // Where it leads.
    [`fetch('https://localhost', agentOf({ rejectUnauthorized: false }))`, `${OFF} localhost, perhaps remove`],
    [`connect({ rejectUnauthorized: false }, 'https://localhost')`, `${OFF} localhost, perhaps remove`],
    [`https.get({ hostname: 'localhost' }, { rejectUnauthorized: false })`, `${OFF} localhost, remove`],
    [`new Client('https://localhost:9200', { tls: { rejectUnauthorized: false } })`, `${OFF} localhost, perhaps remove`],
    [`new Kafka({ brokers: [, 'localhost:9092'], ssl: { rejectUnauthorized: false } })`, `${OFF} localhost, perhaps remove`],
    [`new Pool({ host: 'localhost', ssl: c ? { rejectUnauthorized: false } : false })`, `${OFF} localhost, perhaps remove`],
    [`new Pool({ host: 'localhost', ...(c && { ssl: { rejectUnauthorized: false } }) })`, `${OFF} localhost, perhaps remove`],
    [`subscribe('orders', { rejectUnauthorized: false })`, `${OFF} , perhaps remove`],
    [`const pool = { host: 'localhost', make() { return { rejectUnauthorized: false }; } }`, `${OFF} , perhaps remove`],
    // Whose it is: only where the default is known to work, it goes by itself.
    [`new S3Client({ rejectUnauthorized: false })`, `${OFF} , perhaps remove`],
    [`new S3Client({ tls: false })`, 'aws plain tls: false → , remove'],
    [`AWS.config.sslEnabled = false`, 'aws plain AWS.config.sslEnabled = false → , perhaps remove'],
    [`agent.options.rejectUnauthorized ||= false`, 'connection unverified agent.options.rejectUnauthorized ||= false → , perhaps remove'],
    [`new Agent({ connect: { rejectUnauthorized: false } })`, `${OFF} , remove`],
    [`new Agent({ proxy: { rejectUnauthorized: false } })`, `${OFF} , perhaps remove`],
    [`new Pool({ connect: { rejectUnauthorized: false } })`, `${OFF} , perhaps remove`],
    [`new HttpsProxyAgent({ rejectUnauthorized: false })`, `${OFF} , perhaps remove`],
    [`follow({ rejectUnauthorized: false })`, `${OFF} , perhaps remove`],
    [`connectToServer({ rejectUnauthorized: false })`, `${OFF} , perhaps remove`],
    [`new ServerConnection({ rejectUnauthorized: false })`, `${OFF} , perhaps remove`],
    // Whole processes.
    [`const set = (process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0')`, "process unverified process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0' → "],
    [`const old = (agent.rejectUnauthorized = false)`, 'connection unverified agent.rejectUnauthorized = false → '],
    // Values.
    [`tls.connect({ minVersion: \`TLSv1\` })`, 'connection outdated minVersion: `TLSv1` → , perhaps remove'],
    [`tls.connect({ tlsInsecure: !0 })`, 'connection unverified tlsInsecure: !0 → , perhaps remove'],
    ...['() => void 0', '() => { return; }', '() => { return undefined; }', 'function (host, cert) {}'].map((accepting): [string, string] => [
      `tls.connect({ checkServerIdentity: ${accepting} })`, `connection unverified checkServerIdentity: ${accepting} → , perhaps remove`,
    ]),
    [`tls.connect({ checkServerIdentity() {} })`, 'connection unverified checkServerIdentity() {} → , perhaps remove'],
  ])('weaken: %s', (code, told) => expect(weaknesses(`${HTTPS} ${code}`)).toEqual([told]));

  it.each([
    `const options = { requestCert: true, rejectUnauthorized: false }`,
    `charts.sslEnabled = false`,
    `config.ssl = false`,
    `agent.options.rejectUnauthorized = true`,
    `agent.options.attempts = false; agent[rejectUnauthorized] = false; rejectUnauthorized = false`,
    `fn.addEnvironment('NODE_TLS_REJECT_UNAUTHORIZED'); fn.addEnvironment('OTHER', '0')`,
    `new Function(this, 'F', { environment: { NODE_TLS_REJECT_UNAUTHORIZED: '1' } })`,
    `process.env.NODE_TLS_REJECT_UNAUTHORIZED += '0'`,
    `tls.connect({ tlsInsecure: !strict })`,
    `tls.connect({ rejectUnauthorized: +1, strictSSL: -x })`,
    `const version = 'TLSv1'; tls.connect({ minVersion: version.next })`,
    `tls.connect({ get checkServerIdentity() {} })`,
    ...['(host) => host', '(h) => (c ? undefined : fault)', 'async () => {}', '() => { verify(host); return undefined; }', '() => { if (host !== name) throw fault; }', '() => -fault', '() => !fault'].map(
      (checking) => `tls.connect({ checkServerIdentity: ${checking} })`,
    ),
  ])('do not weaken: %s', (code) => expect(weaknesses(code)).toEqual([]));

  const AGENT = 'new https.Agent({ rejectUnauthorized: false })';
  it.each([
    [`if (process.env.LOCALSTACK != null) use(${AGENT})`, true],
    [`if (process.env.LOCALSTACK!==undefined) use(${AGENT})`, true],
    [`if (process.env.LOCALSTACK === undefined) {} else use(${AGENT})`, false],
    [`if (!isLocal(${AGENT})) {}`, false],
    [`isLocal || use(${AGENT})`, false],
    [`isLocalAgent(${AGENT}) && go()`, false],
    [`// for tests\nif (enabled) use(${AGENT})`, false],
    [`if (isLocal) { const make = () => ${AGENT}; }`, true],
  ])('are for development: %s: %s', (code, development) => {
    expect(transportOf(scriptOf(code)).map(({ developmentOnly }) => developmentOnly)).toEqual([development]);
  });
});

it('lists every weakness of TLS once, in the order of the text', () => {
  const code = `import { S3Client } from '@aws-sdk/client-s3';
new S3Client({ endpoint: 'http://s3.lab.example.com' });
const agent = new https.Agent({ rejectUnauthorized: false });
new S3Client({ endpoint: 'http://s3.lab.example.com', requestHandler: new NodeHttpHandler({ httpsAgent: agent }) });`;
  const places = transportOf(scriptOf(code)).map(({ range }) => code.slice(...range));
  expect(places).toEqual(["'http://s3.lab.example.com'", 'rejectUnauthorized: false', "'http://s3.lab.example.com'"]);
});
