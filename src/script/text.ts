/**
 * Which string does an expression evaluate to? Literals, templates, concatenations, enum members and constants of the
 * same file; for policies also the ways of CDK and CloudFormation to put an ARN together. A part that the file leaves
 * open becomes a hole that says whether it is the region, the account, the partition, a whole ARN, or anything. A
 * hole is classified by its name, so a value called `region` that holds something else is misread. Blind spots:
 * `replace`, `slice` and the like, and functions of other files.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { combined, holeFor, MAX_TEXTS, referenced } from '../knowledge/iam/holes.ts';
import { ACCOUNT, ARN, PARTITION, REGION, UNKNOWN, type Text } from '../knowledge/iam/text.ts';
import { entriesOf } from './entries.ts';
import type { Frame, Origin, Trail } from './origins.ts';
import type { Script } from './script.ts';
import { keyName, lastName, unwrap, type Node } from './syntax.ts';

const MAX_NESTING = 12;

/** The one string an expression always evaluates to; `undefined` when the file leaves it open. */
export function staticText(script: Script, node: Node, frame: Frame | null = null, nesting = 0): string | undefined {
  if (nesting > MAX_NESTING) return undefined;
  const origins = script.origins.of(node, [], frame);
  const origin = origins[0];
  if (origins.length !== 1 || !origin || origin.path.length > 0) return undefined;
  const inner = unwrap(origin.node);
  const part = (child: Node): string | undefined => staticText(script, child, origin.frame, nesting + 1);
  if (inner.type === 'Literal') {
    return typeof inner.value === 'string' || typeof inner.value === 'number' ? String(inner.value) : undefined;
  }
  if (inner.type === 'TemplateLiteral') {
    let text = inner.quasis[0]?.value.cooked ?? '';
    for (const [i, hole] of inner.expressions.entries()) {
      const value = part(hole);
      if (value === undefined) return undefined;
      text += value + (inner.quasis[i + 1]?.value.cooked ?? '');
    }
    return text;
  }
  if (inner.type === 'BinaryExpression' && inner.operator === '+') {
    const left = part(inner.left);
    const right = left === undefined ? undefined : part(inner.right);
    return right === undefined ? undefined : left + right;
  }
  return undefined;
}

/**
 * All strings an expression may be, several for a ternary; `undefined` and `null` are none. What cannot be read is
 * `UNKNOWN`.
 */
export function textsOf(script: Script, node: Node, frame: Frame | null = null): readonly Text[] {
  return new TextReading(script).texts(node, frame, 0);
}

/** The same for a value that was already followed to one of its origins. */
export function textsOfOrigin(script: Script, origin: Origin): readonly Text[] {
  return new TextReading(script).ofOrigin(origin, 0);
}

/** The value's own names; those of what contains it are left out. */
function* namesOn(trail: Trail | null): Iterable<string> {
  for (let passed = trail; passed; passed = passed.nearer) if (passed.path.length === 0) yield passed.name;
}

/** Constants of CDK whose value is known. */
const CDK_CONSTANTS: ReadonlyMap<string, readonly Text[]> = new Map([
  ['NO_VALUE', []],
  ['ANY_RESOURCE', ['*']],
]);

class TextReading {
  constructor(readonly script: Script) {}

  texts(node: Node, frame: Frame | null, nesting: number): Text[] {
    if (nesting > MAX_NESTING) return [UNKNOWN];
    const found = new Set<Text>();
    for (const origin of this.script.origins.of(node, [], frame)) {
      for (const text of this.ofOrigin(origin, nesting)) found.add(text);
    }
    return found.size > MAX_TEXTS ? [...[...found].slice(0, MAX_TEXTS), UNKNOWN] : [...found];
  }

  ofOrigin({ node, path, frame, trail }: Origin, nesting: number): readonly Text[] {
    const last = path.at(-1);
    if (last !== undefined) return CDK_CONSTANTS.get(last) ?? [holeFor([last, ...namesOn(trail)])];
    switch (node.type) {
      case 'Literal':
        return node.value === null ? [] : [String(node.value)];
      case 'TemplateLiteral':
        return this.#template(node, frame, nesting);
      case 'TaggedTemplateExpression':
        // Pulumi's and SST's `interpolate`, `String.raw`.
        if (!/interpolate$|^raw$/.test(lastName(node.tag) ?? '')) return [UNKNOWN];
        return this.#template(node.quasi, frame, nesting);
      case 'BinaryExpression':
        return node.operator === '+' ? this.#sequence([node.left, node.right], frame, nesting) : [UNKNOWN];
      case 'CallExpression':
        return this.#call(node, frame, nesting) ?? [holeFor([lastName(node.callee) ?? '', ...namesOn(trail)])];
      case 'ObjectExpression':
        return this.#intrinsic(node, frame, nesting);
      case 'Identifier':
        return node.name === 'undefined' ? [] : [holeFor([node.name, ...namesOn(trail)])];
      default:
        return [holeFor(namesOn(trail))];
    }
  }

