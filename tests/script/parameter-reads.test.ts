/** What is read, from which store, under which names, decrypted or not? */
import { describe, expect, it } from 'vitest';
import type { ParameterRead } from '../../src/model/parameter-read.ts';
import { textOfValue } from '../../src/model/value.ts';
import { parameterReadsOf } from '../../src/script/parameter-reads.ts';
import { applyFix } from '../support/linting.ts';
import { scriptOf, type Reading } from './script-of.ts';

const readsOf = (code: string, reading?: Reading): readonly ParameterRead[] =>
  parameterReadsOf(scriptOf(code, reading));

/** The names of a read as short texts: literals as they are, `*` for holes, `$X` for environment variables. */
const namesOf = (read: ParameterRead | undefined): string[][] =>
  (read?.names ?? []).map(({ values }) =>
    values.map((value) => textOfValue(value) ?? (value.kind === 'environment' ? `$${value.name ?? '*'}` : value.kind)),
  );

describe('store, operation and name', () => {
  it.each([
    ['new GetParameterCommand({ Name: "/a/b/c" })', 'parameter-store', 'GetParameter', false, [['/a/b/c']]],
    [
      'new GetParameterHistoryCommand({ Name: "/a/b/c" })',
      'parameter-store',
      'GetParameterHistory',
      false,
      [['/a/b/c']],
    ],
    [
      'new GetParametersCommand({ Names: ["/a/b/c", "/a/b/d"] })',
      'parameter-store',
      'GetParameters',
      false,
      [['/a/b/c'], ['/a/b/d']],
    ],
    ['new GetParametersByPathCommand({ Path: "/a/b/" })', 'parameter-store', 'GetParametersByPath', true, [['/a/b/']]],
    ['new GetSecretValueCommand({ SecretId: "a/b" })', 'secrets-manager', 'GetSecretValue', false, [['a/b']]],
    ['new DescribeSecretCommand({ SecretId: "a/b" })', 'secrets-manager', 'DescribeSecret', false, [['a/b']]],
    [
      'new BatchGetSecretValueCommand({ SecretIdList: ["a/b", "a/c"] })',
      'secrets-manager',
      'BatchGetSecretValue',
      false,
      [['a/b'], ['a/c']],
    ],
    ['ssm.getParameter({ Name: "/a/b/c" }).promise()', 'parameter-store', 'GetParameter', false, [['/a/b/c']]],
    [
      'paginateGetParametersByPath({ client }, { Path: "/a/b/" })',
      'parameter-store',
      'GetParametersByPath',
      true,
      [['/a/b/']],
    ],
    [
      'new GetParameterCommand({ Name: `/a/${process.env.STAGE}/c` })',
      'parameter-store',
      'GetParameter',
      false,
      [['/a/*/c']],
    ],
    ['new GetParameterCommand({ Name: "/a/" + stage + "/c" })', 'parameter-store', 'GetParameter', false, [['/a/*/c']]],
    [
      'new GetParameterCommand({ Name: process.env.X ?? "/a/b/c" })',
      'parameter-store',
      'GetParameter',
      false,
      [['$X', '/a/b/c']],
    ],
    ...['readEnvironment("X")', 'environment("X")', 'readEnv("X")', 'config.get("MY_X")', 'env.get("X").required().asString()', 'process.env.X!'].map(
      (name): [string, string, string, boolean, string[][]] => [
        `new GetParameterCommand({ Name: ${name} })`, 'parameter-store', 'GetParameter', false, [[name.includes('MY_X') ? '$MY_X' : '$X']],
      ],
    ),
    ['new GetParameterCommand({ Name: envelope("X") })', 'parameter-store', 'GetParameter', false, [['unknown']]],
    ['new GetParameterCommand({ Name: config.get("x") })', 'parameter-store', 'GetParameter', false, [['unknown']]],
    ['new GetParameterCommand({ Name: event.name })', 'parameter-store', 'GetParameter', false, [['unknown']]],
    ['getSSMParameter("/a/b/c")', 'parameter-store', 'getSSMParameter', false, [['/a/b/c']]],
    ['vault.getSecret("a/b")', 'unknown', 'getSecret', false, [['a/b']]],
  ])('%s', (code, store, label, tree, names) => {
    const [read, ...others] = readsOf(code);
    expect(others).toEqual([]);
    expect(read).toMatchObject({ store, label, tree, range: expect.any(Array) as unknown });
    expect(namesOf(read)).toEqual(names);
  });

  it('says how it knows', () => {
    const code = `
      import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
      import { vault } from './vault';
      getSecret('a'); vault('b'); other.getSecret('c'); fetch('http://localhost:2773/secretsmanager/get?secretId=' + d);`;
    const reads = readsOf(code, { settings: { secretSources: ['vault'] } });
    expect(reads.map(({ label, via }) => [label, via])).toEqual([
      ['getSecret', 'api'],
      ['Lambda extension', 'api'],
      ['vault', 'setting'],
      ['getSecret', 'name'],
    ]);
  });

  it('is no read', () => {
    const code = `
      import { GetCommand } from '@aws-sdk/lib-dynamodb';
      new GetCommand({ Name: 'x' }); new GetParameterCommand(); getQueryParameter('x'); getParameterPath('x');
      getSecretsClient('x'); listSecrets('x'); new Map().get('secret'); url.searchParams.set('name', 'x'); getSsml('x');`;
    expect(readsOf(code)).toEqual([]);
  });

  it.each([
    ["`http://localhost:${port}/systemsmanager/parameters/get?name=${encodeURIComponent(NAME)}`", [['/a/b/c']]],
    ["`http://localhost:${port}/systemsmanager/parameters/get?name=/a/${stage}/c`", [['/a/*/c']]],
    ["`http://localhost:${port}/systemsmanager/parameters/get?label=${label}&name=${encodeURIComponent(`/a/${stage}/c`)}&x=${y}`", [['/a/*/c']]],
    ["'http://localhost:' + port + '/secretsmanager/get?secretId=' + NAME", [['/a/b/c']]],
    ["'http://localhost:' + port + '/systemsmanager/parameters/get/?name=%2Fa%2Fb'", [['/a/b']]],
  ])('asks the extension: %s', (address, names) => {
    expect(readsOf(`const NAME = '/a/b/c'; await fetch(${address});`).map(namesOf)).toEqual([names]);
  });

  it.each(["'http://localhost:2773/secretsmanager/get?secretId='", "'http://localhost:2773/systemsmanager/parameters/get?names=x'", '`${host}/get?name=x`'])('asks nothing of it: %s', (address) => {
    expect(readsOf(`await fetch(${address}); // secretsmanager/get`)).toEqual([]);
  });

  it('has nothing to say about an empty file', () => expect(readsOf('')).toEqual([]));
});

