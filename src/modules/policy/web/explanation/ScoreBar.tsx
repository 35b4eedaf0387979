import type { Range } from '@leitu/rules';
import type { CSSProperties } from 'react';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { pointsText } from '../wording.ts';
import { messages } from './messages.ts';
import styles from './ScoreBar.module.css';

interface ScoreBarProps {
  readonly points: Range;
  readonly maximum: number;
  readonly threshold: number | null;
}

/** A score as a bar: what is certain, what is still possible, and the threshold. */
export function ScoreBar({ points, maximum, threshold }: ScoreBarProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [lowest, highest] = points;
  const places = {
    '--lowest': `${(lowest / maximum) * 100}%`,
    '--highest': `${(highest / maximum) * 100}%`,
    '--threshold': `${((threshold ?? 0) / maximum) * 100}%`,
  };
  return (
    <div className={styles.score}>
      <p className={styles.figures}>
        <strong>{pointsText(points, language)}</strong> <span>{text('scoreOf', { maximum })}</span>
      </p>
      <div
        className={styles.bar}
        // Custom properties are not part of React's type for styles.
        style={places as CSSProperties}
        role="img"
        aria-label={text('scoreBar', { lowest, highest, maximum })}
      >
        <div className={styles.possible} />
        <div className={styles.certain} />
        {threshold === null ? null : <div className={styles.threshold} />}
      </div>
      {threshold === null ? null : (
        <p className={styles.legend} style={{ marginInlineStart: `min(${(threshold / maximum) * 100}%, 100% - 8em)` }}>
          {text('threshold', { points: threshold })}
        </p>
      )}
    </div>
  );
}
