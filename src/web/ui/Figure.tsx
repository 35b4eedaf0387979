import type { ReactNode } from 'react';
import styles from './Figure.module.css';
import { useLanguage } from './language.tsx';
import { fullNumber, shortNumber } from './number.ts';

interface FigureProps {
  /** What is counted. */
  readonly label: ReactNode;
  /** The number, or what stands in its place: a duration, a day; null where it is not known. */
  readonly value: number | string | null;
  /** 家, 元, %: set small behind the number. */
  readonly unit?: string;
  /** A line below it: the change, the share, the day. */
  readonly note?: ReactNode;
  /** The colour of the stretch of the tower it speaks of. */
  readonly tone?: 'earth' | 'brick' | 'glaze';
  /** Whether the number is written out however long it is. */
  readonly isFull?: boolean;
}

/**
 * A number that matters, with what it counts: in 万 and 亿 for Chinese, in thousands for English; the exact one is in its title.
 * @example <Figures><Figure label={text('firms')} value={20000} unit={text('firmsUnit')} tone="earth" /></Figures>
 */
export function Figure({ label, value, unit = '', note, tone, isFull = false }: FigureProps) {
  const { language } = useLanguage();
  const short =
    typeof value === 'number' && !isFull ? shortNumber(value, language) : { digits: written(value), unit: '' };
  const exact = typeof value === 'number' ? `${fullNumber(value, 6)} ${unit}`.trim() : undefined;
  return (
    <div className={styles.figure} data-tone={tone}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.number} title={exact}>
          {short.digits}
          {short.unit + unit === '' ? null : (
            <small>
              {short.unit}
              {unit}
            </small>
          )}
        </span>
        {note === undefined ? null : <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}

function written(value: number | string | null): string {
  if (value === null) return '—';
  return typeof value === 'number' ? fullNumber(value) : value;
}

/** Figures beside each other, as many in a row as there is room for. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.figures}>{children}</dl>;
}
