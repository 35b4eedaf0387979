import { parentPort, workerData } from 'node:worker_threads';
import { createFailures, prepareShock } from '@leitu/chain';
import { type RangeOrder, rankRange, type ThreadOrder } from './rankInThreads.ts';

// What rankInThreads gave when it started this thread.
const order = workerData as ThreadOrder;
const failures = createFailures(prepareShock(order.network, order.options));
parentPort?.on('message', (range: RangeOrder) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
  parentPort?.postMessage(rankRange(failures, range, order));
});
