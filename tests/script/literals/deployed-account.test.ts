/** How is the account that is deployed to written in place of its id? */
import { describe, expect, it } from 'vitest';
import { literalsOf } from '../../../src/script/literals.ts';
import { scriptOf, type Reading } from '../script-of.ts';

const ID = '123456789012';
const CDK = "import { Stack, Aws } from 'aws-cdk-lib';\n";

/** The text with the account in place of the id; `undefined` when nothing is offered. */
function replaced(code: string, reading?: Reading): { text: string; sameStack: boolean; expression: string } | undefined {
  const literal = literalsOf(scriptOf(code, reading)).find(({ text }) => text.includes(ID))!;
  const start = literal.text.indexOf(ID);
  const [found] = literal.deployedAccount(start, start + ID.length);
  if (!found) return undefined;
  const text = found.edits
    .toSorted((a, b) => b.range[0] - a.range[0])
    .reduce((all, edit) => all.slice(0, edit.range[0]) + edit.text + all.slice(edit.range[1]), code);
  expect(() => scriptOf(text, reading), text).not.toThrow();
  return { text, sameStack: found.sameStack, expression: found.expression };
}

const inCdk = (code: string): string | undefined => replaced(CDK + code)?.text.slice(CDK.length);
const inStack = (value: string): string | undefined => {
  const before = 'class AppStack extends Stack { m(): void { use(';
  return inCdk(`${before}${value}); } }`)?.slice(before.length, -'); } }'.length);
};

describe('how it is spelled', () => {
  it.each<[code: string, after: string | undefined]>([
    [`class A extends Stack { id = '${ID}'; }`, 'class A extends Stack { id = this.account; }'],
    [`x = '${ID}';`, 'x = Aws.ACCOUNT_ID;'],
    [`class A extends Stack { m(id = '${ID}') {} }`, 'class A extends Stack { m(id = Aws.ACCOUNT_ID) {} }'],
    [`class A extends Stack { m() { return (id = '${ID}') => id; } }`, 'class A extends Stack { m() { return (id = Aws.ACCOUNT_ID) => id; } }'],
    [`class A extends Stack { m(x) { use('${ID}'); } }`, 'class A extends Stack { m(x) { use(this.account); } }'],
    [`const env = { account: '${ID}' };`, 'const env = { account: process.env.CDK_DEFAULT_ACCOUNT };'],
    [`const prodEnv = { account: '${ID}' } as const;`, 'const prodEnv = { account: process.env.CDK_DEFAULT_ACCOUNT } as const;'],
    [`new AppStack(app, 'a', { env: { account: '${ID}', region } });`, "new AppStack(app, 'a', { env: { account: process.env.CDK_DEFAULT_ACCOUNT, region } });"],
    [`const env = { account: process.env.ACCOUNT ?? '${ID}' };`, undefined],
    [`const props = { account: '${ID}' };`, 'const props = { account: Aws.ACCOUNT_ID };'],
    [`const { env } = { account: '${ID}' };`, 'const { env } = { account: Aws.ACCOUNT_ID };'],
    [`const env = { id: '${ID}' };`, 'const env = { id: Aws.ACCOUNT_ID };'],
    [`x = { props: { account: '${ID}' } };`, 'x = { props: { account: Aws.ACCOUNT_ID } };'],
    [`use({ account: '${ID}' });`, 'use({ account: Aws.ACCOUNT_ID });'],
  ])('%s', (code, after) => expect(inCdk(code)).toBe(after));

  it('imports what is missing', () => {
    expect(replaced(`import { Stack } from 'aws-cdk-lib';\nx = '${ID}';`)?.text).toBe("import { Stack } from 'aws-cdk-lib';\nimport { Aws } from 'aws-cdk-lib';\nx = Aws.ACCOUNT_ID;");
    expect(replaced(`import { Stack } from '@aws-cdk/core';\nclass A extends Stack { m() { return '${ID}'; } }`)?.expression).toBe('this.account');
  });

  it('is not known elsewhere', () => {
    expect(replaced(`class A extends Stack { id = '${ID}'; }`)).toBeUndefined();
    expect(replaced(`import { Stack } from 'my-aws-cdk';\nclass A extends Stack { id = '${ID}'; }`)).toBeUndefined();
  });
});

