import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmptyAt } from '../../../src/script/flow/guards.ts';
import { kindOf } from '../../../src/script/flow/types.ts';
import { join, type Taint, type Value } from '../../../src/script/flow/value.ts';
import { scriptOf, shown } from '../script-of.ts';
import { usesOf } from './uses-of.ts';

describe('declared types', () => {
  const kind = (code: string) => {
    const script = scriptOf(code);
    const node = shown(script)[0]!;
    const member = node.type === 'MemberExpression' && node.property.type === 'Identifier' ? [node.property.name] : [];
    return kindOf(script, node.type === 'MemberExpression' ? node.object : node, member);
  };

  it.each([
    ['function f(a: string) { show(a) }', 'text'],
    ['function f(a?: string | null) { show(a) }', 'text'],
    ['function f(a: Promise<string>) { show(a) }', 'text'],
    ['function f(a: readonly string[]) { show(a) }', 'text'],
    ['function f(a: Set<string>) { show(a) }', 'text'],
    ['function f(a: ReadonlyArray<number>) { show(a) }', 'other'],
    ['function f(a: { b: number }[]) { show(a.b) }', undefined],
    ['function f(a: Array<{ b: number }>) { show(a.b) }', undefined],
    ['function f(a: `x${string}`) { show(a) }', 'text'],
    ['function f(a: number | null) { show(a) }', 'other'],
    ['function f(a: unknown | null) { show(a) }', undefined],
    ['function f(a: number | Record<string, string>) { show(a) }', undefined],
    ['function f(a: number = 1) { show(a) }', 'other'],
    ['function a() {} show(a)', undefined],
    ["import a from 'x'; show(a)", undefined],
    ['enum A { B } show(A)', undefined],
    ['for (const a of list) show(a)', undefined],
    ['try {} catch (a) { show(a) }', undefined],
    ['class A { a: number } show(A)', undefined],
    ['function f(a = "") { show(a) }', undefined],
    ['function f(a: unknown) { show(a) }', undefined],
    ['function f(a: any) { show(a) }', undefined],
    ['function f<T>(a: T) { show(a) }', undefined],
    ['function f(a: number) { show(a) }', 'other'],
    ['function f(a: number | undefined) { show(a) }', 'other'],
    ['function f(a: () => string) { show(a) }', 'other'],
    ['function f(a: "x" | "y") { show(a) }', 'other'],
    ['function f(a: Token) { show(a) }', 'other'],
    ['function f(a: AbortSignal) { show(a) }', 'other'],
    ['function f(a: DbCredentials) { show(a) }', undefined],
    ['function f(a: ISecret) { show(a) }', 'other'],
    ['function f(a: Buffer) { show(a) }', undefined],
    ['function f(a: Record<string, string>) { show(a) }', undefined],
    ['type A = string; function f(a: A) { show(a) }', 'text'],
    ['type A = A; function f(a: A) { show(a) }', undefined],
    ['interface A { b: number } function f(a: A) { show(a.b) }', 'other'],
    ['interface A { b: string } function f(a: Readonly<A>) { show(a.b) }', 'text'],
    ['interface A { b(): string } function f(a: A) { show(a.b) }', 'other'],
    ['interface A { c: number; b: string } function f(a: A) { show(a.b) }', 'text'],
    ['interface A { c(): void; b: string } function f(a: A) { show(a.b) }', 'text'],
    ['interface A { c(): void; (): void } function f(a: A) { show(a.b) }', undefined],
    ['interface A { b } function f(a: A) { show(a.b) }', undefined],
    ['function f(a: APIKey) { show(a) }', undefined],
    ['import * as db from "./db"; function f(a: db.Partial<string>) { show(a) }', 'other'],
    ['namespace db { export interface Item { b: number } } function f(a: db.Item) { show(a) }', 'other'],
    ['interface A { b: string } function f({ b }: A) { show(b) }', 'text'],
    ['function f({ b }: { b: number }) { show(b) }', 'other'],
    ['const a: number = x; show(a)', 'other'],
    ['const { a }: { a: boolean } = x; show(a)', 'other'],
    ['enum E { A } function f(a: E) { show(a) }', 'other'],
    ['interface A { b: number } function f(a: A) { show(a) }', 'other'],
    ['interface DbSecret { b: number } function f(a: DbSecret) { show(a) }', undefined],
    ['class Item { b = 1 } function f(a: Item) { show(a) }', 'other'],
    ['function f<Item extends object>(a: Item) { show(a) }', undefined],
    ['import type { Item } from "./item"; function f(a: Item) { show(a.b) }', undefined],
    ['import type { Item } from "./item"; function f(a: Item) { show(a) }', 'other'],
    ['function f(a: models.Item) { show(a) }', 'other'],
    ['function f(a: models.DbCredentials) { show(a) }', undefined],
    ['function f(a: DbCredentials.Item) { show(a) }', 'other'],
    ['function f(a: import("./item").Item) { show(a) }', undefined],
    ['class C { b: number = 1 } function f(a: C) { show(a.b) }', 'other'],
    ['class C { a: string; b: number = 1; c: string } function f(a: C) { show(a.b) }', 'other'],
    ['class C { a: number; b = 1; b() {} } function f(a: C) { show(a.b) }', undefined],
    ['class C { m(): number; get b(): number } function f(a: C) { show(a.b) }', undefined],
    ['class C { b!: Date; m() { show(this.b) } }', 'other'],
    ['class C { constructor(private b: number) { show(b) } }', 'other'],
  ])('%s', (code, expected) => {
    expect(kind(code)).toBe(expected);
  });
});

