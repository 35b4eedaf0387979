import { parentPort, workerData } from 'node:worker_threads';
import { assert, present } from '@leitu/kernel';
import { createChunk, type FirmChunk, factsOfPack, type PopulationFirm } from '@leitu/rules';
import { readInThread, type ThreadReading } from '../../../platform/db/readInThread.ts';
import { readLibrary } from '../library.ts';
import { refusePolicy } from '../refusals.ts';
import { compileGroups } from './groups.ts';
import type { ReadOfferedFirms } from './offeredFirms.ts';
import { createReforms, type ReformAnswered, type ReformQuestion } from './tryReform.ts';

/** Whose firms are read, by the file that reads them; it crosses to the thread as it is. */
export interface PopulationOrder {
  readonly reading: ThreadReading;
  readonly file: string;
  readonly region: string;
}

/** A question with the number by which its answer is known. */
export interface NumberedQuestion {
  readonly number: number;
  readonly question: ReformQuestion;
}

export interface NumberedAnswer {
  readonly number: number;
  readonly answer: ReformAnswered;
}

/** Firms that stand beside each other in memory, and how many a population may have: some 450 bytes each. */
const atOnce = 2000;
const mostFirms = 500_000;

// The server starts this file with a PopulationOrder.
const order = workerData as PopulationOrder;
const port = present(parentPort, 'this file runs in a thread');
const loaded = readLibrary();
assert(loaded.ok, 'the packs ship with the program and are checked before it is released');
const library = loaded.value;

const chunks: FirmChunk[] = [];
let isTooLarge = false;

async function readPopulation(): Promise<void> {
  const read = [...new Set([...library.packs.values()].flatMap(factsOfPack))];
  const groupsOf = compileGroups(library);
  // The file was offered as one that exports this: the matrix of routes and the tests of reforms run through it.
  const { readOfferedFirms } = (await import(order.file)) as { readonly readOfferedFirms: ReadOfferedFirms };
  let firms: PopulationFirm[] = [];
  let count = 0;
  await readInThread(order.reading, async (transaction) => {
    for await (const batch of readOfferedFirms(transaction, order.region)) {
      for (const { enterpriseId, tier, facts } of batch) {
        firms.push({ id: enterpriseId, name: String(facts.name ?? ''), facts, groups: groupsOf(facts, tier) });
      }
      count += batch.length;
      isTooLarge = count > mostFirms;
      if (isTooLarge) {
        chunks.length = 0;
        return;
      }
      if (firms.length < atOnce) continue;
      chunks.push(createChunk(read, firms));
      firms = [];
    }
    chunks.push(createChunk(read, firms));
  });
}

const ready = readPopulation();
const reforms = createReforms(library, chunks, order.region);

async function answerQuestion({ number, question }: NumberedQuestion): Promise<void> {
  await ready;
  const answer: ReformAnswered = isTooLarge
    ? { ok: false, reason: refusePolicy('population_too_large', { most: mostFirms }) }
    : reforms(question);
  const answered: NumberedAnswer = { number, answer };
  port.postMessage(answered);
}

port.on('message', (numbered: NumberedQuestion) => void answerQuestion(numbered));

// A population that cannot be read ends the thread, and with it whoever waits.
await ready;
