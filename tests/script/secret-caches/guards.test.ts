/** How is a cache of the file made to expire? Texts with their repair; `undefined` where none is offered. */
import { describe, expect, it } from 'vitest';
import { parses } from '../../support/linting.ts';
import { repaired } from './caches-of.ts';

const IMPORT = "import { getSecret } from './secrets';\n";
const EXPIRED = 'tokenExpiresAt <= Date.now()';
const VALID = 'tokenExpiresAt > Date.now()';
const SET = 'tokenExpiresAt = Date.now() + 5 * 60 * 1000;';

function repair(code: string): string | undefined {
  const text = repaired(IMPORT + code);
  if (text !== undefined) expect(parses(text, 'typescript'), text).toBe(true);
  return text?.slice(IMPORT.length);
}

/** The repaired body of the only function of a text, that fills the variable `token`. */
function bodyOf(body: string, declaration = 'let token;'): string | undefined {
  const text = repair(`${declaration}\nexport const get = async (force) => {\n${body}\n};`);
  const found = text && /^(.*)\n(.*)\nexport const get = async \(force\) => \{\n([\s\S]*)\n\};$/.exec(text);
  if (found) expect(found.slice(1, 3)).toEqual([declaration, 'let tokenExpiresAt = 0;']);
  return found?.[3];
}

describe('what a condition asks', () => {
  it.each<[test: string, repaired: string | undefined]>([
    ['!token', `!token || ${EXPIRED}`],
    ['!token!', `!token! || ${EXPIRED}`],
    ['!Boolean(token)', `!Boolean(token) || ${EXPIRED}`],
    ['!(!!token)', `!(!!token) || ${EXPIRED}`],
    ['token === undefined', `token === undefined || ${EXPIRED}`],
    ['token == null', `token == null || ${EXPIRED}`],
    ["token === ''", `token === '' || ${EXPIRED}`],
    ['token === ""', `token === "" || ${EXPIRED}`],
    ['token === ``', `token === \`\` || ${EXPIRED}`],
    ['token === void 0', `token === void 0 || ${EXPIRED}`],
    ["typeof token === 'undefined'", `typeof token === 'undefined' || ${EXPIRED}`],
    ['!(token !== undefined)', `!(token !== undefined) || ${EXPIRED}`],
    ['!(token != null)', `!(token != null) || ${EXPIRED}`],
    ['force || !token', `force || !token || ${EXPIRED}`],
    ['force && !token', `force && (!token || ${EXPIRED})`],
    ['(force ?? !token)', `(force ?? (!token || ${EXPIRED}))`],
    ['f(!token)', undefined],
    ['token < 3', undefined],
    ["token === 'x'", undefined],
    ['token.length === 0', undefined],
    ['undefined === token', undefined],
    ["typeof token === 'string'", undefined],
    ['typeof token', undefined],
    ['-token', undefined],
    ['isEmpty(token)', undefined],
    ['!Boolean(token, 1)', undefined],
    ['!token.has(token)', undefined],
  ])('%s', (test, repaired) => {
    const code = (condition: string, stamp: string): string => `  if (${condition}) {\n    token = await getSecret();${stamp}\n  }\n  return token;`;
    expect(bodyOf(code(test, ''))).toBe(repaired && code(repaired, `\n    ${SET}`));
  });

  it.each<[test: string, repaired: string | undefined]>([
    ['token', `token && ${VALID}`],
    ['!!token', `!!token && ${VALID}`],
    ['Boolean(token)', `Boolean(token) && ${VALID}`],
    ['token !== undefined', `token !== undefined && ${VALID}`],
    ["typeof token !== 'undefined'", `typeof token !== 'undefined' && ${VALID}`],
    ['token && !force', `token && ${VALID} && !force`],
    ['token || force', `(token && ${VALID}) || force`],
    ['!(token === undefined)', `!(token === undefined) && ${VALID}`],
  ])('%s, and returns', (test, repaired) => {
    const code = (condition: string, stamp: string): string => `  if (${condition}) return token;\n  token = await getSecret();${stamp}\n  return token;`;
    expect(bodyOf(code(test, ''))).toBe(repaired && code(repaired, `\n  ${SET}`));
  });

  it.each<[before: string, after: string | undefined]>([
    ['  const held = token;\n  if (held) return held;', `  const held = token;\n  if (held && ${VALID}) return held;`],
    ['  const held = await token;\n  if (held) return held;', `  const held = await token;\n  if (held && ${VALID}) return held;`],
    ['  const held = token!;\n  if (!held) use();\n  else return held;', `  const held = token!;\n  if (!held || ${EXPIRED}) use();\n  else return held;`],
    ['  const held = () => token;\n  if (held()) return 1;', undefined],
    ['  const held = token + 1;\n  if (held) return held;', undefined],
  ])('through a constant: %s', (before, after) => {
    const code = (test: string, stamp: string): string => `${test}\n  token = await getSecret();${stamp}\n  return token;`;
    expect(bodyOf(code(before, ''))).toBe(after && code(after, `\n  ${SET}`));
  });

  it('is left alone where a loop asks', () => {
    expect(bodyOf('  while (!token) {\n    token = await getSecret();\n  }')).toBe(
      `  while ((!token || ${EXPIRED})) {\n    token = await getSecret();\n    ${SET}\n  }`,
    );
    expect(bodyOf('  const t = token ? token : f();\n  if (!token) token = await getSecret();')).toBe(
      `  const t = token ? token : f();\n  if (!token || ${EXPIRED}) {\n    token = await getSecret();\n    ${SET}\n  }`,
    );
  });
});

