import { articleText } from '@leitu/rules';
import { quantityText } from '../../../../web/facts/valueText.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { bandText, pointsText } from '../wording.ts';
import { Article } from './Article.tsx';
import { Readings } from './ConditionTree.tsx';
import { messages } from './messages.ts';
import styles from './ScoreTable.module.css';
import type { ShownBand, ShownGroup, ShownIndicator } from './shown.ts';
import { Wanting } from './Wanting.tsx';

/** Where the points come from: groups, indicators, bands, and what is missing. */
export function ScoreTable({ groups }: { readonly groups: readonly ShownGroup[] }) {
  return groups.map((group) => <Group key={group.id} group={group} />);
}

function Group({ group }: { readonly group: ShownGroup }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { label, points, maximum, threshold, indicators } = group;
  return (
    <section className={styles.group}>
      <h4 className={styles.heading}>
        <span>{label[language]}</span>
        <span className={styles.points}>
          {pointsText(points, language)}
          <small>
            {' '}
            {text('scoreOf', { maximum })}
            {threshold === null ? '' : ` · ${text('groupThreshold', { points: threshold })}`}
          </small>
        </span>
      </h4>
      <ul className={styles.indicators}>
        {indicators.map((indicator) => (
          <IndicatorRow key={indicator.id} indicator={indicator} />
        ))}
      </ul>
    </section>
  );
}

function IndicatorRow({ indicator }: { readonly indicator: ShownIndicator }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { points, reads, value, unit, missing, inconclusive } = indicator;
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
        <Bands bands={indicator.bands} />
      </div>
      <p className={styles.points}>
        {pointsText(points, language)}
        <small> / {indicator.maximum}</small>
      </p>
    </li>
  );
}

function Bands({ bands }: { readonly bands: readonly ShownBand[] }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (bands.length === 0) return null;
  return (
    <ol className={styles.bands}>
      {bands.map(({ words, points, state }) => (
        <li key={points} data-state={state}>
          {bandText(words, language)}
          <b>{pointsText([points, points], language)}</b>
          {state === 'holds' ? <em>{text('bandHolds')}</em> : null}
          {state === 'possible' ? <span className="visually-hidden">{text('bandPossible')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