describe('where the name is handed over', () => {
  const wrapper = 'const read = (name: string) => client.send(new GetSecretValueCommand({ SecretId: name }));\n';

  it('is the outermost call', () => {
    const code = `${wrapper}const parsed = (id: string) => read(id);\nparsed('a/b'); read('c/d');`;
    const [read] = readsOf(code);
    expect(read!.names.map(({ range }) => code.slice(...range))).toEqual(["'a/b'", "'c/d'"]);
  });

  it('is the parameter of a function that nobody in the file calls', () => {
    const [read] = readsOf(wrapper);
    expect(namesOf(read)).toEqual([['parameter']]);
  });

  it('is listed once, although the wrapper is called after what it reads', () => {
    const reads = readsOf(
      `async function getSecret(id: string) { return client.send(new GetSecretValueCommand({ SecretId: id })); }\ngetSecret('a/b');`,
    );
    expect(reads.flatMap(namesOf)).toEqual([['a/b']]);
  });

  it('ends with wrappers that call each other', () => {
    const code = `const a = (x) => b(x);\nconst b = (x) => { a(x); return new GetSecretValueCommand({ SecretId: x }); };`;
    expect(readsOf(code)).toHaveLength(1);
  });

  it('tells the fallback and whether it is pure', () => {
    const [read] = readsOf(
      "new GetSecretValueCommand({ SecretId: process.env.X ?? 'a/b' }); new GetSecretValueCommand({ SecretId: f() });",
    );
    expect(read!.names[0]).toMatchObject({ fallback: 'a/b', pure: true });
    const [, impure] = readsOf(
      "new GetSecretValueCommand({ SecretId: process.env.X ?? 'a/b' }); new GetSecretValueCommand({ SecretId: f() });",
    );
    expect(impure!.names[0]).toMatchObject({ fallback: undefined, pure: false });
  });
});

