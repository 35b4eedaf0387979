import type { CalendarDay } from '@leitu/kernel';
import type { FactValue, Tier } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { prefixRange } from '../../enterprise/index.ts';
import { titlesFrom } from './standings.ts';

/** Whether the fact moves, or is only to be stated. */
type StepKind = 'move' | 'state';

/** A change whose firms are asked for. */
interface SoughtStep {
  readonly kind: StepKind;
  readonly fact: string;
}

/** How a needed value is meant: at least, at most or exactly that. */
type Bound = 'least' | 'most' | 'exact';

/** A single change by which a firm would meet a rung, money in fen. */
export interface NewStep {
  readonly enterpriseId: string;
  readonly regionCode: string;
  readonly industryCode: string | null;
  readonly tier: Tier | null;
  readonly rung: Tier;
  readonly pack: string;
  readonly kind: StepKind;
  readonly fact: string;
  /** Null where the fact was missing. */
  readonly valueNow: FactValue | null;
  readonly valueNeeded: FactValue;
  readonly bound: Bound;
  readonly cost: number;
  readonly articles: readonly string[];
  readonly verdict: 'met' | 'judgement';
  readonly holdsFrom: CalendarDay;
}

/** Takes away what earlier searches found of the firms of a region. */
export async function clearSteps(transaction: Transaction, region: string): Promise<void> {
  const { from, until } = prefixRange(region);
  await transaction.run(
    'delete from cultivation.steps where region_code >= $1 and ($2::text is null or region_code < $2)',
    [from, until],
  );
}

/** Keeps what a search found, many at once; they travel as one text of JSON, since COPY is refused where row-level security is on. */
export async function keepSteps(transaction: Transaction, stepRunId: string, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  await transaction.run(insertSteps, [stepRunId, JSON.stringify(steps.map(writtenRow))]);
}

const insertSteps = {
  name: 'cultivation.keepSteps',
  text: `
    insert into cultivation.steps (enterprise_id, rung, fact, region_code, step_run_id, industry_code, tier, pack, kind, value_now,
      value_needed, bound, cost, articles, verdict, holds_from)
    select e, g, f, r, $1, i, t, p, k, n, v, b, c, a, o, h
      from json_to_recordset($2::json)
        as given (e uuid, g text, f text, r text, i text, t text, p text, k text, n jsonb, v jsonb, b text, c double precision, a text[],
          o text, h date)
    on conflict (enterprise_id, rung, fact) do nothing`,
};

/** Names are short since every row bears them. */
function writtenRow({ valueNow, valueNeeded, ...step }: NewStep): object {
  const { enterpriseId, regionCode, industryCode, tier, rung, pack, kind, fact, bound, cost } = step;
  const { articles, verdict, holdsFrom } = step;
  return {
    ...{ e: enterpriseId, g: rung, f: fact, r: regionCode, i: industryCode, t: tier, p: pack, k: kind },
    ...{ n: valueNow, v: valueNeeded, b: bound, c: cost, a: articles, o: verdict, h: holdsFrom },
  };
}

/** Which steps are looked for: to a rung, of firms of a region and an industry whose codes begin so. */
export interface StepSearch {
  readonly rung: Tier;
  readonly region: string;
  readonly industry: string;
  /** Only firms that held neither the title of the rung nor a higher one. */
  readonly isWithoutTitle: boolean;
  /** Only steps that cost no more and can hold within a year from a day; null for all. */
  readonly near: { readonly mostCost: number; readonly on: CalendarDay } | null;
}

/** A change that lifts firms, and how many. */
export interface StepCount {
  readonly kind: StepKind;
  readonly fact: string;
  readonly firms: number;
  /** Those of them for whom no other single step costs less. */
  readonly cheapest: number;
  readonly least_cost: number;
  readonly median_cost: number;
}

/** The changes that lift firms by one step, those that lift most firms first. */
export async function countSteps(transaction: Transaction, search: StepSearch): Promise<readonly StepCount[]> {
  const { where, values } = isSought(search);
  return transaction.query<StepCount>(
    `with sought as (
       select kind, fact, cost, min(cost) over (partition by enterprise_id) as least from cultivation.steps where ${where}
     )
     select kind, fact, count(*)::int as firms, (count(*) filter (where cost = least))::int as cheapest, min(cost) as least_cost,
            percentile_cont(0.5) within group (order by cost) as median_cost
       from sought group by kind, fact order by firms desc, median_cost, fact`,
    [...values],
  );
}

/** How many firms are one step away. */
export async function countStepFirms(transaction: Transaction, search: StepSearch): Promise<number> {
  const { where, values } = isSought(search);
  const rows = await transaction.query<{ total: number }>(
    `select count(distinct enterprise_id)::int as total from cultivation.steps where ${where}`,
    [...values],
  );
  return rows[0]?.total ?? 0;
}

/** A step of a firm as it is kept. */
export interface StepRow {
  readonly enterprise_id: string;
  readonly kind: StepKind;
  readonly fact: string;
  readonly pack: string;
  readonly bound: Bound;
  readonly value_now: FactValue | null;
  readonly value_needed: FactValue;
  readonly cost: number;
  readonly articles: readonly string[];
  readonly verdict: 'met' | 'judgement';
  readonly holds_from: CalendarDay;
}

const stepColumns =
  'enterprise_id, kind, fact, pack, value_now, value_needed, bound, cost, articles, verdict, holds_from';

/** The firms that one change lifts, those for whom it costs least first. */
export async function findSteps(
  transaction: Transaction,
  search: StepSearch,
  { kind, fact }: SoughtStep,
  page: { readonly offset: number; readonly size: number },
): Promise<readonly StepRow[]> {
  const { where, values } = isSought(search);
  return transaction.query<StepRow>(
    `select ${stepColumns} from cultivation.steps where ${where} and kind = $9 and fact = $10
      order by cost, region_code, enterprise_id limit $11 offset $12`,
    [...values, kind, fact, page.size, page.offset],
  );
}

/** The steps of a list to take along, by county and firm: of one change, or of all where a part is null. */
export async function listSteps(
  transaction: Transaction,
  search: StepSearch,
  { kind, fact }: { readonly [Key in keyof SoughtStep]: SoughtStep[Key] | null },
  most: number,
): Promise<readonly StepRow[]> {
  const { where, values } = isSought(search);
  return transaction.query<StepRow>(
    `select ${stepColumns} from cultivation.steps where ${where} and ($9::text is null or kind = $9)
        and ($10::text is null or fact = $10)
      order by region_code, enterprise_id, cost limit $11`,
    [...values, kind, fact, most],
  );
}

function isSought({ rung, region, industry, isWithoutTitle, near }: StepSearch): {
  readonly where: string;
  readonly values: readonly unknown[];
} {
  const [regions, industries] = [prefixRange(region), prefixRange(industry)];
  const heldTitles = isWithoutTitle ? titlesFrom(rung) : [];
  return {
    where: `rung = $1 and region_code >= $2 and ($3::text is null or region_code < $3)
      and ($4 = '' or industry_code >= $4) and ($5::text is null or industry_code < $5)
      and (tier is null or not tier = any($6::text[]))
      and ($7::double precision is null or cost <= $7) and ($8::date is null or holds_from <= $8::date + interval '1 year')`,
    values: [
      ...[rung, regions.from, regions.until, industries.from, industries.until, heldTitles],
      ...[near?.mostCost ?? null, near?.on ?? null],
    ],
  };
}
