/**
 * What is a sink? A place where values leave the program's control: a call, a `throw`, an assignment. The words that
 * the modules which find sinks share with those that find what is carried into them.
 */
import type { SecretUse } from '../../model/secret-use.ts';
import type { Bound } from '../origins.ts';
import type { Node } from '../syntax.ts';

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

/** Arguments as values that leave. */
export const leaving = (nodes: readonly Node[], form: SinkValue['form']): SinkValue[] =>
  nodes.map((node) =>
    node.type === 'SpreadElement'
      ? { node: node.argument, path: [], frame: null, form }
      : { node, path: [], frame: null, form },
  );
