import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { factLabel } from '../../../enterprise/web/door.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import { costText } from '../costText.ts';
import { ExportLinks } from './ExportLinks.tsx';
import { messages } from './messages.ts';
import { stepsQuery } from './queries.ts';
import styles from './StepRanking.module.css';
import { type StepSearch, writeStepSearch } from './stepSearch.ts';

/** The changes that lift firms by one step, as a table of links: each opens the firms that it lifts. */
export function StepRanking({ search }: { readonly search: StepSearch }) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { data, error, refetch } = useQuery(stepsQuery(search));
  const rung = words(`tier_${search.rung}`);
  const total = data?.firms ?? 0;
  return (
    <Section
      title={text('ranking')}
      actions={total === 0 ? undefined : <ExportLinks search={{ ...search, fact: '' }} />}
      lead={total === 0 ? undefined : text('rankingLead', { count: fullNumber(total), rung })}
    >
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null ? <Skeleton active title={false} paragraph={{ rows: 6 }} /> : null}
      {data?.steps.length === 0 ? <EmptyState title={text('none')} advice={text('noneAdvice', { rung })} /> : null}
      {data === undefined || data.steps.length === 0 ? null : <RankingTable search={search} steps={data.steps} />}
    </Section>
  );
}

interface RankingTableProps {
  readonly search: StepSearch;
  readonly steps: readonly { fact: string; firms: number; only: number; median_cost: number }[];
}

function RankingTable({ search, steps }: RankingTableProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const most = Math.max(...steps.map(({ firms }) => firms));
  return (
    <div className={styles.frame}>
      <table className={styles.ranking} aria-label={text('ranking')}>
        <thead>
          <tr>
            <th scope="col">{text('step')}</th>
            <th scope="col">{text('lifts')}</th>
            <th scope="col" className={styles.number}>
              {text('only')}
            </th>
            <th scope="col" className={styles.number}>
              {text('medianCost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ fact, firms, only, median_cost }) => (
            <tr key={fact} data-open={fact === search.fact}>
              <th scope="row">
                <Link
                  to="/one-step"
                  search={writeStepSearch({ ...search, fact, page: 1 })}
                  aria-current={fact === search.fact ? 'true' : undefined}
                >
                  {factLabel(fact, language)}
                </Link>
              </th>
              <td>
                <div className={styles.bar} data-rung={search.rung}>
                  <div className={styles.fill} aria-hidden="true" style={{ width: `${(firms / most) * 100}%` }} />
                  {text('firms', { count: fullNumber(firms) })}
                </div>
              </td>
              <td className={styles.number}>{text('firms', { count: fullNumber(only) })}</td>
              <td className={styles.number}>{costText(median_cost, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
