import { parentPort, workerData } from 'node:worker_threads';
import { type ThreadOrder, worksOf } from './rankInThreads.ts';

// What rankInThreads gave when it started this thread; it ends when all ranges have been begun.
for (const work of worksOf(workerData as ThreadOrder)) {
  let turn = work.next();
  while (turn.done !== true) turn = work.next();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
  parentPort?.postMessage(turn.value);
}
