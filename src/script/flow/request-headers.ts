/**
 * Do the headers of a request hold a credential? `authorization` is one by definition; the headers as a whole contain one
 * when the file reads it from them. Blind spots: headers whose credential only another file reads, and whole events.
 */
import type { Origin } from '../origins.ts';
import type { Script } from '../script.ts';
import { keyName, wrapped, type Node } from '../syntax.ts';
import type { NameJudge } from './name-facts.ts';
import { secret, type Asked, type Value } from './value.ts';

const HEADERS = /^(?:multiValue)?headers$/i;
const AUTHORIZATION = /^(?:proxy-)?authorization$/i;

export class RequestHeaders {
  readonly #script: Script;
  readonly #names: NameJudge;
  #withCredential: ReadonlySet<string> | undefined;

  constructor(script: Script, names: NameJudge) {
    this.#script = script;
    this.#names = names;
  }

  /** The value of an origin that is headers or one of them; `undefined` for any other. */
  valueOf({ node, path, without }: Asked): Value | undefined {
    if (node.type !== 'Identifier') return undefined;
    const name = path.at(-1) ?? node.name;
    if (AUTHORIZATION.test(name) && path.length > 0 && HEADERS.test(path.at(-2) ?? node.name)) return secret('name', name);
    const headers = this.#headersAt({ node, path });
    if (headers === undefined || without.some((header) => this.#isCredential(header))) return undefined;
    return this.#readCredentials().has(headers) ? { ...secret('name', name), inside: true } : undefined;
  }

  /** The headers that the file reads a credential from, unless it takes it out. */
  #readCredentials(): ReadonlySet<string> {
    if (this.#withCredential) return this.#withCredential;
    const read = new Set<string>();
    const cleaned = new Set<string>();
    const note = (found: Set<string>, node: Node): void => {
      for (const origin of this.#script.origins.of(node)) {
        const headers = this.#headersAt(origin);
        if (headers !== undefined) found.add(headers);
      }
    };
    for (const member of this.#script.nodes.of('MemberExpression')) {
      if (this.#isCredential(keyName(member))) note(isTakenOut(member) ? cleaned : read, member.object);
    }
    for (const { id, init } of this.#script.nodes.of('VariableDeclarator')) {
      const keys = id.type === 'ObjectPattern' ? id.properties : [];
      if (init && keys.some((key) => key.type === 'Property' && this.#isCredential(keyName(key)))) note(read, init);
    }
    return (this.#withCredential = new Set([...read].filter((headers) => !cleaned.has(headers))));
  }

  #isCredential(header: string | undefined): boolean {
    return header !== undefined && this.#names.of(header).verdict !== 'benign';
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
