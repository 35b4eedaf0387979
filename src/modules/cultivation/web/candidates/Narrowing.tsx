import { TIERS, VERDICTS } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useText } from '../../../../web/ui/language.tsx';
import { VerdictMark } from '../../../policy/web/door.ts';
import { IndustryChip } from '../IndustryChip.tsx';
import { messages as shared } from '../messages.ts';
import { RegionChip } from '../RegionChip.tsx';
import { type CandidateSearch, writeCandidateSearch } from './candidateSearch.ts';
import { messages } from './messages.ts';
import styles from './Narrowing.module.css';

interface NarrowingProps {
  readonly search: CandidateSearch;
  readonly change: (changes: Partial<CandidateSearch>) => void;
}

/** Which rung, which verdict, where. Rungs and verdicts are links: each is an address of its own. */
export function Narrowing({ search, change }: NarrowingProps) {
  const text = useText(messages);
  const words = useText(shared);
  const to = (changes: Partial<CandidateSearch>) => writeCandidateSearch({ ...search, page: 1, ...changes });
  return (
    <div className={styles.narrowing}>
      <nav aria-label={text('rungs')} className={styles.rungs}>
        {TIERS.map((rung) => (
          <Link
            key={rung}
            to="/candidates"
            search={to({ rung })}
            aria-current={rung === search.rung ? 'page' : undefined}
          >
            {words(`short_${rung}`)}
          </Link>
        ))}
      </nav>
      <nav aria-label={text('verdicts')} className={styles.verdicts}>
        {VERDICTS.toReversed().map((verdict) => (
          <Link
            key={verdict}
            to="/candidates"
            search={to({ verdict })}
            aria-current={verdict === search.verdict ? 'page' : undefined}
          >
            <VerdictMark verdict={verdict} />
          </Link>
        ))}
      </nav>
      <div className={styles.filters}>
        <RegionChip region={search.region} onChoose={(region) => change({ region })} />
        <IndustryChip industry={search.industry} onChoose={(industry) => change({ industry })} />
        <Checkbox
          checked={search.title === 'without'}
          onChange={({ target }) => change({ title: target.checked ? 'without' : 'any' })}
        >
          {text('withoutTitle')}
        </Checkbox>
      </div>
    </div>
  );
}
