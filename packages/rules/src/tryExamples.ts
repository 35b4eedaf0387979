import { classify } from './classify.ts';
import { explain } from './explain.ts';
import type { ConditionExplanation, Explanation } from './explanation.ts';
import type { ClassExample, ClassPack, Example, ExpectedCondition, Pack } from './pack.ts';
import type { Range } from './points.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

/** What came of an example, beside what it says must come. */
export interface ExampleOutcome {
  readonly example: Example;
  readonly explanation: Explanation;
  readonly isVerdictRight: boolean;
  readonly isScoreRight: boolean;
  /** Conditions that have another verdict than the example says; a condition that is not asked in its case has none. */
  readonly wrong: readonly { readonly expected: ExpectedCondition; readonly actual: ConditionExplanation | null }[];
  /** The condition to look at first, where something of verdicts is wrong. */
  readonly first: ConditionExplanation | null;
}

export interface ClassExampleOutcome {
  readonly example: ClassExample;
  readonly classes: readonly string[];
}

/** Judges the firms that a pack carries as examples. */
export function tryExamples(pack: Pack): readonly ExampleOutcome[] {
  return pack.examples.map((example) => {
    const explanation = explain(pack, example.facts, example.caseType);
    const isVerdictRight = explanation.verdict === example.verdict;
    const isScoreRight = example.score === null || isSame(example.score, explanation.score?.points ?? null);
    const wrong = example.conditions.flatMap((expected) => {
      const actual = conditionOf(explanation.condition, expected.id);
      return actual?.verdict === expected.verdict ? [] : [{ expected, actual }];
    });
    const first = wrong[0]?.actual ?? (isVerdictRight ? null : deciding(explanation.condition, example.verdict));
    return { example, explanation, isVerdictRight, isScoreRight, wrong, first };
  });
}

/** Whether everything came out as the example says. */
export function isAsSaid({ isVerdictRight, isScoreRight, wrong }: ExampleOutcome): boolean {
  return isVerdictRight && isScoreRight && wrong.length === 0;
}

/** Classifies the firms that a classification carries as examples. */
export function tryClassExamples(pack: ClassPack): readonly ClassExampleOutcome[] {
  return pack.examples.map((example) => ({ example, classes: classify(pack, example.facts) }));
}

function isSame(expected: Range, actual: Range | null): boolean {
  return actual !== null && expected[0] === actual[0] && expected[1] === actual[1];
}

function conditionOf(node: ConditionExplanation, id: string): ConditionExplanation | null {
  if (node.id === id) return node;
  const below = node.waiver === null ? node.parts : [...node.parts, node.waiver];
  for (const part of below) {
    const found = conditionOf(part, id);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The condition that made a verdict another one than was expected: of “all of” the first part below the expected verdict, of
 * “any of” the first above it. Where no part alone did it, the whole.
 */
function deciding(node: ConditionExplanation, expected: Verdict): ConditionExplanation {
  const rank = (verdict: Verdict) => VERDICTS.indexOf(verdict);
  const isTooLow = rank(node.verdict) < rank(expected);
  const part = node.parts.find(({ verdict }) =>
    isTooLow
      ? node.kind === 'all' && rank(verdict) < rank(expected)
      : node.kind === 'any' && rank(verdict) > rank(expected),
  );
  return part === undefined ? node : deciding(part, expected);
}
