import { conditionWords } from '../conditionText.ts';
import type { FactDefinition } from '../fact.ts';
import { factsOfCondition, factsOfIndicator } from '../factsOfRules.ts';
import type { Condition, Indicator, Pack } from '../pack.ts';

/** One requirement in two packs: in both alike, in both but otherwise, or in one only. */
export interface Compared {
  readonly change: 'same' | 'changed' | 'new' | 'gone';
  readonly before: Condition | null;
  readonly after: Condition | null;
  /** What the earlier pack gave points for instead, where it did not ask for it. */
  readonly scored: Indicator | null;
}

/**
 * Sets the requirements of two packs side by side. Two belong together that go by the same name or read mostly the same facts. What
 * differs comes first, in the order of the later pack, then what is gone, then what is the same.
 */
export function comparePacks(before: Pack, after: Pack): readonly Compared[] {
  const earlier = requirements(before.condition);
  const later = requirements(after.condition);
  const partnerOf = pair(earlier, later);
  const paired = new Set(partnerOf.values());
  const kept = later.map((condition): Compared => {
    const partner = partnerOf.get(condition) ?? null;
    if (partner === null) return { change: 'new', before: null, after: condition, scored: scoredIn(before, condition) };
    const change = wordsOf(partner) === wordsOf(condition) ? 'same' : 'changed';
    return { change, before: partner, after: condition, scored: null };
  });
  const gone = earlier.filter((condition) => !paired.has(condition));
  return [
    ...kept.filter(({ change }) => change !== 'same'),
    ...gone.map((condition): Compared => ({ change: 'gone', before: condition, after: null, scored: null })),
    ...kept.filter(({ change }) => change === 'same'),
  ];
}

/** The indicator by which a pack gave points for what another one asks. */
function scoredIn({ score }: Pack, condition: Condition): Indicator | null {
  const indicators = score?.groups.flatMap((group) => group.indicators) ?? [];
  const asked = factsOfCondition(condition);
  return indicators.find((indicator) => overlap(factsOfIndicator(indicator), asked) === 1) ?? null;
}

/** What a pack asks, each on its own: headings over several named requirements are opened. */
function requirements(condition: Condition): readonly Condition[] {
  const isHeading = condition.kind === 'all' && condition.parts.every(({ label }) => label !== null);
  return isHeading ? condition.parts.flatMap(requirements) : [condition];
}

/** The best pairs first; what is too unlike stays alone. */
function pair(earlier: readonly Condition[], later: readonly Condition[]): ReadonlyMap<Condition, Condition> {
  const likely = later.flatMap((after) =>
    earlier.map((before) => ({ after, before, likeness: likeness(before, after) })),
  );
  const pairs = new Map<Condition, Condition>();
  const taken = new Set<Condition>();
  for (const { after, before, likeness: one } of likely.toSorted((a, b) => b.likeness - a.likeness)) {
    if (one < 0.5) break;
    if (pairs.has(after) || taken.has(before)) continue;
    pairs.set(after, before);
    taken.add(before);
  }
  return pairs;
}

/** The share of facts that both read, and one more where they go by the same name. */
function likeness(before: Condition, after: Condition): number {
  return overlap(factsOfCondition(before), factsOfCondition(after)) + (before.id === after.id ? 1 : 0);
}

/** Of all facts that either reads, the share that both read. */
function overlap(some: readonly FactDefinition[], others: readonly FactDefinition[]): number {
  const all = new Set([...some, ...others]);
  return all.size === 0 ? 0 : (some.length + others.length - all.size) / all.size;
}

/** A condition in full, to see whether two say the same. */
function wordsOf(condition: Condition): string {
  const parts = condition.kind === 'all' || condition.kind === 'any' ? condition.parts.map(wordsOf) : [];
  const waiver = condition.waiver === null ? '' : `（${wordsOf(condition.waiver)}）`;
  return `${conditionWords(condition).zh}${parts.join('；')}${waiver}${condition.cases?.join() ?? ''}`;
}
