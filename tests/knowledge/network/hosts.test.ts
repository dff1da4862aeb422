import { describe, expect, it } from 'vitest';
import { awsResource, hostClass, labelsOf, urlParts } from '../../../src/knowledge/network/hosts.ts';
import { hostsIn, isSampleHost, namesHost, namesTrafficRule } from '../../../src/knowledge/network/mentions.ts';

describe('hostClass', () => {
  it.each([
    ...['localhost', 'LOCALHOST', 'api.localhost', 'host.docker.internal', 'localhost.localstack.cloud', 's3.localhost.localstack.cloud', 'localstack'].map((host) => [host, 'local']),
    ...['127.0.0.1', '[::1]', '0.0.0.0', '169.254.169.254', 'metadata.google.internal', 'sandbox'].map((host) => [host, 'local']),
    ...['example.com', 'api.example.com', 'db.example.internal', 'example.corp', 'api.test', 'x.invalid'].map((host) => [host, 'documentation']),
    ...['redis', 'auth-service', 'db_1'].map((host) => [host, 'label']),
    ...['db.orders.internal', 'nas.local', 'wiki.corp', 'x.lan', 'orders.svc.cluster.local', 'orders.service.consul'].map((host) => [host, 'private']),
    ...['ip-10-0-4-12.ec2.internal', 'ip-10-0-4-12.eu-west-1.compute.internal', 'db.internal.orders.io', 'wiki.corp.orders.io'].map((host) => [host, 'private']),
    ...['orders.cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com', 'q7w3k9z2m1.execute-api.cn-north-1.amazonaws.com.cn'].map((host) => [host, 'resource']),
    ...['10.0.0.4', '52.94.76.8', '[fd12::1]'].map((host) => [host, 'address']),
    ...['www.internals.orders.io', 'my-intranet.site.orders.io', 'db.orders1.io2', 'orders.io', 'corp.orders.io', 'ec2.internal', 'eu-west-1.compute.internal', 's3.eu-west-1.amazonaws.com', 'orders.internals.io'].map((host) => [host, 'public']),
  ])('%s is %s', (host, expected) => {
    expect(hostClass(host!)).toBe(expected);
  });

  it.each(['', '.', 'a..b', '-a.com', 'a b.com', '.env.local', '1.2.3', 'orders.22', 'a/b', 'x'.repeat(300), `${'x.'.repeat(126)}xy`, 'x[::1]', '[::1]x'])('%s is no host', (text) => {
    expect(hostClass(text)).toBeUndefined();
  });

  it('knows the domains of the organisation', () => {
    expect(hostClass('api.orders.io', ['Orders.io'])).toBe('private');
    expect(hostClass('api.reorders.io', ['orders.io'])).toBe('public');
    expect(hostClass('orders.io', ['Orders.io'])).toBe('private');
    expect(hostClass(`${'x.'.repeat(126)}x`, ['x'])).toBe('private');
  });

  it('knows labels', () => {
    expect(labelsOf('A.b.c.')).toEqual(['a', 'b', 'c']);
    expect(labelsOf('*.orders.io')).toEqual(['*', 'orders', 'io']);
  });
});

describe('awsResource', () => {
  it.each([
    ['orders.cluster-custom-cq7w3k9z2m1x.us-gov-west-1.rds.amazonaws.com', 'a database'],
    ['orders.583214906127.eu-west-1.redshift-serverless.amazonaws.com', 'a database'],
    ['master.sessions.q7w3k9.euw1.cache.amazonaws.com', 'a cache'],
    ['clustercfg.sessions.q7w3k9.memorydb.eu-west-1.amazonaws.com', 'a cache'],
    ['dualstack.orders-1846732905.eu-west-1.elb.amazonaws.com', 'a load balancer'],
    ['orders-184673.elb.eu-west-1.amazonaws.com', 'a load balancer'],
    ['q7w3k9z2m1x5q7w3k9z2.eu-west-1.aoss.amazonaws.com', 'a search domain'],
    ['fs-0e7d6a5b4c3f2e1d9.efs.eu-west-1.amazonaws.com', 'a file system'],
    ['a3q7w3k9z2m1x5-ats.iot.eu-west-1.amazonaws.com', 'an IoT endpoint'],
  ])('%s is %s', (host, expected) => {
    expect(awsResource(host)).toBe(expected);
  });

  it.each([
    'amazonaws.com',
    'sqs.eu-west-1.amazonaws.com',
    'execute-api.eu-west-1.amazonaws.com',
    'kafka.eu-west-1.amazonaws.com',
    'cache.amazonaws.com',
    'orders.s3.eu-west-1.amazonaws.com',
    'truststore.pki.rds.amazonaws.com',
    'events.rds.amazonaws.com',
    'logdelivery.elasticloadbalancing.amazonaws.com',
    '583214906127.dkr.ecr.eu-west-1.amazonaws.com',
    'q7w3k9z2m1.execute-api.eu-west-1.amazonaws.com.evil.io',
  ])('%s is none', (host) => {
    expect(awsResource(host)).toBeUndefined();
  });
});

describe('urlParts', () => {
  it.each([
    ['http://localhost:2773/x', 'http', 'localhost', '2773'],
    ['HTTPS://api.orders.io?x=1', 'https', 'api.orders.io', undefined],
    ['redis://:pw@cache:6379', 'redis', 'cache', '6379'],
    ['http://[::1]:80/', 'http', '[::1]', '80'],
    ['file:///etc/hosts', 'file', '', undefined],
  ])('%s', (text, scheme, host, port) => {
    expect(urlParts(text)).toMatchObject({ scheme, host, port });
    expect(text.slice(urlParts(text)!.start).startsWith(host)).toBe(true);
  });
});

