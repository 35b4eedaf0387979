import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import {
  createFailures,
  type Network,
  prepareShock,
  type RankedFirms,
  type RankingWishes,
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

/** What a thread is given at its start; lists are copied to it, but for the count of ranges, which all of them share. */
export interface ThreadOrder extends RankOrder {
  readonly ranges: readonly Range[];
  /** How many ranges somebody has begun: whoever is free takes the next. */
  readonly begun: Int32Array<SharedArrayBuffer>;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The index of every firm, in the order of the firms, and what passed through it where that was asked for. */
export type Ranking = Omit<RankedFirms, 'from'>;

/** Ranges are large while much is left, since those that run side by side end together, and small in the end, so that threads do too. */
const [rangeLeast, rangeMost] = [200, 1000];
const rangesLeft = 4;
/** Of large networks few failures are large: ranges of more firms have enough of them to run side by side. */
const rangesFew = 32;

function rangesOf(firms: number, threads: number): readonly Range[] {
  const most = Math.max(rangeMost, Math.ceil(firms / rangesFew));
  const ranges: Range[] = [];
  for (let from = 0; from < firms; ) {
    const share = Math.ceil((firms - from) / (threads * rangesLeft));
    const to = Math.min(firms, from + Math.min(most, Math.max(rangeLeast, share)));
    ranges.push({ from, to });
    from = to;
  }
  return ranges;
}

/** Fails every firm of a network by itself, in so many threads, this one among them; `report` hears the share that is done. */
export async function rankInThreads(
  order: RankOrder,
  threads: number,
  report: (share: number) => void,
): Promise<Ranking> {
  const { firms } = order.network;
  const ranking = emptyRanking(order);
  const count = Math.max(1, Math.min(threads, Math.ceil(firms / rangeLeast)));
  const begun = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const shared: ThreadOrder = { ...order, ranges: rangesOf(firms, count), begun };
  let done = 0;
  const take = (ranked: RankedFirms): void => {
    write(ranking, ranked);
    done += ranked.indices.length;
    report(done / firms);
  };
  const others = Array.from({ length: count - 1 }, async () => rankThere(shared, take));
  try {
    await Promise.all([...others, rankHere(shared, take)]);
  } finally {
    // Where one failed, what the others would begin is of no use any more.
    Atomics.store(begun, 0, shared.ranges.length);
  }
  return ranking;
}

type Take = (ranked: RankedFirms) => void;

/** Works through ranges in a thread of its own as long as there are any. */
async function rankThere(order: ThreadOrder, take: Take): Promise<void> {
  const thread = new Worker(new URL('./rankThread.ts', import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    thread.on('message', take).on('error', reject).on('exit', resolve);
  });
}

const breathMilliseconds = 50;

/** Works through ranges in this thread, and lets others be heard now and then. */
async function rankHere(order: ThreadOrder, take: Take): Promise<void> {
  let heard = performance.now();
  for (const work of worksOf(order)) {
    let turn = work.next();
    while (turn.done !== true) {
      if (performance.now() - heard > breathMilliseconds) {
        await breathe();
        heard = performance.now();
      }
      turn = work.next();
    }
    take(turn.value);
  }
}

/** The ranges that nobody else has begun, each as what is to be done for it. */
export function* worksOf(order: ThreadOrder): Generator<ReturnType<typeof rankFirms>, void, void> {
  const { network, options, passesAbove, ranges, begun } = order;
  const failures = createFailures(prepareShock(network, options));
  const wishes: RankingWishes = passesAbove === undefined ? {} : { passesAbove };
  for (;;) {
    const range = ranges[Atomics.add(begun, 0, 1)];
    if (range === undefined) return;
    yield rankFirms(failures, range.from, range.to, wishes);
  }
}

function emptyRanking({ network: { firms }, passesAbove }: RankOrder): Ranking {
  const real = () => new Float64Array(firms);
  return {
    indices: real(),
    downs: real(),
    ups: real(),
    steps: new Int32Array(firms),
    passes: new Int32Array(passesAbove === undefined ? 0 : firms),
  };
}

function write(ranking: Ranking, { from, indices, downs, ups, steps, passes }: RankedFirms): void {
  ranking.indices.set(indices, from);
  ranking.downs.set(downs, from);
  ranking.ups.set(ups, from);
  ranking.steps.set(steps, from);
  for (const [firm, count] of passes.entries()) ranking.passes[firm] = (ranking.passes[firm] ?? 0) + count;
}
