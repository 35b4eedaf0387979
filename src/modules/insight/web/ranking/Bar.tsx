import type { Tier } from '@leitu/rules';
import { fullNumber } from '../../../../web/ui/number.ts';
import styles from './Bar.module.css';

interface BarProps {
  readonly tier: Tier;
  readonly value: number;
  /** What fills the whole length. */
  readonly most: number;
}

/** A number with its bar. */
export function Bar({ tier, value, most }: BarProps) {
  const share = most === 0 ? 0 : value / most;
  return (
    <div className={styles.bar} data-tier={tier}>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.fill} style={{ width: `${share * 100}%` }} />
      </div>
      <span className={styles.number}>{fullNumber(value, value >= 100 ? 0 : 1)}</span>
    </div>
  );
}
