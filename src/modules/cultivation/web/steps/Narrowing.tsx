import { TIERS } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { NEAR_STEP_COST } from '../../contract.ts';
import styles from '../candidates/Narrowing.module.css';
import { costText } from '../costText.ts';
import { IndustryChip } from '../IndustryChip.tsx';
import { messages as shared } from '../messages.ts';
import { RegionChip } from '../RegionChip.tsx';
import { messages } from './messages.ts';
import { type StepSearch, writeStepSearch } from './stepSearch.ts';

interface NarrowingProps {
  readonly search: StepSearch;
  readonly change: (changes: Partial<StepSearch>) => void;
}

/** To which rung, where. Rungs are links: each is an address of its own. */
export function Narrowing({ search, change }: NarrowingProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  return (
    <div className={styles.narrowing}>
      <nav aria-label={text('rungs')} className={styles.rungs}>
        {TIERS.map((rung) => (
          <Link
            key={rung}
            to="/one-step"
            search={writeStepSearch({ ...search, rung, fact: '', page: 1 })}
            aria-current={rung === search.rung ? 'page' : undefined}
          >
            {words(`short_${rung}`)}
          </Link>
        ))}
      </nav>
      <div className={styles.filters}>
        <RegionChip region={search.region} onChoose={(region) => change({ region })} />
        <IndustryChip industry={search.industry} onChoose={(industry) => change({ industry })} />
        <Checkbox
          checked={search.reach === 'near'}
          onChange={({ target }) => change({ reach: target.checked ? 'near' : 'all' })}
        >
          {text('nearAlone', { cost: costText(NEAR_STEP_COST, language) })}
        </Checkbox>
      </div>
    </div>
  );
}
