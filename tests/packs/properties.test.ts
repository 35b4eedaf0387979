import {
  type Condition,
  classify,
  compileJudge,
  explain,
  type Facts,
  factsOfPack,
  type Judgement,
  openQuestions,
  type Pack,
} from '@leitu/rules';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyFirm, anyValue, TELLING_FACTS } from './anyFirm.ts';
import { LADDER, library, packOf, smeSize } from './library.ts';

// Patience for busy machines; on a quiet one no test takes a second.
vi.setConfig({ testTimeout: 60_000 });

/** How often a property is tried: judging is quick, explaining and asking take some twenty times as long. */
const RUNS = { seed: 63, numRuns: 600 };
const FEWER = { seed: 63, numRuns: 60 };
const PACKS = [...LADDER, 'cn-example.srdi.2022'].map(packOf);
const CASES = ['new', 'recheck'] as const;
const EVERY = PACKS.flatMap((pack) => CASES.map((caseType) => ({ id: pack.id, pack, caseType })));

/** A firm and one of its missing facts, filled in. */
const anyFilling = anyFirm.chain((facts) => {
  const missing = TELLING_FACTS.filter((name) => facts[name] === undefined);
  if (missing.length === 0) return fc.constant({ before: facts, after: facts });
  const name = fc.constantFrom(...missing);
  return name.chain((one) => anyValue(one).map((value) => ({ before: facts, after: { ...facts, [one]: value } })));
});

describe('filling in a missing fact', () => {
  it.each(EVERY)(
    'only narrows the score and never changes a met or unmet verdict: $id, $caseType',
    ({ pack, caseType }) => {
      const judge = compileJudge(pack, caseType);
      const narrows = (before: Judgement, after: Judgement) => {
        if (before.verdict === 'met' || before.verdict === 'unmet') expect(after.verdict).toBe(before.verdict);
        if (before.score === null || after.score === null) return;
        expect(after.score[0]).toBeGreaterThanOrEqual(before.score[0]);
        expect(after.score[1]).toBeLessThanOrEqual(before.score[1]);
        expect(after.score[0]).toBeLessThanOrEqual(after.score[1]);
      };
      fc.assert(
        fc.property(anyFilling, ({ before, after }) => narrows(judge(before), judge(after))),
        RUNS,
      );
    },
  );

  it('leaves only classes that were possible before', () => {
    const isNarrower = ({ before, after }: { before: Facts; after: Facts }) => {
      expect(classify(smeSize, before)).toEqual(expect.arrayContaining([...classify(smeSize, after)]));
      expect(classify(smeSize, after)).not.toEqual([]);
    };
    fc.assert(fc.property(anyFilling, isNarrower), RUNS);
  });
});

describe('order does not matter', () => {
  it.each(EVERY)('that of facts: $id, $caseType', ({ pack, caseType }) => {
    const judge = compileJudge(pack, caseType);
    const anyOrder = anyFirm.chain((facts) => {
      const entries = Object.entries(facts);
      const order = fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length });
      return order.map((shuffled) => ({ facts, shuffled: Object.fromEntries(shuffled) }));
    });
    const isSame = ({ facts, shuffled }: { facts: Facts; shuffled: Facts }) => {
      expect(judge(shuffled)).toEqual(judge(facts));
    };
    fc.assert(fc.property(anyOrder, isSame), FEWER);
  });

  it.each(EVERY)('that of conditions and indicators: $id, $caseType', ({ pack, caseType }) => {
    const judge = compileJudge(pack, caseType);
    const judges = [1, 2, 3, 4, 5].map((by) => compileJudge(rotated(pack, by), caseType));
    const isSame = (facts: Facts) => {
      for (const one of judges) expect(one(facts)).toEqual(judge(facts));
    };
    fc.assert(fc.property(anyFirm, isSame), FEWER);
  });
});

describe('an explanation', () => {
  it.each(EVERY)('has the verdict and the score of the judgement: $id, $caseType', ({ pack, caseType }) => {
    const judge = compileJudge(pack, caseType);
    const isSame = (facts: Facts) => {
      const { verdict, score, condition } = explain(pack, facts, caseType);
      expect({ verdict, score: score === null ? null : score.points }).toEqual(judge(facts));
      expect(condition.verdict).toBe(verdict);
    };
    fc.assert(fc.property(anyFirm, isSame), FEWER);
  });
});

