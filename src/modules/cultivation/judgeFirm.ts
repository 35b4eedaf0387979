import { ok, type Result, refused } from '@leitu/kernel';
import type { Actor } from '../../platform/access/actor.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Plain } from '../../platform/audit/eventHash.ts';
import { holdRegion } from '../../platform/db/regionsOfFirms.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { type Firm, readFacts } from '../enterprise/index.ts';
import { type Edition, shownVersion } from './edition.ts';
import { compileLadder, type LadderCase, type LadderJudgement, ladderCriteria } from './judgeLadder.ts';
import { type CultivationRefusal, refuseCultivation } from './refusals.ts';
import { keepCriteria, keptCriteria } from './store/criteria.ts';
import { keepJudgement, type NewJudgement } from './store/judgements.ts';
import { keepLibrary } from './store/libraries.ts';
import { readStandings, type StandingRow, standByJudgement } from './store/standings.ts';

/** Judges one firm by every pack of the ladder and keeps the judgement, the standing that follows and the packs; gives its identifier. */
export async function judgeFirm(
  transaction: Transaction,
  actor: Actor,
  edition: Edition,
  enterpriseId: string,
  at: LadderCase,
): Promise<Result<string, CultivationRefusal>> {
  const firm = await readHeldFirm(transaction, enterpriseId);
  if (firm === undefined) return refused(refuseCultivation('unknown_firm'));
  const judged = compileLadder(edition.library, at)(firm);
  const judgement = newJudgement(firm, judged);
  const { judgementId, regionCode } = judgement;
  await keepLibrary(transaction, edition);
  const criteria = keptCriteria(edition.version, ladderCriteria(edition.library, at)(regionCode));
  await keepCriteria(transaction, criteria);
  const { organisationId, personId } = actor;
  const occasion = { runId: null, judgedOn: at.on, caseType: at.caseType, organisationId, personId };
  await keepJudgement(transaction, occasion, criteria.criteria_id, judgement);
  const before = await readStandings(transaction, [enterpriseId]);
  await standByJudgement(transaction, enterpriseId, judgementId);
  const after = await readStandings(transaction, [enterpriseId]);
  const detail = {
    judgement_id: judgementId,
    on: at.on,
    case: at.caseType,
    version: shownVersion(edition.version),
    verdicts: Object.fromEntries(Object.entries(judged.results).map(([pack, { verdict }]) => [pack, verdict])),
    before: standingDetail(before[0]),
    after: standingDetail(after[0]),
  };
  await appendEvent(transaction, actor, { action: 'cultivation.judge', firmId: enterpriseId, regionCode, detail });
  return ok(judgementId);
}

/** A firm as it was judged, under a new identifier. */
function newJudgement(firm: Firm, judged: LadderJudgement): NewJudgement {
  const { enterpriseId, regionCode, tier, factsYear, facts } = firm;
  const industryCode = typeof facts.industry_code === 'string' ? facts.industry_code : null;
  return { judgementId: uuidv7(), enterpriseId, regionCode, tier, industryCode, factsYear, judged };
}

/** The facts of a firm, which stays in its county until the transaction ends; undefined where the actor sees no such firm. */
async function readHeldFirm(transaction: Transaction, enterpriseId: string): Promise<Firm | undefined> {
  let held: string | undefined;
  for (;;) {
    const [firm] = await readFacts(transaction, [enterpriseId]);
    if (firm === undefined || firm.regionCode === held) return firm;
    // It may have moved before it was held: it is read again.
    held = firm.regionCode;
    await holdRegion(transaction, held);
  }
}

function standingDetail(row: StandingRow | undefined): Plain {
  if (row === undefined) return null;
  const { judged_on, innovative, srdi, little_giant } = row;
  return { on: judged_on, innovative, srdi, 'little-giant': little_giant };
}