describe('decryption', () => {
  const decryptionOf = (code: string) => readsOf(code)[0]!.decryption;
  const switchedOn = (code: string): string =>
    decryptionOf(code).turnOn!.reduce((text, edit) => applyFix(text, edit), code);

  it.each([
    ['new GetParameterCommand({ Name: n, WithDecryption: true })', 'on'],
    ['new GetParameterCommand({ Name: n, WithDecryption: false })', 'off'],
    ['new GetParameterCommand({ Name: n })', 'absent'],
    ['new GetParameterCommand({ Name: n, ...options })', 'unknown'],
    ['new GetParameterCommand({ Name: n, WithDecryption: flag })', 'unknown'],
    ['const input = { Name: n, WithDecryption: true }; new GetParameterCommand(input)', 'on'],
    ['new GetSecretValueCommand({ SecretId: n })', 'on'],
    ['import { getParameter } from "@aws-lambda-powertools/parameters/ssm"; getParameter(n)', 'absent'],
    ['import { getParameter } from "@aws-lambda-powertools/parameters/ssm"; getParameter(n, { decrypt: true })', 'on'],
    ['import ssm from "@middy/ssm"; ssm({ fetchData: { a: "/a/b/c" } })', 'on'],
    ['getParameter(n)', 'unknown'],
  ])('%s: %s', (code, state) => {
    expect(decryptionOf(code).state).toBe(state);
  });

  it('is switched on', () => {
    expect(switchedOn('new GetParameterCommand({ Name: n })')).toBe(
      'new GetParameterCommand({ Name: n, WithDecryption: true })',
    );
    expect(switchedOn('new GetParameterCommand({ WithDecryption: false, Name: n })')).toBe(
      'new GetParameterCommand({ WithDecryption: true, Name: n })',
    );
    expect(switchedOn('new GetParameterCommand({\n  Name: n,\n})')).toBe(
      'new GetParameterCommand({\n  Name: n,\n  WithDecryption: true,\n})',
    );
    expect(switchedOn('const input = { Name: n }; new GetParameterCommand(input)')).toBe(
      'const input = { Name: n, WithDecryption: true }; new GetParameterCommand(input)',
    );
    expect(decryptionOf('const input = { Name: n }; new GetParameterCommand(input); f(input)').turnOn).toBeUndefined();
  });
});

describe('what is done with it', () => {
  const READ = "const response = await client.send(new GetParameterCommand({ Name: n }));\n";

  it.each([
    ['const apiKey = response.Parameter.Value;', ['apiKey']],
    ['connect({ password: response.Parameter.Value, user: response.Parameter.Name });', ['password']],
    ['this.clientSecret = JSON.parse(response.Parameter.Value).secret;', ['clientSecret']],
    ['const { Parameter: { Value: token } } = response;', ['token']],
    ['const value = response.Parameter.Value; const nextToken = response.NextToken; const secret = other();', []],
    ['const token = response.Parameter.ARN;', []],
  ])('%s is kept as %j', (use, names) => {
    expect(readsOf(READ + use)[0]!.heldAs()).toEqual(names);
  });

  it('is returned by a function that is called after it', () => {
    const code = 'async function loadApiKey() { return (await ssm.getParameter({ Name: n })).Parameter.Value; }';
    expect(readsOf(code)[0]!.heldAs()).toEqual(['loadApiKey']);
  });

  it.each([
    ['await client.send(new GetParameterCommand({ Name: n }));', true],
    ['await ssm.getParameter({ Name: n }).promise();', true],
    ['const x = await client.send(new GetParameterCommand({ Name: n }));', false],
    ['return_(await client.send(new GetParameterCommand({ Name: n })));', false],
    ['ssm.getParameter({ Name: n }, (error, data) => use(data));', false],
  ])('%s is thrown away: %s', (code, discarded) => {
    expect(readsOf(code)[0]!.discarded).toBe(discarded);
  });
});

