/**
 * How long does a place keep a secret that it checks against the clock? Reads the number that an age is compared with,
 * or that was added to the clock when the moment of expiry was set. Blind spot: times that come from configuration or
 * from the service itself.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Script } from '../script.ts';
import { keyName, lastName, unwrap, type Node } from '../syntax.ts';
import { numberOf } from './durations.ts';
import { anyPart, nodesIn } from './state.ts';

/** `Date.now()`, also through a constant; a clock that counts seconds is left alone. */
function isClock(script: Script, node: Node): boolean {
  const [origin, ...others] = script.origins.of(node);
  if (others.length > 0 || origin?.path.length !== 0 || origin.node.type !== 'CallExpression') return false;
  const { callee } = origin.node;
  return callee.type === 'MemberExpression' && lastName(callee.object) === 'Date' && keyName(callee) === 'now';
}

/** The milliseconds that are added to the clock wherever the moment of this name is set. */
function addedTo(script: Script, moment: string): readonly (number | undefined)[] {
  const { nodes } = script;
  const values: Node[] = [
    ...nodes
      .of('AssignmentExpression')
      .flatMap(({ left, right }) => (lastName(left) === moment ? [right] : [])),
    ...nodes
      .of('ObjectExpression')
      .flatMap(({ properties }) =>
        properties.flatMap((property) =>
          property.type === 'Property' && keyName(property) === moment ? [property.value] : [],
        ),
      ),
  ];
  return values.flatMap((value): readonly (number | undefined)[] => {
    const sum = unwrap(value);
    // The moment is reset: `expiresAt = 0`.
    if (numberOf(script, sum) !== undefined) return [];
    if (sum.type !== 'BinaryExpression' || sum.operator !== '+') return [undefined];
    return [
      isClock(script, sum.left)
        ? numberOf(script, sum.right)
        : isClock(script, sum.right)
          ? numberOf(script, sum.left)
          : undefined,
    ];
  });
}

/** The longest age, in milliseconds, that a comparison allows. */
function allowedBy(script: Script, comparison: TSESTree.BinaryExpression): number | undefined {
  for (const [side, other] of [
    [comparison.left, comparison.right],
    [comparison.right, comparison.left],
  ] as const) {
    const limit = numberOf(script, other);
    const isAge = anyPart(
      script,
      side,
      (part) => (part.type === 'BinaryExpression' && part.operator === '-' && isClock(script, part.left)) || undefined,
    );
    if (limit !== undefined && isAge && !hasDivision(script, side)) return limit;
    const moment = isClock(script, side) ? lastName(other) : undefined;
    if (moment === undefined) continue;
    const added = addedTo(script, moment);
    const [first] = added;
    if (first !== undefined && added.every((value) => value === first)) return first;
  }
  return undefined;
}

const hasDivision = (script: Script, node: Node): boolean =>
  nodesIn(script, node).some((part) => part.type === 'BinaryExpression' && part.operator === '/');

const COMPARES = /^[<>]=?$/;

/** The seconds that a test lets a value live; `undefined` where the file does not show them. */
export function secondsAllowedBy(script: Script, test: Node): number | undefined {
  let seconds: number | undefined;
  anyPart(script, test, (part) => {
    if (part.type !== 'BinaryExpression' || !COMPARES.test(part.operator)) return undefined;
    const allowed = allowedBy(script, part);
    if (allowed !== undefined) seconds = Math.min(seconds ?? Infinity, allowed / 1000);
    return undefined;
  });
  return seconds;
}
