import type { Bilingual } from '@leitu/kernel';
import { TIERS, type Tier } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import type { LadderCounts } from '../../contract.ts';
import { messages } from '../messages.ts';
import type { Area } from '../overview/area.ts';
import { Picture } from '../overview/Picture.tsx';
import { Bar } from './Bar.tsx';
import { type Measure, measureOf, mostOf, type RankedBy, rank } from './measures.ts';
import styles from './Ranking.module.css';

interface RankedPlace extends LadderCounts {
  readonly code: string;
  readonly name: Bilingual;
}

interface RankingProps {
  readonly title: string;
  /** What the names lead to. */
  readonly lead: string;
  /** What the first column is called. */
  readonly noun: string;
  readonly places: readonly RankedPlace[];
  /** Where a name leads; null where it leads nowhere. */
  readonly areaOf: (code: string) => Area | null;
  readonly source: string;
}

/** More than these are shown when asked for. */
const mostShown = 20;

/** Regions or industries beside each other: a bar for each rung, sorted by whichever column is chosen. It is a table, so it can be heard too. */
export function Ranking({ title, lead, noun, places, areaOf, source }: RankingProps) {
  const text = useText(messages);
  const [by, setBy] = useState<RankedBy>('innovative');
  const [measure, setMeasure] = useState<Measure>('count');
  const [isWhole, setWhole] = useState(false);
  const ranked = rank(places, by, measure);
  const shown = isWhole ? ranked : ranked.slice(0, mostShown);
  const choice = (
    <Segmented
      aria-label={text('measure')}
      value={measure}
      onChange={setMeasure}
      options={(['count', 'rate'] as const).map((value) => ({ value, label: text(`measure_${value}`) }))}
    />
  );
  return (
    <Picture
      title={title}
      unit={`${text(`rankingUnit_${measure}`)}${text('pause')}${lead}`}
      source={source}
      actions={choice}
    >
      <Segmented
        className={styles.rungs ?? ''}
        aria-label={text('rungShown')}
        value={by}
        onChange={setBy}
        options={TIERS.map((value) => ({ value, label: text(`short_${value}`) }))}
      />
      <div className={styles.scroll}>
        <table className={styles.table} data-shown={by === 'firms' ? 'innovative' : by}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{noun}</th>
              {(['firms', ...TIERS] as const).map((column) => (
                <Head key={column} column={column} by={by} onSort={setBy} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((place) => (
              <Row key={place.code} place={place} area={areaOf(place.code)} measure={measure} places={places} />
            ))}
          </tbody>
        </table>
      </div>
      {ranked.length > mostShown ? (
        <Button type="link" className={styles.more ?? ''} onClick={() => setWhole(!isWhole)}>
          {isWhole ? text('showFewer', { count: mostShown }) : text('showAll', { count: ranked.length })}
        </Button>
      ) : null}
    </Picture>
  );
}

interface HeadProps {
  readonly column: RankedBy;
  readonly by: RankedBy;
  readonly onSort: (by: RankedBy) => void;
}

function Head({ column, by, onSort }: HeadProps) {
  const text = useText(messages);
  const title = column === 'firms' ? text('firms') : text(`short_${column}`);
  return (
    <th scope="col" data-column={column} aria-sort={column === by ? 'descending' : 'none'}>
      <button type="button" onClick={() => onSort(column)} aria-label={text('sortBy', { column: title })}>
        {title} <span aria-hidden="true">{column === by ? '▼' : ''}</span>
      </button>
    </th>
  );
}

interface RowProps {
  readonly place: RankedPlace;
  readonly area: Area | null;
  readonly measure: Measure;
  readonly places: readonly RankedPlace[];
}

function Row({ place, area, measure, places }: RowProps) {
  const { language } = useLanguage();
  const name = place.name[language];
  return (
    <tr>
      <th scope="row">
        {area === null ? (
          name
        ) : (
          <Link to="/overview" search={{ ...area }}>
            {name}
          </Link>
        )}
      </th>
      <td data-column="firms">{fullNumber(place.firms)}</td>
      {TIERS.map((tier: Tier) => (
        <td key={tier} data-column={tier}>
          <Bar tier={tier} value={measureOf(place, tier, measure)} most={mostOf(places, tier, measure)} />
        </td>
      ))}
    </tr>
  );
}
