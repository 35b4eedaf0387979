import { TIERS, VERDICTS } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { ladderWords, VerdictMark } from '../../../policy/web/door.ts';
import type { TowerResponse } from '../../contract.ts';
import { messages } from '../messages.ts';
import type { Area } from '../overview/area.ts';
import styles from './VerdictLinks.module.css';

interface VerdictLinksProps {
  readonly standings: TowerResponse['standings'];
  readonly area: Area;
}

/** Every number of the picture as a way to the firms that it counts. */
export function VerdictLinks({ standings, area }: VerdictLinksProps) {
  const text = useText(messages);
  const words = useText(ladderWords);
  return (
    <dl className={styles.rungs}>
      {TIERS.toReversed().map((tier) => (
        <div key={tier} className={styles.rung}>
          <dt>{words(`tier_${tier}`)}</dt>
          <dd>
            {VERDICTS.toReversed().map((verdict) => {
              const count = standings.rungs[tier][verdict];
              const label = text('candidatesOf', {
                tier: words(`tier_${tier}`),
                verdict: words(`verdict_${verdict}`),
                count: fullNumber(count),
              });
              return (
                <Link
                  key={verdict}
                  to="/candidates"
                  search={{ rung: tier, verdict, ...area }}
                  aria-label={label}
                  className={styles.link}
                >
                  <VerdictMark verdict={verdict} /> <span className={styles.count}>{fullNumber(count)}</span>
                </Link>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
