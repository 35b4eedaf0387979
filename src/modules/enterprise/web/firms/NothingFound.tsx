import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { useSession } from '../../../../web/ui/session.ts';
import { searchDictionary } from '../facts/dictionary.ts';
import { messages as shared } from '../messages.ts';
import { useRegionNames } from '../regions/useRegions.ts';
import { conditionText } from './condition.ts';
import { industryWords } from './industryWords.ts';
import { messages } from './messages.ts';
import styles from './NothingFound.module.css';
import { type FirmSearch, type Narrowing, narrowingsOf } from './search.ts';
import type { ChangeSearch } from './useFirmSearch.ts';
import { useFirmCount } from './useFirms.ts';

interface NothingFoundProps {
  readonly search: FirmSearch;
  readonly change: ChangeSearch;
}

/** In place of rows where there are none: how firms come to be here, or which filter to loosen. */
export function NothingFound({ search, change }: NothingFoundProps) {
  const text = useText(messages);
  const narrowings = narrowingsOf(search);
  if (narrowings.length === 0) return <NoFirms />;
  return (
    <EmptyState
      title={text('nothingFound')}
      advice={text('nothingFoundAdvice')}
      action={
        <ul className={styles.narrowings}>
          {narrowings.map((narrowing) => (
            <Loosen
              key={`${narrowing.name}${narrowing.condition === null ? '' : JSON.stringify(narrowing.condition)}`}
              narrowing={narrowing}
              search={search}
              change={change}
            />
          ))}
        </ul>
      }
    />
  );
}

function NoFirms() {
  const text = useText(messages);
  const words = useText(shared);
  const { organisation, may } = useSession();
  const isPartner = organisation?.kind !== 'office';
  const advice = isPartner ? 'noFirmsPartner' : may('enterprise.import') ? 'noFirmsAdvice' : 'noFirmsReader';
  return (
    <EmptyState
      title={text('noFirms')}
      advice={text(advice)}
      action={
        may('enterprise.import') ? (
          <Link to="/firms/import">
            <Button type="primary">{words('import')}</Button>
          </Link>
        ) : null
      }
    />
  );
}

/** One filter, how many firms there would be without it, and the way there. */
function Loosen({ narrowing, search, change }: NothingFoundProps & { readonly narrowing: Narrowing }) {
  const text = useText(messages);
  const filter = useFilterWords(narrowing, search);
  const { data } = useFirmCount(narrowing.without);
  return (
    <li>
      <Button onClick={() => change(narrowing.without)}>{text('loosen', { filter })}</Button>
      <span>{data === undefined ? '' : text('loosenCount', { total: fullNumber(data.total) })}</span>
    </li>
  );
}

function useFilterWords({ name, condition }: Narrowing, { q, region, industry, tier }: FirmSearch): string {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const { pathOf } = useRegionNames(name === 'region' ? [region] : []);
  switch (name) {
    case 'q':
      return text('filterSearch', { q });
    case 'region':
      return pathOf(region);
    case 'industry':
      return industryWords(industry, language);
    case 'tier':
      return words(`tier_${tier === '' ? 'none' : tier}`);
    case 'where':
      return condition === null ? '' : conditionText(condition, searchDictionary, language);
  }
}