describe('hostsIn', () => {
  const shown = (text: string): string[] => hostsIn(text).map(({ host, form, start, end }) => `${form} ${host} ${text.slice(start, end)}`);

  it.each([
    ['10.0.4.12', ['whole 10.0.4.12 10.0.4.12']],
    ['10.0.4.12:80', ['whole 10.0.4.12 10.0.4.12']],
    ['[fd12::1]:80', ['whole fd12::1 fd12::1']],
    ['fd12::1', ['whole fd12::1 fd12::1']],
    ['a.corp:1, b.corp:2', ['whole a.corp a.corp', 'whole b.corp b.corp']],
    ['see http://a.corp/x and https://u:p@b.corp:8443.', ['url a.corp a.corp', 'url b.corp b.corp']],
    ['http://[fd12::1]:80/', ['url fd12::1 fd12::1']],
    ['https://${stage}.a.corp/', ['url *.a.corp ${stage}.a.corp']],
    ['psql -h orders.cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com', ['inside orders.cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com orders.cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com']],
    ['arn:aws:s3:::bucket', []],
    ['a sentence. And more', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('takes linear time', () => {
    const started = performance.now();
    for (const text of ['a.'.repeat(50_000), 'http://'.repeat(15_000), `${'a-'.repeat(50_000)}.amazonaws.com`, '${'.repeat(50_000), 'x://'.concat('u'.repeat(100_000)), '1.1.1.1,'.repeat(12_000), '::'.repeat(50_000)]) {
      hostsIn(text);
    }
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe('names', () => {
  it.each(['host', 'DB_HOST', 'redisHost', 'endpoint', 'ip', 'serverIp', 'IP_ADDRESS', 'dnsServers', 'apiUrl', 'connect', 'brokers', 'proxy'])('%s is a host', (name) => {
    expect(namesHost(name)).toBe(true);
  });
  it.each(['version', 'description', 'ship', 'script', 'path', 'd', 'pipeline', 'zip', 'recipient', 'serverless'])('%s is none', (name) => {
    expect(namesHost(name)).toBe(false);
  });
  it.each(['cidr', 'allowedIps', 'denyList', 'securityGroup', 'aws:SourceIp', 'ipv4', 'vpcCidr', 'V4_BLOCKS', 'privateNetworks'])('%s decides about traffic', (name) => {
    expect(namesTrafficRule(name)).toBe(true);
  });
  it.each(['host', 'listener', 'endpoint', 'database'])('%s does not', (name) => {
    expect(namesTrafficRule(name)).toBe(false);
  });
  it.each([
    ['your-api-id.execute-api.eu-west-1.amazonaws.com', true],
    ['xxxxxxxxxx.execute-api.eu-west-1.amazonaws.com', true],
    ['example.execute-api.us-east-1.amazonaws.com', true],
    ['mydb.123456789012.eu-west-1.rds.amazonaws.com', true],
    ['70ixmpl4fl.execute-api.us-east-2.amazonaws.com', true],
    ['q7w3k9z2m1.execute-api.eu-west-1.amazonaws.com', false],
    ['orders.cluster-cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com', false],
  ])('%s is made up: %s', (host, expected) => {
    expect(isSampleHost(host)).toBe(expected);
  });
});

describe('hostsIn, in detail', () => {
  const show = (text: string): string[] => hostsIn(text).map(({ host, start, end, form, scheme, port }) => `${form} ${host} ${text.slice(start, end) === host ? '' : '!'}${scheme ?? ''}:${port ?? ''}`);
  const DATABASE = 'orders.cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com';

  it.each<[string, string[]]>([
    ['HTTP://db.corp:8080/x', ['url db.corp http:8080']],
    ['http://[fd12::1]:80 and tcp://b.corp', ['url fd12::1 http:80', 'url b.corp tcp:']],
    ['a.corp:9092, b.corp:9093,[::1]', ['whole a.corp :9092', 'whole b.corp :9093', 'whole ::1 :']],
    ['a.corp, b corp', []],
    ['http://a.corp b.corp', ['url a.corp http:']],
    [`see ${DATABASE} for it`, [`inside ${DATABASE} :`]],
    [`postgres://${DATABASE}/x and ${DATABASE}`, [`url ${DATABASE} postgres:`, `inside ${DATABASE} :`]],
    ['see sqs.eu-west-1.amazonaws.com for it', []],
    [DATABASE, [`whole ${DATABASE} :`]],
    [`${'a.corp,'.repeat(400)}a.corp`, []],
  ])('%s', (text, expected) => expect(show(text)).toEqual(expected));

  it.each(['host', 'dbHost', 'redisEndpoint', 'connect', 'resolve4', 'proxyUrl'])('%s names a host', (name) => expect(namesHost(name)).toBe(true));
  it.each(['hostDescription', 'endpointRegex', 'serverVersion', 'reconnect', 'connector', 'value', ''])('%s names none', (name) => expect(namesHost(name)).toBe(false));

  it.each(['your-api-id.execute-api.eu-west-1.amazonaws.com', 'cluster-example.abc.eu-west-1.rds.amazonaws.com', 'vpc-test.eu-west-1.es.amazonaws.com', 'orders.cluster-id.eu-west-1.rds.amazonaws.com'])('%s is made up', (host) => {
    expect(isSampleHost(host)).toBe(true);
  });
  it.each([DATABASE, 'q7w3k9z2m1.execute-api.eu-west-1.amazonaws.com', 'orders.cluster-cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com', 'q7.name.eu.rds.amazonaws.com'.replace('name', 'q8'), 'cluster-ro-q7w3k9.eu-west-1.rds.amazonaws.com'])('%s is not', (host) => {
    expect(isSampleHost(host)).toBe(false);
  });
});
