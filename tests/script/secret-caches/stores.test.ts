/** Which place does a write reach, and who else refers to it? Asked for the arguments of `show(…)`. */
import { describe, expect, it } from 'vitest';
import { storeAt, type Store } from '../../../src/script/secret-caches/stores.ts';
import { scriptOf, shown } from '../script-of.ts';

function storesOf(code: string, extra: readonly string[] = []): readonly (Store | undefined)[] {
  const script = scriptOf(code);
  return shown(script).map((target) => storeAt(script, target, extra));
}

const told = (store: Store | undefined): string | undefined =>
  store && `${store.root.kind}${store.root.kind === 'field' && store.root.isStatic ? ' (static)' : ''} ${store.label}${store.member ? ' (member)' : ''}`;

describe('places', () => {
  it.each<[code: string, place: string | undefined]>([
    ['let a; show(a);', 'variable a'],
    ['let a; show(a!);', 'variable a'],
    ['let a; show(a.b);', 'variable a.b (member)'],
    ['let a; show(a!.b.c);', 'variable a.b.c (member)'],
    ["let a; show(a['b']);", 'variable a.b (member)'],
    ['let a; show(a[key]);', 'variable a[…] (member)'],
    ['let a; show(a[key].b);', 'variable a[…].b (member)'],
    ['function f(a) { show(a); }', 'variable a'],
    ["import a from 'a'; show(a.b);", undefined],
    ['show(f());', undefined],
    ['show(f().a);', undefined],
    ['show(a);', undefined],
    ['show(a.b);', undefined],
    ['show(globalThis.a);', 'global globalThis.a'],
    ['show(global.a);', 'global global.a'],
    ['show(globalThis.a.b);', 'global globalThis.a (member)'],
    ['show(globalThis);', undefined],
    ['show(globalThis.process);', undefined],
    ['let globalThis; show(globalThis.a);', 'variable globalThis.a (member)'],
    ['show(process.env.A);', 'environment process.env.A'],
    ["show(process.env['A']);", 'environment process.env.A'],
    ['show(process.env);', undefined],
    ['show(process.argv.A);', undefined],
    ['show(deno.env.A);', undefined],
    ['class A { m() { show(this.a); } }', 'field this.a'],
    ['class A { m() { show(this.#a); } #a; }', 'field this.#a'],
    ['class A { m() { show(this.a.b); } }', 'field this.a.b (member)'],
    ['class A { m() { show(this[key]); } }', undefined],
    ['class A { m() { show(this); } }', undefined],
    ['class A { m() { const f = () => show(this.a); } }', 'field this.a'],
    ['class A { f = () => show(this.a); }', 'field this.a'],
    ['class A { static m() { show(this.a); } }', 'field (static) this.a'],
    ['class A { static f = () => show(this.a); }', 'field (static) this.a'],
    ['class A { static { show(this.a); } }', 'field (static) this.a'],
    ['class A { m() { show(A.a); } static a; }', 'field (static) A.a'],
    ['class A { m() { show(A[key]); } }', undefined],
    ['const A = class {}; show(A.a);', 'variable A.a (member)'],
    ['function f() { show(this.a); }', undefined],
  ])('%s', (code, place) => expect(told(storesOf(code)[0])).toBe(place));

  it('of what a call puts into them', () => {
    expect(told(storesOf('let a; show(a);', ['*'])[0])).toBe('variable a[…] (member)');
    expect(told(storesOf('class A { m() { show(this.a); } }', ['*'])[0])).toBe('field this.a[…] (member)');
    expect(told(storesOf('class A { m() { show(this); } }', ['*'])[0])).toBeUndefined();
    expect(told(storesOf('show(globalThis.a);', ['*'])[0])).toBe('global globalThis.a (member)');
  });
});

describe('writes reach one place', () => {
  it.each<[code: string, same: boolean]>([
    ['let a; show(a, a);', true],
    ['let a, b; show(a, b);', false],
    ['let a; show(a); function f(a) { show(a); }', false],
    ['let a; show(a, a.b);', false],
    ['let a; show(a.b, a.b);', true],
    ['let a; show(a.b, a.c);', false],
    // An entry is one place with what is in it.
    ['let a; show(a.b, a.b.c);', true],
    ['let a; show(a[x], a[y]);', true],
    ['show(globalThis.a, global.a);', true],
    ['show(globalThis.a, globalThis.b);', false],
    ['show(process.env.A, process.env.A);', true],
    ['show(process.env.A, process.env.B);', false],
    ['class A { m() { show(this.a); } n() { show(this.a); } }', true],
    ['class A { m() { show(this.a, this.b); } }', false],
    ['class A { static m() { show(this.a, A.a); } }', true],
    ['class A { m() { show(this.a); } } class B { m() { show(this.a); } }', false],
  ])('%s: %s', (code, same) => {
    const [one, other] = storesOf(code);
    expect(one!.id === other!.id).toBe(same);
  });
});

describe('references', () => {
  /** The lines that refer to the shown place. */
  const linesOf = (code: string): number[] => {
    const script = scriptOf(code);
    return storeAt(script, shown(script)[0]!)!.references().map(({ loc }) => loc.start.line);
  };

  it.each<[code: string, ...lines: number[]]>([
    ['let a = 1;\nshow(a);\na.b = 2;\n{ let a; a = 1; }', 2, 3],
    ['let a;\nshow(a.b);\na.c = 1;', 2, 3],
    ['show(globalThis.a);\nglobal.a;\nglobalThis.b;\nx.a;\nlet o;\no.a;\n{ let global; global.a; }', 1, 2, 4],
    ['show(process.env.A);\nprocess.env.B;\nprocess.A;\nprocess.env?.A;\nprocess.argv.A;', 1, 4],
    ['class A { m() {\nshow(this.a);\nthis.b;\nthis.a.b;\nx.a;\n() => this.a;\n} }\nclass B { m() { this.a; } }', 2, 4, 6],
    ['class A { static m() {\nshow(A.a);\nthis.a;\n} }\nA.a;\nB.a;\n{ class A {} A.a; }', 2, 3, 5],
  ])('%s', (code, ...lines) => expect(linesOf(code)).toEqual(lines));

  it('are told apart by their owners', () => {
    const code = 'class A { m() { show(this.a); } }\nclass B { m() { show(this.a); } }\nshow(globalThis.a);\nshow(process.env.a);';
    const lines = storesOf(code).map((store) => store!.references().map(({ loc }) => loc.start.line));
    expect(lines).toEqual([[1], [2], [3], [4]]);
  });
});
