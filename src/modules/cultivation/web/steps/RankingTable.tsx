import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { z } from 'zod';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { factLabel } from '../../../enterprise/web/door.ts';
import type { stepsResponse } from '../../contract.ts';
import { costText } from '../costText.ts';
import { messages } from './messages.ts';
import styles from './RankingTable.module.css';
import { type StepSearch, writeStepSearch } from './stepSearch.ts';

interface RankingTableProps {
  readonly label: string;
  readonly search: StepSearch;
  readonly steps: z.output<typeof stepsResponse>['steps'];
}

/** Steps as a table of links: each opens the firms that it lifts. */
export function RankingTable({ label, search, steps }: RankingTableProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const isStated = steps.every(({ kind }) => kind === 'state');
  const most = Math.max(...steps.map(({ firms }) => firms));
  return (
    <div className={styles.frame}>
      <table className={styles.ranking} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{text(isStated ? 'stepState' : 'step')}</th>
            <th scope="col">{text(isStated ? 'liftsState' : 'lifts')}</th>
            <th scope="col" className={styles.number}>
              {text('cheapest')}
            </th>
            <th scope="col" className={styles.number}>
              {text('medianCost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ kind, fact, firms, cheapest, median_cost }) => {
            const isOpen = fact === search.fact && kind === search.kind;
            return (
              <tr key={fact} data-open={isOpen}>
                <th scope="row">
                  <Link
                    to="/one-step"
                    search={writeStepSearch({ ...search, kind, fact, page: 1 })}
                    aria-current={isOpen ? 'true' : undefined}
                  >
                    {factLabel(fact, language)}
                  </Link>
                </th>
                <td>
                  <div className={styles.bar} data-rung={search.rung}>
                    <div className={styles.fill} aria-hidden="true" style={shareOf(firms / most)} />
                    {text('firms', { count: fullNumber(firms) })}
                  </div>
                </td>
                <td className={styles.number}>{text('firms', { count: fullNumber(cheapest) })}</td>
                <td className={styles.number}>{costText(median_cost, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** How long a bar is, as a share of the longest. */
function shareOf(share: number): CSSProperties {
  return { '--share': share } as CSSProperties; // Custom properties are not part of React's type for styles.
}
