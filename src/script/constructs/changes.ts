/**
 * What is done to a construct after it was created? Properties that are set (`cfnKey.enableKeyRotation = true`),
 * overrides of what it synthesizes (`addPropertyOverride`), and calls of its methods; also through its `Cfn` child.
 * Blind spots: aspects, and functions of other files that the construct is handed to.
 */
import { classOfThis } from '../classes.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, type ClassNode, type Node } from '../syntax.ts';

/** A property that gets another value; `value` is missing when it is taken away or only a part of it changes. */
export interface PropertyChange {
  readonly property: string;
  readonly value: Node | undefined;
  /** The value is spelled as in a template. */
  readonly isOverride: boolean;
}

/** A call of a method of the construct. */
export interface MethodCall {
  readonly name: string;
  readonly call: Extract<Node, { type: 'CallExpression' }>;
}

export interface Changes {
  readonly properties: readonly PropertyChange[];
  readonly calls: readonly MethodCall[];
}

/** How many calls in a chain are looked through. */
const MAX_CALLS = 3;

/** `addOverride('Properties.EnableKeyRotation', true)`, `addPropertyOverride('EnableKeyRotation', true)` */
const OVERRIDE = /^add(?:Property)?(?:Deletion)?Override$/;

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function override(script: Script, method: string, [path, value]: readonly Node[]): PropertyChange | undefined {
  const text = path && OVERRIDE.test(method) ? script.textOf(path) : undefined;
  if (text === undefined) return undefined;
  const inside = method.includes('Property') ? text : /^Properties\.(.+)$/.exec(text)?.[1];
  const [property, ...deeper] = inside?.split('.') ?? [];
  if (property === undefined) return undefined;
  const whole = deeper.length === 0 && !method.includes('Deletion');
  return { property: lowerFirst(property), value: whole ? value : undefined, isOverride: true };
}

/** The changes of all constructs of a file, by the call that creates them. Indexed once. */
export class ChangeIndex {
  /** The call that makes a class of the file the construct it is. */
  readonly #supers = new Map<ClassNode | undefined, Node[]>();
  readonly #changes = new Map<Node, { properties: PropertyChange[]; calls: MethodCall[] }>();

  constructor(
    readonly script: Script,
    created: ReadonlySet<Node>,
  ) {
    for (const node of created) {
      if (node.type === 'CallExpression' && node.callee.type === 'Super') this.#supers.set(classOfThis(node), [node]);
    }
    for (const { left, right, operator } of script.nodes.of('AssignmentExpression')) {
      const target = unwrap(left);
      const property = target.type === 'MemberExpression' ? keyName(target) : undefined;
      if (target.type !== 'MemberExpression' || property === undefined) continue;
      const value = operator === '=' ? right : undefined;
      for (const node of this.#receivers(target.object, created)) {
        this.#of(node).properties.push({ property, value, isOverride: false });
      }
    }
    for (const call of script.nodes.of('CallExpression')) {
      const callee = unwrap(call.callee);
      const name = callee.type === 'MemberExpression' ? keyName(callee) : undefined;
      if (callee.type !== 'MemberExpression' || name === undefined) continue;
      for (const node of this.#receivers(callee.object, created)) {
        const change = override(script, name, call.arguments);
        if (change) this.#of(node).properties.push(change);
        else this.#of(node).calls.push({ name, call });
      }
    }
  }

  /** What happens to what one of these calls creates. */
  of(calls: ReadonlySet<Node>): Changes {
    const found = [...calls].flatMap((call) => this.#changes.get(call) ?? []);
    return {
      properties: found.flatMap(({ properties }) => properties),
      calls: found.flatMap((changes) => changes.calls),
    };
  }

  /**
   * The constructs (or their `Cfn` child) that an expression stands for. What a method returns stands for its construct:
   * `secret.attach(database)`.
   */
  #receivers(receiver: Node, created: ReadonlySet<Node>, calls = 0): readonly Node[] {
    const inner = unwrap(receiver);
    if (this.script.scopes.isGlobal(inner) || calls > MAX_CALLS) return [];
    return this.script.origins.of(inner).flatMap(({ node, path }) => {
      const itself = path.length === 0 || path.join('.') === 'node.defaultChild';
      if (itself && created.has(node)) return [node];
      if (itself && node.type === 'ThisExpression') return this.#supers.get(classOfThis(node)) ?? [];
      const callee = path.length === 0 && node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
      return callee?.type === 'MemberExpression' ? this.#receivers(callee.object, created, calls + 1) : [];
    });
  }

  #of(node: Node): { properties: PropertyChange[]; calls: MethodCall[] } {
    const changes = this.#changes.get(node) ?? { properties: [], calls: [] };
    this.#changes.set(node, changes);
    return changes;
  }
}
