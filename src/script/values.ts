/**
 * What may an expression of deploying code hold, and where did it come from? Follows the value to its origins and names
 * each: text, a variable of the deploying machine, a store that is read while deploying, an identifier of something in
 * a store. Text that is put together of several values becomes a template; functions that only reshape a value (`trim`,
 * `String`, `Fn.join`) are looked through. Blind spots: values that come from other files, which keep only their names.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  CHECKING_FUNCTION,
  RESHAPING_FUNCTIONS,
  RESHAPING_METHODS,
  TEMPLATE_TAG,
} from '../knowledge/deployment/reshaping.ts';
import { joinedValue, referenceIn } from '../model/references.ts';
import type { ParameterValue, Value } from '../model/value.ts';
import { callerFrames } from './callers.ts';
import { entriesOf } from './entries.ts';
import type { Frame, Origin } from './origins.ts';
import { environmentVariableOf } from './parameter-reads/environment-variable.ts';
import { functionOfParameter } from './scopes.ts';
import type { Script } from './script.ts';
import { lastName, unwrap, type Node } from './syntax.ts';
import { deployTimeValue } from './values/deploy-time.ts';
import { machineEnvironment } from './values/machine-environment.ts';

const MAX_NESTING = 8;
/** Alternatives of one value; real code has at most a handful. */
const MAX_VALUES = 32;
/** Origins that are looked at for one value: text made of text made of text ends in "unknown". */
const MAX_STEPS = 300;

/** The values an expression may have, in the order in which they are found; none when it is surely absent. */
export function valuesOf(script: Script, node: Node, frame: Frame | null = null): readonly Value[] {
  return new ValueReading(script).values(node, frame, 0);
}

export class ValueReading {
  #steps = 0;

  constructor(readonly script: Script) {}

  values(node: Node, frame: Frame | null, nesting: number): readonly Value[] {
    return this.ofOrigins(this.script.origins.of(node, [], frame), nesting);
  }

  ofOrigins(origins: readonly Origin[], nesting: number): readonly Value[] {
    const found = new Map<string, Value>();
    for (const origin of origins) {
      for (const value of this.#ofOrigin(origin, nesting)) {
        if (found.size < MAX_VALUES) found.set(`${value.kind} ${value.range[0]} ${value.range[1]}`, value);
      }
    }
    return [...found.values()];
  }

