import { createHash } from 'node:crypto';
import { type CaseType, compileSqlOfAll, type FactDefinition, factsOfPack, type SqlRule } from '@leitu/rules';
import type { NamedQuery } from '../../../platform/db/transaction.ts';
import { FIRMS_TABLE, factInSql } from '../../enterprise/index.ts';
import type { LadderCriteria } from '../judgeLadder.ts';
import { isKeptInColumn } from './keptJudgement.ts';

/**
 * Judging and keeping in one statement of the database: the same judgements as `compileLadder` makes of each firm and `keepJudgement`
 * keeps, for all firms of a part of a region. Its values: run, day, case, criteria, organisation, person, county, the firms behind which and
 * up to which, and the twelve digits with which the identifiers begin. Facts pass from column to column: to make texts of them, which
 * PostgreSQL then reads again, took longer than to judge.
 */
export function judgingQuery({ packs }: LadderCriteria, caseType: CaseType, isSpread: boolean): NamedQuery {
  const rules = packs.map((pack, index): SqlRule => ({ pack, caseType, prefix: prefixOf(index) }));
  const facts = [...new Set(packs.flatMap(factsOfPack))];
  const others = facts.filter(({ name }) => !isKeptInColumn(name));
  const kept = facts.flatMap(({ name }) => (isKeptInColumn(name) && name !== 'industry_code' ? [name] : []));
  const select = compileSqlOfAll(rules, {
    dialect: 'postgresql',
    from: `(
      select firm.*, ${otherFacts(others)} as kept_facts
        from ${FIRMS_TABLE} as firm
       where region_code = $7 and ($8::uuid is null or enterprise_id > $8) and ($9::uuid is null or enterprise_id <= $9)
    )`,
    key: [...passed, ...kept, 'kept_facts'],
    column: factInSql,
    detail: 'verdict',
    isFenced: !isSpread,
  });
  const verdicts = rules.map(({ prefix }) => `${prefix}verdict`);
  const scores = rules.map(({ prefix }) => `${prefix}score_lowest, ${prefix}score_highest`);
  const text = `
    insert into cultivation.judgements (enterprise_id, judgement_id, region_code, run_id, judged_on, case_type, criteria_id, verdicts, scores,
      tier, facts_year, organisation_id, person_id, industry_code, ${[...kept, 'other_facts'].join(', ')})
    select enterprise_id, ${identifier}, region_code, $1::uuid, $2::date, $3, $4::uuid, array[${verdicts.join(', ')}],
      array[${scores.join(', ')}], tier, facts_year, $5::uuid, $6::uuid, industry_code, ${[...kept, 'kept_facts'].join(', ')}
    from (${select}) as judged
    on conflict (enterprise_id, judgement_id) do nothing`;
  return { name: `cultivation.judge.${createHash('sha256').update(text).digest('hex').slice(0, 32)}`, text };
}

const passed = ['enterprise_id', 'region_code', 'tier', 'industry_code', 'facts_year'] as const;

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
  return `overlay(overlay(${hash} placing $10::text || '7' from 1 for 13) placing '8' from 17 for 1)::uuid`;
})();

/** The facts read that have no column in a judgement, as it keeps them. */
function otherFacts(facts: readonly FactDefinition[]): string {
  if (facts.length === 0) return 'null::jsonb';
  const pairs = facts.map((fact) => `'${fact.name.replaceAll("'", "''")}', ${factInSql(fact)}`);
  return `nullif(jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')})), '{}')`;
}
