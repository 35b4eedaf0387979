import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '@leitu/kernel';
import {
  choosePack,
  explain,
  type Facts,
  factWarnings,
  type RawCell,
  readCell,
  type Tier,
  usccFault,
} from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../../../tests/shared.ts';
import { regionName } from '../../../platform/regions/index.ts';
import { compileFirmJudge, readLibrary } from '../../policy/index.ts';
import { COUNTIES } from './counties.ts';
import { type DemonstrationFirm, demonstrationFirms } from './demonstrationFirms.ts';
import { TRADES } from './trades.ts';

const COUNT = 20_000;
const LAST_YEAR = 2025;
const REPORT_DAY = day('2026-04-01');

const firms = [...demonstrationFirms(COUNT, 7, LAST_YEAR)];

const library = (() => {
  const read = readLibrary();
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  return read.value;
})();

const holdersOf = (tier: Tier | null): readonly DemonstrationFirm[] => firms.filter((firm) => firm.tier === tier);

/** The value of a number fact; NaN where it is missing, so that a figure made of it is left out. */
const figure = (facts: Facts, name: string): number => {
  const value = facts[name];
  return typeof value === 'number' ? value : Number.NaN;
};

const median = (values: readonly number[]): number => {
  const known = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? Number.NaN;
};

const mean = (values: readonly number[]): number => {
  const known = values.filter(Number.isFinite);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};

describe('the firms', () => {
  it('are as many as asked for, each with a name and a code of its own', () => {
    expect(firms).toHaveLength(COUNT);
    expect(new Set(firms.map(({ uscc }) => uscc)).size).toBe(COUNT);
    expect(new Set(firms.map(({ facts }) => facts.name)).size).toBe(COUNT);
    for (const { facts } of firms) expect(facts.name).toMatch(/^[\p{Script=Han}（）]{6,24}有限公司$/u);
  });

  it('have codes of GB 32100 with the digits of their county, and organisation codes of GB 11714', () => {
    for (const { uscc, facts } of firms) {
      expect(usccFault(uscc), uscc).toBeNull();
      expect(uscc.slice(0, 8)).toBe(`91${facts.region_code}`);
      expect(isOrganisationCode(uscc.slice(8, 17)), uscc).toBe(true);
    }
  });

  it('are the same for the same seed, and others for another', () => {
    const some = (seed: number) => [...demonstrationFirms(300, seed, LAST_YEAR)];
    expect(some(7)).toEqual(some(7));
    const names = new Set(some(7).map(({ facts }) => facts.name));
    expect(some(8).filter(({ facts }) => names.has(facts.name)).length).toBeLessThan(10);
  });

  it('are made for other years too', () => {
    for (const { facts, tierGrantedOn } of demonstrationFirms(2000, 1, 2022)) {
      expect(String(facts.established_on) < '2022-01-01').toBe(true);
      expect(tierGrantedOn === null || tierGrantedOn < '2023-04-01').toBe(true);
    }
    expect(() => [...demonstrationFirms(1, 1, 2021)]).toThrow('given since 2022');
  });
});

/** GB 11714: the weighted sum of the 8 characters and the check digit is divisible by 11. X stands for 10. */
function isOrganisationCode(code: string): boolean {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(code.charAt(index), 36), 0);
  const check = code.charAt(8) === 'X' ? 10 : Number(code.charAt(8));
  return (sum + check) % 11 === 0;
}

it('the checker of organisation codes takes a published one and no neighbour', () => {
  expect(isOrganisationCode('192203821')).toBe(true);
  expect(isOrganisationCode('192203822')).toBe(false);
  expect(isOrganisationCode('192203831')).toBe(false);
});

