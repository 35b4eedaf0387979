import type { CalendarDay } from '@leitu/kernel';
import type { Explanation, FactDefinition, FactValue } from '@leitu/rules';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import { reasonsFor } from '../explanation/reasons.ts';
import type { Check } from './check.ts';
import styles from './Interview.module.css';
import { messages } from './messages.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { type Asking, nextAsking } from './questions.ts';

interface InterviewProps {
  readonly explanation: Explanation;
  readonly check: Check;
  readonly on: CalendarDay;
  /** The answer that is being changed; null while questions follow one another. */
  readonly editing: FactDefinition | null;
  readonly onEdit: (fact: FactDefinition | null) => void;
  readonly onUpdate: (changes: Partial<Check>) => void;
}

/** Asks one question after the other, the most telling first, until none can change the verdict; answers can be changed at any time. */
export function Interview({ explanation, check, on, editing, onEdit, onUpdate }: InterviewProps) {
  const text = useText(messages);
  const [isForScore, setForScore] = useState(false);
  const [hasAnswered, setAnswered] = useState(false);
  const { facts, skipped } = check;
  const asking = nextAsking(explanation, skipped);
  const asked = editing ?? factAsked(asking, isForScore);
  const goOn = (changes: Partial<Check>) => {
    onEdit(null);
    setAnswered(true);
    onUpdate(changes);
  };
  if (asked === null) {
    return (
      <Settled
        asking={asking}
        explanation={explanation}
        takesFocus={hasAnswered}
        onGoOn={() => {
          setForScore(true);
          setAnswered(true);
        }}
      />
    );
  }
  const others = skipped.filter((one) => one !== asked.name);
  const answer = (value: FactValue) => goOn({ facts: { ...facts, [asked.name]: value }, skipped: others });
  const skip = () => goOn({ skipped: [...others, asked.name] });
  return (
    <QuestionCard
      key={`${asked.name} ${editing !== null}`}
      fact={asked}
      value={facts[asked.name]}
      on={on}
      reasons={reasonsFor(asked, explanation)}
      heading={headingOf(asking, editing, text)}
      submit={text(editing === null ? 'next' : 'save')}
      skip={text(editing === null ? 'skip' : 'cancel')}
      takesFocus={hasAnswered || editing !== null}
      onAnswer={answer}
      onSkip={() => (editing === null ? skip() : onEdit(null))}
    />
  );
}

function factAsked(asking: Asking, isForScore: boolean): FactDefinition | null {
  if (asking.state === 'open') return asking.fact;
  return isForScore ? asking.forScore : null;
}

function headingOf(
  asking: Asking,
  editing: FactDefinition | null,
  text: ReturnType<typeof useText<(typeof messages)['zh']>>,
): string {
  if (editing !== null) return text('edit');
  if (asking.state !== 'open') return text('scoreQuestion');
  return `${text('question')} · ${text('questionsLeft', { count: asking.left })}`;
}

interface SettledProps {
  readonly asking: Asking;
  readonly explanation: Explanation;
  readonly takesFocus: boolean;
  readonly onGoOn: () => void;
}

/** Says that the asking is over, and why. */
function Settled({ asking, explanation, takesFocus, onGoOn }: SettledProps) {
  const text = useText(messages);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) section.current?.focus();
  }, [takesFocus]);
  if (asking.state === 'open') return null;
  const { verdict } = explanation;
  const sentence = {
    met: text('settledMet'),
    unmet: text('settledUnmet'),
    judgement: text('settledJudgement'),
    unknown: asking.skipped > 0 ? text('settledSkipped', { count: asking.skipped }) : text('settledInconclusive'),
  }[verdict];
  return (
    <section ref={section} tabIndex={-1} className={styles.settled} data-verdict={verdict}>
      <h2>{sentence}</h2>
      {asking.forScore === null ? null : (
        <Button size="large" onClick={onGoOn}>
          {text('goOnForScore')}
        </Button>
      )}
    </section>
  );
}
