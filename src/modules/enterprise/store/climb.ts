import type { Transaction } from '../../../platform/db/transaction.ts';
import { type Steps, type Stretch, sqlSteps } from './searchOrder.ts';
import { gather, type Question, reckonGathering } from './searchQuestion.ts';

/**
 * Gathers firms of some steps after the other, from the first on: as many steps as PostgreSQL reckons to hold somewhat more firms than are
 * wanted. Where they held too few, the next are to hold more of them, and are more however PostgreSQL reckons.
 */
export async function climb(transaction: Transaction, question: Question, steps: Steps): Promise<readonly string[]> {
  const { first, last } = steps;
  const { take } = question.window;
  const found: string[] = [];
  let from = first;
  let wantedFirms = take * question.effort.gatheredForEach;
  let fewestSteps = 1;
  for (;;) {
    const until = await findLastStep(transaction, question, { ...steps, first: from }, wantedFirms, fewestSteps);
    const stretch = partOf(question.stretch, { ...steps, first: from, last: until });
    const window = { skip: 0, take: take - found.length };
    const areStepsAsked = await isOfMany(transaction, { ...question, stretch });
    found.push(...(await gather(transaction, { ...question, stretch, window, areStepsAsked })));
    if (found.length === take || until === last) return found;
    from = until + Math.sign(last - first);
    wantedFirms *= growth;
    fewestSteps *= growth;
  }
}

/** How much more is looked for when too little was found. */
const growth = 8;

/** The step up to which PostgreSQL reckons with so many firms, by halves; not less than so many steps from the first. */
async function findLastStep(
  transaction: Transaction,
  question: Question,
  steps: Steps,
  firms: number,
  fewestSteps: number,
): Promise<number> {
  const { first, last } = steps;
  const direction = Math.sign(last - first);
  let [few, enough] = [Math.min(fewestSteps, Math.abs(last - first) + 1) - 1, Math.abs(last - first)];
  while (few < enough) {
    const middle = Math.floor((few + enough) / 2);
    const part = partOf(question.stretch, { ...steps, last: first + direction * middle });
    const { rows } = await reckonGathering(transaction, { ...question, stretch: part, areStepsAsked: false });
    if (rows >= firms) enough = middle;
    else few = middle + 1;
  }
  return first + direction * enough;
}

/** Whether steps hold so many firms, fitting or not, that those which fit are to be found by index. */
async function isOfMany(transaction: Transaction, question: Question): Promise<boolean> {
  const search = { ...question.search, term: '', industry: '', conditions: [] };
  return (await reckonGathering(transaction, { ...question, search })).rows > question.effort.readOneByOne;
}

function partOf(stretch: Stretch, steps: Steps): Stretch {
  return { ...stretch, condition: sqlSteps(steps) };
}
