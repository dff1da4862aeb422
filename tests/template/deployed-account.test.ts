/** Does the account that is deployed to take the place of its id in every spelling of a template, and only where it can stand? */
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/template/parse.ts';
import { nodesIn } from '../../src/template/tree.ts';
import { applyFix } from '../support/linting.ts';
import { FOREIGN_JSON, FOREIGN_YAML, lintTemplate, type TemplateSetup } from '../support/templates.ts';

const ID = '583214906127';
const written = (text: string): string => text.replaceAll('#', ID);

const setup = (filename: string): TemplateSetup => ({ filename, rules: { 'aws-secrets/no-hardcoded-account-id': 'error' } });

/** The ways to take the id out, each as the whole text; `fix: ` marks one that `--fix` applies. */
function repairs(text: string, filename: string): string[] {
  const [only, ...more] = lintTemplate(text, setup(filename));
  expect(more).toEqual([]);
  expect(only?.messageId).toBe('foundInTemplate');
  const found = only!.suggestions?.map(({ fix }) => applyFix(text, fix)) ?? [];
  return only!.fix ? [...found, `fix: ${applyFix(text, only!.fix)}`] : found;
}

/** Values of a property: as they are, and repaired. */
type Case = readonly [name: string, before: string, after: string];

const property = (value: string): string => `Resources:\n  X:\n    Type: AWS::SNS::Topic\n    Properties: # see\n      RoleArn: ${value} # of the bot\n      Other: 1\n`;
const service = (value: string): string => `service: bot\nprovider:\n  name: aws\ncustom:\n  roleArn: ${value} # of the bot\n  other: 1\n`;
const json = (value: string): string => `{\n  "Resources": {\n    "X": {\n      "Type": "AWS::SNS::Topic",\n      "Properties": { "RoleArn": ${value}, "Other": 1 }\n    }\n  }\n}\n`;
const jsonService = (value: string): string => `{\n  "service": "bot",\n  "provider": { "name": "aws" },\n  "custom": { "roleArn": ${value}, "other": 1 }\n}\n`;

