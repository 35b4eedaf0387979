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

/** What a thread is given at its start; typed arrays are copied to it. */
export interface ThreadOrder {
  readonly network: Network;
  readonly options: ShockOptions;
  /** Where it is said, failures that take more than this from a firm are counted for it. */
  readonly passesAbove?: number;
}

/** What a thread is asked next. */
export interface RangeOrder {
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

function* rangesOf(firms: number, threads: number): Generator<RangeOrder, void, void> {
  const most = Math.max(rangeMost, Math.ceil(firms / rangesFew));
  for (let from = 0; from < firms; ) {
    const share = Math.ceil((firms - from) / (threads * rangesLeft));
    const to = Math.min(firms, from + Math.min(most, Math.max(rangeLeast, share)));
    yield { from, to };
    from = to;
  }
}

/** Fails every firm of a network by itself, in so many threads, this one among them; `report` hears the share that is done. */
export async function rankInThreads(
  order: ThreadOrder,
  threads: number,
  report: (share: number) => void,
): Promise<Ranking> {
  const { firms } = order.network;
  const ranking = emptyRanking(order);
  const count = Math.max(1, Math.min(threads, Math.ceil(firms / rangeLeast)));
  const ranges = rangesOf(firms, count);
  let done = 0;
  const take = (ranked: RankedFirms): void => {
    write(ranking, ranked);
    done += ranked.indices.length;
    report(done / firms);
  };
  const others = Array.from({ length: count - 1 }, async () => rankThere(order, ranges, take));
  await Promise.all([...others, rankHere(order, ranges, take)]);
  return ranking;
}

type Ranges = ReturnType<typeof rangesOf>;
type Take = (ranked: RankedFirms) => void;

/** Works through ranges in a thread of its own as long as there are any. */
async function rankThere(order: ThreadOrder, ranges: Ranges, take: Take): Promise<void> {
  const thread = new Worker(new URL('./rankThread.ts', import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    const ask = () => {
      const { value, done } = ranges.next();
      if (done === true) {
        void thread.terminate();
        resolve();
        return;
      }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
      thread.postMessage(value);
    };
    thread.on('message', (ranked: RankedFirms) => {
      take(ranked);
      ask();
    });
    thread.on('error', (error: Error) => {
      // What the others have begun is of no use any more.
      ranges.return();
      reject(error);
    });
    ask();
  });
}

const breathMilliseconds = 50;

/** Works through ranges in this thread, and lets others be heard now and then. */
async function rankHere(order: ThreadOrder, ranges: Ranges, take: Take): Promise<void> {
  const failures = createFailures(prepareShock(order.network, order.options));
  for (const { from, to } of ranges) {
    const work = rankFirms(failures, from, to, wishesOf(order));
    let [turn, heard] = [work.next(), performance.now()];
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

function wishesOf({ passesAbove }: ThreadOrder): RankingWishes {
  return passesAbove === undefined ? {} : { passesAbove };
}

/** One range from beginning to end. */
export function rankRange(
  failures: ReturnType<typeof createFailures>,
  { from, to }: RangeOrder,
  order: ThreadOrder,
): RankedFirms {
  const work = rankFirms(failures, from, to, wishesOf(order));
  let turn = work.next();
  while (turn.done !== true) turn = work.next();
  return turn.value;
}

function emptyRanking({ network: { firms }, passesAbove }: ThreadOrder): Ranking {
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
