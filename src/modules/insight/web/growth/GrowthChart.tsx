import { TIERS } from '@leitu/rules';
import { useMemo } from 'react';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { Chart } from '../../../../web/ui/Chart.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { useMedia } from '../../../../web/ui/useMedia.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import type { TowerResponse } from '../../contract.ts';
import { messages } from '../messages.ts';
import { Picture } from '../overview/Picture.tsx';
import styles from './GrowthChart.module.css';
import { growthOption } from './growthOption.ts';

/** How many firms held each title at the end of each year: a row of columns for each rung, each on a scale of its own. */
export function GrowthChart({ growth, on }: Pick<TowerResponse, 'growth' | 'on'>) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { language } = useLanguage();
  const isRoomy = useMedia('(min-width: 900px)');
  const [from, to] = [growth[0]?.year ?? 0, growth.at(-1)?.year ?? 0];
  const unit = text('growthUnit', { year: to, day: formatDay(on, language) });
  const source = text('source', { day: formatDay(on, language) });
  const option = useMemo(() => {
    const panels = TIERS.map((tier) => ({
      title: `${text(`rung_${tier}`)} · ${text(`short_${tier}`)}`,
      colour: tier === 'innovative' ? ('earth' as const) : tier === 'srdi' ? ('brick' as const) : ('glaze' as const),
      counts: growth.map((year) => year[tier]),
    }));
    const years = growth.map(({ year }, index) =>
      index === growth.length - 1 ? `${year}\n${text('toDate')}` : String(year),
    );
    return growthOption({ panels, years, isRoomy });
  }, [growth, isRoomy, text]);
  return (
    <Picture title={text('growthTitle')} unit={unit} source={source}>
      {isUndated(growth) ? (
        <p className={styles.none}>{text('growthNone')}</p>
      ) : (
        <>
          <Chart
            label={text('growthLabel', { from, to })}
            option={option}
            height={isRoomy ? 260 : 620}
            table={{
              head: [text('year'), ...TIERS.map((tier) => words(`tier_${tier}`))],
              rows: growth.map((year) => [String(year.year), ...TIERS.map((tier) => year[tier])]),
            }}
          />
          <p className={styles.note}>{text('growthNote')}</p>
        </>
      )}
    </Picture>
  );
}

/** Titles without the days on which they were granted would all seem to be of this year. */
function isUndated(growth: TowerResponse['growth']): boolean {
  return growth.slice(0, -1).every((year) => TIERS.every((tier) => year[tier] === 0));
}
