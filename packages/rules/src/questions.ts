import type { ConditionExplanation, Explanation, IndicatorExplanation } from './explanation.ts';
import type { FactDefinition } from './fact.ts';

/** A missing fact that can still change the verdict. */
export interface OpenQuestion {
  readonly fact: FactDefinition;
  /** How much hangs on it, from 0 to 1: 1 where this answer alone can decide that the pack is not met. */
  readonly weight: number;
}

/**
 * What is still worth asking, the most telling question first. A fact that is not in the list cannot change the verdict.
 *
 * Where all of several conditions are needed, each can decide alone and weighs as much as the whole; where one of several is
 * enough, they share the weight; behind a score, facts share it by the points that hang on them. What only a person can
 * judge comes after everything that can be looked up.
 * @example openQuestions(explain(pack, {}, 'new'))[0].fact.label.zh
 */
export function openQuestions(explanation: Explanation): readonly OpenQuestion[] {
  const weights = new Map<FactDefinition, number>();
  weigh(explanation.condition, 1, explanation, weights);
  const questions = [...weights].map(([fact, weight]) => ({ fact, weight }));
  const isJudged = ({ fact }: OpenQuestion) => Number(fact.type === 'judgement');
  return questions.sort((a, b) => isJudged(a) - isJudged(b) || b.weight - a.weight);
}

function weigh(
  node: ConditionExplanation,
  weight: number,
  explanation: Explanation,
  weights: Map<FactDefinition, number>,
): void {
  if (node.missing.length === 0) return;
  const share = node.waiver !== null && node.waiver.missing.length > 0 ? weight / 2 : weight;
  if (node.waiver !== null) weigh(node.waiver, share, explanation, weights);
  const open = node.parts.filter(({ missing }) => missing.length > 0);
  const each = node.kind === 'any' ? share / Math.max(1, open.length) : share;
  for (const part of open) weigh(part, each, explanation, weights);
  if (node.parts.length > 0) return;
  const waived = new Set(node.waiver?.missing);
  const own = node.missing.filter((fact) => !waived.has(fact));
  for (const fact of own) add(weights, fact, share * portion(fact, node, explanation));
}

/** Behind a score a fact weighs by the points that hang on it, elsewhere by itself. */
function portion(fact: FactDefinition, node: ConditionExplanation, { score }: Explanation): number {
  if (node.unit !== 'point' || node.reads.length > 0 || score === null) return 1;
  const indicators = score.groups.flatMap((group) => group.indicators);
  const width = ({ points }: IndicatorExplanation) => points[1] - points[0];
  const hanging = indicators.filter(({ missing }) => missing.includes(fact)).reduce((sum, one) => sum + width(one), 0);
  const all = indicators.reduce((sum, one) => sum + width(one), 0);
  return all === 0 ? 0 : hanging / all;
}

function add(weights: Map<FactDefinition, number>, fact: FactDefinition, weight: number): void {
  weights.set(fact, Math.max(weights.get(fact) ?? 0, weight));
}
