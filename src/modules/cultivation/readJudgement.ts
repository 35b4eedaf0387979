import { ok, type Result, refused } from '@leitu/kernel';
import type { Transaction } from '../../platform/db/transaction.ts';
import { findFirms } from '../enterprise/index.ts';
import { namesOf } from '../identity/index.ts';
import { type Difference, type Judgement, type JudgementSummary, MOST_JUDGEMENTS } from './contract.ts';
import { explainDifference, type Reproducible } from './difference.ts';
import type { Editions } from './editions.ts';
import { judgesOf, presentJudgement, presentSummary } from './present.ts';
import { type CultivationRefusal, refuseCultivation } from './refusals.ts';
import { findJudgement, listJudgements } from './store/judgements.ts';

/** The judgements of a firm, the newest first. */
export async function readHistory(
  transaction: Transaction,
  enterpriseId: string,
): Promise<Result<JudgementSummary[], CultivationRefusal>> {
  const [firms, rows] = await Promise.all([
    findFirms(transaction, [enterpriseId]),
    listJudgements(transaction, enterpriseId, MOST_JUDGEMENTS),
  ]);
  if (!firms.has(enterpriseId)) return refused(refuseCultivation('unknown_firm'));
  const names = await namesOf(transaction, judgesOf(rows));
  return ok(rows.map((row) => presentSummary(row, names)));
}

/** One judgement of a firm, with its reasons. */
export async function readJudgement(
  transaction: Transaction,
  editions: Editions,
  enterpriseId: string,
  judgementId: string,
): Promise<Result<Judgement, CultivationRefusal>> {
  const found = await findReproducible(transaction, editions, enterpriseId, judgementId);
  if (found === undefined) return refused(refuseCultivation('unknown_judgement'));
  const names = await namesOf(transaction, judgesOf([found.row]));
  return ok(presentJudgement(found.row, found.edition, names));
}

/** Why two judgements of a firm differ. */
export async function readDifference(
  transaction: Transaction,
  editions: Editions,
  enterpriseId: string,
  ids: { readonly from: string; readonly to: string },
): Promise<Result<Difference, CultivationRefusal>> {
  const from = await findReproducible(transaction, editions, enterpriseId, ids.from);
  const to = await findReproducible(transaction, editions, enterpriseId, ids.to);
  if (from === undefined || to === undefined) return refused(refuseCultivation('unknown_judgement'));
  const names = await namesOf(transaction, judgesOf([from.row, to.row]));
  return ok({
    from: presentSummary(from.row, names),
    to: presentSummary(to.row, names),
    is_same_version: from.row.version === to.row.version,
    ...explainDifference(from, to),
  });
}

async function findReproducible(
  transaction: Transaction,
  editions: Editions,
  enterpriseId: string,
  judgementId: string,
): Promise<Reproducible | undefined> {
  const row = await findJudgement(transaction, enterpriseId, judgementId);
  if (row === undefined) return undefined;
  return { row, edition: await editions.loadVersion(transaction, row.version) };
}