describe('guards', () => {
  const isEmpty = (code: string): boolean => {
    const script = scriptOf(code);
    const node = shown(script)[0]!;
    return isEmptyAt(script, node.type === 'MemberExpression' ? node.property : node);
  };

  it.each([
    'if (!x) show(x)',
    'if (x) use(x); else show(x)',
    'if (x == null) { show(x) }',
    'if (x === undefined || x === null) show(x)',
    "if (x === '') show(x)",
    "if (typeof x === 'undefined') show(x)",
    "if (typeof x !== 'string') show(x)",
    'if (!x && other) show(x)',
    'if (!(x)) show(x)',
    'if (!Boolean(x)) show(x)',
    'if (!!x === false) {} if (!x) show(x)',
    'x || show(x)',
    'x ?? show(x)',
    '!x && show(x)',
    'const y = x ? 1 : show(x)',
    'if (x instanceof Error) show(x)',
    'if (x != null) use(x); else show(x)',
    'if (x !== undefined) use(x); else show(x)',
    'if (null == x) show(x)',
    'if (undefined === x) show(x)',
    "if (typeof x === 'string') use(x); else show(x)",
    'if (y && !x) show(x)',
    'if (!(x || y)) show(x)',
    'if (Boolean(x)) use(x); else show(x)',
    'if (x) throw 1; show(x)',
    'if (!o.a.b) { o.a.c = load(); show(o.a.b) }',
    'if (x instanceof HttpError) show(x)',
    'if (!o.a) show(o.a)',
    'if (!this.a) show(this.a)',
    'function f() { if (x) return; show(x) }',
    'function f() { if (x) { use(x); return 1 } show(x) }',
    'for (;;) { if (x) continue; show(x) }',
  ])('empty: %s', (code) => {
    expect(isEmpty(code)).toBe(true);
  });

  it.each([
    'if (x) show(x)',
    'if (!y) show(x)',
    'if (!x || other) show(x)',
    'if (y instanceof Error) show(x)',
    'if (x instanceof Item) show(x)',
    'if (x instanceof ErrorLog) show(x)',
    'if (x instanceof (make())) show(x)',
    'if (x > null) show(x)',
    'if (x === y) show(x)',
    'if (x === 0) show(x)',
    "if (x === 'a') show(x)",
    'if (undefined === y) show(x)',
    "if (-x === 'undefined') show(x)",
    "if (void x !== 'string') show(x)",
    "if (x.type === 'undefined') show(x)",
    'if (-x) show(x)',
    'if (typeof x) show(x)',
    'if (!isOld(x)) show(x)',
    'if (!lib.Boolean(x)) show(x)',
    'class C { #a; m(x) { if (#a in x) show(x) } }',
    'function f() { show(x); if (x) return; }',
    'function f() { if (x) return; x = load(); show(x) }',
    'function f() { if (x) { use(x) } else { return } show(x) }',
    'function f(y) { if (!o.a) { const o = y; show(o.a) } }',
    'class C { m() { if (!this.a) { this.a = load(); this.b = 1; show(this.a) } } }',
    'class C { m(o) { if (!o.a) { o.a = load(); show(o.a) } } }',
    'if (!x) show(x.y)',
    'if (!x) { x = f(); show(x) }',
    'x && show(x)',
    'if (x != null) show(x)',
    'if (!o.a) show(o.b)',
    'function f() { if (x) use(x); show(x) }',
    'function f() { if (!x) return; show(x) }',
    'if (!x) setTimeout(() => show(x))',
    "if (typeof x === 'string') show(x)",
    'while (!x) {} show(x)',
  ])('filled: %s', (code) => {
    expect(isEmpty(code)).toBe(false);
  });
});

