import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import {
  addRanked,
  createFailures,
  type FailurePlan,
  type Network,
  planFailures,
  prepareShock,
  type RankedFirms,
  type RankingWishes,
  rankFirms,
  type ShockOptions,
} from '@leitu/chain';

/** What is to be ranked, and what else is to be counted. */
export interface RankOrder extends RankingWishes {
  readonly network: Network;
  readonly options: ShockOptions;
}

/** What a thread is told; lists are copied to it, but for the counts, which all threads share. */
export interface ThreadOrder extends RankingWishes {
  readonly plan: FailurePlan;
  /** How many firms somebody has begun with, and how many are done. */
  readonly counts: Int32Array<SharedArrayBuffer>;
}

const places = { begun: 0, done: 1 } as const;
/** Whoever is free takes so many firms. */
const firmsAtOnce = 50;
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
    const plan = planFailures(prepareShock(network, options));
    const counts = new Int32Array(new SharedArrayBuffer(Object.keys(places).length * Int32Array.BYTES_PER_ELEMENT));
    const order = { ...wishes, plan, counts };
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

/** Ranks firms that nobody else has begun with. Yields now and then how many are done in all threads. */
export function* rankShared(order: ThreadOrder): Generator<number, RankedFirms, void> {
  const work = rankFirms(createFailures(order.plan), firmsLeft(order), order);
  let [turn, known] = [work.next(), 0];
  for (; turn.done !== true; turn = work.next()) {
    const more = turn.value - known;
    known = turn.value;
    yield Atomics.add(order.counts, places.done, more) + more;
  }
  return turn.value;
}

/** In the order of rows, so that failures that touch the same firms follow each other. */
function* firmsLeft({ plan, counts }: ThreadOrder): Generator<number, void, void> {
  const { firmOf } = plan.rows;
  for (;;) {
    const from = Atomics.add(counts, places.begun, firmsAtOnce);
    if (from >= firmOf.length) return;
    yield* firmOf.subarray(from, from + firmsAtOnce);
  }
}
