import {
  type CaseType,
  compileJudge,
  compileSide,
  createChunk,
  createTally,
  explain,
  type Facts,
  factsOfPack,
  judgeChunk,
  lineOfFirm,
  MOVEMENTS,
  movementsOf,
  moveThresholds,
  type Pack,
  type ReformTally,
  readThreshold,
  refuseThreshold,
  type Side,
  type Threshold,
  thresholdsOf,
  VERDICTS,
} from '@leitu/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aModelFirm } from './aFirm.ts';
import { anyFirm } from './anyFirm.ts';
import { LADDER, library, packOf } from './library.ts';

const read = [...new Set([...library.packs.values()].flatMap(factsOfPack))];
const cases: readonly CaseType[] = ['new', 'recheck'];
const everySide = LADDER.flatMap((id) => cases.map((caseType) => ({ id, caseType })));
const pairs = [
  ['cn.srdi.2022', 'cn.srdi.2026'],
  ['cn.little-giant.2022', 'cn.little-giant.2026'],
  ['cn.innovative.2022', 'cn.srdi.2022'],
] as const;

function chunkOf(firms: readonly Facts[]) {
  const groupOf = (facts: Facts) => String(facts.industry_code ?? '').slice(0, 1);
  return createChunk(
    read,
    firms.map((facts, index) => ({ id: `firm ${index}`, name: `企业 ${index}`, facts, groups: [groupOf(facts)] })),
  );
}

function tallyOf(firms: readonly Facts[], before: Pack, after: Pack, mostNear = 20): ReformTally {
  const chunk = chunkOf(firms);
  const tally = createTally(1, mostNear);
  tally.add(judgeChunk(compileSide(before, 'new'), chunk), judgeChunk(compileSide(after, 'new'), chunk));
  return tally.result();
}

/** Everybody judged anew, by the judge that everything else uses. */
function flowByJudging(firms: readonly Facts[], before: Pack, after: Pack): readonly number[] {
  const [was, is] = [compileJudge(before, 'new'), compileJudge(after, 'new')];
  const flow = Array.from({ length: 16 }, () => 0);
  for (const facts of firms) {
    const cell = VERDICTS.indexOf(was(facts).verdict) * 4 + VERDICTS.indexOf(is(facts).verdict);
    flow[cell] = (flow[cell] ?? 0) + 1;
  }
  return flow;
}

const manyFirms = (count: number, seed: number) => fc.sample(anyFirm, { numRuns: count, seed });
const holds = (verdict: string) => verdict === 'met' || verdict === 'judgement';

/** A pack that asks only some of the requirements of a side. */
function onlyWith({ pack, requirements }: Side, isKept: (index: number) => boolean): Pack {
  const parts = requirements.map(({ condition }) => condition).filter((_, index) => isKept(index));
  const bare = { id: 'kept', label: null, article: '', cases: null, waiver: null };
  return { ...pack, condition: { ...bare, kind: 'all', parts } };
}

