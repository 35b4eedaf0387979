import { present } from '@leitu/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLibrary } from '../../../../tests/packs/aLibrary.ts';
import { library, packOf as packNamed } from '../../../../tests/packs/library.ts';
import { compileCondition, compileTest } from '../compile.ts';
import type { Facts, FactValue } from '../fact.ts';
import { CASE_TYPES, type CaseType, type Condition, type Pack } from '../pack.ts';
import { compileScore } from '../points.ts';
import { MET, UNMET } from '../verdict.ts';
import { findInBands } from './findInBands.ts';
import { type ConditionFinding, findInConditions } from './findInConditions.ts';
import { type Solver, solverOf } from './solver.ts';

/** A dictionary so small that every firm can be tried. */
const FACTS = `facts:
  - {name: a, zh: 甲, en: a, type: integer, unit: count, least: 0, most: 3, source: {zh: 某, en: x}}
  - {name: b, zh: 乙, en: b, type: integer, unit: count, least: 0, most: 3, source: {zh: 某, en: x}}
  - {name: m, zh: 钱, en: m, type: money, unit: CNY, least: 0, most: 0.03, source: {zh: 某, en: x}}
  - {name: yes, zh: 是甲, en: yes, type: boolean, source: {zh: 某, en: x}}
  - {name: kind, zh: 类, en: kind, type: enum, source: {zh: 某, en: x}, options: [{value: k1, zh: 一类, en: k1}, {value: k2, zh: 二类, en: k2}]}
  - {name: code, zh: 代码, en: code, type: text, source: {zh: 某, en: x}}
`;

const FRAME = `zh: 试
en: Test
source: {issuer: {zh: 某, en: x}, document: {zh: 某, en: x}, number: '1', in-force-from: 2022-01-01}
article: 一
`;

const CLASSES = `pack: t.size
${FRAME}classes: [{value: big, zh: 大, en: big}, {value: mid, zh: 中, en: mid}, {value: low, zh: 小, en: low}]
by: code
rows:
  - {zh: 一, en: x, article: 一, industries: [C, '51'], limits: {a: [3, 1], b: [2, 1]}}
  - {zh: 二, en: x, article: 一, limits: {m: [0.03元, 0.01元]}}
`;

const EVERY_FIRM: readonly Facts[] = product({
  a: [0, 1, 2, 3],
  b: [0, 1, 2, 3],
  m: [0, 1, 2, 3],
  yes: [true, false],
  kind: ['k1', 'k2'],
  code: ['C3921', 'F5100', 'M7300'],
});

function product(values: Readonly<Record<string, readonly FactValue[]>>): readonly Facts[] {
  return Object.entries(values).reduce<readonly Facts[]>(
    (firms, [name, own]) => firms.flatMap((firm) => own.map((value) => ({ ...firm, [name]: value }))),
    [{}],
  );
}

const anyOperator = fc.constantFrom('≥', '>', '≤', '<', '=', '≠');
const anyPercent = fc.constantFrom('0%', '50%', '100%', '200%', '350%');

const anySentence: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'a + b', 'mean(a, b)', 'a - b', '2 * a'),
      anyOperator,
      fc.integer({ min: 0, max: 5 }),
    )
    .map((parts) => parts.join(' ')),
  fc
    .tuple(
      fc.constantFrom(
        'share(a, b)',
        'share(b, a)',
        'growth(a, b)',
        'share(a, a + b)',
        'mean(growth(a, b), growth(b, a))',
        'compound_growth(a, b, 2年)',
      ),
      anyOperator,
      anyPercent,
    )
    .map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constant('m'), anyOperator, fc.constantFrom('0元', '0.01元', '0.02元', '0.04元'))
    .map((parts) => parts.join(' ')),
  fc.constantFrom('yes', '非 yes', 'kind = k1', 'kind ≠ k1', 'a ≥ b', '1 ≤ a ≤ 2', 'a ≥ 1 或 b ≥ 2', 'a ≥ 2 且 yes'),
);

