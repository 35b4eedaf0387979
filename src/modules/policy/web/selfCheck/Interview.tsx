import type { CalendarDay } from '@leitu/kernel';
import type { Explanation, FactDefinition, FactValue } from '@leitu/rules';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import { reasonsFor } from '../explanation/reasons.ts';
import { AnswerList } from './AnswerList.tsx';
import type { Check } from './check.ts';
import styles from './Interview.module.css';
import { messages } from './messages.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { type Asking, nextAsking } from './questions.ts';

interface InterviewProps {
  readonly explanation: Explanation;
  readonly check: Check;
  readonly on: CalendarDay;
  readonly onUpdate: (check: Check) => void;
}

/** Asks one question after the other, the most telling first, until none can change the verdict; answers can be changed at any time. */
export function Interview({ explanation, check, on, onUpdate }: InterviewProps) {
  const text = useText(messages);
  const [editing, setEditing] = useState<FactDefinition | null>(null);
  const [isForScore, setForScore] = useState(false);
  const [hasAnswered, setAnswered] = useState(false);
  const asking = nextAsking(explanation, check.skipped);
  const { facts, skipped } = check;

  const without = (name: string) => skipped.filter((one) => one !== name);
  const settle = (next: Check) => {
    setEditing(null);
    setAnswered(true);
    onUpdate(next);
  };
  const answer = ({ name }: FactDefinition, value: FactValue) =>
    settle({ ...check, facts: { ...facts, [name]: value }, skipped: without(name) });
  const skip = ({ name }: FactDefinition) => settle({ ...check, skipped: [...without(name), name] });
  const remove = ({ name }: FactDefinition) =>
    onUpdate({ ...check, facts: { ...facts, [name]: undefined }, skipped: without(name) });

  const asked = editing ?? factAsked(asking, isForScore);
  return (
    <div className={styles.interview}>
      {asked === null ? (
        <Settled asking={asking} explanation={explanation} onGoOn={() => setForScore(true)} />
      ) : (
        <QuestionCard
          key={asked.name}
          fact={asked}
          value={facts[asked.name]}
          on={on}
          reasons={reasonsFor(asked, explanation)}
          heading={headingOf(asking, editing, text)}
          submit={text(editing === null ? 'next' : 'save')}
          skip={text(editing === null ? 'skip' : 'cancel')}
          takesFocus={hasAnswered || editing !== null}
          onAnswer={(value) => answer(asked, value)}
          onSkip={() => (editing === null ? skip(asked) : setEditing(null))}
        />
      )}
      <AnswerList check={check} onEdit={setEditing} onRemove={remove} />
    </div>
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
  readonly onGoOn: () => void;
}

/** Says that the asking is over, and why. */
function Settled({ asking, explanation, onGoOn }: SettledProps) {
  const text = useText(messages);
  if (asking.state === 'open') return null;
  const { verdict } = explanation;
  const sentence = {
    met: text('settledMet'),
    unmet: text('settledUnmet'),
    judgement: text('settledJudgement'),
    unknown: text('settledSkipped', { count: asking.skipped }),
  }[verdict];
  return (
    <section className={styles.settled} data-verdict={verdict}>
      <h2>{sentence}</h2>
      {asking.forScore === null ? (
        <p>{text('allAnswered')}</p>
      ) : (
        <Button size="large" onClick={onGoOn}>
          {text('goOnForScore')}
        </Button>
      )}
    </section>
  );
}
