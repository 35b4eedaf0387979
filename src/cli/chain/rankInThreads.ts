import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import {
  addRanked,
  createFailures,
  type Network,
  prepareShock,
  type RankedFirms,
  rankFirms,
  type ShockOptions,
} from '@leitu/chain';

/** What is to be ranked. */
export interface RankOrder {
  readonly network: Network;
  readonly options: ShockOptions;
  /** Where it is said, failures that take more than this from a firm are counted for it. */
  readonly passesAbove?: number;
}

/** What a thread is given at its start; lists are copied to it, but for the counts, which all threads share. */
export interface ThreadOrder extends RankOrder {
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
  order: RankOrder,
  threads: number,
  report: (share: number) => void,
): Promise<RankedFirms> {
  const { firms } = order.network;
  const count = Math.max(1, Math.min(threads, Math.ceil(firms / firmsOfThread)));
  const counts = new Int32Array(new SharedArrayBuffer(Object.keys(places).length * Int32Array.BYTES_PER_ELEMENT));
  const shared: ThreadOrder = { ...order, counts };
  const others = Array.from({ length: count - 1 }, async () => rankThere(shared));
  try {
    const parts = await Promise.all([rankHere(shared, report), ...others]);
    return parts.reduce(addRanked);
  } finally {
    // Where one failed, what the others would begin with is of no use any more.
    Atomics.store(counts, places.begun, firms);
  }
}

/** Ranks firms in a thread of its own as long as there are any. */
async function rankThere(order: ThreadOrder): Promise<RankedFirms> {
  const thread = new Worker(new URL('./rankThread.ts', import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    thread.on('message', resolve).on('error', reject);
  });
}

const breathMilliseconds = 50;

/** Ranks firms in this thread, and lets others be heard now and then. */
async function rankHere(order: ThreadOrder, report: (share: number) => void): Promise<RankedFirms> {
  const work = rankShared(order);
  let [turn, heard] = [work.next(), performance.now()];
  for (; turn.done !== true; turn = work.next()) {
    if (performance.now() - heard < breathMilliseconds) continue;
    report(turn.value / order.network.firms);
    await breathe();
    heard = performance.now();
  }
  return turn.value;
}

/** Ranks firms that nobody else has begun with. Yields now and then how many are done in all threads. */
export function* rankShared(order: ThreadOrder): Generator<number, RankedFirms, void> {
  const { network, options, passesAbove, counts } = order;
  const failures = createFailures(prepareShock(network, options));
  const work = rankFirms(failures, firmsLeft(order), passesAbove === undefined ? {} : { passesAbove });
  let [turn, known] = [work.next(), 0];
  for (; turn.done !== true; turn = work.next()) {
    const more = turn.value - known;
    known = turn.value;
    yield Atomics.add(counts, places.done, more) + more;
  }
  return turn.value;
}

function* firmsLeft({ network: { firms }, counts }: ThreadOrder): Generator<number, void, void> {
  for (;;) {
    const from = Atomics.add(counts, places.begun, firmsAtOnce);
    if (from >= firms) return;
    for (let firm = from; firm < Math.min(firms, from + firmsAtOnce); firm += 1) yield firm;
  }
}
