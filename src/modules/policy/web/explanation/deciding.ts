import type { ConditionExplanation } from '@leitu/rules';

/**
 * The conditions on which a verdict rests: those that fail, or those that are left to a person. What asks for all of its parts is
 * followed down to them; alternatives stand together as one, save at the top, where they are all there is.
 */
export function decidingConditions(condition: ConditionExplanation): readonly ConditionExplanation[] {
  const follow = (node: ConditionExplanation): readonly ConditionExplanation[] => {
    const parts = node.parts.filter(({ verdict }) => verdict === node.verdict);
    const isOne = node.kind === 'any' && node !== condition;
    return isOne || parts.length === 0 ? [node] : parts.flatMap(follow);
  };
  return follow(condition);
}
