import type { Dictionary, FactType } from '@leitu/rules';
import { regionsBelow } from '../../platform/regions/index.ts';
import { CHARACTER, type Columns } from './character.ts';
import { codeSum, firstTriple, lastTriple, makeTriples, organisationDigit } from './codes.ts';
import { slot } from './draws.ts';
import { BESIDE_FACTS, TOLD_FACTS } from './facts.ts';
import { PROVINCES } from './provinces.ts';
import { TRADES } from './trades.ts';

const slots = 65_536;

/** What is made before the firms: their numbers, and the counties, trades and pieces of codes that they are given. */
export function preparations(firms: number): readonly string[] {
  return [
    // The firms are looked up in the small tables and never the other way round, so that they stay in their order.
    `set disabled_optimizers = 'join_order,build_side_probe_side'`,
    // Rows hold nothing: the number of a row is the number of a firm, and several threads can read them.
    `create table firms as select 0::utinyint as nothing from range(${firms})`,
    makeTriples,
    `create table counties as ${inSlots(countyRows())}`,
    `create table trades as ${inSlots(tradeRows())}`,
  ];
}

interface Shared {
  readonly share: number;
  readonly columns: Readonly<Record<string, string | number>>;
}

/** A table with one row a slot, in which each has as many slots as belong to its share. */
function inSlots(rows: readonly Shared[]): string {
  const whole = rows.reduce((sum, { share }) => sum + share, 0);
  let before = 0;
  const values = rows.map(({ share, columns }) => {
    const first = Math.round((before / whole) * slots);
    before += share;
    const literals = Object.values(columns).map((value) =>
      typeof value === 'number' ? `${value}::double` : `'${value}'`,
    );
    return `(${[first, Math.round((before / whole) * slots), ...literals].join(', ')})`;
  });
  const names = ['first', 'until', ...Object.keys(rows[0]?.columns ?? {})];
  return `select unnest(range(first, until))::usmallint as slot, given.* exclude (first, until)
    from (values ${values.join(', ')}) given(${names.join(', ')})`;
}

/** Firms gather in the districts of cities. */
const COUNTY_SHARES: readonly (readonly [last: string, share: number])[] = [
  ['区', 3],
  ['市', 2],
];

function countyRows(): readonly Shared[] {
  return PROVINCES.flatMap(({ code, share, size }) => {
    const counties = regionsBelow(code).flatMap((city) => regionsBelow(city.code));
    const shareOf = (name: string) => COUNTY_SHARES.find(([last]) => name.endsWith(last))?.[1] ?? 1;
    const whole = counties.reduce((sum, { name }) => sum + shareOf(name), 0);
    return counties.map((county) => ({
      share: (share * shareOf(county.name)) / whole,
      columns: { region_code: county.code, region_sum: codeSum(county.code, 2), region_size: size },
    }));
  });
}

function tradeRows(): readonly Shared[] {
  return TRADES.map((trade) => ({
    share: trade.share,
    columns: {
      industry_code: trade.industryCode,
      trade_word: trade.word,
      trade_people: trade.people,
      trade_revenue: trade.revenuePerHeadWan * 1e4,
      trade_research: trade.research,
      trade_margin: trade.margin,
      trade_strategic: trade.strategic,
      trade_six_bases: trade.sixBases,
    },
  }));
}

/** The type of the column that holds a fact of a type. */
const COLUMN_TYPES: Readonly<Record<FactType, string>> = {
  ...{ text: 'varchar', enum: 'varchar', date: 'date', integer: 'integer', number: 'double', money: 'bigint' },
  ...{ boolean: 'boolean', judgement: 'boolean' },
};

/** The firms: a column for every fact of the dictionary, one that nobody here knows being empty. */
export function populationSql(dictionary: Dictionary, seed: number): string {
  const keyed = `select rowid as number, hash(rowid::ubigint, ${seed}::ubigint) as key from firms`;
  const placed = `select *, ${slot(1)} as county_slot, ${slot(2)} as trade_slot, ${firstTriple} as first_triple, ${lastTriple} as last_triple
    from (${keyed})`;
  const given = `select placed.*, counties.* exclude (slot), trades.* exclude (slot), first.text as first_text, first.first_organisation,
      first.first_code, last.text as last_text, last.last_organisation, last.last_code
    from (${placed}) placed join counties on counties.slot = county_slot join trades on trades.slot = trade_slot
      join triples first on first.n = first_triple join triples last on last.n = last_triple`;
  const layers = [...CHARACTER, { ...BESIDE_FACTS, organisation_digit: organisationDigit }];
  const facts = [...dictionary.values()].map(
    ({ name, type }) => `(${TOLD_FACTS[name] ?? 'null'})::${COLUMN_TYPES[type]} as ${name}`,
  );
  return `select ${facts.join(', ')} from (${layers.reduce(withColumns, given)})`;
}

function withColumns(rows: string, columns: Columns): string {
  const added = Object.entries(columns).map(([name, expression]) => `${expression} as ${name}`);
  return `select *, ${added.join(', ')} from (${rows})`;
}
