import { day, ok, refused } from '@leitu/kernel';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import { hasCitus } from '../../platform/db/hasCitus.ts';
import { holdRegion } from '../../platform/db/regionsOfFirms.ts';
import type { NamedQuery, Transaction } from '../../platform/db/transaction.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { Cancelled, type JobContext, type JobResult, type JobWork } from '../../platform/jobs/job.ts';
import { partsOfRegion } from '../enterprise/index.ts';
import { type RunInput, runInput } from './contract.ts';
import { type Edition, readEdition, shownVersion } from './edition.ts';
import { everyCriteria, type LadderCriteria, ladderCriteria } from './judgeLadder.ts';
import { refuseCultivation } from './refusals.ts';
import { keepCriteria, keptCriteria } from './store/criteria.ts';
import { judgePart, type Occasion, planOnce } from './store/judgements.ts';
import { judgingQuery } from './store/judgingQuery.ts';
import { keepLibrary } from './store/libraries.ts';
import { keepRun, type Tally, tallyRun } from './store/runs.ts';
import { standByRun } from './store/standings.ts';

/** Firms that are judged by one statement, which no wish to cancel cuts short. */
const atOnce = 5000;

interface RunOccasion extends Occasion {
  readonly runId: string;
  readonly version: string;
}

/** The query that judges by some criteria, and under which identifier these are kept. */
interface Judging {
  readonly query: NamedQuery;
  readonly criteriaId: string;
}

/** Judges every firm of a region. Judgements, standings, the run and that the job is done are one transaction: all are there, or none. */
export const work: JobWork = async (context, input) => {
  const asked = runInput.parse(input);
  const edition = readEdition();
  // The packs are kept before, since whoever else keeps the same ones waits for the end of the transaction.
  await context.as(async (transaction) => {
    await keepLibrary(transaction, edition);
    const at = { caseType: asked.case, on: day(asked.on) };
    for (const criteria of everyCriteria(edition.library, at)) {
      await keepCriteria(transaction, keptCriteria(edition.version, criteria));
    }
  });
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
  await keepRun(transaction, { ...run, region: asked.region, packs: Object.keys(tally), firms, tally });
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

/** Judges the firms of a region where they are, in the database, a part at a time. */
async function judgeAll(
  context: JobContext,
  transaction: Transaction,
  edition: Edition,
  region: string,
  occasion: RunOccasion,
): Promise<{ readonly firms: number; readonly tally: Tally }> {
  const { caseType, judgedOn } = occasion;
  const criteriaOf = ladderCriteria(edition.library, { caseType, on: judgedOn });
  const isSpread = await hasCitus(transaction);
  const known = new Map<LadderCriteria, Judging>();
  const judgingOf = (criteria: LadderCriteria) => {
    const { criteria_id: criteriaId } = keptCriteria(edition.version, criteria);
    const judging = known.get(criteria) ?? { query: judgingQuery(criteria, caseType, isSpread), criteriaId };
    known.set(criteria, judging);
    return judging;
  };
  const parts = await partsOfRegion(transaction, region, atOnce);
  const total = parts.reduce((sum, part) => sum + part.firms, 0);
  await planOnce(transaction);
  let firms = 0;
  for (const part of parts) {
    stopIfCancelled(context);
    const { query, criteriaId } = judgingOf(criteriaOf(part.regionCode));
    firms += await judgePart(transaction, query, occasion, criteriaId, part);
    context.report('judging', firms, Math.max(total, firms));
  }
  stopIfCancelled(context);
  return { firms, tally: firms === 0 ? {} : await tallyRun(transaction, occasion.runId) };
}

function stopIfCancelled({ isCancelled }: JobContext): void {
  if (isCancelled()) throw new Cancelled();
}
