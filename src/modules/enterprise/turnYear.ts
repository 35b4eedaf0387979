import { ok } from '@leitu/kernel';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { Cancelled, type JobContext, type JobWork } from '../../platform/jobs/job.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import { currentFactsYear } from './factsYear.ts';
import { currentFacts } from './resolve.ts';
import { readKnownFirms } from './store/records.ts';
import { listStaleFirms } from './store/staleFirms.ts';
import { type DossierChange, writeDossiers } from './store/writeDossiers.ts';
import { beforeAll } from './yearTurn.ts';

const firmsAtOnce = 1000;

/**
 * Makes the rows of firms anew from their records, for the year that y1 stands for now: each time some firms in a transaction of their own,
 * since every firm is right by itself. A firm that somebody writes meanwhile is of this year by that already.
 */
export const work: JobWork = async (context) => {
  const factsYear = currentFactsYear();
  let [after, firms] = [beforeAll, 0];
  for (;;) {
    if (context.isCancelled()) throw new Cancelled();
    const turned = await context.as((transaction) => turnSome(context, transaction, factsYear, after));
    if (turned.last === undefined) break;
    after = turned.last;
    firms += turned.firms;
    context.report('turning', firms, null);
  }
  await context.as((transaction) => context.finish(transaction, { facts_year: factsYear, firms }));
  return ok(undefined);
};

async function turnSome(
  context: JobContext,
  transaction: Transaction,
  factsYear: number,
  after: string,
): Promise<{ readonly last: string | undefined; readonly firms: number }> {
  const ids = await listStaleFirms(transaction, factsYear, { after, most: firmsAtOnce });
  const known = await readKnownFirms(transaction, ids);
  const changes = [...known].map(([enterpriseId, { version, records }]): DossierChange => {
    const facts = currentFacts(records, dictionaryOfDossiers(), factsYear);
    return { enterpriseId, version, before: facts, after: facts, record: null };
  });
  if (changes.length > 0) {
    const { overtaken } = await writeDossiers(transaction, changes, factsYear);
    const firms = changes.length - overtaken.size;
    await appendEvent(transaction, context.actor, {
      action: 'enterprise.yearturn',
      detail: { facts_year: factsYear, firms },
    });
  }
  return { last: ids.at(-1), firms: changes.length };
}