describe('assignments that keep an old value', () => {
  const guard = (empty: string, indent = '  '): string =>
    `${indent}if (${empty} || ${EXPIRED}) {\n${indent}  token = getSecret();\n${indent}  ${SET}\n${indent}}`;
  const NULL = 'token == null';

  it.each<[before: string, after: string | undefined]>([
    ['  token ??= getSecret();', guard(NULL)],
    ['  token ||= getSecret();', guard('!token')],
    ['  token = token ?? getSecret();', guard(NULL)],
    ['  token = token || getSecret();', guard('!token')],
    ['  token = (token ?? getSecret())!;', guard(NULL)],
    ['  (token ??= getSecret())!;', guard(NULL)],
    ['  return (token ??= getSecret());', `${guard(NULL)}\n  return token;`],
    ['  return await (token ??= getSecret());', `${guard(NULL)}\n  return await token;`],
    ['  return (token ??= getSecret()) as Promise<string>;', `${guard(NULL)}\n  return token as Promise<string>;`],
    ['  return (token ??= getSecret())!;', `${guard(NULL)}\n  return token!;`],
    ['  return (token ??= getSecret())?.then(f);', `${guard(NULL)}\n  return token?.then(f);`],
    ['  return (await (token ??= getSecret())).length;', `${guard(NULL)}\n  return (await token).length;`],
    ['  (token ??= getSecret()).catch(f);', `${guard(NULL)}\n  token.catch(f);`],
    ['  return (await (token ??= getSecret()))! as string;', `${guard(NULL)}\n  return (await token)! as string;`],
    ['  token = token ? token : getSecret();', undefined],
    ['  token = token ? token : getSecret();\n  if (!token) token = getSecret();', undefined],
    ['  return(token ??= getSecret());', `${guard(NULL)}\n  return token;`],
    ['  return await(token ??= getSecret())as string;', `${guard(NULL)}\n  return await token as string;`],
    ['  return ((token ??= getSecret()));', `${guard(NULL)}\n  return token;`],
    ['  return (token ??= getSecret(/* once */));', `${guard(NULL).replace('getSecret()', 'getSecret(/* once */)')}\n  return token;`],
    ['  return (/* once */ token ??= getSecret());', undefined],
    ['  token ??= getSecret() /* once */;', undefined],
    ['  token ??= getSecret(); // once', `${guard(NULL)} // once`],
    ['  const t = await (token ??= getSecret());', `${guard(NULL)}\n  const t = await token;`],
    ['  const t = await (token ??= getSecret()), u = 1;', `${guard(NULL)}\n  const t = await token, u = 1;`],
    ['  const u = f(), t = await (token ??= getSecret());', undefined],
    ['  for (const t = (token ??= getSecret()); ; ) f(t);', undefined],
    ['  return f(token ??= getSecret());', undefined],
    ['  return a[(token ??= getSecret())];', undefined],
    ['  return [token ??= getSecret()];', undefined],
    ['  return -(token ??= getSecret());', undefined],
    ['  if (force) return (token ??= getSecret());', undefined],
    ['  if (force) token ??= getSecret();', undefined],
    ['  switch (force) { case 1: token ??= getSecret(); }', `  switch (force) { case 1: ${guard(NULL).trimStart()} }`],
    ['  token = force ? token : getSecret();', undefined],
    ['  token = known(token) ? token : getSecret();', undefined],
  ])('%s', (before, after) => expect(bodyOf(before)).toBe(after));

  it.each<[before: string, after: string | undefined]>([
    ['export const get = () => (token ??= getSecret());', `export const get = () => {\n${guard(NULL)}\n  return token;\n};`],
    ['export const get = () => token ??= getSecret();', `export const get = () => {\n${guard(NULL)}\n  return token;\n};`],
    ['export const get = async () => (await (token ??= getSecret())).length;', `export const get = async () => {\n${guard(NULL)}\n  return (await token).length;\n};`],
    ['export const get = async () => await (token ??= getSecret());', `export const get = async () => {\n${guard(NULL)}\n  return await token;\n};`],
    ['export const get = async () => await(token ??= getSecret());', `export const get = async () => {\n${guard(NULL)}\n  return await token;\n};`],
    ['export const get = () =>\n  // once\n  (token ??= getSecret());', `export const get = () =>\n  // once\n  {\n${guard(NULL)}\n  return token;\n};`],
    ['export const get = (t = (token ??= getSecret())) => t;', undefined],
    ['  export const get = () => (token ??= getSecret());', `  export const get = () => {\n${guard(NULL, '    ')}\n    return token;\n  };`],
    ['\texport const get = () => (token ??= getSecret());', `\texport const get = () => {\n${guard(NULL, '\t\t').replaceAll('\t  ', '\t\t')}\n\t\treturn token;\n\t};`.replaceAll('\t\t  ', '\t\t\t')],
  ])('in a short function: %s', (before, after) =>
    expect(repair(`let token;\n${before}`)).toBe(after && `let token;\nlet tokenExpiresAt = 0;\n${after}`),
  );

  it('move to the right with all their lines, those of templates excepted', () => {
    expect(bodyOf('  token ??= getSecret({\n    id: 1,\n\n  });')).toBe(
      `  if (${NULL} || ${EXPIRED}) {\n    token = getSecret({\n      id: 1,\n\n    });\n    ${SET}\n  }`,
    );
    expect(bodyOf('\ttoken ??= getSecret({\n\t\tid: 1,\n\t});')).toBe(
      `\tif (${NULL} || ${EXPIRED}) {\n\t\ttoken = getSecret({\n\t\t\tid: 1,\n\t\t});\n\t\t${SET}\n\t}`,
    );
    expect(repair('let token;\nexport const get = () =>\n  (token ??= getSecret({\n  id: 1,\n}));')).toContain(
      '    token = getSecret({\n      id: 1,\n    });\n',
    );
    expect(bodyOf('  token ??= getSecret(`a\n  b`);')).toBe(
      `  if (${NULL} || ${EXPIRED}) {\n    token = getSecret(\`a\n  b\`);\n    ${SET}\n  }`,
    );
  });
});