  #isSpent(): boolean {
    return ++this.#steps > MAX_STEPS || this.script.fuel.spent();
  }

  #ofOrigin(origin: Origin, nesting: number): readonly Value[] {
    const { node, path } = origin;
    const { range } = node;
    if (nesting > MAX_NESTING || this.#isSpent()) return [{ kind: 'unknown', name: undefined, range }];
    const written = path.length === 0 ? this.#written(origin, nesting) : undefined;
    if (written) return written;
    const machine = machineEnvironment(this.script, origin);
    if (machine?.path.length === 0) return [{ kind: 'wholeEnvironment', source: machine.source, range }];
    const deployed = deployTimeValue(this, origin, nesting);
    if (deployed) return deployed;
    const variable = machine?.source === 'dotenv' ? machine.path[0] : environmentVariableOf(this.script, origin);
    if (variable !== undefined) {
      return [{ kind: 'environment', source: 'process', name: variable === '*' ? undefined : variable, range }];
    }
    if (node.type === 'CallExpression') {
      const held = this.#reshaped(origin, node, nesting);
      if (held) return held;
    }
    if (node.type === 'Identifier') {
      const handedIn = this.#parameter(origin, node, nesting);
      if (handedIn) return handedIn;
    }
    return [this.#unexplained(origin)];
  }

  /** A value that is written out. */
  #written({ node, frame }: Origin, nesting: number): readonly Value[] | undefined {
    const { range } = node;
    switch (node.type) {
      case 'Literal':
        return [
          typeof node.value === 'string'
            ? (referenceIn(node.value, range) ?? { kind: 'literal', text: node.value, range })
            : { kind: 'benign', range },
        ];
      case 'TemplateLiteral':
        return [this.#template(node, node, frame, nesting)];
      case 'TaggedTemplateExpression':
        return TEMPLATE_TAG.test(lastName(node.tag) ?? '')
          ? [this.#template(node, node.quasi, frame, nesting)]
          : undefined;
      case 'BinaryExpression':
        if (node.operator !== '+') return [{ kind: 'benign', range }];
        return [
          this.joined(
            node,
            [node.left, node.right].map((part) => this.values(part, frame, nesting + 1)),
          ),
        ];
      case 'AssignmentExpression':
        return [
          this.joined(node, [
            [{ kind: 'unknown', name: undefined, range }],
            this.values(node.right, frame, nesting + 1),
          ]),
        ];
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'ClassExpression':
      case 'UnaryExpression':
      case 'UpdateExpression':
      case 'JSXElement':
        return [{ kind: 'benign', range }];
      default:
        return undefined;
    }
  }

  #template(node: Node, quasi: TSESTree.TemplateLiteral, frame: Frame | null, nesting: number): Value {
    const parts = quasi.quasis.flatMap((text, i): (readonly Value[])[] => {
      const hole = quasi.expressions[i];
      const literal: Value = { kind: 'literal', text: text.value.cooked ?? '', range: text.range };
      return [[literal], ...(hole ? [this.values(hole, frame, nesting + 1)] : [])];
    });
    return this.joined(node, parts);
  }

  /** Parts put together; see `joinedValue`. */
  joined(node: Node, parts: readonly (readonly Value[])[]): Value {
    return joinedValue(node.range, parts);
  }

  /** What a call hands on that only reshapes its input. */
  #reshaped({ path, frame }: Origin, call: TSESTree.CallExpression, nesting: number): readonly Value[] | undefined {
    const callee = unwrap(call.callee);
    const name = lastName(callee);
    if (name === undefined) return undefined;
    const inner = (node: Node): readonly Value[] => this.values(node, frame, nesting + 1);
    const [first] = call.arguments;
    if (callee.type === 'MemberExpression') {
      if (RESHAPING_METHODS.has(name) && (path.length === 0 || name === 'split')) return inner(callee.object);
      if (name === 'concat' && path.length === 0 && call.arguments.length > 0) {
        return [this.joined(call, [callee.object, ...call.arguments].map(inner))];
      }
      if (name === 'join' && path.length === 0 && lastName(callee.object) !== 'Fn')
        return this.#list(call, callee.object, frame, nesting);
      if (name === 'apply' && path.length === 0 && first) return this.#applied(call, callee, first, frame, nesting);
    }
    const owner = callee.type === 'MemberExpression' ? lastName(callee.object) : undefined;
    const known = RESHAPING_FUNCTIONS.has(owner === undefined ? name : `${owner}.${name}`) || name === 'toJsonString';
    if (known)
      return [
        this.joined(
          call,
          call.arguments.flatMap((argument) => this.#contents(argument, frame, nesting)),
        ),
      ];
    if (owner === 'Fn' && name === 'conditionIf') return call.arguments.slice(1).flatMap(inner);
    // A text is rather the name of what is checked: `requireSecret('api-key')`.
    const checked =
      path.length === 0 && first && CHECKING_FUNCTION.test(name)
        ? inner(first).filter(({ kind }) => kind !== 'literal')
        : [];
    return checked.length > 0 ? checked : undefined;
  }

  /** The values inside an argument: of an object or list all its members, of a function what it returns. */
  #contents(argument: Node, frame: Frame | null, nesting: number): readonly (readonly Value[])[] {
    const inner = argument.type === 'SpreadElement' ? argument.argument : unwrap(argument);
    if (inner.type === 'ObjectExpression') {
      return entriesOf(this.script, inner, frame).entries.flatMap((entry) =>
        this.#contents(entry.value, entry.frame, nesting + 1),
      );
    }
    if (inner.type === 'ArrayExpression')
      return inner.elements.flatMap((element) => (element ? this.#contents(element, frame, nesting + 1) : []));
    if (nesting > MAX_NESTING) return [];
    const fn = this.script.functionFor(inner, frame);
    if (fn) return this.script.returnsOf(fn).map((result) => this.values(result, frame, nesting + 1));
    return [this.values(inner, frame, nesting + 1)];
  }

  #list(call: Node, list: Node, frame: Frame | null, nesting: number): readonly Value[] {
    const parts = this.script.origins
      .of(list, [], frame)
      .flatMap(({ node, frame: inside }) =>
        node.type === 'ArrayExpression'
          ? node.elements.flatMap((element) => (element ? this.#contents(element, inside, nesting) : []))
          : [],
      );
    return parts.length > 0 ? [this.joined(call, parts)] : [{ kind: 'unknown', name: undefined, range: call.range }];
  }

  /** `output.apply((value) => …)`: Pulumi. */
  #applied(
    call: Node,
    callee: TSESTree.MemberExpression,
    first: Node,
    frame: Frame | null,
    nesting: number,
  ): readonly Value[] | undefined {
    const fn = this.script.functionFor(first, frame);
    if (!fn) return undefined;
    const inside = this.script.origins.frame(fn, [{ node: callee.object, path: [], frame }], call, frame);
    return this.script.returnsOf(fn).flatMap((result) => this.values(result, inside, nesting + 1));
  }

  /** What the callers in this file pass for a parameter; the parameter itself when nobody does. */
  #parameter({ path, frame, trail }: Origin, node: TSESTree.Identifier, nesting: number): readonly Value[] | undefined {
    const variable = this.script.scopes.variableOf(node);
    if (!variable || !functionOfParameter(variable)) return undefined;
    const member = path.at(-1);
    const name = member !== undefined && member !== '*' ? member : (trail?.name ?? node.name);
    const handedIn: ParameterValue = { kind: 'parameter', name, range: node.range };
    const values: Value[] = [];
    // Callers have callers: every one costs a step, also where it leads nowhere.
    for (const caller of callerFrames(this.script, node, frame)) {
      if (this.#isSpent()) break;
      values.push(...this.ofOrigins(this.script.origins.of(node, path, caller), nesting + 1));
    }
    return values.length > 0 ? values : [handedIn];
  }

  /** Only names are left, and what the secret flow knows about calls. */
  #unexplained(origin: Origin): Value {
    const { node, path, frame, trail } = origin;
    const { range } = node;
    if (node.type === 'Identifier' && node.name === 'undefined') return { kind: 'benign', range };
    const taint = this.script.secrets.at(node, path, frame);
    if (taint && (taint.confidence === 'certain' || taint.confidence === 'wrapper'))
      return { kind: 'secret', ...taint, range };
    if (node.type === 'NewExpression' && path.length > 0) return { kind: 'benign', range };
    const member = path.at(-1);
    const name =
      member !== undefined && member !== '*'
        ? member
        : (trail?.name ?? lastName(node.type === 'CallExpression' ? node.callee : node));
    return { kind: 'unknown', name, range };
  }
}
