import type { ReactNode } from 'react';
import { Section } from '../../../../web/ui/Page.tsx';
import styles from './Picture.module.css';

interface PictureProps {
  readonly title: string;
  /** What is counted, and on which scale. */
  readonly unit: string;
  /** Where the figures come from, and of which day they are. */
  readonly source: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A picture on a sheet of its own: title, unit, what is drawn, and the source below it. */
export function Picture({ title, unit, source, actions, children }: PictureProps) {
  return (
    <Section title={title} lead={unit} actions={actions}>
      {children}
      <p className={styles.source}>{source}</p>
    </Section>
  );
}