describe('the facts', () => {
  it('are facts of the dictionary, within its ranges, now and one year before', () => {
    let cells = 0;
    for (const { facts, earlier } of firms) {
      for (const [name, value] of [...Object.entries(facts), ...Object.entries(earlier)]) {
        const fact = library.dictionary.get(name);
        if (fact === undefined) throw new Error(`${name} is no fact`);
        if (value === undefined) continue;
        const cell: RawCell = fact.type === 'money' && typeof value === 'number' ? value / 100 : value;
        const read = readCell({ fact, moneyScale: '元', isPercent: false, on: REPORT_DAY }, cell);
        if (!read.ok || read.value !== value) expect({ name, value, read }).toBe('read as it was written');
        cells += 1;
      }
    }
    expect(cells).toBeGreaterThan(1_500_000);
  });

  it('sit well beside each other', () => {
    for (const { facts, earlier } of firms) expect([...factWarnings(facts), ...factWarnings(earlier)]).toEqual([]);
    for (const { facts } of firms) {
      expect(figure(facts, 'main_revenue_y1') > figure(facts, 'revenue_y1')).toBe(false);
      expect(figure(facts, 'rd_staff_y1') > figure(facts, 'employees_y1')).toBe(false);
      expect(figure(facts, 'niche_years') > LAST_YEAR + 1 - Number(String(facts.established_on).slice(0, 4))).toBe(
        false,
      );
    }
  });

  it.each([
    ['revenue_y2', 'revenue_y1'],
    ['revenue_y3', 'revenue_y2'],
    ['main_revenue_y2', 'main_revenue_y1'],
    ['main_revenue_y3', 'main_revenue_y2'],
    ['rd_expense_y2', 'rd_expense_y1'],
    ['development_score_y1', 'development_score_y0'],
  ])('%s is what was reported as %s one year before, and missing where that was', (now, before) => {
    for (const { facts, earlier } of firms) expect(facts[now]).toBe(earlier[before]);
  });

  it('what cannot have changed has not, and what grows has not shrunk', () => {
    for (const { facts, earlier } of firms) {
      for (const name of ['name', 'region_code', 'industry_code', 'established_on']) {
        expect(earlier[name]).toBe(facts[name]);
      }
      for (const name of ['niche_years', 'ip1_total', 'ip2_total']) {
        expect(figure(earlier, name) > figure(facts, name), name).toBe(false);
      }
    }
    const others = firms.filter(({ facts, earlier }) => facts.employees_y1 !== earlier.employees_y1);
    expect(others.length).toBeGreaterThan(COUNT / 2);
  });

  it('are missing here and there, of small firms more often', () => {
    const missing = ({ facts }: DemonstrationFirm) =>
      [...library.dictionary.keys()].filter((name) => facts[name] === undefined && !name.startsWith('judged_')).length;
    const people = (firm: DemonstrationFirm) => figure(firm.facts, 'employees_y1');
    const small = mean(firms.filter((firm) => people(firm) < 20).map(missing));
    const large = mean(firms.filter((firm) => people(firm) > 100).map(missing));
    expect(small).toBeGreaterThan(1.4 * large);
  });

  it('never leave out who a firm is, what titles it holds and whether it is on the list of abnormal operations', () => {
    const always = ['name', 'region_code', 'industry_code', 'established_on', 'title_innovative', 'title_srdi'];
    for (const { facts, earlier } of firms) {
      const known = [...always, 'abnormal_list'].every(
        (name) => facts[name] !== undefined && earlier[name] !== undefined,
      );
      expect(known).toBe(true);
    }
  });

  it('few firms are on a list, and few judgements are made', () => {
    const share = (name: string) => firms.filter(({ facts }) => facts[name] === true).length / COUNT;
    expect(share('abnormal_list')).toBeGreaterThan(0.01);
    expect(share('abnormal_list')).toBeLessThan(0.04);
    expect(share('dishonesty_list')).toBeLessThan(0.01);
    expect(share('judged_market_position')).toBeLessThan(0.02);
    expect(share('judged_market_position')).toBeGreaterThan(0.001);
  });
});

