/**
 * Which part of what leaves carries the secret? The smallest expression: one hole of a template, one property of an
 * object, one operand of a concatenation; with the slot it fills, which is what a repair can change.
 */
import { builtinFunction, builtinName } from '../../knowledge/builtins.ts';
import { isTextStyler } from '../../knowledge/loggers.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import { operandsOf } from '../flow/derived.ts';
import { asText, isTaint, secret, type Taint, type Value } from '../flow/value.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, type Node } from '../syntax.ts';
import type { SinkValue } from './sink.ts';

/** The place in the text that a carrier fills. */
export interface Slot {
  readonly kind: 'hole' | 'operand' | 'property' | 'element' | SinkValue['form'];
  /** The whole expression in the slot; for a property that is the property. */
  readonly node: Node;
  /** Nothing demands a value of a certain type here, as in an object that is only printed. */
  readonly free: boolean;
  /** The value is turned into text: an object shows nothing but `[object Object]`. */
  readonly text?: true;
}

export interface Carrier {
  readonly node: Node;
  readonly taint: Taint;
  readonly slot: Slot;
}

const MAX_NESTING = 12;

/** The carriers in a value that leaves, one per slot. */
export function carriersOf(
  script: Script,
  value: SinkValue,
  redacted: ReadonlySet<string> = new Set(),
): readonly Carrier[] {
  const found = new Map<Node, Carrier>();
  const slot: Slot = { kind: value.form, node: value.node, free: value.form === 'argument' };
  if (value.form === 'callback') {
    const taint = script.secrets.value(value.node, value.path, value.frame);
    return isTaint(taint) ? [{ node: value.node, taint, slot }] : [];
  }
  const descent = new Descent(script, redacted, (carrier) => {
    if (!found.has(carrier.slot.node)) found.set(carrier.slot.node, carrier);
  });
  descent.into(value.node, slot, undefined, 0);
  return [...found.values()];
}

class Descent {
  constructor(
    readonly script: Script,
    readonly redacted: ReadonlySet<string>,
    readonly add: (carrier: Carrier) => void,
  ) {}

  /**
   * @param key the key of the property that holds the node; an unknown value under a secret's name is a secret
   * @returns whether a carrier was found
   */
  into(node: Node, slot: Slot, key: string | undefined, nesting: number): boolean {
    const inner = unwrap(node);
    if (nesting < MAX_NESTING) {
      if (this.#parts(inner, slot, nesting + 1)) return true;
      if (/^(?:ObjectExpression|TemplateLiteral|ArrayExpression)$/.test(inner.type)) return false;
    }
    const value = named(this.script, key, this.script.secrets.value(node));
    return this.#carries(node, slot, value);
  }

  #carries(node: Node, slot: Slot, value: Value): boolean {
    const shown = slot.text ? asText(value) : value;
    if (!isTaint(shown)) return false;
    this.add({ node, taint: shown, slot });
    return true;
  }

  #parts(node: Node, slot: Slot, nesting: number): boolean {
    const some = (results: readonly boolean[]): boolean => results.includes(true);
    switch (node.type) {
      case 'TemplateLiteral':
        return some(
          node.expressions.map((hole) =>
            this.into(
              hole,
              slot.kind === 'tag' ? slot : { kind: 'hole', node: hole, free: true, text: true },
              undefined,
              nesting,
            ),
          ),
        );
      case 'BinaryExpression':
        return (
          node.operator === '+' &&
          some(
            operandsOf(node).map((operand) =>
              this.into(operand, { kind: 'operand', node: operand, free: true, text: true }, undefined, nesting),
            ),
          )
        );
      case 'ObjectExpression':
        return !slot.text && this.#properties(node.properties, slot, nesting);
      case 'ArrayExpression':
        return some(
          node.elements.map((element) => {
            if (!element) return false;
            const value = element.type === 'SpreadElement' ? element.argument : element;
            return this.into(value, { kind: 'element', node: element, free: slot.free }, undefined, nesting);
          }),
        );
      case 'ConditionalExpression':
        return some([
          this.into(node.consequent, slot, undefined, nesting),
          this.into(node.alternate, slot, undefined, nesting),
        ]);
      case 'CallExpression': {
        const [first] = node.arguments;
        const transparent = first && this.#shows(node.callee) && isTaint(this.script.secrets.value(node));
        const { kind, node: filled } = slot;
        return Boolean(transparent) && this.into(first!, { kind, node: filled, free: true }, undefined, nesting);
      }
      default:
        return false;
    }
  }

  #shows(callee: Node): boolean {
    const called = this.script.externalName(callee);
    const name = called && builtinName(called.module, called.path);
    if (name === 'JSON.stringify' || name === 'String') return true;
    return (
      (name !== undefined && builtinFunction(name) === 'shows' && name.startsWith('util.')) ||
      (called?.module !== undefined && isTextStyler(called.module))
    );
  }

  #properties(properties: readonly Node[], slot: Slot, nesting: number): boolean {
    let found = false;
    const later: string[] = [];
    for (const property of properties.toReversed()) {
      if (property.type === 'SpreadElement') {
        const value = this.script.secrets.value(property.argument, [], null, [...later, ...this.redacted]);
        found = this.#carries(property.argument, { kind: 'property', node: property, free: slot.free }, value) || found;
      } else if (property.type === 'Property') {
        const name = keyName(property);
        if (name !== undefined && (later.includes(name) || this.redacted.has(name))) continue;
        if (name !== undefined) later.push(name);
        found =
          this.into(property.value, { kind: 'property', node: property, free: slot.free }, name, nesting) || found;
      }
    }
    return found;
  }
}

/** A value of unknown origin is a secret when its key says so. */
function named(script: Script, key: string | undefined, value: Value): Value {
  if (value !== 'unknown' || key === undefined) return value;
  const verdict = valueNameVerdict(key, script.settings.secretNames);
  return verdict === 'benign' ? value : secret(verdict === 'strong' ? 'name' : 'weak', key);
}
