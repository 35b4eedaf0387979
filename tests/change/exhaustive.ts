import { type Facts, type FactValue, factsOfPack, type Pack } from '@leitu/rules';
import { SMALL_FACTS, STATE_COST } from './smallPacks.ts';

interface Choice {
  readonly value: FactValue | undefined;
  readonly cost: number;
}

/** Pairs that a change may not put the wrong way round, written here once more so that the search is not asked about itself. */
const PAIRS = [
  ['main_revenue_y1', 'revenue_y1'],
  ['rd_staff_y1', 'employees_y1'],
  ['ip1_applied', 'ip1_total'],
] as const;

const LEVEL_COSTS: Readonly<Record<string, number>> = { none: 0, below_city: 3, city: 8, provincial: 21 };
const LEVELS = ['none', 'below_city', 'city', 'provincial', 'national'];

/** Everything that a fact of a small firm may become, from the terms of issue 4 alone. */
function choicesOf(name: string, today: FactValue | undefined): readonly Choice[] {
  const number = SMALL_FACTS.find((fact) => fact.name === name);
  const stay: Choice = { value: today, cost: 0 };
  if (today === undefined) {
    const any = (values: readonly FactValue[]) => [stay, ...values.map((value) => ({ value, cost: STATE_COST }))];
    if (name === 'main_revenue_y2') return any(Array.from({ length: 8 }, (_, k) => k * 1e10));
    if (name === 'industry_code') return any(['C', 'A', 'E', 'F51', 'S']);
    if (name === 'provincial_award_rank_3y') return any([0, 1, 2, 3, 4, 5, 6, 10, 11]);
    if (name === 'rd_institution_level') return any(LEVELS);
    if (number === undefined) return name.startsWith('judged') ? [stay] : any([true, false]);
    const { unit, most } = number;
    return any(
      Array.from({ length: most + 3 }, (_, k) => k * unit).filter(
        (value) => name !== 'digital_level' || (value >= 1 && value <= 4),
      ),
    );
  }
  switch (name) {
    case 'quality_cert':
      return [stay, { value: true, cost: today === true ? 0 : 6 }];
    case 'own_brand':
      return [stay, { value: true, cost: today === true ? 0 : 4 }];
    case 'abnormal_list':
      return [stay, { value: false, cost: today === false ? 0 : 3 }];
    case 'provincial_award_rank_3y': {
      const isBetter = (rank: number) => today === 0 || rank < Number(today);
      const ranks: readonly Choice[] = [
        { value: 3, cost: 20 },
        { value: 5, cost: 11 },
      ];
      return [stay, ...ranks.filter(({ value }) => isBetter(Number(value)))];
    }
    case 'rd_institution_level': {
      const above = LEVELS.slice(LEVELS.indexOf(String(today)) + 1).filter((level) => level in LEVEL_COSTS);
      return [
        stay,
        ...above.map((value) => ({ value, cost: (LEVEL_COSTS[value] ?? 0) - (LEVEL_COSTS[String(today)] ?? 0) })),
      ];
    }
    default:
  }
  if (number === undefined || typeof today !== 'number' || number.lever.startsWith('fixed')) return [stay];
  const cost = Number(/\d+/.exec(number.lever)?.[0]);
  const { unit, most, down } = number;
  const most2 = name === 'digital_level' ? 4 : most + 2;
  const values = Array.from({ length: most2 + 1 }, (_, k) => k * unit).filter((value) =>
    down ? value < today : value > today,
  );
  return [stay, ...values.map((value) => ({ value, cost: (Math.abs(value - today) / unit) * cost }))];
}

/** The least cost at which a firm qualifies, by trying everything; infinite where nothing does. `limit` bounds what is tried; null above it. */
export function leastByTrying(
  pack: Pack,
  facts: Facts,
  isWanted: (facts: Facts) => boolean,
  limit: number,
): number | null {
  const read = new Set(factsOfPack(pack).map(({ name }) => name));
  for (const [part, whole] of PAIRS) if (read.has(part) && facts[whole] !== undefined) read.add(whole);
  const moving = [...read]
    .map((name) => ({ name, choices: choicesOf(name, facts[name]) }))
    .filter(({ choices }) => choices.length > 1);
  if (moving.reduce((product, { choices }) => product * choices.length, 1) > limit) return null;
  const pad: Record<string, FactValue | undefined> = { ...facts };
  let best = Number.POSITIVE_INFINITY;
  const isSound = () =>
    PAIRS.every(([part, whole]) => {
      const [of, into] = [pad[part], pad[whole]];
      if (typeof of !== 'number' || typeof into !== 'number' || of <= into) return true;
      return of === facts[part] && into === facts[whole];
    });
  const descend = (at: number, cost: number): void => {
    if (cost >= best) return;
    const one = moving[at];
    if (one === undefined) {
      if (isSound() && isWanted(pad)) best = cost;
      return;
    }
    for (const choice of one.choices) {
      pad[one.name] = choice.value;
      descend(at + 1, cost + choice.cost);
    }
    pad[one.name] = facts[one.name];
  };
  descend(0, 0);
  return best;
}