describe('the city', () => {
  it('has the counties of 泉州市', () => {
    expect(COUNTIES.map(({ regionCode }) => regionName(regionCode))).toEqual(
      '鲤城区 丰泽区 洛江区 泉港区 惠安县 安溪县 永春县 德化县 石狮市 晋江市 南安市'.split(' '),
    );
    const counts = Map.groupBy(firms, ({ facts }) => facts.region_code);
    expect(counts.size).toBe(11);
    for (const { regionCode } of COUNTIES) expect(counts.get(regionCode)?.length).toBeGreaterThan(400);
  });

  it.each([
    ['350526', 'C307', 0.6, '德化 makes porcelain'],
    ['350582', 'C195', 0.28, '晋江 makes shoes'],
    ['350524', 'C1530', 0.3, '安溪 makes tea'],
    ['350581', 'C1[78]', 0.5, '石狮 makes cloth and clothing'],
    ['350583', 'C(3352|3383|3443|3032|2431)', 0.42, '南安 makes plumbing and stone'],
    ['350505', 'C26', 0.33, '泉港 makes chemicals'],
    ['350503', 'I6', 0.15, '丰泽 makes software'],
  ])('%s %s: %f (%s)', (county, codes, least) => {
    const own = firms.filter(({ facts }) => facts.region_code === county);
    const others = firms.filter(({ facts }) => facts.region_code !== county);
    const share = (some: readonly DemonstrationFirm[]) =>
      some.filter(({ facts }) => new RegExp(`^${codes}`).test(String(facts.industry_code))).length / some.length;
    expect(share(own)).toBeGreaterThan(least);
    expect(share(others)).toBeLessThan(share(own) / 2);
  });

  it('a name says the place and the trade', () => {
    const porcelain = firms.filter(({ facts }) => facts.industry_code === 'C3074');
    expect(porcelain.length).toBeGreaterThan(200);
    for (const { facts } of porcelain) expect(facts.name).toMatch(/(?:德化|永春|泉州|福建).*(?:陶瓷|瓷业)/);
  });
});

describe('the figures', () => {
  const established = firms.filter(({ facts }) => String(facts.established_on) < `${LAST_YEAR - 3}`);
  const growth = ({ facts }: DemonstrationFirm) => figure(facts, 'revenue_y1') / figure(facts, 'revenue_y2') - 1;
  const intensity = ({ facts }: DemonstrationFirm) => figure(facts, 'rd_expense_y1') / figure(facts, 'revenue_y1');

  it('who does research grows faster', () => {
    const active = mean(established.filter((firm) => intensity(firm) > 0.02).map(growth));
    const others = mean(established.filter((firm) => intensity(firm) === 0).map(growth));
    expect(active).toBeGreaterThan(others + 0.03);
    expect(active).toBeLessThan(0.25);
  });

  it('who does research owns more, employs more researchers, and is in other trades', () => {
    const active = firms.filter((firm) => intensity(firm) > 0.03);
    const others = firms.filter((firm) => intensity(firm) === 0);
    const property = ({ facts }: DemonstrationFirm) => figure(facts, 'ip1_total') + figure(facts, 'ip2_total');
    const staff = ({ facts }: DemonstrationFirm) => figure(facts, 'rd_staff_y1') / figure(facts, 'employees_y1');
    expect(mean(active.map(property))).toBeGreaterThan(5 * mean(others.map(property)));
    expect(mean(active.map(staff))).toBeGreaterThan(0.05);
    expect(Math.max(...others.map(staff).filter(Number.isFinite))).toBe(0);
    const isIn = (section: RegExp) => (firm: DemonstrationFirm) => section.test(String(firm.facts.industry_code));
    const softwareShare = (some: readonly DemonstrationFirm[]) => some.filter(isIn(/^I65/)).length / some.length;
    expect(softwareShare(active)).toBeGreaterThan(2 * softwareShare(others));
  });

  it('large firms are further with digital systems', () => {
    const level = (least: number, most: number) =>
      mean(
        firms
          .filter(({ facts }) => figure(facts, 'employees_y1') >= least && figure(facts, 'employees_y1') < most)
          .map(({ facts }) => figure(facts, 'digital_level')),
      );
    expect(level(100, 1e9)).toBeGreaterThan(level(20, 100) + 0.3);
    expect(level(20, 100)).toBeGreaterThan(level(0, 20) + 0.3);
  });

  it('sizes are skewed as sizes of firms are: the mean is far above the median', () => {
    const revenue = firms.map(({ facts }) => figure(facts, 'revenue_y1'));
    expect(mean(revenue)).toBeGreaterThan(1.7 * median(revenue));
    expect(median(revenue)).toBeGreaterThan(500e4 * 100);
    expect(median(revenue)).toBeLessThan(5000e4 * 100);
  });

  it.each(['employees_y1', 'revenue_y1', 'rd_expense_y1', 'ip1_total', 'market_share', 'development_score_y0'])(
    '%s rises from rung to rung',
    (name) => {
      const medians = ([null, 'innovative', 'srdi', 'little-giant'] as const).map((tier) =>
        median(holdersOf(tier).map(({ facts }) => figure(facts, name))),
      );
      expect(medians).toEqual(medians.toSorted((a, b) => a - b));
      expect(new Set(medians).size).toBe(4);
    },
  );

  it('some lose money and some owe more than they own, but not many', () => {
    const share = (is: (facts: Facts) => boolean) => firms.filter(({ facts }) => is(facts)).length / COUNT;
    const loss = share((facts) => figure(facts, 'net_profit_y1') < 0);
    const broke = share((facts) => figure(facts, 'liabilities_y1') > figure(facts, 'assets_y1'));
    expect(loss).toBeGreaterThan(0.08);
    expect(loss).toBeLessThan(0.25);
    expect(broke).toBeGreaterThan(0);
    expect(broke).toBeLessThan(0.02);
  });
});