describe('joining', () => {
  const value: fc.Arbitrary<Value> = fc.oneof(
    fc.constantFrom<Value>('clean', 'unknown'),
    fc.record(
      {
        confidence: fc.constantFrom<Taint['confidence']>('certain', 'wrapper', 'environment', 'name', 'weak'),
        label: fc.constant('x'),
        what: fc.constant<Taint['what']>('value'),
        inside: fc.boolean(),
        partial: fc.integer({ min: 1, max: 9 }),
      },
      { requiredKeys: ['confidence', 'label', 'what', 'inside'] },
    ),
  );

  it('does not depend on the order, and is a bound', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(join(a, b)).toEqual(join(b, a));
        expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
        expect(join(a, a)).toEqual(a);
        expect(join(a, 'clean')).toEqual(a);
      }),
    );
  });
});

describe('what is written differently and means the same', () => {
  const name = fc.stringMatching(/^[a-z][a-zA-Z]{2,8}$/).filter((text) => {
    // Names of their own meaning: keywords, and names the grammar of names reads.
    return !/^(?:new|for|let|try|var|get|set|this|case|else|enum|with|void|null|true|catch|class|const|break|super|throw|while|yield|await|async|return|delete|typeof|import|export|static|switch|public|private|default|extends|finally|function|continue|debugger|interface|package|protected|implements|instanceof|false|handler)$/.test(text);
  });
  const wrapper = fc.constantFrom(
    (text: string) => text,
    (text: string) => `(${text})`,
    (text: string) => `(${text} as string)`,
    (text: string) => `${text}!`,
    (text: string) => `(${text} satisfies unknown)`,
    (text: string) => `(0, ${text})`,
  );
  const sink = fc.constantFrom(
    (text: string) => `console.log(${text})`,
    (text: string) => `console.log('x', { y: ${text} })`,
    (text: string) => `logger.info(\`x \${${text}}\`)`,
    (text: string) => `throw new Error('x ' + ${text})`,
  );
  const source = fc.constantFrom(
    "await getSecret('x')",
    "(await client.send(new GetSecretValueCommand({ SecretId: 'x' }))).SecretString",
    "(await ssm.send(new GetParameterCommand({ Name: 'x', WithDecryption: true }))).Parameter?.Value",
  );
  const IMPORTS = `
    import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
    import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
    import { GetParameterCommand } from '@aws-sdk/client-ssm';`;

  it('a secret from an API stays one under every name and in every wrapper', () => {
    fc.assert(
      fc.property(name, name, wrapper, wrapper, sink, source, (first, second, inner, outer, write, from) => {
        fc.pre(first !== second);
        const code = `${IMPORTS} export async function handler() { const ${first} = ${inner(from)}; const ${second} = ${inner(first)}; ${write(outer(second))} }`;
        expect(usesOf(code), code).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });

  it('a value that is none becomes none', () => {
    fc.assert(
      fc.property(name, wrapper, wrapper, sink, (first, inner, outer, write) => {
        const code = `${IMPORTS} export function handler(event) { const ${first} = ${inner('event.body.length')}; ${write(outer(first))} }`;
        expect(usesOf(code), code).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
