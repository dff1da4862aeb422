import { randomNumbers, randomString } from '../knowledge/literals/sample.ts';
import { describe, expect, it } from 'vitest';
import { lint } from '../support/linting.ts';
import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase, type ValidCase } from '../support/rule-tester.ts';

// Drawn here, so that no scanner takes this file for a leak.
const random = randomNumbers(16);
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const GITHUB = `ghp_${randomString(BASE62, 36, random)}`;
const STRIPE = `sk_live_${randomString(BASE62, 24, random)}`;
const RANDOM = randomString(BASE62, 32, random);
const HEX = randomString('0123456789abcdef', 40, random);
const KEY_ID = `AKIA${randomString('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16, random)}`;
const PEM = `${['-----BEGIN', 'RSA', 'PRIVATE', 'KEY-----'].join(' ')}`;
const BODY = randomString(BASE62, 64, random);
const BASIC = Buffer.from(`deploy:${RANDOM}`).toString('base64');
const hex = (text: string): string => [...text].map((char) => `\\x${char.charCodeAt(0).toString(16)}`).join('');
const unicode = (text: string): string => [...text].map((char) => `\\u{${char.charCodeAt(0).toString(16)}}`).join('');

const finding =
  (messageId: string) =>
  (what: string, text: string, more: Partial<InvalidCase> = {}): InvalidCase => {
    const data = messageId === 'pattern' ? {} : { what };
    const name = text.length > 120 ? `${what}: ${text.slice(0, 100)}` : text;
    return marked(name, text, { messageId, data, more });
  };
const token = finding('token');
const named = finding('name');
const url = finding('url');
const strict = { options: [{ level: 'strict' }] };
const inTest = { filename: 'src/app.test.ts' };

const tokens: InvalidCase[] = [
  token('GitHub secret', `const x = '«${GITHUB}»';`),
  token('GitHub secret', 'const x = `«' + GITHUB + '»`;'),
  token('GitHub secret', `call('Bearer «${GITHUB}»' as string);`),
  token('GitHub secret', `// token «${GITHUB}»`),
  token('GitHub secret', `const a = 1;\r\n/* «${GITHUB}»\r\n */`),
  token('GitHub secret', `const x = /«${GITHUB}»/;`),
  token('GitHub secret', `type T = '«${GITHUB}»';`),
  token('GitHub secret', `const x = 'a\\n«${GITHUB}»';`),
  token('GitHub secret', `const x = '«${GITHUB.slice(0, 9)}' + '${GITHUB.slice(9)}»';`),
  token('GitHub secret', `const x = '«gh' + ('p_' + '${GITHUB.slice(4)}»');`),
  token('GitHub secret', `const x = '«gh' /* split */ + 'p_' +\r\n '${GITHUB.slice(4)}»';`),
  token('GitHub secret', 'const x = `«ghp_${\'' + GITHUB.slice(4) + "»'}`;"),
  token('GitHub secret', `const x = '«${hex(GITHUB.slice(0, 4))}${GITHUB.slice(4)}»';`),
  token('GitHub secret', `const x = '«${unicode(GITHUB)}»';`),
  token('GitHub secret', `const prefix = 'ghp_'; const x = «prefix + '${GITHUB.slice(4)}»';`),
  token('GitHub secret', 'const prefix = `ghp_`; const x = `«${prefix}' + GITHUB.slice(4) + '»`;'),
  token('GitHub secret', `const password = '«${GITHUB}»';`),
  token('GitHub secret', `const dsn = 'postgres://app:«${GITHUB}»@db/app';`),
  token('GitHub secret', `it('x', () => login('«${GITHUB}»'));`, inTest),
  token('Stripe secret', `headers.set('Authorization', \`Bearer «${STRIPE}»\`);`),
  token('AWS access key id', `const id = '«${KEY_ID}»';`),
  token('AWS access key id', `const id = ['«${KEY_ID}»'] satisfies string[];`),
  token('Private key', `const pem = \`«${PEM}»\n${BODY}\n\`;`),
  token('Private key', `const pem = '«${PEM}»\\n' +\n  '${BODY}\\n';`, inTest),
  token('Private key', `// «${PEM}»\n// ${BODY}`),
];

