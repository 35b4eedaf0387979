import type { FactDefinition, Lever, LeverSet, Library } from '@leitu/rules';
import { leversIn } from './changeCosts.ts';
import type { ChangeCosts } from './contract.ts';
import type { ChangeCostRow } from './store/changeCosts.ts';

type FactCost = ChangeCosts['facts'][number];

/** What changing each fact costs in a region: what the packs say, and what a region has set; what cannot move is not among them. */
export function presentCosts(library: Library, region: string, costs: readonly ChangeCostRow[]): ChangeCosts {
  const set = leversIn(library, region, []);
  return {
    region_code: region,
    label: set.label,
    facts: [...library.dictionary.values()].flatMap((fact) => factCost(set, fact, region, costs) ?? []),
  };
}

function factCost(
  { levers }: LeverSet,
  fact: FactDefinition,
  region: string,
  costs: readonly ChangeCostRow[],
): FactCost | undefined {
  const lever = levers.get(fact.name);
  if (lever === undefined || lever.kind === 'fixed') return undefined;
  const above = costs.filter((row) => row.fact === fact.name && region.startsWith(row.region_code));
  const nearest = above.toSorted((a, b) => b.region_code.length - a.region_code.length)[0];
  return {
    fact: fact.name,
    percent: nearest?.percent ?? 100,
    set_by: nearest?.region_code ?? null,
    ways: waysOf(lever, fact),
  };
}

/** Amounts are told for as much as is said in one breath: a million CNY, one per cent, one of anything else. */
const perUnit: Readonly<Partial<Record<string, number>>> = { CNY: 1e8, ratio: 0.01 };

function waysOf(lever: Exclude<Lever, { kind: 'fixed' }>, { unit }: FactDefinition): FactCost['ways'] {
  if (lever.kind === 'options')
    return lever.options.map(({ value, cost }) => ({ way: 'to' as const, to: value, cost }));
  const per = perUnit[unit ?? ''] ?? 1;
  const shown = unit === 'CNY' ? per / 100 : per;
  return [
    ...(lever.up === null ? [] : [{ way: 'up' as const, to: shown, cost: rounded(lever.up * per) }]),
    ...(lever.down === null ? [] : [{ way: 'down' as const, to: shown, cost: rounded(lever.down * per) }]),
  ];
}

/** Costs are kept for the smallest measure; what comes back has the ends of binary fractions. */
function rounded(cost: number): number {
  return Math.round(cost * 1e6) / 1e6;
}
