/**
 * The page's side of the worker: questions in, answers out. While one question is answered only the newest of those that wait is kept,
 * so that typing never builds a queue.
 */
import type { Answer, Request } from './worker.ts';
import type { Question } from './lint.ts';

type Pending = Request & { resolve(answer: Answer | undefined): void };

/** A worker that was started before anybody asked. */
let prepared: Worker | undefined;

/** Starts the worker, so that it loads beside the editor. */
export function prepare(address: string): void {
  prepared ??= new Worker(address, { type: 'module' });
}

export class LinterClient {
  readonly #worker: Worker;
  #current: Pending | undefined;
  #next: Pending | undefined;
  #id = 0;

  constructor(address: string) {
    prepare(address);
    this.#worker = prepared!;
    prepared = undefined;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#settle(data));
    this.#worker.addEventListener('error', (event) => this.#settle({ id: this.#current?.id ?? 0, error: event.message || 'The linter could not be loaded.' }));
  }

  /** `undefined` when a newer question came first. */
  ask(kind: Request['kind'], question: Question): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      this.#next?.resolve(undefined);
      this.#next = { id: ++this.#id, kind, question, resolve };
      if (!this.#current) this.#send();
    });
  }

  close(): void {
    this.#worker.terminate();
  }

  #send(): void {
    this.#current = this.#next;
    this.#next = undefined;
    if (!this.#current) return;
    const { id, kind, question } = this.#current;
    this.#worker.postMessage({ id, kind, question } satisfies Request);
  }

  #settle(answer: Answer): void {
    this.#current?.resolve(answer);
    this.#send();
  }
}