const { condition: anyCondition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anySentence.map((sentence) => `{if: '${sentence}'}`),
    fc.constantFrom(
      '{class: t.size, among: [big]}',
      '{class: t.size, among: [mid]}',
      '{class: t.size, among: [mid, low]}',
      '{class: t.size, among: [big, low]}',
    ),
    fc
      .tuple(fc.constantFrom('all', 'any'), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([kind, parts]) => `{${kind}: [${parts.join(', ')}]}`),
    tie('condition').map((part) => `{not: ${part}}`),
    fc.tuple(anySentence, tie('condition')).map(([sentence, waiver]) => `{if: '${sentence}', waived-by: ${waiver}}`),
    fc
      .tuple(anySentence, fc.constantFrom('new', 'recheck'))
      .map(([sentence, cases]) => `{any: [{if: '${sentence}'}, {if: 'yes', cases: [${cases}]}]}`),
  ),
}));

const anyPack: fc.Arbitrary<Pack> = fc
  .tuple(fc.array(anyCondition, { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 14 }))
  .map(([conditions, points]) => packOf(conditions, `- {any: [得分 ≥ ${points}分, 得分(甲组) ≥ ${points}分]}`));

const SCORE = `score:
  maximum: 12
  article: 二
  groups:
    - id: g1
      zh: 甲组
      en: g1
      article: 一
      maximum: 8
      indicators:
        - {id: i1, zh: 一, en: x, article: '1', maximum: 5, value: 'share(a, b)', bands: [≥ 200%: 5, ≥ 100%: 3, 其余: 0]}
        - {id: i2, zh: 二, en: x, article: '2', maximum: 3, value: a, each: 1项, points: 1}
    - id: g2
      zh: 乙组
      en: g2
      article: 二
      maximum: 4
      indicators:
        - {id: i3, zh: 三, en: x, article: '3', maximum: 4, sum: [yes: 4]}
`;

function packOf(conditions: readonly string[], scored: string, score = SCORE): Pack {
  const lines = conditions.map((condition) => `    - ${condition}\n`).join('');
  const small = aLibrary([FACTS, CLASSES, `pack: t\n${FRAME}met:\n  all:\n${lines}    ${scored}\n${score}`]);
  return present(small.packs.get('t'), 'the pack loads');
}

type RankIn = (condition: Condition) => (firm: Facts) => number;

function ranks(pack: Pack, caseType: CaseType): { readonly whole: RankIn; readonly own: RankIn } {
  const group = pack.score === null ? () => () => [0, 0] as const : compileScore(pack.score);
  const from = (compile: typeof compileCondition) => (condition: Condition) => {
    const rank = compile(condition, caseType);
    return (facts: Facts) => rank({ facts, group: group(facts) });
  };
  return { whole: from(compileCondition), own: from(compileTest) };
}

/** The same condition with one part of it taken out. */
function without(condition: Condition, out: Condition): Condition {
  const waiver = condition.waiver === null || condition.waiver === out ? null : without(condition.waiver, out);
  if (condition.kind === 'not') return { ...condition, waiver, part: without(condition.part, out) };
  if (condition.kind !== 'all' && condition.kind !== 'any') return { ...condition, waiver };
  return {
    ...condition,
    waiver,
    parts: condition.parts.filter((part) => part !== out).map((part) => without(part, out)),
  };
}

/** Tries every firm: what the finding says holds for all of them, and its witness is what it should be. */
function isTrue({ code, subject, other, witness }: ConditionFinding, pack: Pack, caseType: CaseType): boolean {
  const { whole, own } = ranks(pack, caseType);
  const every = (holds: (firm: Facts) => boolean) => EVERY_FIRM.every(holds);
  const shows = (...conditions: readonly Condition[]) =>
    witness === null || conditions.every((condition) => whole(condition)(witness) === MET);
  const sameWithout = () => {
    const [before, after] = [whole(pack.condition), whole(without(pack.condition, subject))];
    return every((firm) => (before(firm) === MET) === (after(firm) === MET));
  };
  switch (code) {
    case 'never_met':
      return every((firm) => own(subject)(firm) !== MET);
    case 'always_met':
      return every((firm) => own(subject)(firm) === MET);
    case 'contradicts':
      return other === null
        ? sameWithout() && shows(subject)
        : every((firm) => whole(subject)(firm) !== MET || whole(other)(firm) !== MET) && shows(subject);
    case 'implied':
      return witness !== null && sameWithout() && shows(subject, ...(other === null ? [] : [other]));
    case 'route_covered':
      return witness !== null && sameWithout() && other !== null && shows(subject, other);
    case 'waiver_idle':
      return witness !== null && sameWithout() && shows(subject);
    default:
      return false;
  }
}