describe('in its place', () => {
  it.each<[before: string, after: string | undefined]>([
    [`'${ID}'`, 'this.account'],
    [`\`${ID}\``, 'this.account'],
    [`'arn:aws:iam::${ID}:root'`, '`arn:aws:iam::${this.account}:root`'],
    [`'${ID}:root'`, '`${this.account}:root`'],
    [`'a-${ID}'`, '`a-${this.account}`'],
    [`\`a-${ID}-\${b}\``, '`a-${this.account}-${b}`'],
    [`\`\${b}-${ID}\``, '`${b}-${this.account}`'],
    [`\`${ID}-\${b}\``, '`${this.account}-${b}`'],
    [`'a-' + '${ID}'`, "'a-' + this.account"],
    [`'a-' + '${ID}-b'`, "'a-' + `${this.account}-b`"],
    [`b + '-${ID}'`, 'b + `-${this.account}`'],
    [`\`a-\${'${ID}'}\``, '`a-${this.account}`'],
    [`'\`\${a}-${ID}'`, '`\\`\\${a}-${this.account}`'],
    [`'\\n-${ID}'`, '`\\n-${this.account}`'],
    [`'\\0-${ID}'`, undefined],
    [`'${ID}-\\0'`, undefined],
    [`('${ID}' as string)!`, '(this.account as string)!'],
    // What has to stay a literal.
    [`'${ID}' as const`, undefined],
    [`'${ID}' as Const`, 'this.account as Const'],
    [`id === '${ID}'`, undefined],
    [`id < '${ID}'`, undefined],
    [`tag\`${ID}\``, undefined],
    [`\`a-\${tag\`${ID}\`}\``, undefined],
    [`f(\`a-${ID}\`)`, 'f(`a-${this.account}`)'],
  ])('%s becomes %s', (before, after) => expect(inStack(before)).toBe(after));

  it.each<[code: string]>([[`enum Account { Prod = '${ID}' }`], [`switch (id) { case '${ID}': use(); }`]])('%s stays', (code) =>
    expect(inCdk(code)).toBeUndefined(),
  );

  it.each<[before: string, after: string]>([
    [`<a b="${ID}" />`, '<a b={Aws.ACCOUNT_ID} />'],
    [`<a b="${ID}-c" />`, '<a b={`${Aws.ACCOUNT_ID}-c`} />'],
    [`<a b={'${ID}-c'} />`, '<a b={`${Aws.ACCOUNT_ID}-c`} />'],
  ])('in markup: %s becomes %s', (before, after) => expect(replaced(`${CDK}x = ${before};`, { jsx: true })?.text).toBe(`${CDK}x = ${after};`));

  it('is not offered for a part that is spread over several', () => {
    expect(inStack("'123456' + '789012'")).toBeUndefined();
    expect(inCdk(`const id = '${ID}'; use('a-' + id);`)).toBe("const id = Aws.ACCOUNT_ID; use('a-' + id);");
  });
});

describe('beside the region of the same stack', () => {
  it.each<[region: string, account: string | undefined]>([
    ['this.region', 'this.account'],
    ['stack.region', 'stack.account'],
    ['Stack.of(this).region', 'Stack.of(this).account'],
    ['cdk.Stack.of(this.scope).region', 'cdk.Stack.of(this.scope).account'],
    ['Aws.REGION', 'Aws.ACCOUNT_ID'],
    ['cdk.Aws.REGION', 'cdk.Aws.ACCOUNT_ID'],
    ['this.stack.region', undefined],
    ['region', undefined],
    ['other.region', undefined],
    ['Stack.of(f()).region', undefined],
    ['Aws.REGIONS', undefined],
    ['a.cdk.Aws.REGION', undefined],
    ['MyAws.REGION', undefined],
  ])('%s', (region, account) => {
    const code = (id: string): string => `${CDK}x = \`arn:aws:sqs:\${${region}}:${id}:queue\`;`;
    for (const parser of ['typescript', 'espree'] as const) {
      const { text, sameStack } = replaced(code(ID), { parser })!;
      expect(sameStack).toBe(account !== undefined);
      expect(text).toBe(code(`\${${account ?? 'Aws.ACCOUNT_ID'}}`));
    }
  });

  it('only where it stands directly before', () => {
    expect(replaced(`${CDK}x = \`\${this.region}-${ID}:\`;`)?.sameStack).toBe(false);
    expect(replaced(`${CDK}x = \`\${this.region}::${ID}:\`;`)?.sameStack).toBe(false);
    expect(replaced(`${CDK}x = \`:${ID}:\${this.region}\`;`)?.sameStack).toBe(false);
    expect(replaced(`${CDK}x = \`\${this.region}:\${a}:${ID}:\`;`)?.sameStack).toBe(false);
    expect(replaced(`${CDK}x = this.region + ':${ID}:';`)?.sameStack).toBe(false);
  });
});