const jsx: InvalidCase[] = [
  token('GitHub secret', `const x = <Client token="«${GITHUB}»" />;`, { filename: 'src/app.jsx' }),
  token('GitHub secret', `const x = <p>Use «${GITHUB}» now</p>;`, { filename: 'src/app.jsx' }),
  named('apiKey', `const x = <Client apiKey=«"${RANDOM}"» />;`, { filename: 'src/app.jsx' }),
  named('apiKey', `const x = <Client apiKey={«'${RANDOM}'»} />;`, { filename: 'src/app.jsx' }),
];

/** Passwords: whatever a person would type. */
const passwords: InvalidCase[] = [
  named('password', `const password = «'hunter2'»;`),
  named('dbPassword', `const dbPassword: string = («'hunter2'» as string)!;`),
  named('password', `login({ user: 'me', password: «'hunter2'» });`),
  named('pass', `createTransport({ auth: { user: 'me', pass: «'hunter2'» } });`),
  named('password', `const options = { 'password': «\`hunter2\`» } satisfies Options;`),
  named('PASSWORD', `process.env['PASSWORD'] = «'hunter2'»;`),
  named('password', `this.password ??= «'hunter2'»;`),
  named('#password', `class A { #password = «'hunter2'»; }`),
  named('password', `class A { static readonly password = «'admin123'»; }`),
  named('password', `function connect(user, password = «'hunter2'») {}`),
  named('password', `const { password: p = «'hunter2'» } = options;`),
  named('DB_PASSWORD', `const p = process.env.DB_PASSWORD ?? «'hunter2'»;`),
  named('DB_PASSWORD', `const p = process.env.DB_PASSWORD || «'postgres'»;`),
  named('DB_PASSWORD', `const p = config.get('DB_PASSWORD') || «'hunter2'»;`),
  named('password', `const password = production ? load() : «'hunter2'»;`),
  named('password', `if (input?.password === «'hunter2'») grant();`),
  named('password', `if («'hunter2'» !== password) deny();`),
  named('password', `switch (password) { case «'hunter2'»: break; }`),
  named('password', `const passwords = { [password]: «'hunter2'» };`),
  named('db.password', `config.get('db.password', «'hunter2'»);`),
  named('DB_PASSWORD', `const parameters = [{ name: 'DB_PASSWORD', value: «'hunter2'» }];`),
  named('DB_PASSWORD', `const parameters = [{ ParameterValue: «'hunter2'», ParameterKey: 'DB_PASSWORD' }];`),
  named('password', `new Map([['password', «'hunter2'»]]);`),
  named('setPassword', `client.setPassword(«'hunter2'»);`),
  named('getPassword', `const getPassword = () => «'hunter2'»;`),
  named('password', `const password = Buffer.from(«'hunter2'»);`),
  named('password', `const password = await Promise.resolve(«'hunter2'»);`.replace('Promise.resolve', 'resolve')),
  named('masterUserPassword', `new rds.CfnDBInstance(this, 'Db', { masterUserPassword: «'password123'» });`),
  named('password', `const password = «'hun' + 'ter2'»;`),
  named('password', `const password = «'${hex('hunter2')}'»;`),
  named('passphrase', `sign({ key, passphrase: «'Tr0ub4dor&3'» });`),
  named('password', `const password = «'qwerty'»;`),
];

