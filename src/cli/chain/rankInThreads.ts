import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import {
  addRanked,
  type Network,
  planFailures,
  type RankedFirms,
  type RankingWishes,
  type ShockOptions,
} from '@leitu/chain';
import { beginCounts, rankShared, type ThreadOrder } from './rankShared.ts';

/** What is to be ranked, and what else is to be counted. */
export interface RankOrder extends RankingWishes {
  readonly network: Network;
  readonly options: ShockOptions;
}

/** Fewer firms are not worth a thread. */
const firmsOfThread = 200;

/** Fails every firm of a network by itself, in so many threads, this one among them; `report` hears the share that is done. */
export async function rankInThreads(
  { network, options, ...wishes }: RankOrder,
  threads: number,
  report: (share: number) => void,
): Promise<RankedFirms> {
  const count = Math.max(1, Math.min(threads, Math.ceil(network.firms / firmsOfThread)));
  // They start while this one plans.
  const others = Array.from({ length: count - 1 }, () => new Worker(new URL('./rankThread.ts', import.meta.url)));
  try {
    const plan = planFailures(network, options);
    const order = { ...wishes, plan, counts: beginCounts() };
    const parts = await Promise.all([
      ...others.map(async (thread) => rankThere(thread, order)),
      rankHere(order, report),
    ]);
    return parts.reduce(addRanked);
  } finally {
    for (const thread of others) void thread.terminate();
  }
}

/** Ranks firms in another thread as long as there are any. */
async function rankThere(thread: Worker, order: ThreadOrder): Promise<RankedFirms> {
  return new Promise((resolve, reject) => {
    thread.on('message', resolve).on('error', reject);
    thread.on('exit', (code) => reject(new Error(`a thread ended with ${code} before it was done`)));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
    thread.postMessage(order);
  });
}

const breathMilliseconds = 50;

/** Ranks firms in this thread, and lets others be heard now and then. */
async function rankHere(order: ThreadOrder, report: (share: number) => void): Promise<RankedFirms> {
  const work = rankShared(order);
  let [turn, heard] = [work.next(), performance.now()];
  for (; turn.done !== true; turn = work.next()) {
    if (performance.now() - heard < breathMilliseconds) continue;
    report(turn.value / order.plan.shock.network.firms);
    await breathe();
    heard = performance.now();
  }
  return turn.value;
}
