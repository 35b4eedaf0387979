import { ok, type Result, refused } from '@leitu/kernel';
import type { Library } from '@leitu/rules';
import type { Actor } from '../../platform/access/actor.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { leversIn } from './changeCosts.ts';
import type { SetChangeCost } from './contract.ts';
import { type CultivationRefusal, refuseCultivation } from './refusals.ts';
import { clearChangeCost, readChangeCosts, setChangeCost } from './store/changeCosts.ts';

/** Sets what changing a fact costs in the actor's region, or lets what is said above hold again. */
export async function setCost(
  transaction: Transaction,
  actor: Actor,
  library: Library,
  { fact, percent }: SetChangeCost,
): Promise<Result<null, CultivationRefusal>> {
  const { region, organisationId, personId } = actor;
  const lever = leversIn(library, region, []).levers.get(fact);
  if (lever === undefined || lever.kind === 'fixed') return refused(refuseCultivation('unmovable_fact', { fact }));
  const costs = await readChangeCosts(transaction, region);
  const before = costs.find((row) => row.region_code === region && row.fact === fact)?.percent ?? null;
  if (percent === null) await clearChangeCost(transaction, region, fact);
  else await setChangeCost(transaction, { region, fact, percent, organisationId, personId });
  await appendEvent(transaction, actor, {
    action: 'cultivation.costs',
    regionCode: region,
    detail: { fact, percent_before: before, percent_after: percent },
  });
  return ok(null);
}