describe('the ladder', () => {
  it('has rungs in the ratios of the national one: 600,000 : 140,000 : 17,600', () => {
    expect(holdersOf('innovative')).toHaveLength(1200);
    expect(holdersOf('srdi')).toHaveLength(280);
    expect(holdersOf('little-giant')).toHaveLength(35);
    expect(1200 / 280).toBeCloseTo(600_000 / 140_000, 1);
    expect(280 / 35).toBeCloseTo(140_000 / 17_600, 1);
  });

  it('who holds a title holds those below', () => {
    for (const { tier, facts } of firms) {
      expect(facts.title_innovative).toBe(tier !== null);
      expect(facts.title_srdi).toBe(tier === 'srdi' || tier === 'little-giant');
    }
  });

  it('each year more titles are given, the last ones by March of this year', () => {
    const days = firms.flatMap(({ tierGrantedOn }) => tierGrantedOn ?? []);
    expect(days).toHaveLength(1515);
    for (const one of days) expect(day(one) < REPORT_DAY && one >= '2021-01-01').toBe(true);
    const years = ['2021', '2022', '2023', '2024', '2025', '2026'];
    const counts = years.map((year) => days.filter((one) => one.startsWith(year)).length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(counts).size).toBe(6);
  });

  it('a title was held one year before if it was given by then; else the one below', () => {
    for (const { tier, tierGrantedOn, earlier } of firms) {
      const isHeld = tierGrantedOn !== null && tierGrantedOn < '2025-04-01';
      expect(earlier.title_srdi).toBe(tier === 'little-giant' || (tier === 'srdi' && isHeld));
      expect(earlier.title_innovative).toBe(tier === 'srdi' || tier === 'little-giant' || (tier !== null && isHeld));
    }
  });

  it.each([
    ['innovative', 'cn.innovative.2022', 0.88],
    ['srdi', 'cn.srdi.2026', 0.85],
    ['little-giant', 'cn.little-giant.2022', 0.8],
    ['little-giant', 'cn.little-giant.2026', 0.75],
  ] as const)('%s: by %s at least %f of the holders still meet what is asked, and some do not', (tier, pack, least) => {
    const share = shareMeeting(holdersOf(tier), pack);
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThan(1);
  });

  it('the packs named here are those that recheck a title in 2026', () => {
    const on = day('2026-06-01');
    const packs = (['innovative', 'srdi', 'little-giant'] as const).map((tier) =>
      choosePack(library, { tier, caseType: 'recheck', on }),
    );
    expect(packs.map((pack) => pack.ok && pack.value.id)).toEqual([
      'cn.innovative.2022',
      'cn.srdi.2026',
      'cn.little-giant.2022',
    ]);
  });

  it('no holder of a title is a large firm', () => {
    const judge = compileFirmJudge(library, [], 'recheck');
    for (const { tier, facts } of firms) if (tier !== null) expect(judge(facts).size).not.toEqual(['large']);
    expect(firms.some(({ facts }) => judge(facts).size.join('') === 'large')).toBe(true);
  });

  it('hundreds without a title could have the first, and some with one could have the next', () => {
    const ready = meeting(holdersOf(null), 'cn.innovative.2022', 'new');
    expect(ready).toBeGreaterThan(400);
    expect(ready).toBeLessThan(1000);
    expect(meeting(holdersOf('innovative'), 'cn.srdi.2026', 'new')).toBeGreaterThan(80);
    expect(meeting(holdersOf('srdi'), 'cn.little-giant.2026', 'new')).toBeGreaterThan(12);
  });

  it('hundreds without a title lack no more than five points of the first', () => {
    const near = holdersOf(null).filter(({ facts }) => {
      const lacking = pointsLacking(facts);
      return lacking > 0 && lacking <= 5;
    });
    expect(near.length).toBeGreaterThan(200);
    expect(near.length).toBeLessThan(1500);
  });
});

