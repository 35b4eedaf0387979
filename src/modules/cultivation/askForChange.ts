import { Worker } from 'node:worker_threads';
import type { ChangeAnswer, ChangeQuestion } from './changeThread.ts';
import type { FoundChange } from './presentChange.ts';

/** Least changes, found beside the server: a firm far from its rung may take longer than the server may be held. */
export interface ChangeFinder {
  /** Null where no pack decides the rung. */
  find(question: Omit<ChangeQuestion, 'number'>): Promise<FoundChange | null>;
  end(): Promise<void>;
}

interface Waiting {
  readonly answer: (found: FoundChange | null) => void;
  readonly fail: (error: Error) => void;
}

/** The thread is started by the first question, and anew by the next after it broke. */
export function createChangeFinder(): ChangeFinder {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let asked = 0;
  const start = (): Worker => {
    const started = new Worker(new URL('./changeThread.ts', import.meta.url));
    // It waits for questions as long as the server runs, and keeps nobody from ending.
    started.unref();
    started.on('message', ({ number, found }: ChangeAnswer) => {
      waiting.get(number)?.answer(found);
      waiting.delete(number);
    });
    let failure = new Error('the thread of least changes ended');
    started.on('error', (error: Error) => {
      failure = error;
    });
    started.on('exit', () => {
      thread = undefined;
      for (const { fail } of waiting.values()) fail(failure);
      waiting.clear();
    });
    return started;
  };
  return {
    find: (question) =>
      new Promise((answer, fail) => {
        thread ??= start();
        asked += 1;
        waiting.set(asked, { answer, fail });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
        thread.postMessage({ ...question, number: asked } satisfies ChangeQuestion);
      }),
    end: async () => {
      await thread?.terminate();
    },
  };
}
