import { type CaseType, type Pack, type Threshold, thresholdsOf } from '@leitu/rules';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import { Section } from '../../../../web/ui/Page.tsx';
import { messages } from './messages.ts';
import { ThresholdField } from './ThresholdField.tsx';
import styles from './Thresholds.module.css';

interface ThresholdsProps {
  readonly pack: Pack;
  readonly caseType: CaseType;
  readonly moves: Readonly<Record<string, number>>;
  readonly onMove: (moves: Readonly<Record<string, number>>) => void;
}

/** The thresholds of the new criteria: those of conditions first, the bands of the score for who asks for them. */
export function Thresholds({ pack, caseType, moves, onMove }: ThresholdsProps) {
  const text = useText(messages);
  const thresholds = useMemo(
    () => thresholdsOf(pack).filter(({ cases }) => cases === null || cases.includes(caseType)),
    [pack, caseType],
  );
  const conditions = thresholds.filter(({ kind }) => kind === 'bound');
  const bands = thresholds.filter(({ kind }) => kind !== 'bound');
  const isBandMoved = bands.some(({ id }) => moves[id] !== undefined);
  const [isOpen, setOpen] = useState(isBandMoved);
  const fieldOf = (threshold: Threshold) => (
    <ThresholdField
      key={`${pack.id} ${threshold.id}`}
      threshold={threshold}
      value={moves[threshold.id] ?? threshold.value}
      onMove={(value) => onMove({ ...moves, [threshold.id]: value })}
    />
  );
  return (
    <Section
      title={text('thresholdsTitle')}
      lead={thresholds.length === 0 ? text('noThresholds') : text('thresholdsLead')}
      actions={
        <Button disabled={Object.keys(moves).length === 0} onClick={() => onMove({})}>
          {text('restoreAll')}
        </Button>
      }
    >
      {conditions.map(fieldOf)}
      {bands.length === 0 ? null : (
        <details className={styles.bands} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{text('bands', { count: bands.length })}</summary>
          {isOpen ? bands.map(fieldOf) : null}
        </details>
      )}
    </Section>
  );
}