/** Tokens and API keys: what nobody would type. */
const secrets: InvalidCase[] = [
  named('apiKey', `const apiKey = «'${RANDOM}'»;`),
  named('API_KEY', `const API_KEY = «"${HEX}"»;`),
  named('clientSecret', `const config = { clientSecret: «'${RANDOM}'» };`),
  named('Authorization', `headers.set('Authorization', «'Bearer ${RANDOM}'»);`),
  named('authorization', `fetch(url, { headers: { authorization: «'Bearer ${RANDOM}'» } });`),
  named('x-api-key', `axios.defaults.headers.common['x-api-key'] = «'${RANDOM}'»;`),
  named('jwtSecret', `const jwtSecret = «'8f!kq2#Zr'»;`),
  named('token', `const token = «'a8c2-x91k-77fz'»;`),
  named('sessionKey', `const sessionKey = «'${RANDOM}'»;`),
  named('withToken', `request.withToken(«'${RANDOM}'»);`),
  named('API_TOKEN', `const t = process.env.API_TOKEN || «'${RANDOM}'»;`),
  named('apiKey', `datadog.init({ apiKey: «'${HEX.slice(0, 32)}'» });`),
  named('vendorLicense', `const vendorLicense = «'A1B2-C3D4'»;`, { settings: { 'aws-secrets': { secretNames: { add: ['vendorLicense'] } } } }),
];

/** Names inside of running text. */
const embedded: InvalidCase[] = [
  named('api_key', `fetch('https://api.example.com/v1?api_key=«${RANDOM}»&x=1');`),
  named('api_key', 'fetch(`https://${host}/v1?api_key=«' + RANDOM + '»&x=1`);'),
  named('password', `const body = '{"user":"me","password":"«hunter2»"}';`),
  named('password', `exec('login --password=«hunter2»');`),
  named('password', `db.query("CREATE USER app IDENTIFIED BY '«hunter2»'");`),
  named('password', `// password: «hunter2»`),
  named('password', `// mail admin@example.com, password: «hunter2»`),
  named('password', `// https://wiki.example.com/db password: «hunter2»`),
  named('password', `// admin@example-shop.com, password: «hunter2»`),
  named('password', `// example.com password: «hunter2»`),
  named('apiKey', `/** @example connect({ apiKey: '«${RANDOM}»', password: 'hunter2' }) */`),
  named('apiKey', `// const apiKey = '«${RANDOM}»';`),
  named('Authorization', `/* curl -H "Authorization: «Bearer ${RANDOM}»" */`),
  named('bearer', `request('Bearer «${RANDOM}»');`),
  named('password', `request('Basic «${BASIC}»');`),
  url('https URL', `clone('«https://deploy:${RANDOM}@git.example.com»/app.git');`),
  url('https URL', `// «https://deploy:hunter2@proxy.corp:3128»`),
];

const levels: InvalidCase[] = [
  named('password', `const password = «'changeme'»;`, strict),
  named('apiKey', `const apiKey = «'your-api-key'»;`, strict),
  named('token', `const token = «'xoxb-...'»;`, strict),
  named('apiKey', `const apiKey = «'abcdefgh'»;`, strict),
  named('authSecret', `const authSecret = «'12345678'»;`, strict),
  named('password', `// gitleaks:allow\nconst password = «'hunter2'»; // pragma: allowlist secret`, strict),
  token('AWS access key id', `const id = '«AKIAIOSFODNN7EXAMPLE»';`, strict),
  named('password', `const password = «'hunter2'»;`, { ...inTest, options: [{ checkTests: true }] }),
  finding('pattern')('', `const license = '«ACME-1234-5678»';`, { options: [{ additionalPatterns: ['ACME-\\d{4}-\\d{4}'] }] }),
  finding('pattern')('', `const license = '«ACME-12' + '34-5678»';`, { options: [{ additionalPatterns: ['ACME-\\d{4}-\\d{4}'] }] }),
  finding('pattern')('', `// «ACME-1234-5678»`, { options: [{ additionalPatterns: ['ACME-\\d{4}-\\d{4}'] }] }),
  token('GitHub secret', `const x = '«${GITHUB}»';`, { options: [{ additionalPatterns: ['ghp_\\w+'] }] }),
];

