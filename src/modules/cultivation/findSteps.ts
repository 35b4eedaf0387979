import { type CalendarDay, day, ok, refused } from '@leitu/kernel';
import { type ChangePlan, type Pack, TIERS, type Tier } from '@leitu/rules';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import { holdRegion } from '../../platform/db/regionsOfFirms.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { Cancelled, type JobContext, type JobResult, type JobWork } from '../../platform/jobs/job.ts';
import { countFirms, type Firm, readFactsOfRegion } from '../enterprise/index.ts';
import { type ChooseChanges, createChanges } from './changeLadder.ts';
import { stepRunInput } from './contract.ts';
import { type Edition, readEdition, shownVersion } from './edition.ts';
import { refuseCultivation } from './refusals.ts';
import { isNear } from './rules.ts';
import { readChangeCosts } from './store/changeCosts.ts';
import { keepStepRun, type RungDistance } from './store/stepRuns.ts';
import { clearSteps, keepSteps, type NewStep } from './store/steps.ts';

/** Firms that are read and written together; so often the job looks whether it is to end. */
const atOnce = 200;

/** Looks at every firm of a region for single changes that would lift it. What earlier searches found of them goes in the same transaction. */
export const work: JobWork = async (context, input) => {
  const asked = stepRunInput.parse(input);
  const edition = readEdition();
  return context.as((transaction) => lookThrough(context, transaction, edition, asked.region, day(asked.on)));
};

async function lookThrough(
  context: JobContext,
  transaction: Transaction,
  edition: Edition,
  region: string,
  on: CalendarDay,
): Promise<JobResult> {
  const { actor } = context;
  const stepRunId = uuidv7();
  await holdRegion(transaction, region);
  await clearSteps(transaction, region);
  const choose = createChanges(edition.library)(await readChangeCosts(transaction, region));
  const total = await countRegion(transaction, region);
  const tally = { innovative: noDistance(), srdi: noDistance(), 'little-giant': noDistance() };
  let firms = 0;
  for await (const batch of readFactsOfRegion(transaction, region, atOnce)) {
    const steps: NewStep[] = [];
    for (const firm of batch) {
      if (context.isCancelled()) throw new Cancelled();
      steps.push(...stepsOf(choose, firm, on, tally));
      firms += 1;
    }
    await keepSteps(transaction, stepRunId, steps);
    context.report('looking', firms, Math.max(total, firms));
  }
  if (firms === 0) return refused(refuseCultivation('region_without_firms'));
  const { organisationId, personId } = actor;
  const run = { stepRunId, organisationId, personId, region, lookedOn: on, version: edition.version, firms, tally };
  await keepStepRun(transaction, run);
  const detail = { step_run_id: stepRunId, on, version: shownVersion(edition.version), firms, tally };
  await appendEvent(transaction, actor, { action: 'cultivation.steps', regionCode: region, detail });
  await context.finish(transaction, { step_run_id: stepRunId, firms });
  return ok(undefined);
}

/** Counts as they grow. */
type Distances = Readonly<Record<Tier, { -readonly [Key in keyof RungDistance]: RungDistance[Key] }>>;

function noDistance(): Distances[Tier] {
  return { below: 0, one_step: 0, near: 0 };
}

/** The single changes by which a firm would meet the rungs whose title it lacks. */
function stepsOf(choose: ChooseChanges, firm: Firm, on: CalendarDay, tally: Distances): readonly NewStep[] {
  const held = firm.tier === null ? -1 : TIERS.indexOf(firm.tier);
  return TIERS.slice(held + 1).flatMap((rung) => {
    const changes = choose(firm, rung, { caseType: 'new', on });
    const verdict = changes?.verdictOf(firm.facts);
    if (changes === null || verdict === 'met' || verdict === 'judgement') return [];
    tally[rung].below += 1;
    const steps = changes.singleStepsOf(firm.facts).flatMap((plan) => newStep(firm, rung, changes.pack, plan));
    if (steps.length > 0) tally[rung].one_step += 1;
    if (steps.some((step) => isNear(step, on))) tally[rung].near += 1;
    return steps;
  });
}

/** A plan of one step as it is kept: at the cost of the step and of what moves along with it. */
function newStep(firm: Firm, rung: Tier, pack: Pack, { steps, cost, verdict }: ChangePlan): readonly NewStep[] {
  const step = steps.find(({ kind }) => kind !== 'follow');
  if (step === undefined || (verdict !== 'met' && verdict !== 'judgement')) return [];
  const { enterpriseId, regionCode, tier, facts } = firm;
  const industryCode = typeof facts.industry_code === 'string' ? facts.industry_code : null;
  const { fact, from, to, bound, articles, earliest } = step;
  return [
    {
      ...{ enterpriseId, regionCode, industryCode, tier, rung, pack: pack.id, fact: fact.name },
      ...{ kind: step.kind === 'state' ? 'state' : 'move', valueNow: from, valueNeeded: to, bound, cost, articles },
      ...{ verdict, holdsFrom: earliest },
    },
  ];
}

async function countRegion(transaction: Transaction, region: string): Promise<number> {
  const counts = await countFirms(transaction, { region, industry: '' }, { regionDigits: 0, industryCharacters: 0 });
  return counts.reduce((sum, { firms }) => sum + firms, 0);
}