/** Every fact of the dictionary that is missing takes a value. */
const anyFilled = anyFirm.chain((facts) => {
  const missing = [...library.dictionary.keys()].filter((name) => facts[name] === undefined);
  return fc.record(Object.fromEntries(missing.map((name) => [name, anyValue(name)]))).map((fill) => ({ facts, fill }));
});

describe('open questions', () => {
  it.each(EVERY)('leave out only facts that cannot change the verdict: $id, $caseType', ({ pack, caseType }) => {
    const judge = compileJudge(pack, caseType);
    fc.assert(
      fc.property(anyFilled, ({ facts, fill }) => {
        const asked = new Set(openQuestions(explain(pack, facts, caseType)).map(({ fact }) => fact.name));
        const unasked = Object.entries(fill).filter(([name]) => !asked.has(name));
        const { verdict } = judge(facts);
        expect(judge({ ...facts, ...Object.fromEntries(unasked) }).verdict).toBe(verdict);
      }),
      FEWER,
    );
  });

  it.each(EVERY)('are there while facts are missing and the verdict is open: $id, $caseType', ({ pack, caseType }) => {
    fc.assert(
      fc.property(anyFirm, (facts) => {
        const explanation = explain(pack, facts, caseType);
        const questions = openQuestions(explanation);
        if (explanation.verdict === 'met' || explanation.verdict === 'unmet') expect(questions).toEqual([]);
        // A zero below a fraction leaves a verdict open that no further fact can close.
        else if (!hasZeroDenominator(facts)) expect(questions).not.toEqual([]);
        for (const { fact, weight } of questions) {
          expect(facts[fact.name]).toBeUndefined();
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(weight).toBeLessThanOrEqual(1);
        }
      }),
      FEWER,
    );
  });

  it.each(EVERY)(
    'lead from nothing known to a verdict when they are answered in turn: $id, $caseType',
    ({ pack, caseType }) => {
      const read = factsOfPack(pack).map(({ name }) => name);
      const anyAnswers = fc.record(Object.fromEntries(read.map((name) => [name, anyValue(name)])));
      fc.assert(
        fc.property(anyAnswers, (answers) => {
          const facts: Record<string, (typeof answers)[string]> = {};
          for (let asked = 0; asked <= read.length; asked += 1) {
            const [question] = openQuestions(explain(pack, facts, caseType));
            if (question === undefined) break;
            const answer = answers[question.fact.name];
            expect(answer).toBeDefined();
            if (answer !== undefined) facts[question.fact.name] = answer;
          }
          expect(compileJudge(pack, caseType)(facts).verdict).toBe(compileJudge(pack, caseType)(answers).verdict);
        }),
        { ...FEWER, numRuns: 10 },
      );
    },
  );
});

const DENOMINATORS = [
  ...['revenue_y1', 'revenue_y2', 'revenue_y3', 'main_revenue_y2', 'main_revenue_y3', 'assets_y1', 'employees_y1'],
];

function hasZeroDenominator(facts: Facts): boolean {
  return DENOMINATORS.some((name) => facts[name] === 0);
}

/** The items with the last `by` of them in front, and the whole turned round where `by` is odd. */
function turned<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % Math.max(1, items.length);
  const moved = [...items.slice(-at), ...items.slice(0, -at)];
  return by % 2 === 1 ? moved.toReversed() : moved;
}

/** The pack with its conditions, groups, indicators and sums in another order. The order of bands is their meaning and stays. */
function rotated(pack: Pack, by: number): Pack {
  const { score } = pack;
  if (score === null) return { ...pack, condition: rotatedCondition(pack.condition, by) };
  const groups = turned(score.groups, by).map((group) => ({
    ...group,
    indicators: turned(group.indicators, by).map((indicator) =>
      indicator.kind === 'sum' ? { ...indicator, items: turned(indicator.items, by) } : indicator,
    ),
  }));
  return { ...pack, condition: rotatedCondition(pack.condition, by), score: { ...score, groups } };
}

function rotatedCondition(condition: Condition, by: number): Condition {
  const waiver = condition.waiver === null ? null : rotatedCondition(condition.waiver, by);
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, waiver, parts: turned(condition.parts, by).map((part) => rotatedCondition(part, by)) };
    case 'not':
      return { ...condition, waiver, part: rotatedCondition(condition.part, by) };
    case 'compare':
    case 'holds':
    case 'is':
    case 'class':
      return { ...condition, waiver };
  }
}
