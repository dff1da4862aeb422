/** One program in every form in which templates and workflows write it. */

/** A template with the code in its first function. */
export const template = (code: string, runtime = 'nodejs22.x'): string => `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Api:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: ${runtime}
      Code:
        ZipFile: ${code}
`;

/** A workflow with the script in its first step. */
export const workflow = (script: string): string => `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/github-script@v7
        with:
          script: ${script}
`;

export const indented = (text: string, by: number): string => text.replace(/^(?=[^\n])/gm, ' '.repeat(by));

export const PROGRAM = `'use strict';
const names = ["it's", "\\t\\\\ ü 🔒"];

exports.handler = async (event) => {
\tif (event) {
    return { names, text: 'a: b # c' };
\t}

  return "";
};`;

const ONE_LINE = `exports.handler = async () => "it's \\n" + 'ü 🔒';`;
const HOLES = `const table = '\${Table}';
const region = \`\${!table}-\${AWS::Region}\`;

exports.handler = () => region + '\${Table.Arn}';`;
const lines = (text: string): string => text.split('\n').map((line) => JSON.stringify(line)).join(', ');
const json = (code: string): string =>
  `{ "Resources": { "Api": {\n\t"Type": "AWS::Lambda::Function",\n\t"Properties": { "Runtime": "nodejs22.x", "Code": { "ZipFile": ${code} } }\n} } }\n`;
const block = (text: string, header = '|'): string => `${header}\n${indented(text, 10)}`;

/** The file, and the script in it. */
export const FORMS: Readonly<Record<string, readonly [file: string, script: string]>> = {
  'a block': [template(block(PROGRAM)), PROGRAM],
  'a block with carriage returns': [template(block(PROGRAM)).replaceAll('\n', '\r\n'), PROGRAM],
  'a block behind a byte order mark': [`\uFEFF${template(block(PROGRAM))}`, PROGRAM],
  'a block with blanks in its empty lines': [template(block(PROGRAM.replaceAll('\n\n', '\n \n')).replace(/^ {11}$/gm, '     ')), PROGRAM],
  'a block that begins with an empty line': [template(block(`\n${PROGRAM}`)), `\n${PROGRAM}`],
  'a block that keeps its end': [template(`${block(PROGRAM, '|+ # the handler')}\n\n\n`), PROGRAM],
  'a block without its end': [template(block(PROGRAM, '|-')), PROGRAM],
  'a block that says its indentation': [template(block(`  ${PROGRAM}`, '|2')), `  ${PROGRAM}`],
  'a block at the end of the file': [template(block(PROGRAM)).trimEnd(), PROGRAM],
  'a block of one line': [template(block(ONE_LINE)), ONE_LINE],
  'a folded block': [template(`>\n          const a = 1;\n          const b = 2;\n\n          exports.handler = () => {\n            return a\n\n              + b;\n          };\n`), 'const a = 1; const b = 2;\nexports.handler = () => {\n  return a\n\n    + b;\n};'],
  'double quotes': [template(JSON.stringify(PROGRAM)), PROGRAM],
  'single quotes': [template(`'${ONE_LINE.replaceAll("'", "''")}'`), ONE_LINE],
  'no quotes': [template('exports.handler = () => "ü";'), 'exports.handler = () => "ü";'],
  JSON: [json(JSON.stringify(PROGRAM)), PROGRAM],
  'JSON with escapes by number': [json(JSON.stringify(PROGRAM).replace(/[^\0-\x7F]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)), PROGRAM],
  'lines that are joined': [json(`{ "Fn::Join": ["\\n", [${lines(PROGRAM)}]] }`), PROGRAM],
  'parts that are joined': [json(`{ "Fn::Join": ["", ["const table = '", { "Ref": "Table" }, "';\\n", { "Fn::Sub": "const \${!table} = '\${Table}';" }]] }`), "const table = '____';\nconst ${table} = '________';"],
  'a block with variables': [template(block(HOLES, '!Sub |')), "const table = '________';\nconst region = `${table}-______________`;\n\nexports.handler = () => region + '____________';"],
  'a text with variables': [json(`{ "Fn::Sub": [${JSON.stringify(HOLES)}, { "Table": "t" }] }`), "const table = '________';\nconst region = `${table}-______________`;\n\nexports.handler = () => region + '____________';"],
  'a workflow': [workflow(`|\n${indented('const title = `#${{ github.event.number }}: ${context.job}`;\n\nreturn ${{\n  toJSON(github) }};', 12)}`), 'const title = `#__________________________: ${context.job}`;\n\nreturn ___\n                   ;'],
  'a workflow in one line': [workflow(`return context.job + "it's"`), `return context.job + "it's"`],
};
