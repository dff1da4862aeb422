/**
 * Do the headers of a request hold a credential? `authorization` is one by definition; the headers as a whole contain one
 * when the file reads it from them. Blind spots: headers whose credential only another file reads, and whole events.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Origin } from '../origins.ts';
import type { Script } from '../script.ts';
import { keyName, wrapped, type Node } from '../syntax.ts';
import { isEmptyAt } from './guards.ts';
import type { NameJudge } from './name-facts.ts';
import { secret, type Asked, type Value } from './value.ts';

const HEADERS = /^(?:multiValue)?headers$/i;
const AUTHORIZATION = /^(?:proxy-)?authorization$/i;

export class RequestHeaders {
  readonly #script: Script;
  readonly #names: NameJudge;
  #withCredential: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(script: Script, names: NameJudge) {
    this.#script = script;
    this.#names = names;
  }

  /** The value of an origin that is headers or one of them; `undefined` for any other. */
  valueOf({ node, path, trail, without }: Asked): Value | undefined {
    if (node.type !== 'Identifier') return undefined;
    const name = path.at(-1) ?? node.name;
    if (AUTHORIZATION.test(name) && HEADERS.test(path.at(-2) ?? node.name)) return secret('name', name);
    const headers = this.#headersAt({ node, path });
    if (headers === undefined || without.some((header) => this.#isCredential(header))) return undefined;
    const credentials = this.#readCredentials().get(headers);
    if (!credentials) return undefined;
    const places: Node[] = [node];
    for (let step = trail; step; step = step.nearer) places.push(step.node);
    // `if (!headers.authorization) console.log(headers)`.
    const isMissing = (header: string): boolean => places.some((place) => isEmptyAt(this.#script, place, header));
    return [...credentials].every(isMissing) ? undefined : { ...secret('name', name), inside: true };
  }

  /** The headers that the file reads credentials from, and which; not those that it takes one out of. */
  #readCredentials(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.#withCredential) return this.#withCredential;
    const read = new Map<string, Set<string>>();
    const cleaned = new Set<string>();
    for (const { member, object } of this.#members()) {
      const header = keyName(member);
      if (header === undefined || !this.#isCredential(header)) continue;
      for (const origin of this.#script.origins.of(object)) {
        const headers = this.#headersAt(origin);
        if (headers === undefined) continue;
        if (isTakenOut(member)) cleaned.add(headers);
        else read.set(headers, (read.get(headers) ?? new Set()).add(header));
      }
    }
    for (const headers of cleaned) read.delete(headers);
    return (this.#withCredential = read);
  }

  /** `object.member`, and `const { member } = object`. */
  *#members(): Iterable<{ readonly member: TSESTree.MemberExpression | TSESTree.Property; readonly object: Node }> {
    for (const member of this.#script.nodes.of('MemberExpression')) yield { member, object: member.object };
    for (const { id, init } of this.#script.nodes.of('VariableDeclarator')) {
      if (id.type !== 'ObjectPattern' || !init) continue;
      for (const member of id.properties) if (member.type === 'Property') yield { member, object: init };
    }
  }

  #isCredential(header: string): boolean {
    return this.#names.of(header).verdict !== 'benign';
  }

  /** Which headers an origin is: those of one variable. */
  #headersAt({ node, path }: Pick<Origin, 'node' | 'path'>): string | undefined {
    if (node.type !== 'Identifier' || !HEADERS.test(path.at(-1) ?? node.name)) return undefined;
    const declared = this.#script.scopes.variableOf(node)?.identifiers[0]?.range;
    return declared && `${declared[0]} ${path.join('.')}`;
  }
}

/** `headers.authorization = '***'`, `delete headers.authorization`. */
function isTakenOut(member: Node): boolean {
  const outer = wrapped(member);
  const { parent } = outer;
  return parent?.type === 'AssignmentExpression' ? parent.left === outer : parent?.type === 'UnaryExpression' && parent.operator === 'delete';
}
