import { type CaseType, compileJudge, explain, type Verdict } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import type { Change, Firm } from './aFirm.ts';
import { packOf } from './library.ts';

/** One line of a decision table: what is so, which facts differ from the firm of the table, and what follows. */
export type Row<Outcome> = readonly [what: string, changed: Change, expected: Outcome];

/** Points that an indicator gives; two numbers where facts are missing and several are possible. */
export type Points = number | readonly [lowest: number, highest: number];

/** A decision table of verdicts: each row is a firm, judged by `compileJudge` and by `explain`. */
export function verdictTable(title: string, pack: string, cases: CaseType, firm: Firm, rows: readonly Row<Verdict>[]) {
  describe(title, () => {
    const judge = compileJudge(packOf(pack), cases);
    for (const [what, changed, expected] of rows) {
      it(`${what}: ${expected}`, () => {
        const { facts } = firm.with(changed);
        expect(judge(facts).verdict).toBe(expected);
        expect(explain(packOf(pack), facts, cases).verdict).toBe(expected);
      });
    }
  });
}

/** A decision table of the points that one indicator of a pack gives. */
export function pointsTable(title: string, pack: string, indicator: string, firm: Firm, rows: readonly Row<Points>[]) {
  describe(title, () => {
    for (const [what, changed, expected] of rows) {
      const [lowest, highest] = typeof expected === 'number' ? [expected, expected] : expected;
      it(`${what}: ${lowest === highest ? lowest : `${lowest} to ${highest}`} points`, () => {
        const { score } = explain(packOf(pack), firm.with(changed).facts, 'new');
        const all = score?.groups.flatMap(({ indicators }) => indicators);
        expect(all?.find((one) => one.indicator.id === indicator)?.points).toEqual([lowest, highest]);
      });
    }
  });
}

/** Which way a boundary looks: what lies on it counts as reached (“以上” and “以下” include the number). */
type Side = 'at least' | 'at most';

/** The facts that make a ratio what it is to be. */
export type RatioFacts = (ratio: number) => Change;

/** `part` as a share of `whole`, whole being `scale` 元. A firm of 10^12 元 lets a ratio be told to the ninth decimal. */
export function share(part: string, whole: string, scale = 1e12): RatioFacts {
  return (ratio) => ({ [part]: toFen(ratio * scale), [whole]: scale });
}

/** People among people; whole numbers, so that there must be very many. */
export function staffShare(part: string, whole: string): RatioFacts {
  return (ratio) => ({ [part]: Math.round(ratio * 1e10), [whole]: 1e10 });
}

/** The growth of one amount over another. */
export function growth(now: string, before: string): RatioFacts {
  return (ratio) => ({ [now]: toFen((1 + ratio) * 1e12), [before]: 1e12 });
}

/** Two yearly growths with that mean: none in the first year, twice as much in the second. */
export function meanGrowth(y1: string, y2: string, y3: string): RatioFacts {
  return (ratio) => ({ [y1]: toFen((1 + 2 * ratio) * 1e12), [y2]: 1e12, [y3]: 1e12 });
}

/** Growth that compounds over two years. */
export function compoundGrowth(y1: string, y3: string): RatioFacts {
  return (ratio) => ({ [y1]: toFen((1 + ratio) ** 2 * 1e12), [y3]: 1e12 });
}

/** A ratio that stands in a fact of its own. */
export function ratioFact(name: string): RatioFacts {
  return (ratio) => ({ [name]: ratio });
}

function toFen(yuan: number): number {
  return Math.round(yuan * 100) / 100;
}

/**
 * Both sides of a ratio's boundary: “a ratio within 1e-9 of a boundary is on it”. `on` is what follows on the boundary,
 * `beyond` what follows on its worse side.
 */
export function aroundRatio<const Outcome>(
  what: string,
  facts: RatioFacts,
  percent: number,
  side: Side,
  on: Outcome,
  beyond: Outcome,
): readonly Row<Outcome>[] {
  const worse = side === 'at least' ? -1 : 1;
  const at = (offset: number) => facts(percent / 100 + worse * offset);
  return [
    [`${what} ${percent}%, better by 2e-9`, at(-2e-9), on],
    [`${what} ${percent}%`, at(0), on],
    [`${what} ${percent}%, worse by 0.9e-9 and so on the boundary`, at(0.9e-9), on],
    [`${what} ${percent}%, worse by 2e-9`, at(2e-9), beyond],
  ];
}

/** Both sides of an amount of money, to the fen. */
export function aroundMoney<const Outcome>(
  fact: string,
  yuan: number,
  on: Outcome,
  below: Outcome,
): readonly Row<Outcome>[] {
  return [
    [`${fact} one fen above ${yuan} 元`, { [fact]: yuan + 0.01 }, on],
    [`${fact} of ${yuan} 元`, { [fact]: yuan }, on],
    [`${fact} one fen below ${yuan} 元`, { [fact]: yuan - 0.01 }, below],
  ];
}

/** Both sides of a least count. */
export function aroundCount<const Outcome>(
  fact: string,
  least: number,
  on: Outcome,
  below: Outcome,
): readonly Row<Outcome>[] {
  return [
    [`${fact} of ${least + 1}`, { [fact]: least + 1 }, on],
    [`${fact} of ${least}`, { [fact]: least }, on],
    [`${fact} of ${least - 1}`, { [fact]: least - 1 }, below],
  ];
}

/** A rank that counts from the first to the last that is good enough; 0 is none. */
export function aroundRank<const Outcome>(
  fact: string,
  last: number,
  inside: Outcome,
  outside: Outcome,
): readonly Row<Outcome>[] {
  return [
    [`${fact} 0, none`, { [fact]: 0 }, outside],
    [`${fact} 1`, { [fact]: 1 }, inside],
    [`${fact} ${last}`, { [fact]: last }, inside],
    [`${fact} ${last + 1}`, { [fact]: last + 1 }, outside],
  ];
}

/** Conditions that each must hold: a yes-or-no that is wrong makes the firm fail, a missing one leaves it open. */
export function yesOrNo(facts: readonly string[], good: boolean, whenMissing: Verdict): readonly Row<Verdict>[] {
  return facts.flatMap((fact): readonly Row<Verdict>[] => [
    [`${fact} ${good}`, { [fact]: good }, 'met'],
    [`${fact} ${!good}`, { [fact]: !good }, 'unmet'],
    [`${fact} missing`, { [fact]: null }, whenMissing],
  ]);
}

/** The conditions that every tier shares, as each pack must ask them. */
export const COMMON: readonly Row<Verdict>[] = [
  ...yesOrNo(['abnormal_list', 'dishonesty_list', 'major_incident_3y', 'prohibited_product'], false, 'unknown'),
  ['a large firm: 1,000 people and 40,000 万元', { employees_y1: 1000, revenue_y1: 400_000_000 }, 'unmet'],
  ['a firm of 1,000 people that may be large: revenue missing', { employees_y1: 1000, revenue_y1: null }, 'unknown'],
  ['no industry code: every class is possible', { industry_code: null }, 'unknown'],
];
