import { day, ok, refused } from '@leitu/kernel';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import { holdRegion } from '../../platform/db/regionsOfFirms.ts';
import type { NamedQuery, Transaction } from '../../platform/db/transaction.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { Cancelled, type JobContext, type JobResult, type JobWork } from '../../platform/jobs/job.ts';
import { partsOfRegion } from '../enterprise/index.ts';
import { type RunInput, runInput } from './contract.ts';
import { type Edition, readEdition, shownVersion } from './edition.ts';
import { type LadderCriteria, ladderCriteria } from './judgeLadder.ts';
import { refuseCultivation } from './refusals.ts';
import { judgePart, type Occasion, planOnce } from './store/judgements.ts';
import { judgingQuery } from './store/judgingQuery.ts';
import { keepLibrary } from './store/libraries.ts';
import { keepRun, type Tally, tallyRun } from './store/runs.ts';
import { standByRun } from './store/standings.ts';

/** Firms that are judged by one statement, which no wish to cancel cuts short. */
const atOnce = 5000;

interface RunOccasion extends Occasion {
  readonly runId: string;
}

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
  const queries = new Map<LadderCriteria, NamedQuery>();
  const parts = await partsOfRegion(transaction, region, atOnce);
  const total = parts.reduce((sum, part) => sum + part.firms, 0);
  await planOnce(transaction);
  let firms = 0;
  for (const part of parts) {
    stopIfCancelled(context);
    const criteria = criteriaOf(part.regionCode);
    const query = queries.get(criteria) ?? judgingQuery(criteria, caseType);
    queries.set(criteria, query);
    firms += await judgePart(transaction, query, occasion, part);
    context.report('judging', firms, Math.max(total, firms));
  }
  stopIfCancelled(context);
  if (firms === 0) return { firms, tally: {} };
  const packs = new Set([...queries.keys()].flatMap((criteria) => criteria.packs.map(({ id }) => id)));
  return { firms, tally: await tallyRun(transaction, occasion.runId, [...packs]) };
}

function stopIfCancelled({ isCancelled }: JobContext): void {
  if (isCancelled()) throw new Cancelled();
}
