import { articleText, type Explanation, type GroupExplanation, type IndicatorExplanation } from '@leitu/rules';
import { quantityText } from '../../../../web/facts/valueText.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { bandText, pointsText } from '../wording.ts';
import { Article } from './Article.tsx';
import { Readings } from './ConditionTree.tsx';
import { messages } from './messages.ts';
import { scoreThreshold } from './reasons.ts';
import styles from './ScoreTable.module.css';
import { Wanting } from './Wanting.tsx';

/** Where the points come from: groups, indicators, bands, and what is missing. */
export function ScoreTable({ explanation }: { readonly explanation: Explanation }) {
  return explanation.score?.groups.map((one) => (
    <Group key={one.group.id} explained={one} threshold={scoreThreshold(explanation.pack.condition, one.group.id)} />
  ));
}

interface GroupProps {
  readonly explained: GroupExplanation;
  readonly threshold: number | null;
}

function Group({ explained, threshold }: GroupProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { group, points, indicators } = explained;
  return (
    <section className={styles.group}>
      <h4 className={styles.heading}>
        <span>{group.label[language]}</span>
        <span className={styles.points}>
          {pointsText(points, language)}
          <small>
            {' '}
            {text('scoreOf', { maximum: group.maximum })}
            {threshold === null ? '' : ` · ${text('groupThreshold', { points: threshold })}`}
          </small>
        </span>
      </h4>
      <ul className={styles.indicators}>
        {indicators.map((indicator) => (
          <IndicatorRow key={indicator.indicator.id} explained={indicator} />
        ))}
      </ul>
    </section>
  );
}

function IndicatorRow({ explained }: { readonly explained: IndicatorExplanation }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { indicator, points, reads, value, unit, missing, inconclusive } = explained;
  return (
    <li className={styles.indicator}>
      <div className={styles.body}>
        <p className={styles.label}>
          {indicator.label[language]} <Article>{articleText(indicator.article, language)}</Article>
        </p>
        <Readings reads={reads} />
        {value !== null && unit !== null && reads.length > 1 ? (
          <p className={styles.figure}>
            {text('comesTo')} <strong>{quantityText(value, unit, language)}</strong>
          </p>
        ) : null}
        <Wanting missing={missing} inconclusive={inconclusive} />
        <Bands explained={explained} />
      </div>
      <p className={styles.points}>
        {pointsText(points, language)}
        <small> / {indicator.maximum}</small>
      </p>
    </li>
  );
}

function Bands({ explained: { indicator, bands } }: { readonly explained: IndicatorExplanation }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (indicator.kind !== 'bands') return null;
  return (
    <ol className={styles.bands}>
      {indicator.bands.map((band, index) => {
        const standing = bands[index] ?? 'no';
        return (
          <li key={band.points} data-state={standing}>
            {bandText(band, indicator, language)}
            <b>{pointsText([band.points, band.points], language)}</b>
            {standing === 'holds' ? <em>{text('bandHolds')}</em> : null}
            {standing === 'possible' ? <span className="visually-hidden">{text('bandPossible')}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
