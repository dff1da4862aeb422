/**
 * How long does an option keep something, and how is it made to keep it for less? Options of libraries, in the unit of
 * each.
 */
import type { CacheBound } from '../../model/secret-cache.ts';
import type { Edit } from '../../model/edit.ts';
import type { Origin } from '../origins.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, type Node } from '../syntax.ts';

export type Unit = 'seconds' | 'milliseconds';

/** The source text of a duration: `300`, `5 * 60 * 1000`. */
export function durationText(seconds: number, unit: Unit): string {
  if (unit === 'seconds') return String(seconds);
  return seconds % 60 === 0 ? `${seconds / 60} * 60 * 1000` : `${seconds} * 1000`;
}

const ENDLESS = /^(?:Infinity|Number\.POSITIVE_INFINITY)$/;

/** The number an expression evaluates to, where it is made of literals and constants. */
export function numberOf(script: Script, node: Node, nesting = 0): number | undefined {
  const [origin, ...others] = script.origins.of(node);
  return origin && others.length === 0 ? numberAt(script, origin, nesting) : undefined;
}

function numberAt(script: Script, { node, path }: Origin, nesting = 0): number | undefined {
  if (nesting > 8) return undefined;
  if (node.type === 'Identifier') {
    const isEndless = ENDLESS.test([node.name, ...path].join('.')) && script.scopes.isGlobal(node);
    return isEndless ? Infinity : undefined;
  }
  if (path.length > 0) return undefined;
  const part = (child: Node): number | undefined => numberOf(script, child, nesting + 1);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number' ? node.value : undefined;
    case 'UnaryExpression': {
      const value = part(node.argument);
      return value === undefined || node.operator !== '-' ? undefined : -value;
    }
    case 'BinaryExpression': {
      const left = part(node.left);
      const right = part(node.right);
      if (left === undefined || right === undefined) return undefined;
      return node.operator === '*'
        ? left * right
        : node.operator === '+'
          ? left + right
          : node.operator === '/'
            ? left / right
            : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * What an options object says about a duration: `absent`, a number in the option's unit, or `unknown` where the file
 * does not show it.
 */
export function optionValue(script: Script, options: Node, names: readonly string[]): number | 'absent' | 'unknown' {
  for (const name of names) {
    const [origin, ...others] = script.origins.of(options, [name]);
    if (!origin) continue;
    return (others.length > 0 ? undefined : numberAt(script, origin)) ?? 'unknown';
  }
  return 'absent';
}

/** The edits that set an option in an object literal: its value, or a new property behind the last one. */
function settingEdits(
  script: Script,
  object: Extract<Node, { type: 'ObjectExpression' }>,
  name: string,
  text: string,
): readonly Edit[] {
  const present = object.properties.find((property) => property.type === 'Property' && keyName(property) === name);
  if (present?.type === 'Property') {
    return [
      {
        range: present.shorthand ? present.range : present.value.range,
        text: present.shorthand ? `${name}: ${text}` : text,
      },
    ];
  }
  const last = object.properties.at(-1);
  if (!last) return [{ range: object.range, text: `{ ${name}: ${text} }` }];
  const line = /\r?\n[ \t]*$/.exec(script.text.slice(object.range[0], last.range[0]))?.[0];
  return [{ range: [last.range[1], last.range[1]], text: `,${line ?? ' '}${name}: ${text}` }];
}

/**
 * The way to bound a library's cache by its option.
 * @param options the options argument as it is written; absent: it is added behind `after`
 */
export function optionBound(
  script: Script,
  { options, after, name, unit }: { options: Node | undefined; after: Node | undefined; name: string; unit: Unit },
): readonly CacheBound[] {
  const object = options && unwrap(options);
  if (object?.type === 'ObjectExpression') {
    return [
      {
        how: 'option',
        harmless: true,
        edits: (seconds) => settingEdits(script, object, name, durationText(seconds, unit)),
      },
    ];
  }
  if (options || !after) return [];
  const end = after.range[1];
  return [
    {
      how: 'option',
      harmless: false,
      edits: (seconds) => [{ range: [end, end], text: `, { ${name}: ${durationText(seconds, unit)} }` }],
    },
  ];
}
