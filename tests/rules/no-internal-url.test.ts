import { testRule, type InvalidCase } from '../support/rule-tester.ts';

/** The place stands between « and ». */
function found(marked: string, what: string, more: Partial<InvalidCase> = {}): InvalidCase {
  const place = (mark: string): readonly [number, number] => {
    const lines = marked.slice(0, marked.indexOf(mark)).replace('«', '').split(/\r\n|\n/);
    return [lines.length, lines.at(-1)!.length + 1];
  };
  const [[line, column], [endLine, endColumn]] = [place('«'), place('»')];
  return {
    code: marked.replace(/[«»]/g, ''),
    errors: [{ messageId: 'found', data: { what }, line, column, endLine, endColumn }],
    ...more,
  } as InvalidCase;
}

const INTERNAL = 'an internal service';

testRule('no-internal-url', {
  valid: [
    // For everybody.
    `const url = 'https://api.orders.io/users';`,
    `const url = 'https://corp.orders.io/careers';`,
    `const endpoint = 'https://s3.eu-west-1.amazonaws.com';`,
    `const endpoint = 'https://sqs.us-east-1.amazonaws.com';`,
    "const endpoint = `https://secretsmanager.${region}.amazonaws.com`;",
    `const principal = 'events.rds.amazonaws.com';`,
    `const principal = new iam.ServicePrincipal('lambda.amazonaws.com');`,
    `const bundle = 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem';`,
    `const bucket = 'https://orders-assets.s3.eu-west-1.amazonaws.com/logo.png';`,
    `const cdn = 'https://d111111abcdef8.cloudfront.net';`,
    `const service = 'com.amazonaws.eu-west-1.execute-api';`,
    `const arn = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/prod/GET/users';`,
    // This machine.
    `const url = 'http://localhost:3000';`,
    `const url = 'http://host.docker.internal:8000';`,
    `const url = 'http://metadata.google.internal/computeMetadata/v1/';`,
    `const url = 'http://s3.localhost.localstack.cloud:4566';`,
    // Made at run time.
    "const url = `https://${api.restApiId}.execute-api.${this.region}.amazonaws.com/prod`;",
    "const url = `https://${apiId}.execute-api.eu-west-1.amazonaws.com`;",
    "const url = `http://${service}.local`;",
    "const url = `https://${host}/users`;",
    "const url = `${process.env.API_URL}/users`;",
    // Samples.
    `const url = 'https://your-api-id.execute-api.eu-west-1.amazonaws.com';`,
    `const url = 'https://xxxxxxxxxx.execute-api.eu-west-1.amazonaws.com';`,
    `const url = 'https://abcdef1234.execute-api.eu-west-1.amazonaws.com';`,
    `const url = 'https://api.example.internal/users';`,
    `const domain = 'example.corp';`,
    `const url = 'https://your-host.internal/';`,
    // No hosts.
    `const file = '.env.local';`,
    `const address = 'mailto:team@orders.internal';`,
    `const address = 'team@orders.local';`,
    `t('settings.internal.title');`,
    `const key = 'request.internal';`,
    `const dhcp = { domainName: 'ec2.internal' };`,
    `import x from 'https://registry.orders.internal/x.js';`,
    // Of other rules.
    `const host = 'db.orders.internal';`,
    `const url = 'http://10.0.4.12/health';`,
    `const url = 'postgres://app:hunter2hunter2@db.orders.internal:5432/app';`,
    `const queue = 'https://sqs.eu-west-1.amazonaws.com/583214906127/jobs';`,
    // Lists that decide about traffic.
    `const allowedOrigins = ['https://admin.orders.internal'];`,
    // In recommended.
    `// see https://wiki.orders.internal/runbook`,
    `const url = 'http://auth-service:8080';`,
    `const url = 'https://jenkins.orders.io';`,
    { code: `const url = 'https://api.orders.internal';`, filename: 'e2e/api.ts' },
    { code: `const url = 'https://api.orders.internal';`, options: [{ allowHosts: ['orders.internal'] }] },
    { code: `const url = 'redis://cache.orders.internal:6379';`, options: [{ connections: false }] },
    // The option itself, in a configuration.
    { code: `export const rule = ['error', { internalDomains: ['orders.io'] }];`, options: [{ internalDomains: ['orders.io'] }] },
  ],
  invalid: [
    // Resources of AWS.
    found(`const url = 'https://«q7w3k9z2m1».execute-api.eu-west-1.amazonaws.com/prod';`.replace('».execute-api.eu-west-1.amazonaws.com', '.execute-api.eu-west-1.amazonaws.com»'), 'an API'),
    found(`const config = { regionalDomain: '«d-q7w3k9z2m1.execute-api.eu-west-1.amazonaws.com»' };`, 'an API'),
    found(`const host = '«orders.cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com»';`, 'a database'),
    found(`const host = '«orders.cluster-ro-cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com»';`, 'a database'),
    found(`const host = '«orders.proxy-cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com»';`, 'a database'),
    found(`const host = '«orders.cluster-cq7w3k9z2m1x.eu-west-1.docdb.amazonaws.com»' as string;`, 'a database'),
    found(`const host = '«orders.cq7w3k9z2m1x.eu-west-1.redshift.amazonaws.com»';`, 'a database'),
    found(`const REDIS = '«sessions.q7w3k9.0001.euw1.cache.amazonaws.com»:6379';`, 'a cache'),
    found(`const url = 'rediss://«sessions.q7w3k9.euw1.cache.amazonaws.com»:6379';`, 'a cache'),
    found("const url = `postgres://${user}:${password}@«orders.cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com»:5432/app`;", 'a database'),
    found(`const url = 'http://«internal-orders-1846732905.eu-west-1.elb.amazonaws.com»/';`, 'a load balancer'),
    found(`const url = 'https://«vpce-0e7d6a5b4c3f2e1d9-q7w3k9z2.ssm.eu-west-1.vpce.amazonaws.com»';`, 'a VPC endpoint'),
    found(`const url = 'https://«q7w3k9z2m1x5q7w3k9z2m1x5q7w3k9z2.lambda-url.eu-west-1.on.aws»/';`, 'a function URL'),
    found(`const url = 'https://«q7w3k9z2m1x5q7w3k9z2m1x5q7.appsync-api.eu-west-1.amazonaws.com»/graphql';`, 'an API'),
    found(`const node = 'https://«vpc-orders-q7w3k9z2m1x5q7w3k9z2m1x5q7.eu-west-1.es.amazonaws.com»';`, 'a search domain'),
    found(`const brokers = ['«b-1.orders.q7w3k9.c2.kafka.eu-west-1.amazonaws.com»:9092'];`, 'a broker'),
    found(`const url = 'amqps://«b-0e7d6a5b-4c3f-2e1d-9a8b-7c6d5e4f3a2b.mq.eu-west-1.amazonaws.com»:5671';`, 'a broker'),
    found(`ssh('ec2-user@«ec2-52-94-76-8.eu-west-1.compute.amazonaws.com»');`, 'an instance'),
    found("const text = `psql -h «orders.cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com» -U ${user}`;", 'a database'),
    found(`const url = process.env.API_URL ?? 'https://«q7w3k9z2m1.execute-api.eu-west-1.amazonaws.com»';`, 'an API'),
    found(`fn.addEnvironment('DB_HOST', '«orders.cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com»');`, 'a database'),
    // Private names in URLs.
    found(`const url = 'https://«api.orders.internal»/users';`, INTERNAL),
    found(`const url = 'https://«api.orders.internal»:8443' satisfies string;\r\n`, INTERNAL),
    found("const url = `https://«wiki.orders.corp»/${page}`;", INTERNAL),
    found("const url = `https://«${service}.orders.internal»/users`;", INTERNAL),
    found(`const url = 'https://' + '«api.orders.intranet»' + '/users';`, INTERNAL),
    found(`const DOMAIN = 'orders.internal';\nconst url = \`https://«api.\${DOMAIN}»\`;`, INTERNAL),
    found(`const { url = 'http://«orders.svc.cluster.local»' } = options;`, INTERNAL),
    found(`const config = isProduction ? { url: 'https://«vault.orders.lan»' } : undefined;`, INTERNAL),
    found(`const url = 'https://«dotcom.internal.orders.io»/lists';`, INTERNAL),
    found(`const url = 'http://«ip-10-0-4-12.eu-west-1.compute.internal»:8080';`, INTERNAL),
    found(`const text = 'see https://«wiki.orders.internal»/runbook for help';`, INTERNAL),
    found(`export const View = () => <a href="https://«wiki.orders.internal»/">wiki</a>;`, INTERNAL, { filename: 'src/view.tsx' }),
    // Options.
    found(`const url = 'https://«api.corp.orders.io»';`, INTERNAL, { options: [{ internalDomains: ['orders.io'] }] }),
    found(`const host = '«db.orders.io»';`, INTERNAL, { options: [{ internalDomains: ['orders.io'] }] }),
    found(`const url = 'https://«orders.io»/wiki';`, INTERNAL, { options: [{ internalDomains: ['orders.io'] }] }),
    found(`const url = 'http://«auth-service»:8080';`, INTERNAL, { options: [{ suspicious: true }] }),
    found(`const url = 'https://«jenkins.orders.io»';`, INTERNAL, { options: [{ suspicious: true }] }),
    found(`// see https://«wiki.orders.internal»/runbook`, INTERNAL, { options: [{ comments: true }] }),
  ],
});