const silent: readonly string[] = [
  // Placeholders, words, names of things.
  `const password = '';`,
  `const password = 'changeme';`,
  `const password = '<your-password>';`,
  `const token = 'YOUR_TOKEN';`,
  `const apiKey = 'xxxxxxxxxxxxxxxx';`,
  'const apiKey = `${prefix}-key`;',
  `const password = process.env.PASSWORD;`,
  `const input = { type: 'password', password: 'password' };`,
  `const rule = { password: 'required' };`,
  `const token = 'xoxb-...';`,
  `const id = 'AKIAIOSFODNN7EXAMPLE';`,
  `const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/${'bPxRfiCYEXAMPLEKEY'}';`,
  `const password = 'db.password';`,
  `const PASSWORD = 'DB_PASSWORD';`,
  `const passwordLabel = 'Kennwort';`,
  `const password = 'Enter your password';`,
  `const messages = { LABEL_PASSWORD: 'Kennwort', MANDATORY_PASSWORD: 'Pflichtfeld1' };`,
  `const COUNTRIES = { PL: 'Poland', PW: 'Palau' };`,
  `enum Field { Password = 'pw1' }`,
  `type Login = { password: 'hunter2' };`,
  `interface Login { password: 'hunter2' }`,
  `import password from 'hunter2';`,
  // Where a secret is, or what is said about it.
  `const secret = '/app/prod/secret';`,
  `const secret = 'prod/db/credentials';`,
  `const secretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod-a1B2c3';`,
  'const arn = `arn:aws:secretsmanager:${region}:${account}:secret:prod/db-a1B2c3`;',
  `const secret = '{{resolve:secretsmanager:prod/db:SecretString:password}}';`,
  `const secretName = '${RANDOM}';`,
  `const tokenUrl = 'https://auth.example.com/oauth2/token';`,
  `const passwordHash = '${HEX}';`,
  `const tokenEndpoint = '${RANDOM}';`,
  `const keyId = '0b1a2c3d-4e5f-6071-8293-a4b5c6d7e8f9';`,
  `const publicKey = '${RANDOM}';`,
  `const key = '-----BEGIN PUBLIC KEY-----\\n' + '${BODY}\\n' + '-----END PUBLIC KEY-----';`,
  `const privateKey = '${PEM}\\n...';`,
  `const pemHeader = '${PEM}';\nconst pemFooterOfTheKeyThatIsGivenToImportPrivateKey = x;`,
  `const pemHeader = '${PEM}'\nconst pemContents = pem.substring(pemHeader.length)`,
  `const privateKey = '${PEM}\\nMIIEpAIBAAKCAQEA\\n${PEM.replace('BEGIN', 'END')}';`,
  `// protocol://[user[:password]@]host1[:port1][,host2[:port2]][/database][?params]`,
  `const NAMES = { [Brand.OnePassword]: '1Password' };`,
  // Names and values of other trades.
  `const nextToken = '${RANDOM}';`,
  `new Request({ clientRequestToken: '${RANDOM}' });`,
  `new CustomResource(this, 'X', { serviceToken: '${RANDOM}' });`,
  `const idempotencyToken = '${RANDOM}';`,
  `const cacheKey = '${RANDOM}';`,
  `const thumbprints = ['${HEX}'];`,
  `const ID_TOKEN_REQUEST_DOMAIN_THUMBPRINTS = ['${HEX}'];`,
  `const sha = '${HEX}';`,
  `const buildId = '${RANDOM}';`,
  `if (token === '@media') parse();`,
  `if (token.type === '=>' || token === '...') next();`,
  `t.pass('a1-ok');`,
  `rds.Credentials.fromPassword('admin1', secret);`,
  `getPassword('app-1');`,
  `new secretsmanager.Secret(this, 'Db-a1B2-c3D4');`,
  `form.password('current1');`,
  `const secret = getSecret('x9K2-mQ7v');`,
  `new sfn.Pass(this, 'Step1a');`,
  `map.set('a1b2c3', 'd4e5f6');`,
  `const tokens = ['if1', 'else2'];`,
  `const objectKey = 'uploads/2024/a1b2c3d4e5f6.png';`,
  `table.get({ key: '${RANDOM}' });`,
  `const x = <path d="M10.5 20.1c3.4-5.6 7.8-9" key="a1" />;`,
  `const DSN = 'https://${HEX.slice(0, 32)}@o1.ingest.sentry.io/1';`,
  // Running text.
  `// password: string`,
  `// token: this.tokens1`,
  `// The token=value pairs are parsed; password = base64`,
  'const q = `password=${password1}`;',
  `const q = 'Unexpected token: abc123';`.replace('abc123', 'name'),
  `// https://user:password@proxy.example.com`,
  '/**\n * @example\n * ```js\n * { password: "Passw0rd!" }\n * ```\n */',
  `// For example: login({ password: 'Passw0rd!' })`,
  `// example.login({ password: 'Passw0rd!' })`,
  'const url = `https://x-access-token:${token}@github.com/a/b`;',
  `const a = 'git+ssh://git@github.com:org/repo1.git';`,
  // Another scanner was told.
  `const password = 'hunter2'; // pragma: allowlist secret`,
  `// pragma: allowlist nextline secret\r\nconst password = 'hunter2';`,
  `const password = 'hunter2'; // gitleaks:allow`,
  `/* secretlint-disable-next-line */\nconst password = 'hunter2';`,
];

