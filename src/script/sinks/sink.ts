/**
 * What is a sink? A place where values leave the program's control: a call, a `throw`, an assignment. The words that
 * the modules which find sinks share with those that find what is carried into them.
 */
import type { SecretUse } from '../../model/secret-use.ts';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Bound } from '../origins.ts';
import type { Script } from '../script.ts';
import { isFunction, literalText, type Node } from '../syntax.ts';

/** One value that leaves. */
export interface SinkValue extends Bound {
  /**
   * How it is handed over: as an argument that may be left out (`argument`) or may not (`needed`), by a function that
   * is itself the argument (`callback`), in a tagged template (`tag`), with `throw` (`thrown`), as an assigned value
   * (`assigned`).
   */
  readonly form: 'argument' | 'needed' | 'callback' | 'tag' | 'thrown' | 'assigned';
}

export interface Sink {
  readonly kind: SecretUse['sink'];
  /** The call or statement; its literal texts tell what it is about. */
  readonly node: Node;
  readonly values: readonly SinkValue[];
  /** Keys of objects that the library replaces by itself. */
  readonly redacted?: ReadonlySet<string>;
}

/** Can a value be anything but fixed text? */
const varies = (node: Node): boolean =>
  node.type !== 'Literal' && !isFunction(node) && (node.type !== 'TemplateLiteral' || literalText(node) === undefined);

/** Is there an argument that can carry something? `log('done')` and `fail()` can't, whatever they are. */
export const handsOver = ({ arguments: given }: { readonly arguments: readonly Node[] }): boolean => given.some(varies);

/** The calls of a file that hand something over. */
export const handingCalls = (script: Script): readonly TSESTree.CallExpression[] =>
  script.nodes.of('CallExpression').filter(handsOver);

/** Arguments as values that leave. */
export const leaving = (nodes: readonly Node[], form: SinkValue['form']): SinkValue[] =>
  nodes.map((node) =>
    node.type === 'SpreadElement'
      ? { node: node.argument, path: [], frame: null, form }
      : { node, path: [], frame: null, form },
  );
