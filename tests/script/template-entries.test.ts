import { describe, expect, it } from 'vitest';
import { templateEntriesOf } from '../../src/script/template-entries.ts';
import { scriptOf } from './script-of.ts';

const CDK = "import { CfnOutput } from 'aws-cdk-lib';\n";

/** `place label` (`place label (name)`) and what the value may be: the text of a literal, else its kind. */
const entries = (code: string): string[] =>
  templateEntriesOf(scriptOf(CDK + code)).map(({ place, label, name, values }) => {
    const held = values.map((value) => (value.kind === 'literal' ? `'${value.text}'` : value.kind));
    return `${place} ${label}${name === undefined ? '' : ` (${name})`}: ${held.join(' ')}`;
  });

describe('outputs', () => {
  it.each([
    ["new CfnOutput(this, 'Key', { value: 'a', description: x });", ["output Key: 'a'", 'open description: unknown']],
    ["new cdk.CfnOutput(this, id, { value: 'a' });", ["output CfnOutput: 'a'"]],
    ["const options = { value: 'a' }; new CfnOutput(this, 'Key', { ...options });", ["output Key: 'a'"]],
    ["const f = (value) => new CfnOutput(this, 'Key', { value }); f('a'); f('b');", ["output Key: 'a' 'b'"]],
    ["new CfnOutput(this, 'Key');", []],
    ["new Output(this, 'Key', { value: 'a' });", []],
    ["CfnOutput(this, 'Key', { value: 'a' });", []],
    ["stack.exportValue('a', { name: 'b' });", ["output exportValue: 'a'"]],
    ['stack.exportValue();', []],
    ["stack.value('a');", []],
  ])('%s', (code, expected) => expect(entries(code)).toEqual(expected));

  it('are taken out as a whole', () => {
    const code = `${CDK}new CfnOutput(this, 'Key', { value: 'a' });\nstack.exportValue('b');\nconst kept = new CfnOutput(this, 'Kept', { value: 'c' });`;
    const removals = templateEntriesOf(scriptOf(code)).map(({ removal }) => removal?.()?.map(({ range }) => code.slice(...range)));
    expect(removals).toEqual([[`new CfnOutput(this, 'Key', { value: 'a' });\n`], [`stack.exportValue('b');\n`], undefined]);
  });
});

describe('places that everybody reads', () => {
  it.each([
    ["f({ description: 'a', other: 'b' });", ["open description: 'a'"]],
    ["f({ command: ['a', ...['b'], g] });", ["open command: 'a'", "open command: 'b'", 'open command: unknown']],
    ["f({ tags: { x: 'a', y: { z: 'b' } }, 'metadata': c });", ["open tags: 'a'", "open tags: 'b'", 'open metadata: unknown']],
    ['f({ command: () => 1, [command]: 2, ...command });', []],
    ["f({ description: c ? 'a' : 'b' });", ["open description: 'a' 'b'"]],
    ["const tags = ['a']; f({ tags }); g({ tags });", ["open tags: 'a' 'a'"]],
    ["userData.addCommands('a', 'b');", ["open userData.addCommands: 'a'", "open userData.addCommands: 'b'"]],
    ["f().addCommands('a');", ["open addCommands: 'a'"]],
    ["list[i].addCommands('a');", ["open addCommands: 'a'"]],
    ["Tags.of(this).add('k', 'a');", ["open Tags.add: 'k'", "open Tags.add: 'a'"]],
    ["cdk.Tags.of(this).add('k', 'a');", ["open Tags.add: 'k'", "open Tags.add: 'a'"]],
    ["set.add('a'); add('b'); Tags.other('c');", []],
    ["UserData.custom('a'); Other.custom('b');", ["open UserData.custom: 'a'"]],
    ["addCommands('a');", []],
    ["x['addCommands']('a'); x[addCommands]('b');", ["open x.addCommands: 'a'"]],
    [`f({ command: ${'['.repeat(8)}'a'${']'.repeat(8)} });`, ["open command: 'a'"]],
    [`f({ command: ${'['.repeat(9)}'a'${']'.repeat(9)} });`, []],
  ])('%s', (code, expected) => expect(entries(code)).toEqual(expected));
});