  #template(node: TSESTree.TemplateLiteral, frame: Frame | null, nesting: number): Text[] {
    const parts = node.quasis.flatMap((quasi, i): (readonly Text[])[] => {
      const hole = node.expressions[i];
      return [[quasi.value.cooked ?? UNKNOWN], ...(hole ? [this.texts(hole, frame, nesting + 1)] : [])];
    });
    return combined(parts);
  }

  #sequence(nodes: readonly Node[], frame: Frame | null, nesting: number, separator = ''): Text[] {
    return combined(
      nodes.map((node) => this.texts(node, frame, nesting + 1)),
      separator,
    );
  }

  /** The elements of a list that is written out, in order. */
  #joined(list: Node | undefined, separator: Node | undefined, frame: Frame | null, nesting: number): Text[] {
    const between = separator ? this.texts(separator, frame, nesting + 1) : [','];
    const arrays = list ? this.script.origins.of(list, [], frame) : [];
    const array = arrays[0];
    if (arrays.length !== 1 || between.length !== 1 || array?.node.type !== 'ArrayExpression') return [UNKNOWN];
    return this.#sequence(array.node.elements.filter((element) => element !== null), array.frame, nesting, between[0]);
  }

  /** `undefined`: a call that only its name explains. */
  #call(node: TSESTree.CallExpression, frame: Frame | null, nesting: number): readonly Text[] | undefined {
    const callee = unwrap(node.callee);
    const [first, second] = node.arguments;
    if (callee.type !== 'MemberExpression') {
      return lastName(callee) === 'String' && first ? this.texts(first, frame, nesting + 1) : undefined;
    }
    const method = keyName(callee);
    switch (method) {
      case 'toString':
        return this.texts(callee.object, frame, nesting + 1);
      case 'asString':
        return first && this.texts(first, frame, nesting + 1);
      case 'concat':
        return this.#sequence([callee.object, ...node.arguments], frame, nesting);
      case 'formatArn':
        return first && this.#formattedArn(first, frame, nesting);
      case 'arnForObjects':
        return first && combined([[ARN], ['/'], this.texts(first, frame, nesting + 1)]);
      case 'join':
      case 'sub':
      case 'ref':
      case 'getAtt':
      case 'format': {
        const owner = this.script.externalName(callee, frame)?.path.at(-2);
        if (owner === 'Arn' && method === 'format') return first && this.#formattedArn(first, frame, nesting);
        if (owner !== 'Fn') return method === 'join' ? this.#joined(callee.object, first, frame, nesting) : undefined;
        if (method === 'join') return this.#joined(second, first, frame, nesting);
        if (method === 'sub') return first && this.#substituted(first, second, frame, nesting);
        const name = node.arguments.at(-1);
        return name && this.texts(name, frame, nesting + 1).flatMap(referenced);
      }
      default:
        return undefined;
    }
  }

  /**
   * `Fn.sub` and `Fn::Sub`: `${AWS::Region}`, `${Resource.Arn}`, `${Parameter}`, `${!Literal}` and names of the given
   * map.
   */
  #substituted(template: Node, map: Node | undefined, frame: Frame | null, nesting: number): readonly Text[] {
    const values = new Map<string | undefined, readonly Text[]>();
    for (const entry of map ? entriesOf(this.script, map, frame).entries : []) {
      values.set(entry.key, this.texts(entry.value, entry.frame, nesting + 1));
    }
    return this.texts(template, frame, nesting + 1).flatMap((text) =>
      combined(
        text.split(/(\$\{[^{}]*\})/).map((part): readonly Text[] => {
          const name = /^\$\{([^{}]*)\}$/.exec(part)?.[1];
          if (name === undefined) return [part];
          return name.startsWith('!') ? ['${' + name.slice(1) + '}'] : (values.get(name) ?? referenced(name));
        }),
      ),
    );
  }

  /** `stack.formatArn(…)` and `Arn.format(…)`: partition, region and account default to those of the stack. */
  #formattedArn(components: Node, frame: Frame | null, nesting: number): readonly Text[] {
    const { entries, complete } = entriesOf(this.script, components, frame);
    if (!complete) return [ARN];
    const part = (key: string, absent: Text): readonly Text[] => {
      const given = entries.filter((entry) => entry.key === key).at(-1);
      const texts = given ? this.texts(given.value, given.frame, nesting + 1) : [];
      return texts.length === 0 ? [absent] : texts;
    };
    const format = entries.find((entry) => entry.key === 'arnFormat');
    const name = format ? (this.script.externalName(format.value, format.frame)?.path.at(-1) ?? '') : '';
    const separator = name.startsWith('COLON') ? ':' : '/';
    const named = !name.startsWith('NO_') && entries.some((entry) => entry.key === 'resourceName');
    const partition = part('partition', PARTITION);
    const owner = [part('service', UNKNOWN), part('region', REGION), part('account', ACCOUNT)];
    const head = combined([['arn'], partition, ...owner], ':');
    const resource = part('resource', UNKNOWN);
    const tail = named ? combined([resource, part('sep', separator), part('resourceName', UNKNOWN)]) : resource;
    return combined([head, [name.startsWith('SLASH_RESOURCE_SLASH') ? ':/' : ':'], tail]);
  }

  /** `{ Ref: … }`, `{ 'Fn::Sub': … }` and the other functions of CloudFormation that make a string. */
  #intrinsic(node: TSESTree.ObjectExpression, frame: Frame | null, nesting: number): readonly Text[] {
    const [property] = node.properties;
    if (node.properties.length !== 1 || property?.type !== 'Property') return [UNKNOWN];
    const argument = unwrap(property.value);
    const items = argument.type === 'ArrayExpression' ? argument.elements : [];
    switch (keyName(property)) {
      case 'Ref':
        return this.texts(argument, frame, nesting + 1).flatMap(referenced);
      case 'Fn::Sub':
        return this.#substituted(items[0] ?? argument, items[1] ?? undefined, frame, nesting);
      case 'Fn::Join':
        return this.#joined(items[1] ?? undefined, items[0] ?? undefined, frame, nesting);
      case 'Fn::GetAtt':
        return this.texts(items[1] ?? argument, frame, nesting + 1).flatMap(referenced);
      case 'Fn::If':
        return items.slice(1).flatMap((item) => (item ? this.texts(item, frame, nesting + 1) : []));
      default:
        return [UNKNOWN];
    }
  }
}