describe('the Lambda extension', () => {
  it.each([
    ['fetch(`${base}/systemsmanager/parameters/get?name=${name}&withDecryption=true`)', [['unknown']], 'on'],
    ["fetch('http://x/systemsmanager/parameters/get?name=%2Fa%2Fb%2Fc')", [['/a/b/c']], 'absent'],
    ['fetch(`http://x/systemsmanager/parameters/get?name=/a/${stage}/c`)', [['/a/*/c']], 'absent'],
    ["fetch('http://x/secretsmanager/get?secretId=a/b')", [['a/b']], 'on'],
    ['fetch(`http://x/systemsmanager/parameters/get?name=/a/b&withDecryption=${flag}`)', [['/a/b']], 'unknown'],
  ])('%s', (code, names, state) => {
    const [read] = readsOf(code);
    expect(namesOf(read)).toEqual(names);
    expect(read!.decryption.state).toBe(state);
  });
});

/** `label store [names] state` of each read, a name with the state of its own switch; then what switching on makes of the code. */
const told = (code: string): string[] =>
  readsOf(code).map((read) => {
    const { label, store, via, tree, names, decryption } = read;
    const own = names.map((name, i) => `${namesOf(read)[i]!.join('|')}${name.decryption ? `:${name.decryption.state}` : ''}`);
    return `${label} ${store}${via === 'name' ? ' by name' : ''}${tree ? ' tree' : ''} [${own.join(' ')}] ${decryption.state}`;
  });
const switchedOn = (code: string): string | undefined => readsOf(code)[0]!.decryption.turnOn?.reduce((text, edit) => applyFix(text, edit), code);

describe('variables of the environment', () => {
  it.each([
    ['env.X_SECRET_NAME', '$X_SECRET_NAME'],
    ['processEnv.X_NAME', '$X_NAME'],
    ['lambdaEnvVars.X_NAME', '$X_NAME'],
    ['config.env.x.tokenPath', '$tokenPath'],
    ['env.dbMainName', '$dbMainName'],
    ['this.env.X_Y', '$X_Y'],
    ['this.#env.X_Y', '$X_Y'],
    ['environment.tokenPath()', '$tokenPath'],
    ['schema.parse(process.env).X', '$X'],
    ['createEnv({ runtimeEnv: process.env }).X', '$X'],
    ['createEnv({ ...process.env }).X', '$X'],
    ['assertDefined(process.env.X)', '$X'],
    ["settingsService.get('X_Y')", '$X_Y'],
    ["env.get('X').trim()", '$X'],
    ['process.env[x]', '$*'],
    ...['env.name', 'env.tokenShape', 'config.ENV', 'environment.tokenPath(x)', 'environment.tokenPath().x', 'env[x]', 'env.LIST[0]', 'environs.X_NAME', 'xEnv.X_NAME', 'schema.parse(other).X', 'schema.parse(process.env)[x]', 'createEnv({ a: 1 }).X', 'format(process.env.X)', 'assertDefined(x)', "configured.get('X_Y')", "appConfig.get('xY')", "get('X').trim()", 'env', 'getEnv()', 'getEnv(x)', 'f()()'].map(
      (name): [string, string] => [name, 'unknown'],
    ),
  ])('%s is %s', (name, expected) => expect(readsOf(`new GetParameterCommand({ Name: ${name} })`).map(namesOf)).toEqual([[[expected]]]));

  it.each([
    ["process.env.X.trim() ?? '/a/b'", '/a/b'],
    ["process.env.X || '/a/b'", '/a/b'],
    ["process.env.X && '/a/b'", undefined],
    ["c ? process.env.X : '/a/b'", undefined],
  ])('%s falls back to %s', (name, expected) => expect(readsOf(`new GetParameterCommand({ Name: ${name} })`)[0]!.names[0]!.fallback).toBe(expected));
});

