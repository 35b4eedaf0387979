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
}

/** What a thread is asked next. */
export interface RangeOrder {
  readonly from: number;
  readonly to: number;
}

/** The index of every firm, in the order of the firms. */
export type Ranking = Omit<RankedFirms, 'from'>;

const rangeFirms = 200;

/** Fails every firm of a network by itself, in so many threads; `report` hears the share that is done. */
export async function rankInThreads(
  order: ThreadOrder,
  threads: number,
  report: (share: number) => void,
): Promise<Ranking> {
  const { firms } = order.network;
  const ranking = emptyRanking(firms);
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

function rankHere({ network, options }: ThreadOrder, ranking: Ranking, report: (share: number) => void): void {
  const failures = createFailures(prepareShock(network, options));
  for (let from = 0; from < network.firms; from += rangeFirms) {
    write(ranking, rankRange(failures, { from, to: Math.min(network.firms, from + rangeFirms) }));
    report(from / network.firms);
  }
}

/** One range from beginning to end. */
export function rankRange(failures: ReturnType<typeof createFailures>, { from, to }: RangeOrder): RankedFirms {
  const work = rankFirms(failures, from, to);
  let turn = work.next();
  while (turn.done !== true) turn = work.next();
  return turn.value;
}

function emptyRanking(firms: number): Ranking {
  const real = () => new Float64Array(firms);
  return { indices: real(), downs: real(), ups: real(), steps: new Int32Array(firms) };
}

function write(ranking: Ranking, { from, indices, downs, ups, steps }: RankedFirms): void {
  ranking.indices.set(indices, from);
  ranking.downs.set(downs, from);
  ranking.ups.set(ups, from);
  ranking.steps.set(steps, from);
}
