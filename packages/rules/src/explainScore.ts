import { bandsOn } from './bands.ts';
import { type Explainer, missingOf, NONE, readingsOf, zerosOf } from './explainer.ts';
import type { BandState, Explanation, GroupExplanation, IndicatorExplanation } from './explanation.ts';
import { factsOfIndicator } from './factsOfRules.ts';
import { placeOf } from './number.ts';
import type { Band, Group, Indicator, Score } from './pack.ts';
import { layOut, pointsOn, type Range, sum } from './points.ts';
import { numberAt, placeOfGroup, type Sheet, writePoints } from './sheet.ts';

/** Makes the function that explains a score. What its groups and the whole give is written on the sheet, for conditions to ask. */
export function scoreExplainer(explainer: Explainer, score: Score): () => NonNullable<Explanation['score']> {
  const { sheet } = explainer;
  placeOfGroup(sheet, null);
  layOut(sheet, score);
  const explainers = score.groups.map((group) => groupExplainer(explainer, group));
  return () => {
    const groups = explainers.map((explainGroup) => explainGroup());
    const points = sum(groups.map((group) => group.points));
    explainer.groups = groups;
    writePoints(sheet, (id) =>
      id === null ? points : (groups.find(({ group }) => group.id === id)?.points ?? points),
    );
    return { points, groups };
  };
}

function groupExplainer(explainer: Explainer, group: Group): () => GroupExplanation {
  const explainers = group.indicators.map((indicator) => indicatorExplainer(explainer, indicator));
  return () => {
    const indicators = explainers.map((explainIndicator) => explainIndicator());
    return { group, points: sum(indicators.map(({ points }) => points)), indicators };
  };
}

function indicatorExplainer(explainer: Explainer, indicator: Indicator): () => IndicatorExplanation {
  const { sheet } = explainer;
  const { range } = sheet;
  const readsOf = readingsOf(explainer, factsOfIndicator(indicator));
  const work = pointsOn(sheet, indicator);
  const counted = indicator.kind === 'sum' ? null : indicator.value;
  const place = counted === null ? null : placeOf(sheet, counted);
  const unit = counted?.unit ?? null;
  const bandsOf = indicator.kind === 'bands' ? statesOn(sheet, indicator.bands) : () => NONE;
  return () => {
    work();
    const points: Range = [range[0] ?? 0, range[1] ?? 0];
    const isOpen = points[0] < points[1];
    const value = place === null ? Number.NaN : numberAt(sheet, place);
    const reads = readsOf();
    return {
      indicator,
      points,
      reads,
      value: Number.isNaN(value) ? null : value,
      unit,
      bands: bandsOf(),
      missing: isOpen ? missingOf(reads) : NONE,
      inconclusive: isOpen ? zerosOf(reads) : NONE,
    };
  };
}

/** The states of bands; where one holds they are one of a few lists, made beforehand. */
function statesOn(sheet: Sheet, bands: readonly Band[]): () => readonly BandState[] {
  const { winner, mayGive } = bandsOn(sheet, bands);
  const won = bands.map((_, held) => bands.map((_band, index): BandState => (index === held ? 'holds' : 'no')));
  return () => won[winner()] ?? mayGive.map((may): BandState => (may ? 'possible' : 'no'));
}