describe.each(everySide)('$id, $caseType, opened into its requirements', ({ id, caseType }) => {
  const side = compileSide(packOf(id), caseType);
  const judge = compileJudge(packOf(id), caseType);
  const firms = manyFirms(2000, 1);
  const chunk = chunkOf(firms);
  const judged = judgeChunk(side, chunk);

  it('has the verdict that the judge gives: the lowest of all requirements', () => {
    const lowest = (firm: number) => Math.min(...judged.columns.map(({ ranks }) => ranks[firm] ?? 0));
    const verdicts = firms.map((_, firm) => VERDICTS[lowest(firm)]);
    expect(verdicts).toEqual(firms.map((facts) => judge(facts).verdict));
  });

  it('has margins that say what the verdicts say, and a line where they are finite', () => {
    const wrong: unknown[] = [];
    for (const [at, { condition }] of side.requirements.entries()) {
      for (let firm = 0; firm < chunk.size; firm += 1) {
        const rank = judged.columns[at]?.ranks[firm] ?? 0;
        const margin = judged.columns[at]?.margins[firm] ?? 0;
        const isSaid = rank === 3 ? margin >= 0 : rank === 0 ? margin < 0 : Number.isNaN(margin);
        if (!isSaid) wrong.push([condition.id, firm, rank, margin]);
        if (!Number.isFinite(margin)) continue;
        const { value = Number.NaN, threshold = Number.NaN } = lineOfFirm(judged, at, firm) ?? {};
        const apart = Math.abs(value - threshold) / (threshold === 0 ? 1 : Math.abs(threshold));
        // Margins are kept in 32 bits: 24 binary digits of them.
        const isOnLine = Math.abs(apart - Math.abs(margin)) <= 1e-9 + 2 ** -23 * apart;
        if (!isOnLine) wrong.push([condition.id, firm, value, threshold, margin]);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe.each(pairs)('the reform from %s to %s', (from, to) => {
  const [before, after] = [packOf(from), packOf(to)];
  const firms = manyFirms(3000, 2);
  const tally = tallyOf(firms, before, after);
  const oldSide = compileSide(before, 'new');
  const newSide = compileSide(after, 'new');

  it('moves firms as judging them by both packs does, and the movements are the population', () => {
    expect([...tally.flow]).toEqual(flowByJudging(firms, before, after));
    const movements = movementsOf(tally.flow);
    expect(MOVEMENTS.reduce((sum, movement) => sum + movements[movement], 0)).toBe(firms.length);
    const grouped = [...(tally.groups[0]?.values() ?? [])];
    for (let cell = 0; cell < 16; cell += 1) {
      expect(grouped.reduce((sum, flow) => sum + (flow[cell] ?? 0), 0)).toBe(tally.flow[cell]);
    }
  });

  it('names the requirement that alone keeps a firm out: without it the firm is in', () => {
    const [was, is] = [compileJudge(before, 'new'), compileJudge(after, 'new')];
    const losers = firms.filter((facts) => holds(was(facts).verdict) && is(facts).verdict === 'unmet');
    const gainers = firms.filter((facts) => was(facts).verdict === 'unmet' && holds(is(facts).verdict));
    for (const [list, side, deciding] of [
      [losers, newSide, tally.lostBy],
      [gainers, oldSide, tally.gainedBy],
    ] as const) {
      for (const { requirement, alone, among } of deciding) {
        const without = compileJudge(
          onlyWith(side, (index) => index !== requirement),
          'new',
        );
        const just = compileJudge(
          onlyWith(side, (index) => index === requirement),
          'new',
        );
        const unmet = list.filter((facts) => just(facts).verdict === 'unmet');
        expect(among).toBe(unmet.length);
        expect(alone).toBe(unmet.filter((facts) => holds(without(facts).verdict)).length);
      }
    }
  });

  it('finds the firms nearest the line on either side, as sorting everybody does', () => {
    const chunk = chunkOf(firms);
    const { columns } = judgeChunk(newSide, chunk);
    const marginOf = (firm: number) =>
      Math.min(...columns.flatMap(({ margins }) => margins[firm] ?? []).filter((one) => !Number.isNaN(one)));
    const rankOf = (firm: number) => Math.min(...columns.map(({ ranks }) => ranks[firm] ?? 0));
    const settled = firms.flatMap((_, firm) => (columns.some(({ ranks }) => ranks[firm] === 1) ? [] : [firm]));
    const sorted = (isBelow: boolean) =>
      settled
        .filter((firm) => Number.isFinite(marginOf(firm)) && (rankOf(firm) === 0) === isBelow)
        .toSorted((a, b) => Math.abs(marginOf(a)) - Math.abs(marginOf(b)) || a - b)
        .slice(0, 20)
        .map((firm) => `firm ${firm}`);
    expect(tally.nearestBelow.map(({ id }) => id)).toEqual(sorted(true));
    expect(tally.nearestAbove.map(({ id }) => id)).toEqual(sorted(false));
    expect(tally.nearestBelow.length).toBeGreaterThan(0);
  });

  it('is the same after a threshold was moved, whether one requirement is judged anew or everybody', () => {
    const chunk = chunkOf(firms.slice(0, 1000));
    const known = judgeChunk(newSide, chunk);
    const was = judgeChunk(oldSide, chunk);
    for (const threshold of thresholdsOf(after)) {
      const moved = moveThresholds(after, [{ id: threshold.id, value: movedValue(threshold) }]);
      if (!moved.ok) {
        expect(moved.reason.code).toBe('moved_bands');
        continue;
      }
      const side = compileSide(moved.value, 'new');
      const again = judgeChunk(side, chunk, known);
      const isTaken = again.columns.map((column, index) => column === known.columns[index]);
      expect([threshold.id, isTaken]).toEqual([threshold.id, takenFrom(newSide, side)]);
      const anew = judgeChunk(side, chunk);
      const differing = anew.columns.flatMap((column, index) => (isSame(column, again.columns[index]) ? [] : [index]));
      expect([threshold.id, differing]).toEqual([threshold.id, []]);
      const tallied = createTally(1, 5);
      tallied.add(was, again);
      expect([...tallied.result().flow]).toEqual(flowByJudging(firms.slice(0, 1000), before, moved.value));
    }
  });
});

/** A value that its bounds allow and that is another. */
function movedValue({ value, unit, most }: Threshold): number {
  if (unit === 'CNY') return Math.round(value * 1.2) + 100;
  if (unit === 'ratio') return value * 1.1 + 0.001;
  return most !== null && value + 1 > most ? value - 1 : value + 1;
}

type JudgedColumn = ReturnType<typeof judgeChunk>['columns'][number];

/** Whether two columns are the same to the last bit. */
function isSame(one: JudgedColumn, other: JudgedColumn | undefined): boolean {
  return (
    other !== undefined &&
    Buffer.from(one.ranks.buffer).equals(Buffer.from(other.ranks.buffer)) &&
    Buffer.from(one.margins.buffer).equals(Buffer.from(other.margins.buffer))
  );
}

/** Whether each requirement is taken over as it was judged: of what asks for points that may be others, it depends on the firms. */
function takenFrom(before: Side, after: Side): readonly unknown[] {
  return after.requirements.map(({ condition, asksForPoints }, index): unknown => {
    if (condition !== before.requirements[index]?.condition) return false;
    return asksForPoints && before.pack.score !== after.pack.score ? expect.any(Boolean) : true;
  });
}

const allOfQuality = { quality_award: true, quality_cert: true, own_brand: true, standards: true };
const noneOfQuality = { quality_award: false, quality_cert: false, own_brand: false, standards: false };

describe('the thresholds of a pack', () => {
  it.each(LADDER)('of %s each have an address of their own, and a pack in which none is moved is the same', (id) => {
    const pack = packOf(id);
    const thresholds = thresholdsOf(pack);
    expect(thresholds.length).toBeGreaterThan(3);
    expect(new Set(thresholds.map((one) => one.id)).size).toBe(thresholds.length);
    const kept = moveThresholds(
      pack,
      thresholds.map(({ id: address, value }) => ({ id: address, value })),
    );
    expect(kept.ok && kept.value === pack).toBe(true);
  });

  it('are told with label, article, unit and value', () => {
    const found = thresholdsOf(packOf('cn.srdi.2026')).find(({ id }) => id === 'rd.2');
    expect(found).toMatchObject({ kind: 'bound', operator: '≥', unit: 'ratio', value: 0.03, article: '附件1' });
    expect(found?.heading?.zh).toContain('研发费用');
    expect(found?.rule.zh).toBe('上年度研发费用占上年度营业收入的比重 ≥ 3%');
  });

  it('are moved one by one, the rest of the pack staying the very same', () => {
    const pack = packOf('cn.srdi.2026');
    const moved = moveThresholds(pack, [{ id: 'revenue.1', value: 2_000_000_000 }]);
    if (!moved.ok) throw new Error(moved.reason.message.en);
    const firm = aModelFirm().withRevenue(16_000_000).with({ main_revenue_y1: 16_000_000, equity_raised_2y: 0 });
    expect(compileJudge(pack, 'new')(firm.facts).verdict).toBe('met');
    expect(compileJudge(moved.value, 'new')(firm.facts).verdict).toBe('unmet');
    expect(
      thresholdsOf(moved.value).filter(
        ({ id, value }) => thresholdsOf(pack).find((one) => one.id === id)?.value !== value,
      ),
    ).toHaveLength(1);
  });

  it('may be points: the declared maxima follow', () => {
    const moved = moveThresholds(packOf('cn.srdi.2022'), [{ id: 'debt/1:points', value: 8 }]);
    expect(moved.ok && moved.value.score?.maximum).toBe(103);
  });

  it.each([
    ['each full 3 years instead of 2', [{ id: 'niche:every', value: 3 }], { niche_years: 8 }, 4, 2],
    ['2 points for each step', [{ id: 'niche:points', value: 2 }], { niche_years: 4 }, 2, 4],
    ['at most 3 points for steps', [{ id: 'niche:most', value: 3 }], { niche_years: 20 }, 5, 3],
    ['1 point for a certificate', [{ id: 'quality/2:points', value: 1 }], { quality_cert: true }, 3, 1],
    ['at most 10 points for a sum', [{ id: 'quality:most', value: 10 }], { quality_cert: true, own_brand: true }, 5, 6],
    // What all of them give together is all that there is.
    ['more than a sum can give', [{ id: 'quality:most', value: 99 }], allOfQuality, 5, 12],
  ])('may be what points are given for: %s', (_, moves, known, was, is) => {
    const pack = packOf('cn.srdi.2022');
    const moved = moveThresholds(pack, moves);
    if (!moved.ok) throw new Error(moved.reason.message.en);
    const facts = { niche_years: 0, ...noneOfQuality, ...known };
    const group = moves[0]?.id.startsWith('niche') === true ? 'niche' : 'quality';
    const pointsBy = (one: Pack) =>
      explain(one, facts, 'new')
        .score?.groups.flatMap(({ indicators }) => indicators)
        .find(({ indicator }) => indicator.id === group)?.points;
    expect([pointsBy(pack), pointsBy(moved.value)]).toEqual([
      [was, was],
      [is, is],
    ]);
    const declared = (one: Pack) =>
      one.score?.groups.flatMap(({ indicators }) => indicators.map(({ maximum }) => maximum)) ?? [];
    expect(moved.value.score?.maximum).toBe(declared(moved.value).reduce((sum, maximum) => sum + maximum, 0));
  });

  it.each([
    ['unknown_threshold', [{ id: 'revenu.1', value: 1 }]],
    ['threshold_value', [{ id: 'revenue.1', value: Number.NaN }]],
    ['threshold_value', [{ id: 'revenue.1', value: 0.5 }]],
    ['threshold_range', [{ id: 'by-score', value: 101 }]],
    ['threshold_range', [{ id: 'digital/1', value: 5 }]],
    ['moved_bands', [{ id: 'main-share/2', value: 0.85 }]],
    ['threshold_range', [{ id: 'debt/1:points', value: -1 }]],
    ['threshold_range', [{ id: 'niche:every', value: 0 }]],
    ['threshold_range', [{ id: 'niche:most', value: -1 }]],
    ['threshold_range', [{ id: 'quality/4:points', value: -1 }]],
    ['unknown_threshold', [{ id: 'quality/5:points', value: 1 }]],
  ])('are refused with %s', (code, moves) => {
    const moved = moveThresholds(packOf('cn.srdi.2022'), moves);
    expect(moved.ok ? 'ok' : moved.reason.code).toBe(code);
  });

  it.each([
    ['rd.2', '5%', 0.05],
    ['rd.2', '0.07', 0.07],
    ['rd.2', '7 %', 0.07],
    ['revenue.1', '2000万元', 2_000_000_000],
    ['revenue.1', '20000000', 2_000_000_000],
    ['by-score', '70分', 70],
    ['niche-years', '3', 3],
    ['rd.2', '5万元', undefined],
    ['by-score', 'sixty', undefined],
  ])('%s is read from “%s”', (id, text, value) => {
    const threshold = thresholdsOf(packOf('cn.srdi.2022')).find((one) => one.id === id);
    if (threshold === undefined) throw new Error(id);
    expect(readThreshold(threshold, text)).toBe(value);
    if (value === undefined) expect(refuseThreshold(threshold, text).code).toBe('threshold_value');
  });
});
