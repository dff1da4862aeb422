import { describe, expect, it } from 'vitest';
import { placesOf } from './uses-of.ts';

describe('a guard says that a variable is empty', () => {
  it.each([
    ['typeof apiKey === "undefined"', []],
    ['"undefined" === typeof apiKey', []],
    ['typeof apiKey !== "string"', []],
    ['typeof apiKey !== `string`', []],
    ['typeof apiKey === "string"', ['apiKey']],
    ['typeof apiKey !== "undefined"', ['apiKey']],
    ['typeof apiKey !== "object"', ['apiKey']],
    ['typeof apiKey !== "number"', ['apiKey']],
    ['typeof apiKey === "object"', ['apiKey']],
    ['typeof other !== "string"', ['apiKey']],
    ['!apiKey', []],
    ['apiKey', ['apiKey']],
  ])('if (%s)', (test, expected) => {
    expect(placesOf(`function f(apiKey) { if (${test}) console.log(apiKey); }`)).toEqual(expected);
  });

  it.each([
    // The guard ends with any write of the variable.
    ['if (!apiKey) { apiKey = load(); console.log(apiKey) }', ['apiKey']],
    ['if (!apiKey) { ({ apiKey } = await load()); console.log(apiKey) }', ['apiKey']],
    ['let apiKey; if (!apiKey) { ({ apiKey } = await load()); console.log(apiKey) }', ['apiKey']],
    ['if (!apiKey) { [apiKey] = await load(); console.log(apiKey) }', ['apiKey']],
    ['if (!apiKey) { apiKey ??= load(); console.log(apiKey) }', ['apiKey']],
    ['if (!apiKey) { for (apiKey of load()) console.log(apiKey) }', ['apiKey']],
    ['function f(o) { if (!o.apiKey) { o.apiKey = load(); console.log(o.apiKey) } }', ['o.apiKey']],
    ['function f(o) { if (!o.apiKey) { o = load(); console.log(o.apiKey) } }', ['o.apiKey']],
    ['class C { m() { if (!this.apiKey) { this.apiKey = load(); console.log(this.apiKey) } } }', ['this.apiKey']],
    // Another variable of the same name is another variable.
    ['if (!apiKey) { const apiKey = load(); console.log(apiKey) }', ['apiKey']],
    ['function f(apiKey) { if (!apiKey) { const apiKey = load(); console.log(apiKey) } }', ['apiKey']],
    ['function f(o) { if (!o.apiKey) { const o = load(); console.log(o.apiKey) } }', ['o.apiKey']],
    // What is written elsewhere ends nothing.
    ['if (!apiKey) { other = load(); console.log(apiKey) }', []],
    ['apiKey = load(); if (!apiKey) console.log(apiKey); ', []],
    ['if (!apiKey) { console.log(apiKey); apiKey = load() }', []],
    ['if (!apiKey) { { let apiKey = 1; apiKey = 2 } console.log(apiKey) }', []],
    ['function f(o) { if (!o.apiKey) { o.id = load(); console.log(o.apiKey) } }', []],
    ['class C { m() { if (!this.apiKey) { this.id = load(); console.log(this.apiKey) } } }', []],
    ['function f(apiKey) { if (apiKey) return; console.log(apiKey) }', []],
  ])('%s', (code, expected) => {
    expect(placesOf(code)).toEqual(expected);
  });
});
