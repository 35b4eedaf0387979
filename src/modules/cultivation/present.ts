import { type Dictionary, explain, type FactValue, type Pack } from '@leitu/rules';
import { presentExplanation } from '../policy/index.ts';
import type { Judgement, JudgementSummary, PackResult, Run, Standing } from './contract.ts';
import { type Edition, shownVersion } from './edition.ts';
import { compileLadder, type KeptResult, type KeptResults } from './judgeLadder.ts';
import type { JudgementRow, SummaryRow } from './store/judgements.ts';
import type { RunRow } from './store/runs.ts';
import type { StandingRow } from './store/standings.ts';

/** The names of organisations and people, by identifier. */
type Names = ReadonlyMap<string, string>;

export function presentSummary(row: SummaryRow, names: Names): JudgementSummary {
  const results = Object.entries(row.results).map(([pack, result]) => [pack, presentResult(result)] as const);
  return {
    judgement_id: row.judgement_id,
    judged_on: row.judged_on,
    judged_at: row.judged_at.toISOString(),
    case: row.case_type,
    version: shownVersion(row.version),
    facts_year: row.facts_year,
    run_id: row.run_id,
    judged_by: names.get(row.person_id ?? row.organisation_id) ?? names.get(row.organisation_id) ?? null,
    results: Object.fromEntries(results),
  };
}

/** Whoever is named in judgements. */
export function judgesOf(rows: readonly SummaryRow[]): readonly string[] {
  return rows.flatMap(({ organisation_id, person_id }) => [
    organisation_id,
    ...(person_id === null ? [] : [person_id]),
  ]);
}

export function presentResult({ verdict, score, maximum, is_in_force }: KeptResult): PackResult {
  return {
    verdict,
    score: score === undefined ? null : [score[0], score[1]],
    maximum: maximum ?? null,
    is_in_force: is_in_force ?? false,
  };
}

/** A judgement with its reasons, made again by the packs of its version from the facts that were kept. */
export function presentJudgement(row: JudgementRow, { library }: Edition, names: Names): Judgement {
  const { facts, case_type: caseType, judged_on: on } = row;
  const packs = Object.keys(row.results).flatMap((id) => library.packs.get(id) ?? []);
  const regionCode = regionOfPacks(packs);
  const again = compileLadder(library, { caseType, on })({ regionCode, facts });
  const told = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, presentFactValue(library.dictionary, name, value)] as const],
  );
  return {
    ...presentSummary(row, names),
    facts: Object.fromEntries(told),
    explanations: Object.fromEntries(
      packs.map((pack) => [pack.id, presentExplanation(explain(pack, facts, caseType))]),
    ),
    is_reproduced: isSame(again.results, row.results),
  };
}

/** A value as it leaves: money in CNY. */
export function presentFactValue(dictionary: Dictionary, name: string, value: FactValue): FactValue {
  return typeof value === 'number' && dictionary.get(name)?.unit === 'CNY' ? value / 100 : value;
}

/** The region whose own packs a firm was judged by, empty for the national ones alone: the firm may have moved since. */
function regionOfPacks(packs: readonly Pack[]): string {
  const regions = packs.flatMap(({ overlay }) => (overlay === null ? [] : [overlay.region]));
  return regions.toSorted((a, b) => b.length - a.length)[0] ?? '';
}

function isSame(one: KeptResults, other: KeptResults): boolean {
  // Both are written by the same function, name by name in the order of the packs.
  return JSON.stringify(one) === JSON.stringify(other);
}

export function presentRun(row: RunRow): Run {
  return {
    run_id: row.run_id,
    region_code: row.region_code,
    judged_on: row.judged_on,
    case: row.case_type,
    version: shownVersion(row.version),
    packs: [...row.packs],
    firms: Number(row.firms),
    tally: row.tally,
    ended_at: row.ended_at.toISOString(),
  };
}

export function presentStanding({ little_giant, ...row }: StandingRow): Standing {
  return { ...row, 'little-giant': little_giant };
}
