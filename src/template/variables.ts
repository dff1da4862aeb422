/**
 * What do the variables of the Serverless Framework stand for? `${self:custom.x}` is followed inside the file, also through
 * other variables; stores, the environment and other files become values that say where they come from. Which stage is
 * deployed is open: a path that depends on it stands for all its cases. Blind spot: files that are included.
 */
import type { Range } from '../model/range.ts';
import { serverlessVariable } from '../model/references.ts';
import type { Value } from '../model/value.ts';
import { addressesIn, piecesOf, type Address } from './interpolation.ts';
import { entriesOf, itemsOf, textOf, type Tree } from './tree.ts';

const MAX_NESTING = 8;
const MAX_CASES = 16;

/** A place in the file, or a value from elsewhere. */
export type Found = { readonly tree: Tree } | { readonly value: Value };

/** What a variable stands for; `undefined` when it is none of the framework's. */
export function foundBy(root: Tree, variable: string, range: Range, nesting = 0): readonly Found[] | undefined {
  const addresses = addressesIn(variable);
  if (!addresses) return undefined;
  if (nesting > MAX_NESTING) return [unknown(undefined, range)];
  return addresses.flatMap((address) => foundAt(root, address, range, nesting)).slice(0, MAX_CASES);
}

/** The places a node stands for, when it is a text that is one variable; else itself. */
export function treesOf(root: Tree, tree: Tree | undefined, nesting = 0): readonly Tree[] {
  const found = tree && soleVariable(root, tree, nesting);
  if (!found) return tree ? [tree] : [];
  return found.flatMap((one) => ('tree' in one ? treesOf(root, one.tree, nesting + 1) : []));
}

function soleVariable(root: Tree, tree: Tree, nesting: number): readonly Found[] | undefined {
  const text = textOf(tree);
  if (!text?.startsWith('${')) return undefined;
  const [only, ...more] = piecesOf(text);
  return typeof only === 'object' && more.length === 0 ? foundBy(root, only.variable, tree.range, nesting) : undefined;
}

const unknown = (name: string | undefined, range: Range): Found => ({ value: { kind: 'unknown', name, range } });

/** Sources whose value is configuration of the deploying machine or of other files. */
const CONFIGURATION = new Set(['file', 'opt', 'git', 's3', 'terraform', 'vault', 'doppler', 'output']);

function foundAt(root: Tree, { source, address }: Address, range: Range, nesting: number): readonly Found[] {
  const path = addressText(root, address, nesting);
  const last = /[^.:/*]+$/.exec(path)?.[0];
  switch (source) {
    case 'literal':
      return [{ value: { kind: 'literal', text: address, range } }];
    case 'self':
      return followed(root, root, path.split('.'), range, nesting);
    case 'param': {
      const cases = followed(root, root, ['params', '*', ...path.split('.')], range, nesting);
      return cases.length > 0 ? cases : [{ value: { kind: 'environment', source: 'configuration', name: last, range } }];
    }
    case 'env':
    case 'ssm':
    case 'secretsManager':
      return [{ value: serverlessVariable(source, path, range) }];
    case 'cf':
      return [
        { value: { kind: 'deployTime', via: '${cf}', store: 'other', name: last, field: undefined, certain: false, range } },
      ];
    case 'sls':
    case 'aws':
      return [{ value: { kind: 'benign', range } }];
    default:
      return CONFIGURATION.has(source)
        ? [{ value: { kind: 'environment', source: 'configuration', name: last, range } }]
        : [unknown(last, range)];
  }
}

/** An address with the variables in it resolved; `*` stands for what is open. */
function addressText(root: Tree, address: string, nesting: number): string {
  if (!address.includes('${')) return address.trim();
  return piecesOf(address)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const found = foundBy(root, piece.variable, [0, 0], nesting + 1) ?? [];
      // With a fallback it is one of several.
      const [only, ...more] = found.map((one) => ('tree' in one ? textOf(one.tree) : undefined));
      return only === undefined || more.length > 0 || only.includes('${') ? '*' : only;
    })
    .join('')
    .trim();
}

/** The places at a path below a node; a text on the way that is a variable is followed. */
function followed(root: Tree, from: Tree, path: readonly string[], range: Range, nesting: number): readonly Found[] {
  const [key, ...rest] = path;
  if (key === undefined || (key === '' && rest.length === 0)) return [{ tree: from }];
  if (nesting > MAX_NESTING) return [];
  const variable = soleVariable(root, from, nesting + 1);
  if (variable) {
    return variable.flatMap((one) => {
      if ('tree' in one) return followed(root, one.tree, path, range, nesting + 1);
      return [memberOf(one.value, path.at(-1)!)];
    });
  }
  const children = entriesOf(from).filter((entry) => (key.includes('*') ? true : entry.key === key));
  const items = from.kind === 'list' && /^\d+$/.test(key) ? itemsOf(from).slice(Number(key), Number(key) + 1) : [];
  return [...children.map(({ value }) => value), ...items]
    .slice(0, MAX_CASES)
    .flatMap((child) => followed(root, child, rest, range, nesting));
}

/** A member of an object that comes from elsewhere: `${self:custom.secrets.token}` of `secrets: ${ssm:/app/secrets}`. */
function memberOf(value: Value, member: string): Found {
  if (value.kind === 'deployTime') return { value: { ...value, field: member } };
  if (value.kind === 'environment') return { value: { ...value, name: member } };
  return unknown(member, value.range);
}
