import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Mark } from './Mark.tsx';

interface EmptyStateProps {
  /** What is not there. */
  readonly title: string;
  /** Why, and what to do about it. */
  readonly advice: ReactNode;
  /** The button or link that does it. */
  readonly action?: ReactNode;
}

/** In place of a list with nothing in it: what is not there, and how it comes to be there. */
export function EmptyState({ title, advice, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Mark size={48} />
      <p className={styles.title}>{title}</p>
      <p className={styles.advice}>{advice}</p>
      {action}
    </div>
  );
}