const YAML: readonly Case[] = [
  ['a bare text', 'arn:aws:iam::#:role/x', '!Sub arn:aws:iam::${AWS::AccountId}:role/x'],
  ['single quotes', "'arn:aws:iam::#:role/it''s'", "!Sub 'arn:aws:iam::${AWS::AccountId}:role/it''s'"],
  ['double quotes', '"arn:aws:iam::#:role/\\u0041\\"b"', '!Sub "arn:aws:iam::${AWS::AccountId}:role/\\u0041\\"b"'],
  ['digits at the beginning', '#.dkr.ecr.eu-west-1.amazonaws.com/bot:1', '!Sub ${AWS::AccountId}.dkr.ecr.eu-west-1.amazonaws.com/bot:1'],
  ['a list in brackets', '[a, arn:aws:iam::#:role/x]', "[a, !Sub 'arn:aws:iam::${AWS::AccountId}:role/x']"],
  ['a map in braces', '{ Arn: "arn:aws:iam::#:role/x" }', '{ Arn: !Sub "arn:aws:iam::${AWS::AccountId}:role/x" }'],
  ['a list of lines', '\n        - arn:aws:iam::#:role/x', '\n        - !Sub arn:aws:iam::${AWS::AccountId}:role/x'],
  ['several lines', "'arn:aws:iam::#:role/x\n        and more'", "!Sub 'arn:aws:iam::${AWS::AccountId}:role/x\n        and more'"],
  ['a block', '|\n        aws iam arn:aws:iam::#:role/x\n        ; no comment\n        done\n     ', '!Sub |\n        aws iam arn:aws:iam::${AWS::AccountId}:role/x\n        ; no comment\n        done\n     '],
  ['variables of others', "'arn:aws:iam::#:role/${stage}'", "!Sub 'arn:aws:iam::${AWS::AccountId}:role/${!stage}'"],
  // An id alone.
  ['an id', '{ AccountId: "#" }', '{ AccountId: !Ref AWS::AccountId }'],
  ['a number', '{ AccountId: # }', '{ AccountId: !Ref AWS::AccountId }'],
  ['an id in groups', '\n        AccountId: 5832-1490-6127', '\n        AccountId: !Ref AWS::AccountId'],
  ['ids in a list', '{ Accounts: ["#"] }', '{ Accounts: [!Ref AWS::AccountId] }'],
  // In functions.
  ['!Sub', '!Sub arn:aws:iam::#:role/${Stage}', '!Sub arn:aws:iam::${AWS::AccountId}:role/${Stage}'],
  ['!Sub of an id', '{ AccountId: !Sub "#" }', '{ AccountId: !Sub "${AWS::AccountId}" }'],
  ['!Sub in braces', '{ Arn: !Sub arn:aws:iam::#:role/x }', "{ Arn: !Sub 'arn:aws:iam::${AWS::AccountId}:role/x' }"],
  ['Fn::Sub', '{ Fn::Sub: "arn:aws:iam::#:role/${Stage}" }', '{ Fn::Sub: "arn:aws:iam::${AWS::AccountId}:role/${Stage}" }'],
  ['Fn::Sub with names', "!Sub ['arn:aws:iam::#:role/${S}', { S: x }]", "!Sub ['arn:aws:iam::${AWS::AccountId}:role/${S}', { S: x }]"],
  ['a name of Fn::Sub', "!Sub ['${R}', { R: 'arn:aws:iam::#:role/x' }]", "!Sub ['${R}', { R: !Sub 'arn:aws:iam::${AWS::AccountId}:role/x' }]"],
  ['a block of Fn::Sub', '!Sub |\n        arn:aws:iam::#:role/${Stage}\n     ', '!Sub |\n        arn:aws:iam::${AWS::AccountId}:role/${Stage}\n     '],
  ['!If', "!If [C, 'arn:aws:iam::#:role/x', !Ref R]", "!If [C, !Sub 'arn:aws:iam::${AWS::AccountId}:role/x', !Ref R]"],
  ['!Base64', '!Base64 arn:aws:iam::#:role/x', "!Base64 { Fn::Sub: 'arn:aws:iam::${AWS::AccountId}:role/x' }"],
  ['Fn::Base64', '\n        Fn::Base64: arn:aws:iam::#:role/x', '\n        Fn::Base64: !Sub arn:aws:iam::${AWS::AccountId}:role/x'],
  ['!Join', "!Join [':', ['arn:aws:iam:', '#', role/x]]", "!Join [':', ['arn:aws:iam:', !Ref AWS::AccountId, role/x]]"],
  ['!Join of parts', "!Join ['', ['arn:aws:iam::#:role/', !Ref R]]", "!Join ['', [!Sub 'arn:aws:iam::${AWS::AccountId}:role/', !Ref R]]"],
  ['!Join in lines', '!Join\n        - ""\n        - - arn:aws:iam::#:role/\n          - !Ref R', '!Join\n        - ""\n        - - !Sub arn:aws:iam::${AWS::AccountId}:role/\n          - !Ref R'],
];

const IN_JSON: readonly Case[] = [
  ['a text', '"arn:aws:iam::#:role/\\"x"', '{ "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/\\"x" }'],
  ['an id', '{ "AccountId": "#" }', '{ "AccountId": { "Ref": "AWS::AccountId" } }'],
  ['a number', '{ "AccountId": # }', '{ "AccountId": { "Ref": "AWS::AccountId" } }'],
  ['a list', '["a", "arn:aws:iam::#:role/x"]', '["a", { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/x" }]'],
  ['Fn::Sub', '{ "Fn::Sub": "arn:aws:iam::#:role/${Stage}" }', '{ "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/${Stage}" }'],
  ['Fn::Join', '{ "Fn::Join": ["", ["arn:aws:iam::#:role/", { "Ref": "R" }]] }', '{ "Fn::Join": ["", [{ "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/" }, { "Ref": "R" }]] }'],
  ['Fn::Base64', '{ "Fn::Base64": "arn:aws:iam::#:role/x" }', '{ "Fn::Base64": { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/x" } }'],
];

