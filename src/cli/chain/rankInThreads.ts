import { Worker } from 'node:worker_threads';
import {
  createFailures,
  type Network,
  prepareShock,
  type RankedFirms,
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

const rangeFirms = 200;

/** Fails every firm of a network by itself, in so many threads; `report` hears the share that is done. */
export async function rankInThreads(
  order: ThreadOrder,
  threads: number,
  report: (share: number) => void,
): Promise<Ranking> {
  const { firms } = order.network;
  const ranking = emptyRanking(order);
  if (threads <= 1) {
    rankHere(order, ranking, report);
    return ranking;
  }
  let next = 0;
  let done = 0;
  const started = Array.from({ length: Math.min(threads, Math.ceil(firms / rangeFirms)) }, () => {
    const thread = new Worker(new URL('./rankThread.ts', import.meta.url), { workerData: order });
    return new Promise<void>((resolve, reject) => {
      const ask = () => {
        if (next >= firms) {
          void thread.terminate();
          resolve();
          return;
        }
        const range: RangeOrder = { from: next, to: Math.min(firms, next + rangeFirms) };
        next = range.to;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
        thread.postMessage(range);
      };
      thread.on('message', (ranked: RankedFirms) => {
        write(ranking, ranked);
        done += ranked.indices.length;
        report(done / firms);
        ask();
      });
      thread.on('error', reject);
      ask();
    });
  });
  await Promise.all(started);
  return ranking;
}

function rankHere(order: ThreadOrder, ranking: Ranking, report: (share: number) => void): void {
  const { network, options } = order;
  const failures = createFailures(prepareShock(network, options));
  for (let from = 0; from < network.firms; from += rangeFirms) {
    write(ranking, rankRange(failures, { from, to: Math.min(network.firms, from + rangeFirms) }, order));
    report(from / network.firms);
  }
}

/** One range from beginning to end. */
export function rankRange(
  failures: ReturnType<typeof createFailures>,
  { from, to }: RangeOrder,
  { passesAbove }: ThreadOrder,
): RankedFirms {
  const work = rankFirms(failures, from, to, passesAbove === undefined ? {} : { passesAbove });
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
