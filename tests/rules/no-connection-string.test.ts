import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase, type ValidCase } from '../support/rule-tester.ts';

const finding =
  (messageId: string) =>
  (scheme: string, text: string, more: Partial<InvalidCase> = {}): InvalidCase =>
    marked(text, text, { messageId, data: { scheme }, more });
const password = finding('password');
const remote = (scheme: string, text: string): InvalidCase => finding('remote')(scheme, text, { options: [{ strict: true }] });

const PW = 'Hunter2!x';

const passwords: InvalidCase[] = [
  password('postgres', `const url = '«postgres://app:${PW}@db.prod.internal:5432/app»';`),
  password('postgres', `const url = '«postgres://app:p%40ss%2Fw0rd@db.prod.internal:5432/app»';`),
  password('mongodb+srv', `connect("«mongodb+srv://admin:${PW}@cluster0.x.mongodb.net/test»");`),
  password('mongodb', `connect('«mongodb://app:${PW}@h1:27017,h2:27017/db»');`),
  password('redis', `createClient({ url: '«redis://:${PW}@x.cache.amazonaws.com:6379»' });`),
  password('amqps', `connect('«amqps://u:${PW}@b-1.mq.us-east-1.amazonaws.com:5671»');`),
  password('ldap', `bind('«ldap://cn=admin:${PW}@dir.corp»');`),
  password('mysql', 'const url = `«mysql://app:' + PW + '@${host}:3306/${database}»`;'),
  password('mysql', 'const url = `«mysql://${user}:' + PW + '@db/app»`;'),
  password('postgresql', `const url = '«postgresql://app:' + '${PW}@db.corp/app»';`),
  password('postgres', `const url = '«postgres:\\x2f\\x2fapp:${PW}@db.corp/app»';`),
  password('postgres', `const url = process.env.DATABASE_URL ?? '«postgres://app:${PW}@localhost/app»';`),
  password('postgres', `// staging: «postgres://app:${PW}@db.corp/app»`),
  password('postgres', `const x = <Db url="«postgres://app:${PW}@db.corp/app»" />;`, { filename: 'src/a.jsx' }),
  password('jdbc:mysql', `const url = '«jdbc:mysql://h:3306/db?user=u&password=${PW}»';`),
  password('jdbc:sqlserver', `const url = '«jdbc:sqlserver://srv:1433;databaseName=x;user=sa;password=${PW}»';`),
  password('jdbc:oracle', `const url = '«jdbc:oracle:thin:scott/${PW}@//db.corp:1521/x»';`),
  password('sqlserver', `const url = '«sqlserver://localhost:1433;database=x;user=SA;password=${PW}»';`),
  password('key=value', `const ado = '«Server=tcp:x.database.windows.net,1433;Database=db;User ID=u;Password=${PW};»';`),
  password('key=value', `const ado = '«Data Source=srv;Initial Catalog=db;Uid=sa;Pwd=${PW};»';`),
  password('key=value', `const ado = '«Server=srv;Uid=sa;' + 'Pwd=${PW}»';`),
  password('key=value', `const dsn = '«host=db user=me password=${PW}»';`),
  password('key=value', `const dbSecret = '«Server=srv;Uid=sa;Pwd=${PW}»';`),
];

const endpoints: InvalidCase[] = [
  remote('postgres', `const url = '«postgres://db.prod.internal:5432/app»';`),
  remote('redis', `const url = '«redis://x.cache.amazonaws.com:6379»';`),
  remote('jdbc:postgresql', `const url = '«jdbc:postgresql://db.corp:5432/app»';`),
  remote('kafka', `const url = '«kafka://b-1.x.kafka.us-east-1.amazonaws.com:9092»';`),
  remote('postgres', 'const url = `«postgres://${user}:${password}@db.prod.internal/app»`;'),
];

const silent: readonly string[] = [
  'const url = `postgres://app:${password}@db.prod.internal/app`;',
  'const url = `postgres://${user}:${pass}@${host}/${db}`;',
  "const url = 'postgres://app:' + password + '@db.prod.internal/app';",
  `const url = 'postgres://USER:PASSWORD@HOST/db';`,
  `const url = 'postgres://<user>:<password>@<host>/db';`,
  `const url = 'postgres://{{user}}:{{pw}}@{{host}}/db';`,
  `const url = 'postgres://user:pass@localhost/db';`,
  `const url = 'postgres://postgres:postgres@localhost:5432/db';`,
  `const url = 'amqp://guest:guest@rabbitmq:5672';`,
  `const url = 'mysql://me:secret@db.corp/db';`,
  `const url = 'jdbc:mysql://h/db?user=me&password=secret';`,
  `const dsn = 'host=db user=me password=secret';`,
  `const url = 'snowflake://user:pass@acct';`,
  `const url = 'mongodb://app:***@h/db';`,
  `const url = 'postgres://db.prod.internal:5432/app';`,
  `const url = 'redis://x.cache.amazonaws.com:6379';`,
  `const url = 'mongodb://localhost:27017/test';`,
  `const url = 'postgres://';`,
  `if (url.startsWith('mongodb://')) connect(url);`,
  `const url = 'https://example.com:8080/a@b';`,
  `const url = 'http://user@host/';`,
  `const url = 'https://github.com/a/b@1.2.3';`,
  `const url = 'https://x.com/path:abc@def';`,
  `const url = 'git+ssh://git@github.com:org/repo.git';`,
  `const url = 'https://deploy:Hunter2x@git.corp/app';`,
  `const url = 's3://bucket/key';`,
  `const arn = 'arn:aws:rds:eu-west-1:111122223333:db:app';`,
  `const text = 'Data Source=my source';`,
  `const text = 'password=required;';`,
  `// mongodb://val:psw@127.0.0.1:27017/mydb`,
  `// e.g. Server=srv;Uid=sa;Pwd=${PW}`,
  `const url = 'postgres://app:${PW}@db.corp/app'; // pragma: allowlist secret`,
  `import { Function } from 'aws-cdk-lib/aws-lambda';
new Function(this, 'F', { runtime, handler, code, environment: { DATABASE_URL: 'postgres://app:${PW}@db.corp/app' } });`,
];

const valid: ValidCase[] = [
  ...silent,
  { code: `const url = 'postgres://app:${PW}@db.corp/app';`, filename: 'src/db.test.ts' },
  { code: `const url = 'postgres://app:${PW}@localhost/app';`, options: [{ allowLocalhost: true }] },
  ...['localhost:5432/app', 'db:5432/app', 'db.example.com/app', '${host}/app', 'host/db', '127.0.0.1/db'].map((rest) => ({
    code: `const url = \`postgres://${rest}\`;`,
    options: [{ strict: true }],
  })),
  { code: `// see postgres://db.prod.internal/app`, options: [{ strict: true }] },
];

testRule('no-connection-string', { valid, invalid: [...passwords, ...endpoints] });