describe('requests to the Lambda extension', () => {
  const GET = 'http://x/systemsmanager/parameters/get';
  it.each([
    ["axios({ url: 'http://x/secretsmanager/get?secretId=a' })", 'secrets-manager [a] on'],
    ["http.get({ path: '/secretsmanager/get?secretId=a' })", 'secrets-manager [a] on'],
    ["request({ uri: '/secretsmanager/get?secretId=a' })", 'secrets-manager [a] on'],
    ["$fetch(new URL('/secretsmanager/get?secretId=a', base))", 'secrets-manager [a] on'],
    ["fetch('http://x/secretsmanager/get?secretId=%zz')", 'secrets-manager [%zz] on'],
    ["fetch('http://x/secretsmanager/get?versionStage=AWSPREVIOUS&secretId=a&b=c')", 'secrets-manager [a] on'],
    ["fetch('http://x/secretsmanager/get?secretId=a#b')", 'secrets-manager [a] on'],
    ["fetch('http://x/secretsmanager/get?secretId=' + process.env.SECRET_NAME)", 'secrets-manager [$SECRET_NAME] on'],
    ['fetch(`http://x/secretsmanager/get?secretId=${encode(process.env.SECRET_NAME)}`)', 'secrets-manager [unknown] on'],
    ["u.searchParams.append('secretId', 'c'); // secretsmanager/get", 'secrets-manager [c] on'],
    [`u.searchParams.set('name', '/a/b'); // ${GET}`, 'parameter-store [/a/b] absent'],
    [`u.searchParams.set('name', '/a/b'); u.searchParams.set('withDecryption', x); // ${GET}`, 'parameter-store [/a/b] unknown'],
    [`fetch('${GET}?name=a&withDecryption=1')`, 'parameter-store [a] on'],
    [`fetch('${GET}?name=a'); // withDecryption`, 'parameter-store [a] unknown'],
    [`const off = 'false'; fetch(\`${GET}?name=a&withDecryption=\${off}\`)`, 'parameter-store [a] off'],
    [`fetch('${GET}?name=a#b')`, 'parameter-store [a] absent'],
  ])('%s: %s', (code, expected) => {
    expect(told(code)).toEqual([`Lambda extension ${expected}`]);
    expect(switchedOn(code)).toBeUndefined();
  });

  it.each([
    ["'?withDecryption=FALSE&name=a'", "'?withDecryption=true&name=a'"],
    ["'?name=a'", "'?name=a&withDecryption=true'"],
    ['`?name=a`', '`?name=a&withDecryption=true`'],
    ["'?name=' + n", "'?name=' + n + '&withDecryption=true'"],
  ])('is decrypted: %s', (query, expected) => {
    const code = `fetch(${query})`.replace('?', `${GET}?`);
    expect(switchedOn(code)).toBe(`fetch(${expected})`.replace('?', `${GET}?`));
  });

  it.each([
    "request({ body: '/secretsmanager/get?secretId=a' })",
    "post('http://x/secretsmanager/get?secretId=a')",
    "fetch(new Address('/secretsmanager/get?secretId=a', base))",
    "fetch(c('/secretsmanager/get?secretId=a'))",
    "fetch()",
    "u.searchParams.set('name', 'b'); u.headers.set('secretId', 'c'); set('secretId', 'd'); params.set(secretId, 'e'); params.set('secretId')",
  ])('is none: %s', (code) => expect(readsOf(`${code} // secretsmanager/get`)).toEqual([]));
});

