import type { Client } from 'pg';
import { uuidOfName } from '../src/platform/db/uuid.ts';

/** The identifier of a firm of the tests, by a word for it. */
export function aFirmId(word: string): string {
  return uuidOfName('enterprise', word);
}

/** Puts a firm and a row in every table of firms behind the server's back, as the owner, for tests of who may see them. */
export async function addFirm(owner: Client, word: string, regionCode: string): Promise<string> {
  const id = aFirmId(word);
  const other = uuidOfName('other', word);
  const rows: readonly (readonly [sql: string, values: readonly unknown[]])[] = [
    [
      'insert into enterprise.enterprises (enterprise_id, region_code, uscc, name, facts_year) values ($1, $2, $3, $4, 2025)',
      [id, regionCode, word, `示例${word}有限公司`],
    ],
    [
      `insert into enterprise.records (enterprise_id, record_id, region_code, source, base_year, stated_on, facts, organisation_id)
       values ($1, $3, $2, 'tax', 2025, '2026-05-01', '{"revenue_y1": 100}', $3)`,
      [id, regionCode, other],
    ],
    [
      `insert into enterprise.evidence (enterprise_id, evidence_id, region_code, file_name, media_type, bytes, sha256, content, organisation_id)
       values ($1, $3, $2, 'a.pdf', 'application/pdf', 1, sha256('a'), 'a', $3)`,
      [id, regionCode, other],
    ],
    ['insert into enterprise.terms (enterprise_id, term, region_code) values ($1, $3, $2)', [id, regionCode, word]],
    [
      `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day)
       values ($1, $3, $2, $3, 'a loan', '2026-01-01', '2026-12-31')`,
      [id, regionCode, other],
    ],
    [
      `insert into cultivation.judgements (enterprise_id, judgement_id, region_code, judged_on, case_type, criteria_id, verdicts, scores, organisation_id)
       values ($1, $3, $2, '2026-05-01', 'new', $3, '{}', '{}', $3)`,
      [id, regionCode, other],
    ],
    [
      `insert into cultivation.standings (enterprise_id, region_code, judgement_id, judged_on) values ($1, $2, $3, '2026-05-01')`,
      [id, regionCode, other],
    ],
    [
      `insert into cultivation.steps (enterprise_id, rung, fact, region_code, step_run_id, pack, kind, value_needed, bound, cost, articles, verdict, holds_from)
       values ($1, 'srdi', 'ip1_applied', $2, $3, 'cn.srdi.2026', 'move', '1', 'least', 1, '{}', 'met', '2027-01-01')`,
      [id, regionCode, other],
    ],
  ];
  for (const [sql, values] of rows) await owner.query(sql, [...values]);
  return id;
}
