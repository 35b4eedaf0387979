import { Skeleton } from 'antd';
import { useState } from 'react';
import { useCloseChip } from '../../../../web/ui/FilterChip.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { PickList } from '../../../../web/ui/PickList.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { messages as shared } from '../messages.ts';
import { useRegionNames, useRegionsBelow } from '../regions/useRegions.ts';
import styles from './Filters.module.css';
import { messages } from './messages.ts';

interface RegionChoiceProps {
  /** The region that the own office is in charge of: nothing above it is offered. */
  readonly own: string;
  readonly region: string;
  readonly onChoose: (region: string) => void;
}

/** Regions level by level: a choice counts at once, and leads on to the level below it. */
export function RegionChoice({ own, region, onChoose }: RegionChoiceProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const close = useCloseChip();
  const [at, setAt] = useState(region.length === 6 ? region.slice(0, 4) : region === '' ? own : region);
  const { data, error } = useRegionsBelow(at);
  const pick = (code: string) => {
    onChoose(code);
    if (code.length === 6) close();
    else setAt(code);
  };
  return (
    <>
      <Crumbs own={own} at={at} onGo={setAt} />
      <RefusalAlert error={error} />
      {data === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 6 }} className={styles.editor ?? ''} />
      ) : (
        <PickList
          key={at}
          label={words('region')}
          picks={data.map(({ code, name }) => ({ value: code, label: name[language], note: code }))}
          chosen={region}
          onPick={pick}
          placeholder={text('findRegion')}
          none={text('noSuchRegion')}
        />
      )}
    </>
  );
}

interface CrumbsProps {
  readonly own: string;
  readonly at: string;
  readonly onGo: (code: string) => void;
}

function Crumbs({ own, at, onGo }: CrumbsProps) {
  const text = useText(messages);
  const levels = ['', at.slice(0, 2), at.slice(0, 4)].filter(
    (code, index, all) => code.length >= own.length && code.startsWith(own) && all.indexOf(code) === index,
  );
  const { pathOf } = useRegionNames(levels);
  if (levels.length < 2) return null;
  return (
    <p className={styles.crumbs}>
      {levels.map((code) => (
        <button key={code} type="button" {...(code === at ? { 'aria-current': true } : {})} onClick={() => onGo(code)}>
          {code === own ? text('wholeRegion') : pathOf(code, code.slice(0, -2))}
        </button>
      ))}
    </p>
  );
}