describe('libraries', () => {
  const POWERTOOLS = "import { SSMProvider, SecretsProvider, getParameter, getParametersByName, getParameters } from '@aws-lambda-powertools/parameters'; ";
  it.each([
    [`${POWERTOOLS}new SSMProvider().get('/a/b')`, 'get parameter-store [/a/b] absent', '.get(\'/a/b\', { decrypt: true })'],
    [`${POWERTOOLS}new SSMProvider().getMultiple('/a/b')`, 'getMultiple parameter-store tree [/a/b] absent', "('/a/b', { decrypt: true })"],
    [`${POWERTOOLS}new SSMProvider().getParametersByName({ '/a': { decrypt: true }, [b]: {}, c: 1, ...{ '/d': {} }, ...e })`, 'getParametersByName parameter-store [/a:on unknown:absent /d:absent] absent', '...e }, { decrypt: true })'],
    [`${POWERTOOLS}const p = new SecretsProvider(); p.get('a', { x: 1 })`, 'get secrets-manager [a] on', undefined],
    [`${POWERTOOLS}getParameters('/a/b', { decrypt: false })`, 'getParameters parameter-store tree [/a/b] off', '{ decrypt: true })'],
    [`${POWERTOOLS}getParameters('/a/b', {})`, 'getParameters parameter-store tree [/a/b] absent', '{ decrypt: true })'],
    [`${POWERTOOLS}getParameters('/a/b', { sdkOptions: { WithDecryption: true } })`, 'getParameters parameter-store tree [/a/b] on', undefined],
    [`${POWERTOOLS}getParameters('/a/b', { get decrypt() { return false; } })`, 'getParameters parameter-store tree [/a/b] off', undefined],
    [`${POWERTOOLS}const decrypt = false; getParameters('/a/b', { decrypt })`, 'getParameters parameter-store tree [/a/b] off', '{ decrypt: true })'],
    [`${POWERTOOLS}getParameters('/a/b', { decrypt: undefined })`, 'getParameters parameter-store tree [/a/b] absent', undefined],
    [`${POWERTOOLS}getParameters('/a/b', { decrypt: c ? true : false })`, 'getParameters parameter-store tree [/a/b] on', undefined],
    [`${POWERTOOLS}getParameters('/a/b', { decrypt: c ? false : x })`, 'getParameters parameter-store tree [/a/b] unknown', undefined],
    [`${POWERTOOLS}getParameter(...a)`, 'getParameter parameter-store [unknown] absent', undefined],
    [`${POWERTOOLS}getParameter('/a'); // POWERTOOLS_PARAMETERS_SSM_DECRYPT`, 'getParameter parameter-store [/a] unknown', "('/a', { decrypt: true }); // POWERTOOLS_PARAMETERS_SSM_DECRYPT"],
    ["import ssm, { ssmParam } from '@middy/ssm'; ssm({ fetchData: { a: '/a/b', b: ssmParam('/c/d'), ...e, c: other('/x'), d: ssmParam() } })", 'ssm parameter-store [/a/b /c/d unknown] on', undefined],
    ["import sm from '@middy/secrets-manager'; sm({ fetchData: { a: 'x/y' } })", 'sm secrets-manager [x/y] on', undefined],
    ["paginateGetParametersByPath(config, { Path: '/a' })", 'GetParametersByPath parameter-store tree [/a] absent', "{ Path: '/a', WithDecryption: true })"],
    ['const x = new SSM(); x.getParameter(input)', 'GetParameter parameter-store [unknown] unknown', undefined],
    ...["const { GetParameterCommand: Get } = require('@aws-sdk/client-ssm'); ", "import { GetParameterCommand as Get } from '@aws-sdk/client-ssm'; ", 'const Get = ssm.GetParameterCommand; '].map((given): [string, string, string] => [
      `${given}new Get({ Name: 'a' })`, 'GetParameter parameter-store [a] absent', "{ Name: 'a', WithDecryption: true })",
    ]),
  ])('%s: %s', (code, expected, on) => {
    expect(told(code)).toEqual([expected]);
    const text = switchedOn(code);
    if (on === undefined) expect(text).toBeUndefined();
    else expect(text?.endsWith(on)).toBe(true);
  });

  it.each([
    `${POWERTOOLS}new Other().get('a'); new SSMProvider().put('a'); getParameter(); new (x.SSMProvider)().get('a');`,
    "import sm from '@middy/secrets-manager'; sm({ fetchData: {} }); sm(); sm({}); sm.x({ fetchData: { a: 'x' } })",
    "import sm from '@middy/secrets'; sm({ fetchData: { a: 'x/y' } })",
    "getParameterCommand({ Name: 'a' }); new GetParameter({ Name: 'a' }); x.getSecretValue(); paginateGetParametersByPath({ client })",
    "const load = f(getSecret); load('a'); getSecret(); const getParam = (x) => x; getParam('a'); getQueryParam('a')",
  ])('read nothing: %s', (code) => expect(told(code)).toEqual([]));

  it.each([
    ["GetParameter({ Name: 'a' })", 'GetParameter parameter-store', 'a'],
    ["x.getParameter({ Key: 'a' })", 'getParameter parameter-store', ''],
    ['const x = new Map(); x.getParameter(input)', 'getParameter parameter-store', 'unknown'],
    ['x.getSecretValue(input)', 'getSecretValue unknown', 'unknown'],
    ["const load = getSecret; load('a')", 'getSecret unknown', 'a'],
    ["const load = x.getSecret; load('a')", 'getSecret unknown', 'a'],
    ["import getSecret from './x'; getSecret('a')", 'getSecret unknown', 'a'],
    ["this.#getSecret('a')", 'getSecret unknown', 'a'],
    ["getSecret({ name: 'a', region: 'b', secretId: 'c', [name]: 'd', ...x })", 'getSecret unknown', 'a c'],
    ["getSecret('a', { name: 'b' }, { name: 'c' })", 'getSecret unknown', 'a b'],
    ['getSecret(client, assertDefined(process.env.DB_SECRET_ARN))', 'getSecret unknown', 'unknown $DB_SECRET_ARN'],
    ['getSecret(client, format(process.env.DB_SECRET_ARN), assertDefined(process.env.DB_SECRET_ARN).x)', 'getSecret unknown', 'unknown'],
    ['getSecret(client, process.env.DB_SECRET_ARN)', 'getSecret unknown', 'unknown $DB_SECRET_ARN'],
    ["getSecret(client, 'b')", 'getSecret unknown', 'unknown'],
    ['getSecret(client, process.env.DB_PORT)', 'getSecret unknown', 'unknown'],
    ['getSecret(...a)', 'getSecret unknown', ''],
    ["fetchSSMParameterFromStore('/a')", 'fetchSSMParameterFromStore parameter-store', '/a'],
    ["loadParamsByPath('/a')", 'loadParamsByPath parameter-store', '/a'],
  ])('are known by name: %s: %s [%s]', (code, reader, names) => expect(told(code)).toEqual([`${reader} by name [${names}] unknown`]));

  it.each([
    [{ module: './vault', name: '*' }, ['read', 'fetchIt']],
    [{ module: './vault', name: 'read' }, ['read']],
    ['fetchIt', ['fetchIt']],
  ])('are listed: %j', (source, labels) => {
    const code = "import { read, fetchIt } from './vault'; import { other } from './others'; read('a'); fetchIt('b'); other('c'); // secret";
    expect(readsOf(code, { settings: { secretSources: [source] } }).map(({ label, via }) => `${label} ${via}`)).toEqual(labels.map((label) => `${label} setting`));
  });
});

