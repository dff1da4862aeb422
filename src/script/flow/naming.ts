/**
 * Is a value of unknown origin a secret by the names it is known by? The name nearest to the origin that says something
 * decides. Types, benign heads and the kind of object the name is read from (`messages.password`, `Types.Token`)
 * overrule it.
 */
import { BENIGN_HEADS, DOCUMENT_HEADS, PAGING_OWNERS, RECORD_HEADS, TABLE_HEADS } from '../../knowledge/names/heads.ts';
import { words } from '../../knowledge/names/words.ts';
import { importOf } from '../scopes.ts';
import type { Script } from '../script.ts';
import { lastName, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import type { NameJudge } from './name-facts.ts';
import { kindOf } from './types.ts';
import { secret, type Asked, type Value } from './value.ts';

interface OwnName {
  readonly name: string;
  readonly isProperty: boolean;
  /** The identifier, when the name is that of a variable. */
  readonly variable: Node | undefined;
  /** What the name is read from, as far as it has a name. */
  readonly receiver: string | undefined;
}

const isIndex = (name: string): boolean => name === '*' || /^\d+$/.test(name);

/** Does a path lead to elements only, so that the name of the list is the name of the element? */
const toElements = (path: Path): boolean => path.every(isIndex);

/** The names the value itself has, not those of objects it is in; the name nearest to the origin first. */
export function* ownNames({ node, path, trail }: Asked): Iterable<OwnName> {
  const own = path.findLastIndex((name) => !isIndex(name));
  const root = node.type === 'Identifier' ? node.name : undefined;
  const owner = node.type === 'CallExpression' ? lastName(node.callee) : root;
  if (own >= 0) yield { name: path[own]!, isProperty: true, variable: undefined, receiver: path[own - 1] ?? owner };
  else if (root !== undefined) yield { name: root, isProperty: false, variable: node, receiver: undefined };
  for (let step = trail; step; step = step.nearer) {
    if (step.kind !== 'call' && toElements(step.path)) {
      const isVariable = step.kind === 'variable';
      yield {
        name: step.name,
        isProperty: !isVariable,
        variable: isVariable ? step.node : undefined,
        receiver: undefined,
      };
    }
    if (step.kind === 'content') return;
  }
}

/** Objects whose members are texts for people, names of errors, colours or types. */
const TEXTS: ReadonlySet<string> = new Set(
  (
    'messages strings i18n t labels translations errors errorCodes codes colors theme types enum schema z joi Joi ' +
    'fields routes paths events permissions scopes'
  ).split(' '),
);

/** Does an object, by its last word, hold something about each of the things that its members are named after? */
function isTable(owner: string): boolean {
  if (TEXTS.has(owner)) return true;
  const head = words(owner).at(-1) ?? '';
  if (TABLE_HEADS.has(head)) return true;
  if (!head.endsWith('s') || DOCUMENT_HEADS.has(head)) return false;
  return [head.slice(0, -1), head.slice(0, -2), `${head.slice(0, -3)}y`].some(
    (one) => BENIGN_HEADS.has(one) && !DOCUMENT_HEADS.has(one) && !RECORD_HEADS.has(one),
  );
}

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*[a-z]/;

type Verdict = 'strong' | 'weak' | 'clean' | 'silent';

function verdictOf(script: Script, judge: NameJudge, { name, variable, receiver }: OwnName): Verdict {
  if (variable && kindOf(script, variable, []) === 'other') return 'clean';
  const { verdict, harmless, about } = judge.of(name);
  if (verdict === 'benign') return harmless || about ? 'clean' : 'silent';
  // `Token` is a class; `Types.Token` and `ERRORS.TOKEN` are constants.
  if (variable && PASCAL_CASE.test(name)) return 'clean';
  if (receiver === undefined) return verdict;
  // `page.token` is a page token.
  if (verdict === 'weak' && PAGING_OWNERS.has(words(receiver).at(-1) ?? '')) return 'clean';
  return isTable(receiver) ? 'clean' : verdict;
}

/** Is the object that a member is read from a namespace, an enum or a table of constants, by its name? */
function isNamespace(asked: Asked): boolean {
  const { node, path } = asked;
  return node.type === 'Identifier' && path.length === 1 && /^[A-Z]/.test(node.name);
}

/** Is it a type, or the whole of a library: `jwt` of `import jwt from 'jsonwebtoken'`? */
function isModule(script: Script, { node, path }: Asked): boolean {
  const variable = node.type === 'Identifier' ? script.scopes.variableOf(node) : undefined;
  const imported = variable && importOf(variable);
  if (imported?.typeOnly) return true;
  if (path.length > 0) return false;
  if (imported) return imported.name === '*' || (imported.name === 'default' && !imported.module.startsWith('.'));
  if (node.type !== 'CallExpression' && node.type !== 'ImportExpression') return false;
  const external = script.externalName(node);
  return external?.module !== undefined && external.path.length === 0 && !external.module.startsWith('.');
}

/** The value of an origin that the file does not explain, by its names. */
export function byName(script: Script, judge: NameJudge, asked: Asked): Value {
  const { node, path } = asked;
  if ((node.type === 'Identifier' || node.type === 'ThisExpression') && kindOf(script, node, path) === 'other')
    return 'clean';
  if (isNamespace(asked)) return 'clean';
  if (isModule(script, asked)) return 'clean';
  let weak: string | undefined;
  // An element of something that is no list of secrets: words, pages, chunks.
  let isNamedOtherwise = path.includes('*');
  for (const own of ownNames(asked)) {
    const verdict = verdictOf(script, judge, own);
    if (verdict === 'clean') return weak === undefined ? 'clean' : secret('weak', weak);
    if (verdict === 'strong') return secret('name', own.name);
    if (verdict === 'weak' && !isNamedOtherwise) weak ??= own.name;
    // `token = page.LastEvaluatedKey` is what the property says, `token = answer.value` what the variable says.
    isNamedOtherwise ||= own.isProperty && verdict === 'silent' && !judge.of(own.name).saysNothing;
  }
  return weak === undefined ? 'unknown' : secret('weak', weak);
}
