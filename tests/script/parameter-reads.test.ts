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
