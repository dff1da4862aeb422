/**
 * Which string does a node of a template stand for, in a policy? Texts in which every part that the template leaves open is
 * a hole that says whether it is the region, the account, the partition, a whole ARN, or anything. Blind spot: values of
 * parameters, which stay open even where they have a default.
 */
import { combined, holeFor, referenced } from '../knowledge/iam/holes.ts';
import { ACCOUNT, REGION, UNKNOWN, type Text } from '../knowledge/iam/text.ts';
import { piecesOf } from './interpolation.ts';
import type { Template } from './template.ts';
import { entriesOf, isNoValue, itemsOf, textOf, type CallNode, type Tree } from './tree.ts';
import { foundBy } from './variables.ts';

const MAX_NESTING = 8;

/** Every text a node may be; none for `AWS::NoValue`. */
export function textsOf(template: Template, tree: Tree, nesting = 0): readonly Text[] {
  if (nesting > MAX_NESTING) return [UNKNOWN];
  if (isNoValue(tree)) return [];
  if (tree.kind === 'scalar') return tree.type === 'null' ? [] : interpolated(template, tree.text, undefined, nesting);
  return tree.kind === 'call' ? textsOfCall(template, tree, nesting) : [UNKNOWN];
}

type Names = ReadonlyMap<string, Tree> | undefined;

/** @param names those of `Fn::Sub`; absent where nothing is substituted */
function interpolated(template: Template, text: string, names: Names, nesting: number): readonly Text[] {
  // A plug-in of the Serverless Framework writes `#{AWS::Region}`.
  const written = template.kind === 'serverless' ? text.replace(/#(?=\{AWS::)/g, '$') : text;
  if (!written.includes('${')) return [text];
  return combined(
    piecesOf(written).map((piece): readonly Text[] => {
      if (typeof piece === 'string') return [piece];
      const { variable } = piece;
      if (variable.startsWith('!')) return names ? ['${' + variable.slice(1) + '}'] : ['${' + variable + '}'];
      const own = template.kind === 'serverless' ? ofFramework(template, variable, nesting) : undefined;
      if (own) return own;
      const given = names?.get(variable);
      if (given) return textsOf(template, given, nesting + 1);
      // Elsewhere it is a variable of the policy: `${aws:username}`.
      return names || variable.startsWith('AWS::') ? referenced(variable) : ['${' + variable + '}'];
    }),
  );
}

const FRAMEWORK_HOLES: ReadonlyMap<string, Text> = new Map([
  ['aws:region', REGION],
  ['aws:accountId', ACCOUNT],
]);

function ofFramework(template: Template, variable: string, nesting: number): readonly Text[] | undefined {
  const hole = FRAMEWORK_HOLES.get(variable);
  if (hole !== undefined) return [hole];
  const found = foundBy(template.root, variable, [0, 0]);
  if (!found) return undefined;
  const last = /[\w-]+$/.exec(variable)?.[0] ?? '';
  const texts = found.flatMap((one) => {
    if ('tree' in one) return textsOf(template, one.tree, nesting + 1);
    return one.value.kind === 'literal' ? [one.value.text] : [holeFor([last])];
  });
  return texts.length > 0 ? texts : [holeFor([last])];
}

function textsOfCall(template: Template, { fn, argument }: CallNode, nesting: number): readonly Text[] {
  const items = itemsOf(argument);
  const inner = (tree: Tree | undefined): readonly Text[] => (tree ? textsOf(template, tree, nesting + 1) : [UNKNOWN]);
  switch (fn) {
    case 'Ref':
    case 'ImportValue':
      return referenced(textOf(argument) ?? '');
    case 'GetAtt':
      return referenced(textOf(items.at(-1)) ?? '');
    case 'Sub': {
      const [text, names] = items;
      const map = new Map(entriesOf(names).map(({ key, value }) => [key, value]));
      const written = textOf(text);
      return written === undefined ? [UNKNOWN] : interpolated(template, written, map, nesting);
    }
    case 'Join': {
      const separator = textOf(items[0]) ?? ',';
      return items[1]?.kind === 'list' ? combined(items[1].items.map(inner), separator) : [UNKNOWN];
    }
    case 'If':
      return items.slice(1, 3).flatMap(inner);
    case 'FindInMap': {
      const mapped = template.mapped(textOf(items[0]) ?? '', textOf(items[2])).flatMap(inner);
      return mapped.length > 0 ? mapped : [UNKNOWN];
    }
    default:
      return [UNKNOWN];
  }
}
