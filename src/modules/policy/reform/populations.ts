import { Worker } from 'node:worker_threads';
import { type Refusal, type Result, refused } from '@leitu/kernel';
import type { Actor } from '../../../platform/access/actor.ts';
import { readChangeStamp } from '../../../platform/audit/changeStamp.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { ReformResponse } from '../contract.ts';
import { refusePolicy } from '../refusals.ts';
import { offeredFirms } from './offeredFirms.ts';
import type { NumberedAnswer, NumberedQuestion, PopulationOrder } from './reformThread.ts';
import type { ReformAnswered, ReformQuestion } from './tryReform.ts';

/** Populations that are kept at a time, and how long one that nobody asks for is. */
const mostPopulations = 2;
const idleMilliseconds = 10 * 60_000;

/** Far more than the largest population needs. */
const mostMegabytes = 1500;

/** The firms of regions, each in a thread of its own, in which reforms are tried. */
export interface Populations {
  /** Tries a reform on the firms of a region that the actor sees. */
  readonly ask: (actor: Actor, region: string, question: ReformQuestion) => Promise<Result<ReformResponse, Refusal>>;
  readonly close: () => Promise<void>;
}

/**
 * Reads the firms of a region once, as one actor sees them, and keeps them for all whose kind of organisation and region are the same and who
 * ask for the same region: row-level security shows them the same rows. What was read is thrown away as soon as anything changes in the
 * region, which the ends of the audit chains tell, and when nobody has asked for a while.
 */
export function createPopulations(database: Database): Populations {
  const populations = new Map<string, Population>();

  function forget(key: string): void {
    const population = populations.get(key);
    populations.delete(key);
    population?.endWhenDone();
  }

  function makeRoom(): boolean {
    if (populations.size < mostPopulations) return true;
    // The one asked for last comes last.
    const idle = [...populations].find(([, population]) => population.waiting() === 0);
    if (idle === undefined) return false;
    forget(idle[0]);
    return true;
  }

  return {
    async ask(actor, region, question) {
      const file = offeredFirms();
      if (file === undefined) return refused(refusePolicy('no_firms_kept'));
      const key = `${actor.kind} ${actor.region} ${region}`;
      const stamp = await database.as(actor, (transaction) => readChangeStamp(transaction, region), {
        isReadOnly: true,
      });
      let population = populations.get(key);
      if (population !== undefined && (population.stamp !== stamp || population.hasEnded())) {
        forget(key);
        population = undefined;
      }
      if (population === undefined) {
        if (!makeRoom()) return refused(refusePolicy('reform_busy', { most: mostPopulations }));
        const reading = { serving: database.serving, actor, consented: [] };
        population = startPopulation({ reading, file: file.href, region }, stamp, () => forget(key));
      }
      populations.delete(key);
      populations.set(key, population);
      return population.ask(question);
    },
    async close() {
      const all = [...populations.values()];
      populations.clear();
      await Promise.all(all.map((population) => population.end()));
    },
  };
}

/** The firms of one region, as they were when the stamp was read. */
interface Population {
  readonly stamp: string;
  readonly ask: (question: ReformQuestion) => Promise<ReformAnswered>;
  /** How many questions are not answered yet. */
  readonly waiting: () => number;
  readonly hasEnded: () => boolean;
  readonly end: () => Promise<unknown>;
  readonly endWhenDone: () => void;
}

function startPopulation(order: PopulationOrder, stamp: string, onIdle: () => void): Population {
  const thread = new Worker(new URL('./reformThread.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  // The server may end while firms are kept.
  thread.unref();
  const waiting = new Map<number, PromiseWithResolvers<ReformAnswered>>();
  let asked = 0;
  let hasEnded = false;
  let isToEnd = false;
  let idle: NodeJS.Timeout | undefined;
  thread.on('message', ({ number, answer }: NumberedAnswer) => {
    waiting.get(number)?.resolve(answer);
    waiting.delete(number);
    if (waiting.size > 0) return;
    if (isToEnd) void thread.terminate();
    idle = setTimeout(onIdle, idleMilliseconds).unref();
  });
  const fail = (error: Error) => {
    hasEnded = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('the thread of a reform ended before it answered')));
  return {
    stamp,
    ask(question) {
      clearTimeout(idle);
      asked += 1;
      const answered = Promise.withResolvers<ReformAnswered>();
      waiting.set(asked, answered);
      const numbered: NumberedQuestion = { number: asked, question };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
      thread.postMessage(numbered);
      return answered.promise;
    },
    waiting: () => waiting.size,
    hasEnded: () => hasEnded,
    end: () => thread.terminate(),
    endWhenDone() {
      clearTimeout(idle);
      isToEnd = true;
      if (waiting.size === 0) void thread.terminate();
    },
  };
}
