import { createHash } from 'node:crypto';
import {
  type CaseType,
  compileSqlOfAll,
  type FactDefinition,
  factsOfPack,
  type Pack,
  type SqlRule,
  type Tier,
} from '@leitu/rules';
import type { NamedQuery } from '../../../platform/db/transaction.ts';
import { FIRMS_TABLE, factInSql } from '../../enterprise/index.ts';
import type { LadderCriteria } from '../judgeLadder.ts';

/**
 * Judging and keeping in one statement of the database: the same judgements as `compileLadder` makes of each firm and `keepJudgements`
 * keeps, for all firms of a part of a region. Its values: run, day, case, version, organisation, person, county, the firms behind which and
 * up to which, and the twelve digits with which the identifiers begin.
 */
export function judgingQuery({ packs, inForce }: LadderCriteria, caseType: CaseType): NamedQuery {
  const rules = packs.map((pack, index): SqlRule => ({ pack, caseType, prefix: prefixOf(index) }));
  const facts = [...new Set(packs.flatMap(factsOfPack))];
  const select = compileSqlOfAll(rules, {
    dialect: 'postgresql',
    from: `(
      select firm.*, ${factsText(facts)} as facts_read
        from ${FIRMS_TABLE} as firm
       where region_code = $7 and ($8::uuid is null or enterprise_id > $8) and ($9::uuid is null or enterprise_id <= $9)
    )`,
    key: [...passed],
    column: factInSql,
    detail: 'verdict',
  });
  const verdictOf = (tier: Tier) => {
    const index = packs.findIndex(({ id }) => id === inForce[tier]);
    return index < 0 ? 'null' : `${prefixOf(index)}verdict`;
  };
  const text = `
    insert into cultivation.judgements (enterprise_id, judgement_id, region_code, run_id, judged_on, case_type, version, industry_code,
      tier, innovative, srdi, little_giant, results, facts, facts_year, organisation_id, person_id)
    select enterprise_id, ${identifier}, region_code, $1::uuid, $2::date, $3, $4, industry_code, tier,
      ${verdictOf('innovative')}, ${verdictOf('srdi')}, ${verdictOf('little-giant')},
      ${resultsText(packs, inForce)}::json, facts_read::json, facts_year, $5::uuid, $6::uuid
    from (${select}) as judged
    on conflict (enterprise_id, judgement_id) do nothing`;
  return { name: `cultivation.judge.${createHash('sha256').update(text).digest('hex').slice(0, 32)}`, text };
}

const passed = ['enterprise_id', 'region_code', 'tier', 'industry_code', 'facts_year', 'facts_read'] as const;

/** What the columns of a pack begin with. */
function prefixOf(index: number): string {
  return `pack_${index}_`;
}

/**
 * An identifier of version 7 (RFC 9562): its first digits are the time, the others a hash of the run and the firm. It is made without
 * chance, so that Citus lets each machine make those of its firms.
 */
const identifier = (() => {
  const hash = 'md5($1::uuid::text || enterprise_id::text)';
  return `($10::text || '7' || substr(${hash}, 1, 3) || '8' || substr(${hash}, 4, 15))::uuid`;
})();

/** The facts that the packs read, as JSON.stringify would write them; those that are missing are left out. */
function factsText(facts: readonly FactDefinition[]): string {
  return `'{' || concat_ws(',', ${facts.map((fact) => `'"${fact.name}":' || ${valueText(fact)}`).join(', ')}) || '}'`;
}

function valueText(fact: FactDefinition): string {
  const column = factInSql(fact);
  switch (fact.type) {
    case 'text':
    case 'enum':
    case 'date':
      return `to_json(${column})::text`;
    default:
      // Numbers and booleans are written in PostgreSQL as in JSON.
      return `(${column})::text`;
  }
}

/** What the packs say, as it is kept (`KeptResults`). */
function resultsText(packs: readonly Pack[], inForce: LadderCriteria['inForce']): string {
  const texts = packs.map(({ id, score }, index) => {
    const prefix = prefixOf(index);
    const range =
      score === null
        ? ''
        : ` || ',"score":[' || ${prefix}score_lowest || ',' || ${prefix}score_highest || '],"maximum":${score.maximum}'`;
    const ending = Object.values(inForce).includes(id) ? ',"is_in_force":true}' : '}';
    return `'${resultsBegin(id)}' || ${prefix}verdict || '"'${range} || '${ending}'`;
  });
  return `('{' || ${texts.join(` || ',' || `)} || '}')`;
}

/** How the result of a pack begins in the kept text, up to its verdict. */
export function resultsBegin(pack: string): string {
  return `"${pack}":{"verdict":"`;
}
