import { createFailures, type FailurePlan, type RankedFirms, type RankingWishes, rankFirms } from '@leitu/chain';

/** What a thread is told; lists are copied to it, but for the counts, which all threads share. */
export interface ThreadOrder extends RankingWishes {
  readonly plan: FailurePlan;
  /** How many firms somebody has begun with, and how many are done. */
  readonly counts: SharedCounts;
}

type SharedCounts = Int32Array<SharedArrayBuffer>;

const places = { begun: 0, done: 1 } as const;
/** Whoever is free takes so many firms. */
const firmsAtOnce = 50;

/** Nothing is begun with yet. */
export function beginCounts(): SharedCounts {
  return new Int32Array(new SharedArrayBuffer(Object.keys(places).length * Int32Array.BYTES_PER_ELEMENT));
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
