/**
 * What may a text of a workflow become? Its expressions are read, and the variables of `env` followed to where they are
 * set. Blind spots: outputs of steps and jobs, and inputs, which keep only their names.
 */
import type { Range } from '../model/range.ts';
import { joinedValue } from '../model/references.ts';
import type { Value } from '../model/value.ts';
import { textOf } from '../template/tree.ts';
import { contextsIn, expressionsIn, type Context, type Expression } from './expressions.ts';
import { variableIn, type Scope } from './workflow.ts';

const MAX_NESTING = 6;

/** Functions that answer with a truth value, or with a hash. */
const BENIGN_FUNCTIONS = new Set(['contains', 'startswith', 'endswith', 'hashfiles', 'success', 'failure', 'always', 'cancelled']);

/** The values that a text may have. */
export function valuesOf(text: string, range: Range, scope: Scope, nesting = 0): readonly Value[] {
  const expressions = nesting > MAX_NESTING ? [] : expressionsIn(text);
  if (expressions.length === 0) return [{ kind: 'literal', text, range }];
  const parts: (readonly Value[])[] = [];
  let end = 0;
  const literal = (part: string): void => {
    if (part !== '') parts.push([{ kind: 'literal', text: part, range }]);
  };
  for (const { range: place, expression } of expressions) {
    literal(text.slice(end, place[0]));
    parts.push(valuesOfExpression(expression, range, scope, nesting));
    end = place[1];
  }
  literal(text.slice(end));
  return parts.length === 1 ? parts[0]! : [joinedValue(range, parts)];
}

function valuesOfExpression(expression: Expression | undefined, range: Range, scope: Scope, nesting: number): readonly Value[] {
  const inner = (one: Expression): readonly Value[] => valuesOfExpression(one, range, scope, nesting);
  switch (expression?.kind) {
    case 'text':
      return [{ kind: 'literal', text: expression.text, range }];
    case 'context':
      return valuesOfContext(expression, range, scope, nesting);
    case 'choice':
      return expression.results.flatMap(inner);
    case 'condition':
      return [{ kind: 'benign', range }];
    case 'call':
      return BENIGN_FUNCTIONS.has(expression.fn) ? [{ kind: 'benign', range }] : [joinedValue(range, expression.operands.map(inner))];
    default:
      return [{ kind: 'unknown', name: undefined, range }];
  }
}

function valuesOfContext({ path }: Context, range: Range, scope: Scope, nesting: number): readonly Value[] {
  const [root = '', name] = path;
  const last = path.at(-1);
  switch (root.toLowerCase()) {
    case 'secrets':
      return [{ kind: 'secret', confidence: 'certain', label: labelOf(path), range }];
    case 'vars':
      return [{ kind: 'environment', source: 'configuration', name, range }];
    case 'env': {
      const set = name === undefined ? undefined : variableIn(scope, name);
      const text = textOf(set?.value);
      return set && text !== undefined ? valuesOf(text, range, scope, nesting + 1) : [{ kind: 'unknown', name, range }];
    }
    case 'github':
      return last?.toLowerCase() === 'token'
        ? [{ kind: 'secret', confidence: 'certain', label: 'github.token', range }]
        : [{ kind: 'benign', range }];
    default:
      return [{ kind: 'unknown', name: last, range }];
  }
}

/** The text of a context: `secrets.TOKEN`; of a computed member `secrets[…]`. */
export const labelOf = (path: Context['path']): string =>
  path.map((member, i) => (i === 0 ? member : member === undefined ? '[…]' : `.${member}`)).join('');

/** The contexts of a text that become part of it. */
export function* contextsOf(text: string): Iterable<Context> {
  for (const { expression } of expressionsIn(text)) {
    for (const { context, decides } of contextsIn(expression)) if (!decides) yield context;
  }
}