const SERVICE: readonly Case[] = [
  ['a bare text', 'arn:aws:iam::#:role/x', 'arn:aws:iam::${aws:accountId}:role/x'],
  ['quotes', '"arn:aws:iam::#:role/${self:custom.stage}"', '"arn:aws:iam::${aws:accountId}:role/${self:custom.stage}"'],
  ['brackets', '[arn:aws:iam::#:role/x, b]', "['arn:aws:iam::${aws:accountId}:role/x', b]"],
  ['an id', "\n    accountId: '#'", "\n    accountId: '${aws:accountId}'"],
  ['a number', '\n    accountId: #', '\n    accountId: ${aws:accountId}'],
  ['a number in braces', '{ accountId: # }', "{ accountId: '${aws:accountId}' }"],
  ['a block', '|\n    arn:aws:iam::#:role/x\n ', '|\n    arn:aws:iam::${aws:accountId}:role/x\n '],
  ['!Sub', "!Sub 'arn:aws:iam::#:role/x'", "!Sub 'arn:aws:iam::${AWS::AccountId}:role/x'"],
];

const JSON_SERVICE: readonly Case[] = [
  ['a text', '"arn:aws:iam::#:role/x"', '"arn:aws:iam::${aws:accountId}:role/x"'],
  ['a number', '{ "accountId": # }', '{ "accountId": "${aws:accountId}" }'],
];

/** Behind the region that is deployed to: the account of the same stack, as in code. */
const SAME_STACK: readonly (readonly [string, (value: string) => string, string, string])[] = [
  ['template.yaml', property, '!Sub arn:aws:sns:${AWS::Region}:#:alerts', '!Sub arn:aws:sns:${AWS::Region}:${AWS::AccountId}:alerts'],
  ['template.yaml', property, "!Join ['', ['arn:aws:sns:', !Ref AWS::Region, ':#:alerts']]", "!Join ['', ['arn:aws:sns:', !Ref AWS::Region, !Sub ':${AWS::AccountId}:alerts']]"],
  ['template.yaml', property, "!Join [':', ['arn:aws:sns', !Ref AWS::Region, '#', alerts]]", "!Join [':', ['arn:aws:sns', !Ref AWS::Region, !Ref AWS::AccountId, alerts]]"],
  ['serverless.yml', service, 'arn:aws:sns:${aws:region}:#:alerts', 'arn:aws:sns:${aws:region}:${aws:accountId}:alerts'],
  ['serverless.yml', service, "'arn:aws:sns:#{AWS::Region}:@:alerts'", "'arn:aws:sns:#{AWS::Region}:#{AWS::AccountId}:alerts'"],
];

const tables = [
  ['CloudFormation', 'template.yaml', property, YAML, FOREIGN_YAML],
  ['CloudFormation in JSON', 'stack.json', json, IN_JSON, FOREIGN_JSON],
  ['Serverless Framework', 'serverless.yml', service, SERVICE, FOREIGN_YAML],
  ['Serverless Framework in JSON', 'serverless.json', jsonService, JSON_SERVICE, FOREIGN_JSON],
] as const;

/** The repaired text can be read, has as many nodes as a person would have written, and nothing is left to report. */
function expectSound(text: string, wanted: string, filename: string): void {
  expect(lintTemplate(text, setup(filename))).toEqual([]);
  const kinds = (source: string): string[] => parse(source).flatMap((root) => [...nodesIn(root)].map(({ node }) => node.kind));
  expect(kinds(text)).toEqual(kinds(wanted));
  expect(kinds(text).length).toBeGreaterThan(5);
}

describe.each(tables)('%s', (_, filename, around, cases, foreign) => {
  it.each(cases)('%s', (_, before, after) => {
    const [text, wanted] = [around(written(before)), around(after)];
    expect(repairs(text, filename)).toEqual([wanted]);
    expectSound(wanted, wanted, filename);
    // With carriage returns.
    const crlf = (one: string): string => one.replaceAll('\n', '\r\n');
    expect(repairs(crlf(text), filename)).toEqual([crlf(wanted)]);
    for (const config of Object.values(foreign)) {
      expect(lintTemplate(text, { ...setup(filename), foreign: config })).toEqual(lintTemplate(text, setup(filename)));
    }
  });
});

