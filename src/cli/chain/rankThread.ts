import { parentPort, workerData } from 'node:worker_threads';
import { rankShared, type ThreadOrder } from './rankInThreads.ts';

// What rankInThreads gave when it started this thread.
const work = rankShared(workerData as ThreadOrder);
let turn = work.next();
while (turn.done !== true) turn = work.next();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
parentPort?.postMessage(turn.value);