describe('findings in small packs', () => {
  it('are true of every firm, and their witnesses show them', () => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(anyPack, fc.constantFrom(...CASE_TYPES), (pack, caseType) => {
        for (const finding of findInConditions(pack.condition, caseType, solverOf(pack, caseType))) {
          told.set(finding.code, (told.get(finding.code) ?? 0) + 1);
          expect(isTrue(finding, pack, caseType), `${finding.code} ${JSON.stringify(finding.subject)}`).toBe(true);
        }
      }),
      { numRuns: 60, seed: 4 },
    );
    // A test in which nothing is ever found would prove nothing.
    expect([...told.keys()].sort()).toEqual([
      'always_met',
      'contradicts',
      'implied',
      'never_met',
      'route_covered',
      'waiver_idle',
    ]);
  });

  it('miss few of the conditions that no firm meets', () => {
    const seen = { never: 0, proven: 0, met: 0, shown: 0 };
    fc.assert(
      fc.property(anyPack, (pack) => {
        const condition = pack.condition;
        const rank = ranks(pack, 'new').whole(condition);
        const found = solverOf(pack, 'new').find([{ condition, want: 'met' }]);
        const isMet = EVERY_FIRM.some((firm) => rank(firm) === MET);
        if (found.kind === 'firm') expect(rank(found.facts)).toBe(MET);
        if (found.kind === 'none') expect(isMet).toBe(false);
        seen[isMet ? 'met' : 'never'] += 1;
        if (found.kind === 'none') seen.proven += 1;
        if (found.kind === 'firm') seen.shown += 1;
      }),
      { numRuns: 80, seed: 5 },
    );
    expect(seen.proven).toBeGreaterThan(0.8 * seen.never);
    expect(seen.shown).toBeGreaterThan(0.9 * seen.met);
  });
});

describe('the packs that come with Leitu', () => {
  it.each([...library.packs.keys()])('%s has nothing odd: a judged firm answers every question put to it', (id) => {
    const pack = packNamed(id);
    for (const caseType of CASE_TYPES) {
      const solver = solverOf(pack, caseType);
      const answers = new Map<string, number>();
      const find: Solver['find'] = (asks) => {
        const found = solver.find(asks);
        answers.set(found.kind, (answers.get(found.kind) ?? 0) + 1);
        return found;
      };
      expect(findInConditions(pack.condition, caseType, { ...solver, find })).toEqual([]);
      expect(findInBands(pack, { ...solver, find })).toEqual([]);
      expect([...answers.keys()]).toEqual(['firm']);
      expect(answers.get('firm')).toBeGreaterThan(50);
    }
  });
});

describe('findings in bands', () => {
  const anyBands = fc.array(fc.oneof(anySentence), { minLength: 1, maxLength: 4 });
  it('are true of every firm', () => {
    let told = 0;
    fc.assert(
      fc.property(anyBands, (sentences) => {
        const bands = [...sentences.map((sentence, index) => `{"${sentence}": ${9 - index}}`), '其余: 0'];
        const indicator = `{id: i, zh: 一, en: x, article: '1', maximum: 9, bands: [${bands.join(', ')}]}`;
        const group = `{id: g, zh: 组, en: g, article: 一, maximum: 9, indicators: [${indicator}]}`;
        const small = tryLibrary(`met: {if: yes}\nscore: {maximum: 9, article: 二, groups: [${group}]}\n`);
        if (small === undefined) return;
        for (const { indicator: one, band } of findInBands(small, solverOf(small, 'new'))) {
          told += 1;
          const all = one.kind === 'bands' ? one.bands : [];
          const rankOf = ({ condition }: (typeof all)[number]) =>
            condition === null ? () => MET : ranks(small, 'new').whole(condition);
          const before = all.slice(0, all.indexOf(band)).map(rankOf);
          const own = rankOf(band);
          expect(EVERY_FIRM.every((firm) => own(firm) === UNMET || before.some((rank) => rank(firm) === MET))).toBe(
            true,
          );
        }
      }),
      { numRuns: 80, seed: 6 },
    );
    expect(told).toBeGreaterThan(2);
  });

  /** Bands that the loader refuses already are not looked at. */
  function tryLibrary(text: string): Pack | undefined {
    try {
      return aLibrary([FACTS, `pack: t\n${FRAME}${text}`]).packs.get('t');
    } catch {
      return undefined;
    }
  }
});
