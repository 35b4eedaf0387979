import type { Bilingual } from '@leitu/kernel';
import {
  bandWords,
  type ConditionExplanation,
  type Explanation,
  type FactDefinition,
  type FactReading,
  type IndicatorExplanation,
  type Range,
  scoreThreshold,
  type Unit,
} from '@leitu/rules';

/** A judgement with its reasons as the pages show it, whether it was made here (`shownExplanation`) or told by the server (`readExplanation`). */
export interface ShownExplanation {
  readonly condition: ConditionExplanation;
  readonly score: ShownScore | null;
}

/** The points, and what a pack asks for in all. */
export interface ShownScore {
  readonly points: Range;
  readonly maximum: number;
  readonly threshold: number | null;
  readonly groups: readonly ShownGroup[];
}

export interface ShownGroup {
  readonly id: string;
  readonly label: Bilingual;
  readonly points: Range;
  readonly maximum: number;
  readonly threshold: number | null;
  readonly indicators: readonly ShownIndicator[];
}

export interface ShownIndicator {
  readonly id: string;
  readonly label: Bilingual;
  readonly article: string;
  readonly points: Range;
  readonly maximum: number;
  readonly reads: readonly FactReading[];
  readonly value: number | null;
  readonly unit: Unit | null;
  readonly missing: readonly FactDefinition[];
  readonly inconclusive: readonly FactDefinition[];
  readonly bands: readonly ShownBand[];
}

export interface ShownBand {
  /** Null in the last band, which takes the rest. */
  readonly words: Bilingual | null;
  readonly points: number;
  readonly state: 'holds' | 'possible' | 'no';
}

/** An explanation that was made in this browser, as it is shown. */
export function shownExplanation({ pack, condition, score }: Explanation): ShownExplanation {
  if (score === null || pack.score === null) return { condition, score: null };
  const groups = score.groups.map(({ group, points, indicators }) => ({
    ...{ id: group.id, label: group.label, maximum: group.maximum, points },
    threshold: scoreThreshold(pack.condition, group.id),
    indicators: indicators.map(shownIndicator),
  }));
  const threshold = scoreThreshold(pack.condition, null);
  return { condition, score: { points: score.points, maximum: pack.score.maximum, threshold, groups } };
}

function shownIndicator({ indicator, bands, ...explained }: IndicatorExplanation): ShownIndicator {
  const { id, label, article, maximum } = indicator;
  const written = indicator.kind === 'bands' ? indicator.bands : [];
  return {
    ...{ id, label, article, maximum },
    ...explained,
    bands: written.map((band, index) => ({
      words: bandWords(band, indicator),
      points: band.points,
      state: bands[index] ?? 'no',
    })),
  };
}