describe('what is read is kept', () => {
  const READ = 'const response = await client.send(new GetParameterCommand({ Name: n }));\n';
  it.each([
    ['const [apiKey = other] = JSON.parse(response.Parameter.Value);', ['apiKey']],
    ['const { Parameter: { Value: token = 1 } } = response;', ['token']],
    ['const { Parameter: { Name: token } } = response;', []],
    ['const apiKey = Buffer.from(response.Parameter.Value);', ['apiKey']],
    ['const apiKey = assertDefined(response.Parameter.Value);', ['apiKey']],
    ['const apiKey = other(response.Parameter.Value);', []],
    ['const apiKey = assertDefined(JSON.parse(response.Parameter.Value));', ['apiKey']],
    ['let apiKey; apiKey = response.Parameter.Value; let apiToken;', ['apiKey']],
    ['const value = response.Parameter.Value; use({ secret: value, password: other, name: value });', ['secret']],
  ])('%s as %j', (use, names) => expect(readsOf(READ + use)[0]!.heldAs()).toEqual(names));

  it.each([
    ["ssm.getParameter({ Name: n }, (error, data) => { const password = data.Parameter.Value; })", ['password']],
    ["ssm.getParameter({ Name: n }, (error, data) => { const password = error.message; })", []],
    ['class A { async getApiKey() { return (await ssm.getParameter({ Name: n })).Parameter.Value; } }', ['getApiKey']],
    ['class A { fetchApiKey = async () => (await ssm.getParameter({ Name: n })).Parameter.Value; }', ['fetchApiKey']],
    ['const o = { loadToken: async () => (await ssm.getParameter({ Name: n })).Parameter.Value };', ['loadToken']],
    ['async function loadToken() { await ssm.getParameter({ Name: n }); return 1; }', []],
    ['async function loadConfig() { return (await ssm.getParameter({ Name: n })).Parameter.Value; }', []],
    ['export const x = async () => { const go = () => ssm.getParameter({ Name: n }); const password = await go(); };', ['password']],
  ])('%s as %j', (code, names) => expect(readsOf(code)[0]!.heldAs()).toEqual(names));

  it.each([
    ['(await client.send(new GetParameterCommand({ Name: n })))!;', true],
    ['client.send(new GetParameterCommand({ Name: n }));', false],
    ['await other(new GetParameterCommand({ Name: n }));', false],
    ['await client.send(x, new GetParameterCommand({ Name: n }));', false],
    ['await ssm.getParameter({ Name: n }).then();', false],
  ])('not at all: %s: %s', (code, discarded) => expect(readsOf(code)[0]!.discarded).toBe(discarded));
});