function judgeBy(id: string, caseType: 'new' | 'recheck') {
  const pack = library.packs.get(id);
  if (pack === undefined) throw new Error(`There is no pack ${id}`);
  const judge = compileFirmJudge(library, [pack], caseType);
  return (facts: Facts) => judge(facts).packs[id] ?? { verdict: 'unknown' as const, score: undefined };
}

/** The points that cn.innovative.2022 asks for in all and in each group, as far as a firm surely lacks them. */
function pointsLacking(facts: Facts): number {
  const pack = library.packs.get('cn.innovative.2022');
  if (pack === undefined) throw new Error('There is no pack cn.innovative.2022');
  const { score, verdict } = explain(pack, facts, 'new');
  if (score === null || verdict !== 'unmet') return 0;
  const group = (id: string) => score.groups.find((one) => one.group.id === id)?.points[1] ?? Number.NaN;
  const lacking = [60 - score.points[1], 20 - group('innovation'), 15 - group('growth'), 15 - group('specialisation')];
  return lacking.reduce((sum, points) => sum + Math.max(0, points), 0);
}

/** How many meet all that can be computed; what is left to a person's judgement is taken as given. */
function meeting(some: readonly DemonstrationFirm[], id: string, caseType: 'new' | 'recheck'): number {
  const judge = judgeBy(id, caseType);
  return some.filter(({ facts }) => ['met', 'judgement'].includes(judge(facts).verdict)).length;
}

function shareMeeting(some: readonly DemonstrationFirm[], id: string): number {
  return meeting(some, id, 'recheck') / some.length;
}

describeWithShared('the trades, against the published classification', (shared) => {
  it('have codes of GB/T 4754-2017', () => {
    const lines = readFileSync(join(shared, 'reference/gbt4754-2017.csv'), 'utf8').trim().split('\n');
    const classes = new Set(lines.filter((line) => line.includes(',class,')).map((line) => line.split(',')[0]));
    expect(classes.size).toBeGreaterThan(1300);
    const codes = Object.values(TRADES).flatMap(({ lines: own }) => own.map(([code]) => code));
    expect(codes.length).toBeGreaterThan(90);
    expect(codes.filter((code) => !classes.has(code))).toEqual([]);
  });
});
