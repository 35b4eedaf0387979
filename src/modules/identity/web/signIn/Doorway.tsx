import type { ReactNode } from 'react';
import { Mark } from '../../../../web/ui/Mark.tsx';
import styles from './Doorway.module.css';

interface DoorwayProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
  /** Below the sheet: another way in. */
  readonly other: ReactNode;
}

/** The frame of the pages by which people come in: the tower, and a sheet to fill in. */
export function Doorway({ title, lead, children, other }: DoorwayProps) {
  return (
    <div className={styles.doorway}>
      <title>{title}</title>
      <div className={styles.sheet}>
        <header className={styles.heading}>
          <Mark size={56} />
          <div>
            <h1>{title}</h1>
            <p>{lead}</p>
          </div>
        </header>
        {children}
      </div>
      <p className={styles.other}>{other}</p>
    </div>
  );
}
