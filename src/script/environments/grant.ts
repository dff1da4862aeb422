/**
 * What stands in place of an environment entry when the function reads the secret itself? A statement behind the one
 * that creates the function, which lets it read exactly one parameter or secret. Its name is the one the entry was
 * resolved from; where the file does not tell, it follows the convention `/application/environment/secret-name` with
 * `REPLACE_ME` for what is unknown. Blind spots: functions without a name in the file, and constructs that are no
 * functions of CDK.
 */
import { PLACEHOLDER } from '../../knowledge/iam/text.ts';
import { words } from '../../knowledge/names/words.ts';
import type { Edit } from '../../model/edit.ts';
import type { Grant } from '../../model/environment.ts';
import { holdsCredential, safeLabel } from '../../model/label.ts';
import type { Value } from '../../model/value.ts';
import { classOfInstance } from '../classes.ts';
import type { Script } from '../script.ts';
import { dottedName, lastName, unwrap, wrapped, type Node } from '../syntax.ts';
import { createdName, type Creation } from './homes.ts';
import { cdkName, type CdkName } from './imports.ts';

/** The function, as the file calls it, the statement that creates (or changes) it, and the call that creates it. */
interface Handle {
  readonly name: string;
  readonly statement: Node;
  readonly creation: Creation;
}

/**
 * The edits that remove an entry and grant the function access instead; `undefined` where they can't be written safely.
 */
export function grantInstead(
  script: Script,
  creation: Creation,
  key: string | undefined,
  values: readonly Value[],
  removal: readonly Edit[],
): Grant | undefined {
  const handle = /['"](?:aws-cdk-lib|@aws-cdk\/)/.test(script.text) ? handleOf(script, creation) : undefined;
  if (!handle) return undefined;
  const pseudo = pseudoParameters(script, handle);
  const policyStatement = cdkName(script, 'iam', 'PolicyStatement');
  if (!pseudo || !policyStatement) return undefined;
  const target = targetOf(key, values);
  const statement = statementText(script, handle, policyStatement.text, target, pseudo.text);
  const imports = [policyStatement.added, pseudo.added].filter((edit) => edit !== undefined);
  return { name: target.name, edits: [...mergedImports(imports), ...placed(script, handle, removal, statement)] };
}

/** Two imports at one place are one edit. */
function mergedImports(imports: readonly Edit[]): readonly Edit[] {
  const [first] = imports;
  return first ? [{ range: first.range, text: imports.map(({ text }) => text).join('') }] : [];
}

const FUNCTION_CLASS = /^(?!Cfn).*(?:Function|Lambda)$/;

function handleOf(script: Script, creation: Creation): Handle | undefined {
  const made = createdName(creation);
  const outer = wrapped(creation);
  const { parent } = outer;
  if (creation.callee.type === 'Super') {
    return made !== undefined && FUNCTION_CLASS.test(made) && parent?.type === 'ExpressionStatement'
      ? { name: 'this', statement: parent, creation }
      : undefined;
  }
  if (creation.type === 'CallExpression') return handleOfCall(script, creation);
  if (made === undefined || !FUNCTION_CLASS.test(made)) return undefined;
  if (parent?.type === 'VariableDeclarator' && parent.init === outer && parent.id.type === 'Identifier') {
    const declaration = parent.parent;
    const statement = declaration.parent.type === 'ExportNamedDeclaration' ? declaration.parent : declaration;
    return isListed(statement) ? { name: parent.id.name, statement, creation } : undefined;
  }
  if (parent?.type === 'AssignmentExpression' && parent.right === outer && parent.operator === '=') {
    const name = dottedName(parent.left)?.join('.');
    const statement = parent.parent;
    return name !== undefined && statement.type === 'ExpressionStatement' && isListed(statement)
      ? { name, statement, creation }
      : undefined;
  }
  return undefined;
}

/** `fn.addEnvironment(…)` of a function that the file creates. */
function handleOfCall(script: Script, call: Creation): Handle | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = dottedName(callee.object)?.join('.');
  const statement = wrapped(call).parent;
  if (name === undefined || statement?.type !== 'ExpressionStatement') return undefined;
  for (const { node, path } of script.origins.of(callee.object)) {
    const isFunction =
      path.length === 0 && node.type === 'NewExpression' && FUNCTION_CLASS.test(lastName(node.callee) ?? '');
    if (isFunction) return { name, statement, creation: node };
  }
  return undefined;
}

const isListed = ({ parent }: Node): boolean =>
  parent?.type === 'Program' ||
  parent?.type === 'BlockStatement' ||
  parent?.type === 'StaticBlock' ||
  parent?.type === 'SwitchCase';

