/** What do names tell of a value of unknown origin? */
import { describe, expect, it } from 'vitest';
import { valueOf } from './value-of.ts';

const table = (name: string, rows: readonly (readonly [code: string, value: string])[], settings = {}) =>
  describe(name, () => {
    it.each(rows)('%s: %s', (code, value) => {
      expect(valueOf(code.includes('show(') ? code : `show(${code})`, { settings })).toBe(value);
    });
  });

table('the name of the value itself', [
  ['apiKey', 'name apiKey'],
  ['user.apiKey', 'name apiKey'],
  ['token', 'weak token'],
  ['user.token', 'weak token'],
  ['config', 'unknown'],
  ['apiKey.owner', 'unknown'],
  ['API_KEY', 'name API_KEY'],
  // Of elements, the name of the list.
  ['apiKey[0]', 'name apiKey'],
  ['apiKey[10]', 'name apiKey'],
  ['user.apiKey[0][1]', 'name apiKey'],
  ['for (const x of apiKey) show(x)', 'name apiKey'],
  ['apiKey.a1', 'unknown'],
  ["apiKey['1a']", 'unknown'],
  // A name that speaks of secrets and is none, or that says what is left of one.
  ['passwordPolicy', 'clean'],
  ['secretArn', 'clean'],
  ['hashedPassword', 'clean'],
  ['secretary', 'unknown'],
  ['errorMessage', 'unknown'],
]);

table('names on the way', [
  ['const apiKey = load(); show(apiKey)', 'name apiKey'],
  ['const apiKey = load(); const x = apiKey; show(x)', 'name apiKey'],
  ['const apiKey = load(); show(apiKey[0])', 'name apiKey'],
  ['const apiKey = load(); show(apiKey.owner)', 'unknown'],
  ['const o = { apiKey: load() }; const x = o.apiKey; show(x)', 'name apiKey'],
  // Nearest to the origin.
  ['const apiKeyPolicy = load(); const apiKey = apiKeyPolicy; show(apiKey)', 'clean'],
  ['const token = load(); const tokenPolicy = token; show(tokenPolicy)', 'weak token'],
  // Not those of functions, and not those of what the value is put into.
  ['const apiKeyPolicy = () => load(); const apiKey = apiKeyPolicy(); show(apiKey)', 'name apiKey'],
  ['const o = {}; o.apiKey = load(); show(o)', 'name apiKey inside'],
  ['const o = {}; o.a = load(); const apiKey = o; show(apiKey)', 'unknown'],
  // A vague name tells nothing when another one says what it is.
  ['const token = answer.value; show(token)', 'weak token'],
  ['const token = answer.LastEvaluatedKey; show(token)', 'unknown'],
  ['const token = answer.cursorValue; show(token)', 'unknown'],
  ['const o = { cursor: load() }; const token = o.cursor; show(token)', 'unknown'],
  ['const cursor = load(); const token = cursor; show(token)', 'weak token'],
  ['for (const token of list) show(token)', 'unknown'],
  ['for (const password of list) show(password)', 'name password'],
]);

table('types', [
  ['const apiKey: number = load(); show(apiKey)', 'clean'],
  ['const apiKey: Item = load(); show(apiKey)', 'clean'],
  ['const apiKey: string = load(); show(apiKey)', 'name apiKey'],
  ['const apiKey: number = load(); const x = apiKey; show(x)', 'clean'],
  ['class C { apiKey: number; m() { show(this.apiKey) } }', 'clean'],
  ['class C { apiKey: string; m() { show(this.apiKey) } }', 'name apiKey'],
  ['function f(apiKey: () => string) { show(apiKey) }', 'clean'],
]);

