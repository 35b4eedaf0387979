import { type Explanation, type FactDefinition, openQuestions } from '@leitu/rules';

/** What is asked next, and why the asking stops. */
export type Asking =
  | { readonly state: 'open'; readonly fact: FactDefinition; readonly left: number }
  /** The verdict cannot change any more, or what could change it was skipped; `forScore` could still narrow the score. */
  | { readonly state: 'settled' | 'skipped'; readonly skipped: number; readonly forScore: FactDefinition | null };

/**
 * The most telling question that was not skipped. Where none is left the verdict is settled, or (`skipped`) it is incomplete because
 * what it needs was skipped. A person's judgement that is skipped is left to the reviewers, and nothing is incomplete.
 */
export function nextAsking(explanation: Explanation, skipped: readonly string[]): Asking {
  const open = openQuestions(explanation).map(({ fact }) => fact);
  const unasked = open.filter(({ name }) => !skipped.includes(name));
  const [next] = unasked;
  if (next !== undefined) return { state: 'open', fact: next, left: unasked.length };
  const isIncomplete = explanation.verdict === 'unknown';
  return {
    state: isIncomplete ? 'skipped' : 'settled',
    skipped: open.length,
    forScore: nextForScore(explanation, skipped),
  };
}

/** The missing fact on which most points hang, be the verdict settled or not. */
function nextForScore({ score }: Explanation, skipped: readonly string[]): FactDefinition | null {
  const indicators = score?.groups.flatMap((group) => group.indicators) ?? [];
  const widest = indicators.toSorted((a, b) => b.points[1] - b.points[0] - (a.points[1] - a.points[0]));
  const missing = widest.flatMap((indicator) => indicator.missing);
  return missing.find(({ name }) => !skipped.includes(name)) ?? null;
}
