import { day, ok, refused } from '@leitu/kernel';
import type { Verdict } from '@leitu/rules';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import { holdRegion } from '../../platform/db/regionsOfFirms.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { Cancelled, type JobContext, type JobResult, type JobWork } from '../../platform/jobs/job.ts';
import { countFirms, readFactsOfRegion } from '../enterprise/index.ts';
import { type RunInput, runInput } from './contract.ts';
import { type Edition, readEdition, shownVersion } from './edition.ts';
import { newJudgement } from './judgeFirm.ts';
import { compileLadder } from './judgeLadder.ts';
import { refuseCultivation } from './refusals.ts';
import { keepJudgements, type NewJudgement, type Occasion } from './store/judgements.ts';
import { keepLibrary } from './store/libraries.ts';
import { keepRun, type Tally } from './store/runs.ts';
import { standByRun } from './store/standings.ts';

/** Firms that are judged and written together. */
const atOnce = 1000;

/** Judges every firm of a region. Judgements, standings, the run and that the job is done are one transaction: all are there, or none. */
export const work: JobWork = async (context, input) => {
  const asked = runInput.parse(input);
  const edition = readEdition();
  // The packs are kept before, since whoever else keeps the same ones waits for the end of the transaction.
  await context.as((transaction) => keepLibrary(transaction, edition));
  return context.as((transaction) => runRegion(context, transaction, edition, asked));
};

async function runRegion(
  context: JobContext,
  transaction: Transaction,
  edition: Edition,
  asked: RunInput,
): Promise<JobResult> {
  const { actor } = context;
  const run = {
    runId: uuidv7(),
    judgedOn: day(asked.on),
    caseType: asked.case,
    version: edition.version,
    organisationId: actor.organisationId,
    personId: actor.personId,
  };
  await holdRegion(transaction, asked.region);
  const { firms, tally } = await judgeAll(context, transaction, edition, asked.region, run);
  if (firms === 0) return refused(refuseCultivation('region_without_firms'));
  stopIfCancelled(context);
  context.report('standings', firms, firms);
  await standByRun(transaction, run.runId);
  const packs = Object.keys(tally);
  await keepRun(transaction, { ...run, region: asked.region, packs, firms, tally });
  await appendEvent(transaction, actor, {
    action: 'cultivation.run',
    regionCode: asked.region,
    detail: {
      run_id: run.runId,
      on: run.judgedOn,
      case: run.caseType,
      version: shownVersion(edition.version),
      firms,
      tally,
    },
  });
  await context.finish(transaction, { run_id: run.runId, firms });
  return ok(undefined);
}

/** Judges the firms of a region some at a time. While some are judged, PostgreSQL writes those before and reads those behind. */
async function judgeAll(
  context: JobContext,
  transaction: Transaction,
  edition: Edition,
  region: string,
  occasion: Occasion,
): Promise<{ readonly firms: number; readonly tally: Tally }> {
  const total = await countRegion(transaction, region);
  const judge = compileLadder(edition.library, { caseType: occasion.caseType, on: occasion.judgedOn });
  const tally: Record<string, Partial<Record<Verdict, number>>> = {};
  let firms = 0;
  let writing = Promise.resolve();
  for await (const batch of readAhead(readFactsOfRegion(transaction, region, atOnce))) {
    stopIfCancelled(context);
    const judged = batch.map((firm) => newJudgement(firm, judge(firm)));
    addTo(tally, judged);
    await writing;
    writing = keepJudgements(transaction, occasion, judged);
    // What goes wrong is told by the next who waits for it.
    writing.catch(() => {});
    firms += batch.length;
    context.report('judging', firms, Math.max(total, firms));
  }
  await writing;
  return { firms, tally };
}

/** Asks for the next item before the last is worked on. */
async function* readAhead<Item>(items: AsyncGenerator<Item, void, void>): AsyncGenerator<Item, void, void> {
  let next = items.next();
  for (;;) {
    const { value, done } = await next;
    if (done === true) return;
    next = items.next();
    // A failure is told when it is waited for, unless the work has ended before.
    next.catch(() => {});
    yield value;
  }
}

async function countRegion(transaction: Transaction, region: string): Promise<number> {
  const counts = await countFirms(transaction, { region, industry: '' }, { regionDigits: 0, industryCharacters: 0 });
  return counts.reduce((sum, { firms }) => sum + firms, 0);
}

function addTo(tally: Record<string, Partial<Record<Verdict, number>>>, judgements: readonly NewJudgement[]): void {
  for (const { judged } of judgements) {
    for (const [pack, { verdict }] of Object.entries(judged.results)) {
      const counts = tally[pack] ?? {};
      counts[verdict] = (counts[verdict] ?? 0) + 1;
      tally[pack] = counts;
    }
  }
}

function stopIfCancelled({ isCancelled }: JobContext): void {
  if (isCancelled()) throw new Cancelled();
}