table('tables, namespaces, pages', [
  ...['messages', 'texts.messages', 'loginLabels', 'indexes', 'classes', 'queries', 'policies', 'buttonStyles', 'messages()', 't', 'z'].map((owner) => [`${owner}.password`, 'clean'] as const),
  ...['settings', 'attributes', 'configs', 'address', 'logo', 'users', 'column', 'dbConfig', 'load()'].map((owner) => [`${owner}.password`, 'name password'] as const),
  ['TokenType.password', 'clean'],
  ['Config.db.password', 'name password'],
  ['Token', 'clean'],
  ['APIKey', 'clean'],
  ['const ApiKey = load(); show(ApiKey)', 'clean'],
  ['page.token', 'clean'],
  ['answer.nextPage.token', 'clean'],
  ['page.password', 'name password'],
  ['auth.token', 'weak token'],
]);

table('modules', [
  ["import type { apiKey } from './x'; show(apiKey)", 'clean'],
  ["import jwt from 'jsonwebtoken'; show(jwt)", 'clean'],
  ["import jwt from 'jsonwebtoken'; show(jwt.password)", 'name password'],
  ["import * as password from './x'; show(password)", 'clean'],
  ["import apiKey from './key'; show(apiKey)", 'name apiKey'],
  ["import { apiKey } from 'keys'; show(apiKey)", 'name apiKey'],
  ["const jwt = require('jsonwebtoken'); show(jwt)", 'clean'],
  ["const jwt = await import('jsonwebtoken'); show(jwt)", 'clean'],
  ["const apiKey = require('./key'); show(apiKey)", 'name apiKey'],
  ["const apiKey = require('keys').main; show(apiKey)", 'name apiKey'],
  ["import * as keys from 'keys'; const apiKey = keys.load(); show(apiKey)", 'name apiKey'],
  ["import { load } from 'keys'; const apiKey = load(); show(apiKey)", 'name apiKey'],
]);

table('names the user ignores', [
  ['apiKey', 'unknown'],
  ['password', 'name password'],
], { secretNames: { ignore: ['apiKey'] } });

table('functions and look-ups', [
  ['getApiKey()', 'wrapper getApiKey'],
  ['getToken()', 'weak getToken'],
  ['getLabel()', 'unknown'],
  ['const getApiKey = () => load(); show(getApiKey())', 'wrapper getApiKey'],
  ['class C { #getApiKey() { return load() } m() { show(this.#getApiKey()) } }', 'wrapper #getApiKey'],
  ['const getApiKey = load(); show(getApiKey)', 'unknown'],
  ["config.get('db.password')", 'name password'],
  ["config.get('token')", 'weak token'],
  ["config.get('db.stage')", 'unknown'],
  ["config.find('password')", 'unknown'],
  ["list.get('password')", 'unknown'],
  ["get('password')", 'unknown'],
  ['config.get()', 'unknown'],
  ["list[0]('password')", 'unknown'],
  ["vault.read('secrets/prod/db')", 'name db'],
  ["vault.read('prod/log-level')", 'unknown'],
  ["config.get('secrets/prod/db')", 'unknown'],
  ["requireEnv('API_KEY')", 'environment API_KEY'],
  ["requireEnv('TOKEN')", 'weak TOKEN'],
  ["requireEnv('LOG_LEVEL')", 'clean'],
  ["requireEnv('X')", 'unknown'],
]);

table('functions the user names', [
  ['fetchIt()', 'certain fetchIt'],
  ['const fetchIt = () => load(); show(fetchIt())', 'certain fetchIt'],
  // The one of a module.
  ['const read = () => load(); show(read())', 'unknown'],
  ["import { read } from './vault'; show(read())", 'certain read'],
  ["import { other } from './vault'; show(other())", 'unknown'],
], { secretSources: ['fetchIt', { module: './vault', name: 'read' }] });

table('the environment', [
  ['process.env.API_KEY', 'environment API_KEY'],
  ['process.env.TOKEN', 'weak TOKEN'],
  ['process.env.LOG_LEVEL', 'clean'],
  ['process.env.X', 'unknown'],
  ['process.env', 'environment process.env inside'],
  ['import.meta.env', 'clean'],
  ['process.env[name]', 'unknown'],
  ['for (const value of Object.values(process.env)) show(value)', 'environment process.env'],
  ['for (const [, value] of Object.entries(process.env)) show(value)', 'environment process.env'],
]);
