import { useQuery } from '@tanstack/react-query';
import { Alert, Select, Skeleton } from 'antd';
import { useEffect, useId, useRef } from 'react';
import { library } from '../../../../web/facts/library.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { momentFigures } from '../../../../web/ui/moment.ts';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { ladderWords } from '../../../policy/web/door.ts';
import type { Difference, JudgementSummary } from '../../contract.ts';
import { ChangedFacts } from './ChangedFacts.tsx';
import styles from './Comparison.module.css';
import { differenceQuery } from './judgementQueries.ts';
import { messages } from './messages.ts';
import { RungTurn } from './RungTurn.tsx';
import { rungChanges } from './rungChanges.ts';

interface ComparisonProps {
  readonly firm: string;
  readonly judgements: readonly JudgementSummary[];
  readonly from: string;
  readonly to: string;
  readonly onChoose: (from: string, to: string) => void;
}

/** Two judgements of the firm: which facts changed, which conditions turned, and why. */
export function Comparison({ firm, judgements, from, to, onChoose }: ComparisonProps) {
  const text = useText(messages);
  const place = useRef<HTMLElement>(null);
  const isSame = from === to;
  const { data, error, refetch } = useQuery({ ...differenceQuery(firm, from, to), enabled: !isSame });
  // Whoever asked for it is taken there.
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section className={styles.comparison} aria-label={text('compare')} ref={place} tabIndex={-1}>
      <h3>{text('compare')}</h3>
      <div className={styles.choices}>
        <Choice label={text('from')} value={from} judgements={judgements} onChoose={(one) => onChoose(one, to)} />
        <Choice label={text('to')} value={to} judgements={judgements} onChoose={(one) => onChoose(from, one)} />
      </div>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {isSame ? <p>{text('compareSame')}</p> : null}
      {!isSame && data === undefined && error === null ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : null}
      {!isSame && data !== undefined ? <Changes difference={data} /> : null}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly judgements: readonly JudgementSummary[];
  readonly onChoose: (judgement: string) => void;
}

function Choice({ label, value, judgements, onChoose }: ChoiceProps) {
  const words = useText(ladderWords);
  const id = useId();
  const options = judgements.map((one) => ({
    value: one.judgement_id,
    label: `${one.judged_on} · ${words(`case_${one.case}`)} · ${momentFigures(one.judged_at)}`,
  }));
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        aria-label={label}
        value={value}
        options={options}
        onChange={onChoose}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}

function Changes({ difference }: { readonly difference: Difference }) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { from, to, facts, is_same_version } = difference;
  const changes = rungChanges(library, difference);
  if (facts.length === 0 && changes.length === 0) return <p role="status">{text('compareNone')}</p>;
  return (
    <>
      {is_same_version ? null : <Note>{text('otherVersion', { before: from.version, after: to.version })}</Note>}
      {from.facts_year === null || to.facts_year === null || from.facts_year === to.facts_year ? null : (
        <Note>{text('otherYear', { before: from.facts_year, after: to.facts_year })}</Note>
      )}
      {from.case === to.case ? null : (
        <Note>{text('otherCase', { before: words(`case_${from.case}`), after: words(`case_${to.case}`) })}</Note>
      )}
      <h4>{text('changedFacts')}</h4>
      {facts.length === 0 ? <p>{text('noChangedFacts')}</p> : <ChangedFacts facts={facts} />}
      <h4>{text('changedVerdicts')}</h4>
      {changes.length === 0 ? <p>{text('noChangedVerdicts')}</p> : null}
      {changes.map((change) => (
        <RungTurn key={change.rung} change={change} />
      ))}
    </>
  );
}

function Note({ children }: { readonly children: string }) {
  return <Alert className={styles.note ?? ''} type="info" showIcon title={children} />;
}
