/**
 * A pool of one thread that is kept from one run to the next: a mutant costs its tests, and not the start of ESLint, of the
 * parser of TypeScript and of the plugin too. Vitest starts and ends the thread as always; only the first start is real.
 */
import { type PoolOptions, ThreadsPoolWorker, type VitestPlugin } from 'vitest/node';

type Listener = (argument: unknown) => void;

class KeptThread extends ThreadsPoolWorker {
  override readonly name = 'kept-thread';
  #started = false;
  /** The configuration of the last start: it says which tests are asked. */
  #asked: object = {};
  readonly #listeners: [event: string, listener: Listener][] = [];

  override on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    super.on(event, listener);
  }

  override async start(): Promise<void> {
    if (!this.#started) await super.start();
  }

  override send(message: Parameters<ThreadsPoolWorker['send']>[0]): void {
    if (message.type === 'stop') this.#answer('stopped');
    else if (message.type === 'start' && this.#started) this.#answer('started');
    else if (message.type === 'run') super.send({ ...message, context: { ...message.context, ...this.#asked } });
    else super.send(message);
    if (message.type === 'start') [this.#started, this.#asked] = [true, { config: message.context.config }];
  }

  override async stop(): Promise<void> {
    for (const [event, listener] of this.#listeners.splice(0)) this.off(event, listener);
  }

  /** The real end. */
  async end(): Promise<void> {
    await super.stop();
  }

  #answer(type: 'started' | 'stopped'): void {
    const told = this.#listeners.filter(([event]) => event === 'message');
    queueMicrotask(() => told.forEach(([, listener]) => listener({ type, __vitest_worker_response__: true })));
  }
}

let kept: KeptThread | undefined;

/** Stryker asks for threads: they are replaced after it has asked. */
export const keptThread: Awaited<ReturnType<typeof VitestPlugin>>[number] = {
  name: 'kept-thread',
  configureVitest({ vitest, project }) {
    vitest.onClose(async () => kept?.end());
    Object.assign(project.config, {
      pool: 'kept-thread',
      poolRunner: { name: 'kept-thread', createPoolWorker: (options: PoolOptions) => (kept ??= new KeptThread(options)) },
    });
  },
};
