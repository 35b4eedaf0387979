import { articleText, bandWords, type Group, type Indicator, measureText, type Score } from '@leitu/rules';
import type { ReactNode } from 'react';
import { type Language, textIn } from '../../../../platform/i18n/index.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Article } from '../explanation/Article.tsx';
import { bandText, pointsText } from '../wording.ts';
import styles from './IndicatorTable.module.css';
import { messages } from './messages.ts';

interface ScoreTablesProps {
  readonly score: Score;
  /** The points that the pack asks of a group, if any. */
  readonly thresholdOf: (group: string) => number | null;
}

/** The indicators of a score, a table a group. */
export function ScoreTables({ score, thresholdOf }: ScoreTablesProps) {
  return score.groups.map((group) => <GroupTable key={group.id} group={group} threshold={thresholdOf(group.id)} />);
}

function GroupTable({ group, threshold }: { readonly group: Group; readonly threshold: number | null }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const asked = threshold === null ? '' : ` · ${text('needed', { points: threshold })}`;
  return (
    <IndicatorTable
      caption={
        <>
          <strong>{group.label[language]}</strong>
          <span>
            {text('maximum', { maximum: group.maximum })}
            {asked}
          </span>
          <Article>{articleText(group.article, language)}</Article>
        </>
      }
      indicators={group.indicators}
    />
  );
}

interface IndicatorTableProps {
  readonly caption: ReactNode;
  readonly indicators: readonly Indicator[];
}

/** Indicators with their bands and points. */
export function IndicatorTable({ caption, indicators }: IndicatorTableProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text('indicator')}</th>
          <th scope="col">{text('band')}</th>
          <th scope="col">{text('points')}</th>
        </tr>
      </thead>
      {indicators.map((indicator) => {
        const rows = rowsOf(indicator, language);
        return (
          <tbody key={indicator.id}>
            {rows.map(({ band, points }, index) => (
              <tr key={band}>
                {index === 0 ? (
                  <th scope="rowgroup" rowSpan={rows.length}>
                    {indicator.label[language]}
                    <br />
                    <Article>{articleText(indicator.article, language)}</Article>
                  </th>
                ) : null}
                <td>{band}</td>
                <td className={styles.points}>{points}</td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

interface BandRow {
  readonly band: string;
  readonly points: string;
}

function rowsOf(indicator: Indicator, language: Language): readonly BandRow[] {
  const text = textIn(messages, language);
  const { maximum } = indicator;
  switch (indicator.kind) {
    case 'bands':
      return indicator.bands.map((band) => ({
        band: bandText(bandWords(band, indicator), language),
        points: pointsText([band.points, band.points], language),
      }));
    case 'each': {
      const every = measureText({ value: indicator.every, unit: indicator.value.unit ?? 'count' }, language);
      return [{ band: text('eachBand', { every }), points: text('eachPoints', { points: indicator.points, maximum }) }];
    }
    case 'sum':
      return indicator.items.map(({ fact, points }) => ({
        band: fact.label[language],
        points: text('sumPoints', { points, maximum }),
      }));
    case 'value':
      return [{ band: text('valueBand'), points: text('valuePoints', { maximum }) }];
  }
}