describe('where the moment is set', () => {
  it.each<[before: string, after: string | undefined]>([
    ['  if (!token) token = await getSecret();', `  if (!token || ${EXPIRED}) {\n    token = await getSecret();\n    ${SET}\n  }`],
    ['  if (!token)\n    // once\n    token = await getSecret();', `  if (!token || ${EXPIRED}) {\n    // once\n    token = await getSecret();\n    ${SET}\n  }`],
    ['  if (!token) /* once */ token = await getSecret();', `  if (!token || ${EXPIRED}) { /* once */ token = await getSecret();\n    ${SET}\n  }`],
    ['  if (!token)\n    token = await getSecret();', `  if (!token || ${EXPIRED}) {\n    token = await getSecret();\n    ${SET}\n  }`],
    ['  if (!token) token = await getSecret();\n  else use();', `  if (!token || ${EXPIRED}) {\n    token = await getSecret();\n    ${SET}\n  }\n  else use();`],
    ['  if (token) use();\n  else token = await getSecret();', undefined],
    ['  while (!token) token = await getSecret();', undefined],
    ['  if (!token) return (token = await getSecret());', undefined],
    ['  if (!token) { token = await getSecret(); /* once */ }', `  if (!token || ${EXPIRED}) { token = await getSecret();\n  ${SET} /* once */ }`],
    ['  if (!token) {\n    token = await getSecret(); // once\n  }', `  if (!token || ${EXPIRED}) {\n    token = await getSecret(); // once\n    ${SET}\n  }`],
    ['  if (!token) {\n    token = await getSecret();\n    token = undefined;\n    token = null;\n  }', `  if (!token || ${EXPIRED}) {\n    token = await getSecret();\n    ${SET}\n    token = undefined;\n    token = null;\n  }`],
    ['  if (!token) {\n    token = await getSecret();\n    token = token.trim();\n  }', `  if (!token || ${EXPIRED}) {\n    token = await getSecret();\n    ${SET}\n    token = token.trim();\n    ${SET}\n  }`],
    ['  if (!token) {\n    token = await getSecret();\n  }\n  token++;', undefined],
    ['  if (!token) {\n    token = await getSecret();\n  }\n  other = token;\n  token.used = 1;\n  token[other] = 1;', `  if (!token || ${EXPIRED}) {\n    token = await getSecret();\n    ${SET}\n  }\n  other = token;\n  token.used = 1;\n  token[other] = 1;`],
    ['  if (!token) {\n    token = await getSecret();\n  }\n  ({ a: token.a } = force);', undefined],
    ['  if (!token) {\n    token = force ?? (await getSecret());\n  }', `  if (!token || ${EXPIRED}) {\n    token = force ?? (await getSecret());\n    ${SET}\n  }`],
    ['  if (!token) {\n    ({ token } = await getSecret());\n  }', `  if (!token || ${EXPIRED}) {\n    ({ token } = await getSecret());\n    ${SET}\n  }`],
    ['  if (!token) {\n    ({ token = 1 } = await getSecret());\n  }', `  if (!token || ${EXPIRED}) {\n    ({ token = 1 } = await getSecret());\n    ${SET}\n  }`],
    ['  if (!token) {\n    [token] = await getSecret();\n  }', `  if (!token || ${EXPIRED}) {\n    [token] = await getSecret();\n    ${SET}\n  }`],
  ])('%s', (before, after) => expect(bodyOf(before)).toBe(after));

  it('with the line breaks of the file', () => {
    const lines = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(repaired(lines('import { getSecret } from "./s";\nlet token;\nexport const get = async () => {\n\tif (!token) token = await getSecret();\n\treturn token;\n};'))).toBe(
      lines(`import { getSecret } from "./s";\nlet token;\nlet tokenExpiresAt = 0;\nexport const get = async () => {\n\tif (!token || ${EXPIRED}) {\n\t\ttoken = await getSecret();\n\t\t${SET}\n\t}\n\treturn token;\n};`),
    );
  });
});

