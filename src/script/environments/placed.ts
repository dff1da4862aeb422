/**
 * Which variables does an environment have? Reads a map (plain, below `variables`, as a list of `{ name, value }`, with
 * CodeBuild's `{ type, value }`), through parameters that callers in the file fill, and says which parts are copied as
 * a whole.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Site } from '../../knowledge/deployment/environments.ts';
import { callerFrames } from '../callers.ts';
import { entriesOf, type Entry } from '../entries.ts';
import type { Frame, Origin } from '../origins.ts';
import type { Script } from '../script.ts';
import { keyName, lastName, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import type { Creation, Home } from './homes.ts';

/** One variable where it is written, or a map that is copied as a whole. */
export interface Placed {
  readonly entry: Entry;
  /** The map; only its values are known, as origins. */
  readonly whole: Origin | undefined;
  readonly site: Site;
  readonly creation: Creation | undefined;
}

const SHOUTED = /^[A-Z][A-Z0-9_]*$/;

/** Everything that one environment contains. */
export function placedIn(script: Script, home: Home): readonly Placed[] {
  const { site, creation, byShape } = home;
  const placed: Placed[] = [];
  const add = (entry: Entry): void => {
    const plain = plainEntry(script, entry);
    if (plain && (!byShape || SHOUTED.test(plain.key ?? 'X')))
      placed.push({ entry: plain, whole: undefined, site, creation });
  };
  const read = (node: Node, path: Path, frame: Frame | null, callers: number): void => {
    const { entries, unread } = entriesOf(script, node, frame, path);
    for (const entry of entries) {
      if (entry.key === 'variables' || entry.key === 'Variables') read(entry.value, [], entry.frame, callers);
      else add(entry);
    }
    for (const { origin, node: from, partly } of unread) {
      if (origin.node.type === 'ArrayExpression' && origin.path.length === 0) {
        for (const entry of listed(script, origin.node, origin.frame)) add(entry);
        continue;
      }
      const frames = callers > 0 ? callerFrames(script, origin.node, origin.frame) : [];
      for (const caller of frames) read(origin.node, origin.path, caller, callers - 1);
      if (frames.length > 0) continue;
      // Some of a machine's variables are not all of them.
      const map = partly ? undefined : from === home.node && home.path.length > 0 ? propertyValue(origin) : from;
      if (map)
        placed.push({
          entry: { key: undefined, keyNode: map, value: map, frame: origin.frame, node: map },
          whole: origin,
          site,
          creation,
        });
    }
  };
  read(home.node, home.path, home.frame, 2);
  return placed;
}

/** Where a map that was found as a member of options is written as the value of a property. */
function propertyValue({ trail }: Origin): Node | undefined {
  for (let name = trail; name; name = name.nearer) {
    const property = name.node.parent;
    if (
      name.path.length === 0 &&
      property?.type === 'Property' &&
      property.key === name.node &&
      property.parent.type === 'ObjectExpression'
    )
      return property.value;
  }
  return undefined;
}

/** `[{ name: 'KEY', value: x }]`: CloudFormation's containers and builds. */
function listed(script: Script, list: TSESTree.ArrayExpression, frame: Frame | null): readonly Entry[] {
  return script.origins.of(list, ['*'], frame).flatMap((element): Entry[] => {
    if (element.node.type !== 'ObjectExpression' || element.path.length > 0) return [];
    const members = new Map(
      element.node.properties.flatMap((p): [string | undefined, TSESTree.Property][] =>
        p.type === 'Property' ? [[keyName(p)?.toLowerCase(), p]] : [],
      ),
    );
    const [name, value, type] = [members.get('name'), members.get('value'), members.get('type')];
    if (!name || !value || (type && !isPlaintext(script, type.value, element.frame))) return [];
    return [
      {
        key: script.textOf(name.value, element.frame),
        keyNode: name.value,
        value: value.value,
        frame: element.frame,
        node: element.node,
      },
    ];
  });
}

/** Sees through CodeBuild's `{ type, value }`; `undefined` for a variable that is resolved when the build runs. */
function plainEntry(script: Script, entry: Entry): Entry | undefined {
  for (const { node, path, frame } of script.origins.of(entry.value, [], entry.frame)) {
    if (node.type !== 'ObjectExpression' || path.length > 0) continue;
    const members = new Map(
      node.properties.flatMap((p): [string | undefined, TSESTree.Property][] =>
        p.type === 'Property' ? [[keyName(p), p]] : [],
      ),
    );
    const [value, type] = [members.get('value'), members.get('type')];
    if (!value || (type && !isPlaintext(script, type.value, frame))) return undefined;
    return { ...entry, value: value.value, frame };
  }
  return entry;
}

function isPlaintext(script: Script, type: Node, frame: Frame | null): boolean {
  return (script.textOf(type, frame) ?? lastName(type)) === 'PLAINTEXT';
}