/** Another rule says it, with the repair that belongs to it. */
const claimed: readonly string[] = [
  `import * as lambda from 'aws-cdk-lib/aws-lambda';
new lambda.Function(this, 'F', { runtime, handler, code, environment: { DB_PASSWORD: 'hunter2', TOKEN: '${GITHUB}' } });`,
  `import * as lambda from 'aws-cdk-lib/aws-lambda';
const token = '${GITHUB}';
new lambda.Function(this, 'F', { runtime, handler, code, environment: { TOKEN: token } });`,
  `import { S3Client } from '@aws-sdk/client-s3';
new S3Client({ credentials: { accessKeyId: '${KEY_ID}', secretAccessKey: '${RANDOM}${BODY.slice(0, 8)}' } });`,
];

/** That a key is made is said elsewhere; what else is written here is not. */
const beside: readonly InvalidCase[] = [
  named('password', `import * as iam from 'aws-cdk-lib/aws-iam';\nnew iam.AccessKey(this, 'K', { user });\nconst password = «'hunter2'»;`),
];

const valid: ValidCase[] = [
  ...silent.map((code) => (code.includes('<path') ? { code, filename: 'src/app.jsx' } : code)),
  ...claimed,
  { code: `const password = 'hunter2';`, ...inTest },
  { code: `const id = 'AKIA1234567890ABCDEF';`, ...inTest },
  { code: `const password = 'Passwort1';`, filename: 'src/locales/de.ts' },
  { code: `const password = 'hunter2';`, options: [{ allow: ['^hunter2$'] }] },
  { code: `const x = '${GITHUB}';`, options: [{ allow: ['^ghp_'] }] },
  { code: `const apiKey = '${RANDOM}';`, settings: { 'aws-secrets': { secretNames: { ignore: ['apiKey'] } } } },
];

const several: InvalidCase = {
  name: 'each place once',
  code: `const a = { password: 'hunter2', apiKey: '${GITHUB}', b: 'postgres://u:${STRIPE}@h/d' };`,
  errors: [
    { messageId: 'name', data: { what: 'password' }, line: 1, column: 23, endLine: 1, endColumn: 32 },
    { messageId: 'token', data: { what: 'GitHub secret' }, line: 1, column: 43, endLine: 1, endColumn: 43 + GITHUB.length },
    { messageId: 'token', data: { what: 'Stripe secret' }, line: 1, column: 49 + GITHUB.length + 14, endLine: 1, endColumn: 49 + GITHUB.length + 14 + STRIPE.length },
  ],
} as InvalidCase;

testRule('no-hardcoded-secret', { valid, invalid: [...tokens, ...jsx, ...passwords, ...secrets, ...embedded, ...levels, ...beside, several] });

describe('no-hardcoded-secret: options', () => {
  it.each(['allow', 'additionalPatterns'])('names %s when it holds no regular expression', (option) => {
    const rules = { 'aws-secrets/no-hardcoded-secret': ['error', { [option]: ['('] }] } as const;
    expect(() => lint('const key = 1;', { rules: rules as never })).toThrow(`option ${option} has an invalid regular expression`);
  });
});