it.each(SAME_STACK)('is fixed behind the region of the stack: %s %#', (filename, around, before, after) => {
  expect(repairs(around(before.replace(/[#@](?=[:'])/, ID)), filename)).toEqual([`fix: ${around(after)}`]);
  expectSound(around(after), around(after), filename);
});

const minimal = 'Resources:\n  X:\n    Type: AWS::SNS::Topic\n';

it.each([
  ['SAM globals', `Globals:\n  Function:\n    Environment:\n      Variables:\n        ROLE: arn:aws:iam::#:role/x\n${minimal}`, 'ROLE: !Sub arn:aws:iam::${AWS::AccountId}:role/x'],
  ['an output', `${minimal}Outputs:\n  Role:\n    Value: arn:aws:iam::#:role/x\n`, 'Value: !Sub arn:aws:iam::${AWS::AccountId}:role/x'],
  ['the name of an export', `${minimal}Outputs:\n  Role:\n    Value: x\n    Export:\n      Name: bucket-#-eu-west-1\n`, 'Name: !Sub bucket-${AWS::AccountId}-eu-west-1'],
  ['a part of a service', 'service: bot\nprovider:\n  name: aws\nresources:\n  Resources:\n    X:\n      Type: AWS::SNS::Topic\n      Properties:\n        RoleArn: arn:aws:iam::#:role/x\n', 'RoleArn: arn:aws:iam::${aws:accountId}:role/x'],
])('has a place in %s', (_, text, expected) => {
  expect(repairs(written(text), 'template.yaml')).toEqual([expect.stringContaining(`${expected}\n`)]);
});

it.each([
  ['defaults of parameters', `Parameters:\n  AccountId:\n    Type: String\n    Default: '#'\n${minimal}`],
  ['mappings', `Mappings:\n  Accounts:\n    production:\n      id: '#'\n${minimal}`],
  ['metadata', `Metadata:\n  Role: arn:aws:iam::#:role/x\n${minimal}`],
  ['descriptions', `Description: for arn:aws:iam::#:role/x\n${minimal}`],
  ['descriptions of outputs', `${minimal}Outputs:\n  Role:\n    Description: arn:aws:iam::#:role/x\n    Value: x\n`],
  ['comments', `# arn:aws:iam::#:role/x\n${minimal}`],
  ['attributes of resources', `${minimal}    Metadata:\n      Role: arn:aws:iam::#:role/x\n`],
  ['what an anchor names', property('&role arn:aws:iam::#:role/x')],
  ['what is written elsewhere', `Metadata:\n  Common: &common\n    RoleArn: arn:aws:iam::#:role/x\n${minimal}    Properties:\n      Common: *common\n`],
  ['tags of YAML', property('!!str arn:aws:iam::#:role/x')],
  ['variables of a shell', property('|\n        ${X:-1} arn:aws:iam::#:role/x')],
  ['patterns that only look like variables', property("'arn:aws:iam::#:role/${x y}'")],
  ['variables that nobody puts in', property("'arn:aws:iam::#:role/${AWS::Region}'")],
  ['a block behind a tag', property('!Base64 |\n        arn:aws:iam::#:role/x')],
  ['a document', property(`|\n        arn:aws:iam::#:role/x\n${'        echo\n'.repeat(1000)}     `)],
  ['several lines in brackets', property('[arn:aws:iam::#:role/x\n        and more]')],
])('has none in %s', (_, text) => {
  expect(repairs(text.replace(/#(?=['\n:])/g, ID), 'template.yaml')).toEqual([]);
});

it('is not offered for what others publish', () => {
  const text = property(written('!Sub arn:aws:lambda:${AWS::Region}:#:layer:tools:3'));
  const [found] = lintTemplate(text, { rules: { 'aws-secrets/no-hardcoded-account-id': ['error', { publishers: true }] } });
  expect(found).toMatchObject({ messageId: 'foundInTemplate' });
  expect([found?.fix, found?.suggestions ?? []]).toEqual([undefined, []]);
});

it('takes no longer than the text is long', { timeout: 60_000 }, () => {
  const arn = written('arn:aws:iam::#:role/x');
  const list = property(`\n${`        - ${arn}\n`.repeat(10_000)}     `);
  const block = property(`|\n${`        ${arn}\n`.repeat(10_000)}     `);
  for (const text of [list, block]) expect(lintTemplate(text, setup('template.yaml'))).toHaveLength(10_000);
});

it('may take several ids out of one text', () => {
  const before = property(written('!Sub "arn:aws:iam::#:role/a arn:aws:iam::#:role/b"'));
  const after = lintTemplate(before, setup('template.yaml')).reverse().reduce((text, { suggestions }) => applyFix(text, suggestions![0]!.fix), before);
  expect(after).toBe(property('!Sub "arn:aws:iam::${AWS::AccountId}:role/a arn:aws:iam::${AWS::AccountId}:role/b"'));
});
