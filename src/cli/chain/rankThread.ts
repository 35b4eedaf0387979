import { parentPort } from 'node:worker_threads';
import { rankShared, type ThreadOrder } from './rankShared.ts';

// What rankInThreads orders when it has planned.
parentPort?.once('message', (order: ThreadOrder) => {
  const work = rankShared(order);
  let turn = work.next();
  while (turn.done !== true) turn = work.next();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
  parentPort?.postMessage(turn.value);
});
