/**
 * Which assignments change the object that a field holds: `this.env.X = y`? Indexed once for a file, by class and
 * field. Blind spot: changes through another name of the object, which `writes.ts` knows.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { classOfThis } from './classes.ts';
import type { Script } from './script.ts';
import { keyName, unwrap, type ClassNode } from './syntax.ts';

export interface FieldChange {
  readonly by: TSESTree.AssignmentExpression;
  /** What is assigned to: `this.env.X`. */
  readonly target: TSESTree.MemberExpression;
}

type ByField = Map<string, FieldChange[]>;

const indexes = new WeakMap<Script, ReadonlyMap<ClassNode | undefined, ByField>>();

function indexOf(script: Script): ReadonlyMap<ClassNode | undefined, ByField> {
  const index = new Map<ClassNode | undefined, ByField>();
  for (const by of script.nodes.of('AssignmentExpression')) {
    const target = unwrap(by.left);
    const field = target.type === 'MemberExpression' ? unwrap(target.object) : undefined;
    if (target.type !== 'MemberExpression' || field?.type !== 'MemberExpression') continue;
    const name = unwrap(field.object).type === 'ThisExpression' ? keyName(field) : undefined;
    if (name === undefined) continue;
    const cls = classOfThis(field);
    const fields: ByField = index.get(cls) ?? new Map();
    index.set(cls, fields);
    const known = fields.get(name);
    if (known) known.push({ by, target });
    else fields.set(name, [{ by, target }]);
  }
  return index;
}

/** The changes of what `this.name` of a class holds, in the order of the text; no class: `this` outside of any. */
export function changesOfField(script: Script, cls: ClassNode | undefined, name: string): readonly FieldChange[] {
  let index = indexes.get(script);
  if (!index) indexes.set(script, (index = indexOf(script)));
  return index.get(cls)?.get(name) ?? [];
}
