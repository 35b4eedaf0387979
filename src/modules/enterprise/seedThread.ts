import { parentPort, workerData } from 'node:worker_threads';
import { present } from '@leitu/kernel';
import type { ThreadReading } from '../../platform/db/readInThread.ts';
import { writeInThread } from '../../platform/db/writeInThread.ts';
import { writeDemonstration } from './writeDemonstration.ts';

/** For whom the demonstration is written; it crosses to the thread as it is. */
export type SeedOrder = Omit<ThreadReading, 'consented'>;

// The server starts this file with a SeedOrder.
const order = workerData as SeedOrder;
const port = present(parentPort, 'this file runs in a thread');

const named = await writeInThread(order, (transaction) => writeDemonstration(transaction, order.actor));
port.postMessage(named);
port.close();