type Pseudo = (parameter: 'partition' | 'region' | 'account') => string;

/** How partition, region and account are written here. */
function pseudoParameters(
  script: Script,
  { statement, creation }: Handle,
): { text: Pseudo; added: Edit | undefined } | undefined {
  const base = classOfInstance(statement)?.superClass;
  const name = base ? (lastName(base) ?? '') : '';
  if (/Stack$/.test(name)) return { text: (parameter) => `\${this.${parameter}}`, added: undefined };
  // What is the scope of a construct, or one itself, is a construct.
  const isConstruct =
    name !== '' && (creation.callee.type === 'Super' || creation.arguments[0]?.type === 'ThisExpression');
  const stack: CdkName | undefined = isConstruct ? cdkName(script, 'core', 'Stack') : undefined;
  if (stack) return { text: (parameter) => `\${${stack.text}.of(this).${parameter}}`, added: stack.added };
  const aws = cdkName(script, 'core', 'Aws');
  const member = { partition: 'PARTITION', region: 'REGION', account: 'ACCOUNT_ID' };
  return aws && { text: (parameter) => `\${${aws.text}.${member[parameter]}}`, added: aws.added };
}

interface Target {
  readonly action: string;
  readonly service: 'ssm' | 'secretsmanager';
  /** What stands behind the account in the ARN. */
  readonly resource: string;
  readonly name: string;
}

const STORE_NAME = /^[\w/.*+=@-]{1,512}$/;

function targetOf(key: string | undefined, values: readonly Value[]): Target {
  for (const value of values) {
    if (value.kind !== 'deployTime' || value.name === undefined || !STORE_NAME.test(value.name)) continue;
    const name = value.name
      .split('/')
      .map((segment) => (segment.includes('*') || holdsCredential(segment) ? PLACEHOLDER : segment))
      .join('/');
    if (value.store === 'secret') return secret(name);
    if (value.store === 'parameter' && name.startsWith('/')) return parameter(name);
  }
  if (values.some((value) => value.kind === 'deployTime' && value.store === 'secret')) return secret(PLACEHOLDER);
  const kebab = words(safeLabel(key ?? '', '')).join('-');
  return parameter(`/${PLACEHOLDER}/${PLACEHOLDER}/${kebab === '' ? PLACEHOLDER : kebab}`);
}

const parameter = (name: string): Target => ({
  action: 'ssm:GetParameter',
  service: 'ssm',
  resource: `parameter${name}`,
  name,
});

/** Secrets Manager adds a hyphen and six characters to the name in the ARN. */
const secret = (name: string): Target => ({
  action: 'secretsmanager:GetSecretValue',
  service: 'secretsmanager',
  resource: `secret:${name}-??????`,
  name,
});

function statementText(
  script: Script,
  { name, statement }: Handle,
  policyStatement: string,
  { action, service, resource }: Target,
  pseudo: Pseudo,
): string {
  const start = statement.range[0];
  const indent = indentAt(script.text, start);
  const step = indent.includes('\t') ? '\t' : '  ';
  const semicolon = script.text.slice(...statement.range).endsWith(';') ? ';' : '';
  const arn = `arn:${pseudo('partition')}:${service}:${pseudo('region')}:${pseudo('account')}:${resource}`;
  return [
    `${name}.addToRolePolicy(`,
    `${step}new ${policyStatement}({`,
    `${step}${step}actions: ['${action}'],`,
    `${step}${step}resources: [\`${arn}\`],`,
    `${step}}),`,
    `)${semicolon}`,
  ].join(lineBreak(script) + indent);
}

/** The blanks in front of a place, back to the start of its line or to what stands before. */
function indentAt(text: string, at: number): string {
  let from = at;
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from--;
  return text.slice(from, at);
}

const lineBreak = (script: Script): string => (script.text.includes('\r\n') ? '\r\n' : '\n');

/** The removal, and the statement behind the one that creates the function, or in place of the one that is removed. */
function placed(script: Script, { statement }: Handle, removal: readonly Edit[], text: string): readonly Edit[] {
  const [start, end] = statement.range;
  if (removal.some(({ range }) => range[0] <= start && end <= range[1])) return [{ range: statement.range, text }];
  // A comment at the end of the line belongs to the statement before.
  const behind = /^.*/.exec(script.text.slice(end))![0].trimEnd();
  const at = end + (/^[ \t]*(?:\/\/.*|\/\*.*\*\/)?$/.test(behind) ? behind.length : 0);
  return [...removal, { range: [at, at], text: lineBreak(script) + indentAt(script.text, start) + text }];
}
