import { testRule, type InvalidCase } from '../support/rule-tester.ts';

/** The place stands between « and ». */
function found(marked: string, what: string, where: string, more: Partial<InvalidCase> = {}): InvalidCase {
  const place = (mark: string): readonly [number, number] => {
    const lines = marked.slice(0, marked.indexOf(mark)).replace('«', '').split(/\r\n|\n/);
    return [lines.length, lines.at(-1)!.length + 1];
  };
  const [[line, column], [endLine, endColumn]] = [place('«'), place('»')];
  return {
    code: marked.replace(/[«»]/g, ''),
    errors: [{ messageId: 'found', data: { what, where }, line, column, endLine, endColumn }],
    ...more,
  } as InvalidCase;
}

const PRIVATE = 'A private IP address';
const PUBLIC = 'An IP address';
const NAME = 'A private DNS name';

testRule('no-hardcoded-address', {
  valid: [
    // Networks, not machines.
    `new ec2.Vpc(this, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16') });`,
    `new ec2.CfnSubnet(this, 'A', { cidrBlock: '10.0.1.0/24', vpcId });`,
    `securityGroup.addIngressRule(ec2.Peer.ipv4('10.0.0.0/8'), ec2.Port.tcp(443));`,
    `securityGroup.addIngressRule(ec2.Peer.ipv4('10.0.4.12/32'), ec2.Port.tcp(443));`,
    `const hostCidr = '10.0.0.0/16';`,
    `const netmask = { addrMask: '255.255.255.0' };`,
    // Lists that decide about traffic.
    `const deniedHosts = ['10.0.0.1', 'http://192.168.0.1/'];`,
    `const blockedUrls = ['http://10.0.0.1/latest'];`,
    `const conditions = { IpAddress: { 'aws:SourceIp': ['52.94.76.8/32', '52.94.76.9'] } };`,
    `new wafv2.CfnIPSet(this, 'Set', { addresses: ['52.94.76.8/32'] });`,
    `const allowList = { ip: '52.94.76.8' };`,
    `const event = { requestContext: { identity: { sourceIp: '52.94.76.8' } } };`,
    `if (ip === '10.0.0.1') deny();`,
    // Addresses of nobody, or of this machine.
    `const host = '127.0.0.1';`,
    `app.listen(3000, '0.0.0.0');`,
    `const host = process.env.HOST ?? '0.0.0.0';`,
    `const server = { host: '::1', port: 8000 };`,
    `const host = '::';`,
    `const endpoint = 'http://169.254.169.254/latest/meta-data/';`,
    "const endpoint = `http://169.254.170.2${uri}`;",
    `const hosts = ['169.254.170.23', 'fd00:ec2::254'];`,
    `const host = '192.0.2.10';`,
    `const url = 'https://198.51.100.7/health';`,
    `const server = { address: '2001:db8::1' };`,
    `const dnsServers = ['8.8.8.8', '1.1.1.1', '9.9.9.9'];`,
    `const ntpServer = '169.254.169.123';`,
    `const group = { address: '239.255.255.250' };`,
    // Other numbers with dots.
    `const version = '10.2.3.4';`,
    `const SDK_VERSION = '1.2.3.4';`,
    `const userAgent = 'Mozilla/5.0 Chrome/102.0.0.0 Safari/537.36';`,
    `const oid = '1.3.6.1';`,
    `const oid = '2.5.29.17';`,
    `export const Icon = () => <path d="M5.82.43.69 10.0.0.4 3.2.1.1z" />;`,
    `const host = '10.0.0';`,
    `const ip = '300.1.1.1';`,
    `const address = '10 Downing Street';`,
    `import x from './10.0.0.4/server';`,
    // Names that are none.
    `const handler = request.internal;`,
    `const file = '.env.local';`,
    `const path = 'config.local';`,
    `t('settings.private');`,
    `const key = 'request.internal';`,
    `const host = 'host.docker.internal';`,
    `const host = 'db.example.internal';`,
    `const email = 'root@mail.local';`,
    `new route53.PrivateHostedZone(this, 'Zone', { zoneName: 'orders.internal', vpc });`,
    `new cloudmap.PrivateDnsNamespace(this, 'Namespace', { name: 'orders.local', vpc });`,
    `new ec2.CfnDHCPOptions(this, 'Options', { domainName: 'ec2.internal', domainNameServers: ['AmazonProvidedDNS'] });`,
    `const host = process.env.DB_HOST;`,
    "const host = `${name}.orders.internal`.replace('x', name);",
    // Of other rules.
    `const url = 'https://api.orders.internal/users';`,
    `const host = 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com';`,
    `const url = 'redis://:hunter2hunter2@10.0.4.12:6379';`,
    // In recommended.
    `// ssh admin@10.0.4.12`,
    `// see http://10.0.4.12/`,
    `const x = '10.0.4.12';`,
    { code: `const host = '10.0.4.12';`, filename: 'src/__tests__/db.ts' },
    { code: `const host = '10.0.4.12';`, options: [{ allowHosts: ['10.0.4.12'] }] },
    { code: `const url = 'redis://10.0.4.12:6379';`, options: [{ connections: false }] },
    { code: `const version = '10.0.4.12';`, options: [{ anyPosition: true }] },
  ],
  invalid: [
    // Under the name of a host.
    found(`const host = '«10.0.4.12»';`, PRIVATE, '`host`'),
    found("const DB_HOST = `«10.0.4.12»` as const;", PRIVATE, '`DB_HOST`'),
    found(`const config = { host: '«172.16.4.12»', port: 5432 };`, PRIVATE, '`host`'),
    found(`const config = { ['host']: '«192.168.4.12»' satisfies string };`, PRIVATE, '`host`'),
    found(`const { host = '«10.0.4.12»' } = options;`, PRIVATE, '`host`'),
    found(`const host = process.env.DB_HOST || '«10.0.4.12»';`, PRIVATE, '`DB_HOST`'),
    found(`const host = isProduction ? '«10.0.4.12»' : fallback;`, PRIVATE, '`host`'),
    found(`this.redisHost = '«10.0.4.12»';`, PRIVATE, '`redisHost`'),
    found(`process.env.PROXY_IP = '«100.64.3.2»';`, PRIVATE, '`PROXY_IP`'),
    found(`class Client { serverAddress = '«52.94.76.8»'; }`, PUBLIC, '`serverAddress`'),
    found(`const dnsServers = ['«10.0.0.2»', '8.8.8.8'];`, PRIVATE, '`dnsServers`'),
    found(`const hosts = '127.0.0.1,«10.0.4.12»';`, PRIVATE, '`hosts`'),
    found(`const nodes = ['«10.0.4.12»:7000'];`, PRIVATE, '`nodes`'),
    found(`const server = { ip: '«fd12:3456::1»' };`, PRIVATE, '`ip`'),
    found(`const server = { ip: '«fe80::1»' };`, 'A link-local IP address', '`ip`'),
    found(`const server = { ip: '«2a05:d018::4»' };`, PUBLIC, '`ip`'),
    found(`const server = { ip: '«::ffff:10.0.4.12»' };`, PRIVATE, '`ip`'),
    found(`const bastion = '«10.0.4.12»/32';`, PRIVATE, '`bastion`'),
    found(`socket.connect(5432, '«10.0.4.12»');`, PRIVATE, '`connect`'),
    found(`route53.RecordTarget.fromIpAddresses('«10.0.4.12»');`, PRIVATE, '`fromIpAddresses`'),
    found(`export function dbHost() { return '«10.0.4.12»'; }`, PRIVATE, '`dbHost`'),
    found(`const host = '«10.0.4.12»'; // the database\r\nconst port = 5432;\r\n`, PRIVATE, '`host`'),
    found(`const env = { name: 'DB_HOST', value: '«10.0.4.12»' };`, PRIVATE, '`DB_HOST`'),
    found(`fn.addEnvironment('CACHE_ENDPOINT', '«10.0.4.12»');`, PRIVATE, '`CACHE_ENDPOINT`'),
    found(`new lambda.CfnFunction(this, 'Fn', { environment: { variables: { DB_HOST: '«10.0.4.12»' } } });`, PRIVATE, '`DB_HOST`'),
    // With a port, and in URLs.
    found(`const target = pick('«10.0.4.12»:5432');`, PRIVATE, 'the code'),
    found(`const url = 'http://«10.0.4.12»:8080/health';`, PRIVATE, 'a URL'),
    found("const url = `http://«52.94.76.8»/${path}`;", PUBLIC, 'a URL'),
    found(`fetch('http://' + '«10.0.4.12»' + '/health');`, PRIVATE, 'a URL'),
    found(`const url = 'http://[«fd12:3456::1»]:8080/';`, PRIVATE, 'a URL'),
    found(`const text = 'the service listens on http://«10.0.4.12»:8080/ now';`, PRIVATE, 'a URL'),
    found(`const url = 'redis://«10.0.4.12»:6379';`, PRIVATE, 'a URL'),
    found(`export const View = () => <a href="http://«10.0.4.12»/">status</a>;`, PRIVATE, 'a URL', { filename: 'src/view.tsx' }),
    // Names.
    found(`const host = '«db.orders.internal»';`, NAME, '`host`'),
    found(`const config = { endpoint: '«cache.orders.corp»' };`, NAME, '`endpoint`'),
    found(`const config = { host: '«ip-10-0-4-12.eu-west-1.compute.internal»' };`, NAME, '`host`'),
    found(`const config = { host: '«db.internal.orders.io»' };`, NAME, '`host`'),
    found(`const service = pick('«orders.svc.cluster.local»:8080');`, NAME, 'the code'),
    found(`const brokers = ['«kafka.orders.lan»:9092'];`, NAME, '`brokers`'),
    // What strict adds.
    found(`const x = '«10.0.4.12»';`, PRIVATE, 'the code', { options: [{ anyPosition: true }] }),
    found(`// see http://«10.0.4.12»/`, PRIVATE, 'a comment', { options: [{ comments: true }] }),
  ],
});
