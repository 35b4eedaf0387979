import { type Condition, compileExplain, compileJudge, type Group, type Pack, type Score } from '@leitu/rules';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyFirm } from './anyFirm.ts';
import { LADDER, library, packOf } from './library.ts';
import { plainExplanation, reduced } from './plainExplanation.ts';

// Patience for busy machines.
vi.setConfig({ testTimeout: 60_000 });

const CASES = ['new', 'recheck'] as const;
const EVERY = [...LADDER, 'cn-example.srdi.2022'].flatMap((id) => CASES.map((caseType) => ({ id, caseType })));

describe('an explanation written a second time, plainly, agrees with the engine in everything that depends on the firm', () => {
  it.each(EVERY)('on 200 firms: $id, $caseType', ({ id, caseType }) => {
    const pack = packOf(id);
    const explain = compileExplain(pack, caseType);
    for (const facts of fc.sample(anyFirm, { seed: 2022, numRuns: 200 })) {
      expect(reduced(explain(facts))).toEqual(plainExplanation(pack, facts, caseType));
    }
  });

  it('and the judgement agrees with both, by 300 packs of any shape on 20 firms each', () => {
    const property = fc.property(
      anyPack,
      fc.constantFrom(...CASES),
      fc.array(anyFirm, firms),
      (pack, caseType, list) => {
        const explain = compileExplain(pack, caseType);
        const judge = compileJudge(pack, caseType);
        for (const facts of list) {
          const plain = plainExplanation(pack, facts, caseType);
          expect(reduced(explain(facts))).toEqual(plain);
          expect(judge(facts)).toEqual({ verdict: plain.condition.verdict, score: plain.points });
        }
      },
    );
    fc.assert(property, { seed: 300, numRuns: 300 });
  });
});

const firms = { minLength: 20, maxLength: 20 };

// ── Packs of any shape, of what stands in packs ──

const packs = [...library.packs.values()];
const leaves = packs.flatMap(({ condition }) => leavesOf(condition));
const indicators = packs.flatMap(({ score }) => score?.groups.flatMap((group) => group.indicators) ?? []);

function leavesOf(condition: Condition): readonly Condition[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.parts.flatMap(leavesOf);
  if (condition.kind === 'not') return leavesOf(condition.part);
  return [{ ...condition, waiver: null, cases: null }];
}

const anyOperator = fc.constantFrom('≥', '>', '≤', '<', '=', '≠');

/** A leaf, at times with another sign or between two bounds. */
const anyLeaf: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom(...leaves), fc.option(anyOperator), fc.option(anyOperator, { freq: 1 }))
  .map(([leaf, operator, second]): Condition => {
    if (leaf.kind !== 'compare' || leaf.left.kind === 'score') return leaf;
    const also = second === null ? leaf.also : { operator: second, right: leaf.right };
    return { ...leaf, operator: operator ?? leaf.operator, also };
  });

/** A leaf of facts alone, as bands ask. */
const anyFactLeaf = anyLeaf.filter((leaf) => leaf.kind !== 'compare' || leaf.left.kind !== 'score');

const base = { id: '', label: null, article: '附件1', cases: null, waiver: null };

const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    anyLeaf,
    fc
      .record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        parts: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }),
        waiver: fc.option(tie('condition'), { freq: 4 }),
        cases: fc.option(fc.constantFrom(['new' as const], ['recheck' as const]), { freq: 6 }),
      })
      .map((some): Condition => ({ ...base, ...some })),
    fc.record({ part: tie('condition') }).map((some): Condition => ({ ...base, kind: 'not', ...some })),
  ),
}));

const anyBands = fc
  .array(fc.tuple(anyFactLeaf, fc.integer({ min: 0, max: 20 })), { minLength: 1, maxLength: 4 })
  .map((bands) => [
    ...bands.map(([condition, points]) => ({ article: '', condition, points })),
    { article: '', condition: null, points: 3 },
  ])
  .map((bands) => ({
    ...base,
    id: 'bands',
    label: { zh: '', en: '' },
    maximum: 20,
    kind: 'bands' as const,
    value: null,
    bands,
  }));

/** The groups that conditions ask for by name, each with some indicators. */
const anyScore: fc.Arbitrary<Score> = fc
  .array(fc.oneof(fc.constantFrom(...indicators), anyBands), { minLength: 3, maxLength: 9 })
  .map((some) => {
    const ids = ['innovation', 'growth', 'specialisation'];
    const groups = ids.map(
      (id, group): Group => ({
        ...{ id, label: { zh: id, en: id }, article: '', maximum: 100 },
        indicators: some.filter((_, index) => index % ids.length === group),
      }),
    );
    return { maximum: 100, groups };
  });

const anyPack: fc.Arbitrary<Pack> = fc
  .tuple(anyCondition, anyScore)
  .map(([condition, score]) => ({ ...packOf('cn.innovative.2022'), condition, score }));
