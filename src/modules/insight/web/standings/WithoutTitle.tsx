import { TIERS } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import type { TowerResponse } from '../../contract.ts';
import { messages } from '../messages.ts';
import type { Area } from '../overview/area.ts';
import styles from './WithoutTitle.module.css';

interface WithoutTitleProps {
  readonly standings: TowerResponse['standings'];
  readonly area: Area;
}

/** The number an office acts on: firms that meet the criteria of a rung without holding its title, each leading to who they are. */
export function WithoutTitle({ standings, area }: WithoutTitleProps) {
  const text = useText(messages);
  const words = useText(ladderWords);
  return (
    <ul className={styles.numbers}>
      {TIERS.map((tier) => {
        const count = standings.rungs[tier].met_without_title;
        const number = (
          <strong>
            {fullNumber(count)}
            <small>{text('firmsUnit')}</small>
          </strong>
        );
        return (
          <li key={tier} data-tier={tier}>
            {count === 0 ? (
              number
            ) : (
              <Link to="/candidates" search={{ rung: tier, verdict: 'met', title: 'without', ...area }}>
                {number}
                <span className="visually-hidden">{text('withoutTitleNote')}</span>
              </Link>
            )}
            <span>{text('withoutTitle', { tier: words(`tier_${tier}`) })}</span>
            <small>{count === 0 ? text('withoutTitleNone') : text('withoutTitleNote')}</small>
            {standings.rungs[tier].judgement_without_title === 0 ? null : (
              <small>
                <Link to="/candidates" search={{ rung: tier, verdict: 'judgement', title: 'without', ...area }}>
                  {text('withoutTitleButJudgement', {
                    count: fullNumber(standings.rungs[tier].judgement_without_title),
                  })}
                </Link>
              </small>
            )}
          </li>
        );
      })}
    </ul>
  );
}