describe('collections', () => {
  const READ = '(cacheExpiresAt.get(name) ?? 0)';
  const both = (declaration: string, body: string): string => `${declaration}\nexport const get = async (name, event) => {\n${body}\n};`;

  it.each<[declaration: string, before: string, after: string | undefined]>([
    [
      'const cache = new Map();',
      '  if (!cache.has(name)) cache.set(name, await getSecret(name));',
      `  if (!cache.has(name) || ${READ} <= Date.now()) {\n    cache.set(name, await getSecret(name));\n    SET\n  }`,
    ],
    ['const cache = new Map();', '  if (!cache.has(name)) cache.set(name, await getSecret(name));\n  cache.set(other, await getSecret(name));', undefined],
    [
      'const cache = new Map();',
      '  if (!cache.has(name)) {\n    cache.set(name, await getSecret(name));\n  }\n  use(cache, cache.size);',
      `  if (!cache.has(name) || ${READ} <= Date.now()) {\n    cache.set(name, await getSecret(name));\n    SET\n  }\n  use(cache, cache.size);`,
    ],
    ['const cache = {};', '  cache[name] ??= await getSecret(name);\n  cache[other] = event;', undefined],
    ['const cache = {};', '  cache[name] ??= await getSecret(name);\n  cache.other = event;', undefined],
    ['const cache = new Map();', '  if (!cache.has(other)) cache.set(name, await getSecret(name));', undefined],
    ['const cache = new Map();', '  if (!others.has(name)) cache.set(name, await getSecret(name));', undefined],
    ['const cache = new Map();', '  if (!cache.get(other)) cache.set(name, await getSecret(name));', undefined],
    ['const cache = new Map();', '  if (!cache.get()) cache.set(name, await getSecret(name));', undefined],
    ['const cache = new Map();', '  if (!cache.peek(name)) cache.set(name, await getSecret(name));', undefined],
    ['const cache = new Map();', '  if (!cache) cache.set(name, await getSecret(name));', undefined],
    ['const cache = new Map();', '  if (!cache.has(name)) cache.add(name, await getSecret(name));', undefined],
    ['const cache = new Map();', '  if (!cache.has(key(name))) cache.set(key(name), await getSecret(name));', undefined],
    ['const cache = new Map();', '  if (!cache.has(name)) cache.set(name, await getSecret(name), 3);', undefined],
    [
      'const cache = new Map();',
      '  if (!cache.get(name)) {\n    cache.set(name, await getSecret(name));\n    log(cache.size);\n  }',
      `  if (!cache.get(name) || ${READ} <= Date.now()) {\n    cache.set(name, await getSecret(name));\n    SET\n    log(cache.size);\n  }`,
    ],
    [
      'const cache = {};',
      '  if (!cache[name]) cache[name] = await getSecret(name);',
      `  if (!cache[name] || ${READ} <= Date.now()) {\n    cache[name] = await getSecret(name);\n    SET\n  }`,
    ],
    ['const cache = {};', '  cache[name] ??= await getSecret(name);', `  if (cache[name] == null || ${READ} <= Date.now()) {\n    cache[name] = await getSecret(name);\n    SET\n  }`],
    ['const cache = {};', '  cache[f(name)] ??= await getSecret(name);', undefined],
    ["const cache = {};", "  cache['a b'] ??= await getSecret(name);", undefined],
    ['const cache = { a: {} };', '  cache.a[name] ??= await getSecret(name);', undefined],
  ])('%s %s', (declaration, before, after) => {
    const moment = `${declaration}\nconst cacheExpiresAt = new Map();`;
    const set = 'cacheExpiresAt.set(name, Date.now() + 5 * 60 * 1000);';
    expect(repair(both(declaration, before))).toBe(after && both(moment, after.replace('SET', set)));
  });

  it.each<[key: string, plain: boolean]>([
    ['name', true],
    ["'a'", true],
    ['event.name', true],
    ['event.detail.name', true],
    ['event[name]', false],
    ['this.name', true],
    ['`${name}/${f(name)}`', false],
    ['`${name}/token`', true],
    ['`${f(name)}/token`', false],
    ['f(name)', false],
    ['f().name', false],
    ['name + 1', false],
  ])('keys that can be asked for twice: %s', (key, plain) => {
    const text = repair(both('const cache = new Map();', `  if (!cache.has(${key})) cache.set(${key}, await getSecret(name));`));
    expect(text?.includes(`cacheExpiresAt.set(${key}, Date.now()`) ?? false).toBe(plain);
  });

  it.each<[declaration: string, type: string]>([
    ['const cache = new Map<string, string>();', '<string, number>'],
    ['const cache: Map<Name, string> = new Map();', '<Name, number>'],
    ['const cache: Cache = new Map<string, string>();', ''],
    ['const cache: Record<string, string> = {};', '<string, number>'],
    ['const cache: { [name: string]: string } = {};', ''],
    ['const cache = Object.create(null);', ''],
  ])('types of keys: %s', (declaration, type) => {
    const put = declaration.includes('Map') ? 'if (!cache.has(name)) cache.set(name, await getSecret(name));' : 'cache[name] ??= await getSecret(name);';
    expect(repair(both(declaration, put))).toContain(`\nconst cacheExpiresAt = new Map${type}();\n`);
  });
});

