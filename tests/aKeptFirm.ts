import type { Facts } from '@leitu/rules';
import type { Client } from 'pg';
import { insertFirms, rowOfFirm } from '../src/modules/enterprise/index.ts';
import { transactionOn } from '../src/platform/db/transaction.ts';
import { uuidOfName } from '../src/platform/db/uuid.ts';

/** A firm as a test wants it in the database. Facts are as the rules read them, money in fen; a title and its day are among them. */
export interface WantedFirm {
  readonly uscc: string;
  readonly region: string;
  readonly facts: Facts;
}

/** The fiscal year that y1 stands for in the dossiers of tests. */
const factsYear = 2025;

/** Puts firms with their facts into the dossier behind the server's back; gives their identifiers in the same order. */
export async function keepFirms(owner: Client, firms: readonly WantedFirm[]): Promise<readonly string[]> {
  const rows = firms.map(({ uscc, region, facts }) => {
    const known = { name: `示例${uscc}有限公司`, ...facts, uscc, region_code: region };
    return rowOfFirm(idOf(uscc), known, factsYear);
  });
  await insertFirms(transactionOn(owner), rows);
  return firms.map(({ uscc }) => idOf(uscc));
}

function idOf(uscc: string): string {
  return uuidOfName('enterprise', uscc);
}

/** Writes a firm's dossier anew with other facts. */
export async function replaceFacts(owner: Client, firm: WantedFirm): Promise<void> {
  await owner.query('delete from enterprise.enterprises where enterprise_id = $1', [idOf(firm.uscc)]);
  await keepFirms(owner, [firm]);
}