describe('plain texts that are declared to be secrets', () => {
  it.each([
    ["f({ password: SecretValue.unsafePlainText('a') });", ["stored SecretValue.unsafePlainText (password): 'a'"]],
    ["f({ password: SecretValue.unsafePlainText('a') as any });", ["stored SecretValue.unsafePlainText (password): 'a'"]],
    ["cdk.SecretValue.plainText('a');", ["stored SecretValue.plainText: 'a'"]],
    ["f(SecretValue.plainText('a'));", ["stored SecretValue.plainText: 'a'"]],
    ["SecretValue.plainText(); SecretValue.secretsManager('a'); Other.plainText('b'); plainText('c');", []],
    ["SecretValue.plainText(JSON.stringify({ password: 'a', user: 'b' }));", ["stored password (password): 'a'"]],
    ["SecretValue.plainText(JSON.stringify([{ apiToken: 'a' }]));", ["stored apiToken (apiToken): 'a'"]],
    ["SecretValue.plainText(format({ password: 'a' }));", ['stored SecretValue.plainText: unknown']],
  ])('%s', (code, expected) => expect(entries(code)).toEqual(expected));
});

describe('properties that expect a secret', () => {
  it.each([
    ["new aws_x.CfnDBInstance(this, 'D', { masterUserPassword: 'a', masterUsername: 'b' });", ["secret masterUserPassword (masterUserPassword): 'a'"]],
    ["new aws_x.CfnApp(this, 'A', { a: { b: [{ accessToken: 'a' }] } });", ["secret accessToken (accessToken): 'a'"]],
    ["new aws_x.CfnApp(this, 'A', { environmentVariables: { ACCESS_TOKEN: 'a' }, oauthToken: 'b' });", ["secret oauthToken (oauthToken): 'b'"]],
    ["new aws_x.CfnSecret(this, 'S', { secretString: 'a' });", ["stored secretString (secretString): 'a'"]],
    ["new aws_x.CfnSecret(this, 'S', { secretString: JSON.stringify({ password: 'a' }) });", ["stored password (password): 'a'"]],
    ["new aws_x.Secret(this, 'S', { generateSecretString: { secretStringTemplate: '{}', generateStringKey: 'password' } });", ["stored secretStringTemplate (secretStringTemplate): '{}'"]],
    ["new aws_x.CfnApiKey(this, 'K', { value: 'a', name: 'b' });", ["secret value (apiKey): 'a'"]],
    ["new aws_x.CfnQueue(this, 'Q', { value: 'a', apiToken: 'b' });", ["secret apiToken (apiToken): 'b'"]],
    ["new aws_x.CfnApp(this, 'A', { [accessToken]: 'a', tableKey: 'b' });", []],
    ["f({ accessToken: 'a' });", []],
    ["new aws_x.CfnApp(this, 'A');", []],
  ])('%s', (code, expected) => expect(entries(code)).toEqual(expected));
});

describe('a file', () => {
  it('without infrastructure has no template', () => {
    expect(templateEntriesOf(scriptOf("new CfnOutput(this, 'Key', { value: 'a' });"))).toEqual([]);
  });

  it('lists its entries in the order of the text, with a number of values', () => {
    expect(entries("stack.exportValue('a'); f({ description: 'b' }); stack.exportValue('c');")).toEqual(["output exportValue: 'a'", "open description: 'b'", "output exportValue: 'c'"]);
    const calls = Array.from({ length: 100 }, (_, i) => `f('a${i}');`).join('');
    expect(entries(`const f = (value) => new CfnOutput(this, 'Key', { value }); ${calls}`)[0]!.split(' ').length - 2).toBeLessThanOrEqual(64);
  });
});