describe('a condition where the function is called', () => {
  const code = (parameter: string, test: string, stamp = ''): string =>
    `let token;${stamp && '\nlet tokenExpiresAt = 0;'}\nasync function load() {\n  token = await getSecret();${stamp}\n}\nexport const get = async (${parameter}) => {\n  if (${test}) await load();\n  return token;\n};`;

  it('also asks for the moment', () => expect(repair(code('', '!token'))).toBe(code('', `!token || ${EXPIRED}`, `\n  ${SET}`)));
  it('may speak of something else by the same name', () => expect(repair(code('token', '!token').replace('return token', 'return peek'))).toBeUndefined());
});

describe('where the moment is kept', () => {
  const GET = 'export const get = async () => {\n  if (!token) token = await getSecret();\n  return token;\n};';

  it.each<[declaration: string, moment: string | undefined]>([
    ['let token;', 'let token;\nlet tokenExpiresAt = 0;'],
    ['let token; // cached', 'let token; // cached\nlet tokenExpiresAt = 0;'],
    ['let token, other;', 'let token, other;\nlet tokenExpiresAt = 0;'],
    ['{ let token; }\nlet token;', '{ let token; }\nlet token;\nlet tokenExpiresAt = 0;'],
    ['export let token;', undefined],
    ['let token; let tokenExpiresAt;', undefined],
    ["let token; import { tokenExpiresAt } from './a';", undefined],
    ['let token; use(tokenExpiresAt);', undefined],
    ['let token; function f(tokenExpiresAt) {}', undefined],
    ["let token; log('tokenExpiresAt');", "let token;\nlet tokenExpiresAt = 0; log('tokenExpiresAt');"],
    ['let token; log(a.tokenExpiresAt);', 'let token;\nlet tokenExpiresAt = 0; log(a.tokenExpiresAt);'],
  ])('%s', (declaration, moment) => {
    const guarded = GET.replace('if (!token) token = await getSecret();', `if (!token || ${EXPIRED}) {\n    token = await getSecret();\n    ${SET}\n  }`);
    expect(repair(`${declaration}\n${GET}`)).toBe(moment && `${moment}\n${guarded}`);
  });

  it.each<[field: string, moment: string | undefined]>([
    ['token;', 'tokenExpiresAt = 0;'],
    ['token: string;', 'private tokenExpiresAt = 0;'],
    ['private token;', 'private tokenExpiresAt = 0;'],
    ['token = null;', 'tokenExpiresAt = 0;'],
    ['static token;', undefined],
    ['declare token: string;', undefined],
    ['token; tokenExpiresAt;', undefined],
    ['token; get tokenExpiresAt() { return 1; }', undefined],
    ["'token';", 'tokenExpiresAt = 0;'],
    ['other; token;', 'tokenExpiresAt = 0;'],
    ['', undefined],
  ])('a field %s', (field, moment) => {
    const code = (declared: string, test: string, stamp: string): string =>
      `export class Client {\n  ${declared}\n  async get() {\n    if (${test}) {\n      this.token = await getSecret();${stamp}\n    }\n  }\n}`;
    expect(repair(code(field, '!this.token', ''))).toBe(
      moment && code(`${field}\n  ${moment}`, `!this.token || this.${EXPIRED}`, `\n      this.${SET}`),
    );
  });

  it.each<[code: string, parts: readonly string[] | undefined]>([
    ['class A { #token; async get() { this.#token ??= await getSecret(); } }', ['#tokenExpiresAt = 0;', 'this.#token == null || this.#tokenExpiresAt <= Date.now()', 'this.#tokenExpiresAt = Date.now()']],
    ['class A { #token: string; async get() { this.#token ??= await getSecret(); } }', ['\n#tokenExpiresAt = 0;']],
    ['class A { static token; static async get() { A.token ??= await getSecret(); } }', ['static tokenExpiresAt = 0;', 'A.tokenExpiresAt <= Date.now()']],
    ['class A { static token: string; static async get() { this.token ??= await getSecret(); } }', ['private static tokenExpiresAt = 0;', 'this.tokenExpiresAt <= Date.now()']],
    ['class A { tokens = {}; async get(name) { this.tokens[name] ??= await getSecret(); } }', ['\ntokensExpiresAt = new Map();', '(this.tokensExpiresAt.get(name) ?? 0) <= Date.now()', 'this.tokensExpiresAt.set(name, Date.now()']],
    ['class A { private tokens: Record<string, string> = {}; async get(name) { this.tokens[name] ??= await getSecret(); } }', ['private readonly tokensExpiresAt = new Map<string, number>();']],
    ['class A { tokens = new Map(); async get(name) { if (!this.tokens.has(name)) this.tokens.set(name, await getSecret()); } }', ['(this.tokensExpiresAt.get(name) ?? 0) <= Date.now()']],
    ['class A { state = {}; async get() { this.state.token ??= await getSecret(); } }', undefined],
    ["class A { 'a b'; async get() { this['a b'] ??= await getSecret(); } }", undefined],
    ['const state = {}; export async function get() { state.token ??= await getSecret(); }', ['\nlet tokenExpiresAt = 0;', `state.token == null || ${EXPIRED}`]],
    ['const state = { a: {} }; export async function get() { state.a.token ??= await getSecret(); }', undefined],
    ['const state = {}; export async function get() { state.token ??= await getSecret(); } export const set = (o) => { state.other = o; state.token.used = o; };', ['state.other = o; state.token.used = o; };']],
    ['const state = {}; export async function get() { state.token ??= await getSecret(); } export const set = (o) => { state[o] = 1; };', undefined],
    ['let state = {}; export async function get() { state.token ??= await getSecret(); } export const set = (o) => { state = o; };', undefined],
    ['class A { static token; static async get() { A.token ??= await getSecret(); } static set(o) { this.token = o; } }', undefined],
    ["class A { 'a b' = new Map(); async get(name) { if (!this['a b'].has(name)) this['a b'].set(name, await getSecret()); } }", undefined],
    ['const state = { a: new Map(), b: new Map() }; export async function get(name) { if (!state.a.has(name)) state.a.set(name, await getSecret()); state.b.set(name, 1); }', ['\nconst stateExpiresAt = new Map();', 'stateExpiresAt.set(name, Date.now()']],
    ['export const make = () => { let token; return async () => (token ??= await getSecret()); };\nexport const other = () => { let tokenExpiresAt; };', ['let tokenExpiresAt = 0;']],
    ['export const state = {}; export async function get() { state.token ??= await getSecret(); }', ['export const state = {};\nlet tokenExpiresAt = 0;']],
    ['export async function get() { globalThis.token ??= await getSecret(); }', undefined],
    ['export async function get() { process.env.TOKEN ??= await getSecret(); }', undefined],
  ])('%s', (code, parts) => {
    const text = repair(code.startsWith('class') ? `export ${code}` : code);
    for (const part of parts ?? []) expect(text).toContain(part);
    if (!parts) expect(text).toBeUndefined();
  });
});
