import type { CalendarDay } from '@leitu/kernel';
import { articleText, type FactDefinition, type FactValue, optionText } from '@leitu/rules';
import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Article } from '../explanation/Article.tsx';
import type { Reason } from '../explanation/reasons.ts';
import { messages as shared } from '../messages.ts';
import { messages } from './messages.ts';
import styles from './QuestionCard.module.css';
import { TypedAnswer } from './TypedAnswer.tsx';

interface QuestionCardProps {
  readonly fact: FactDefinition;
  /** What was answered before, where an answer is being changed. */
  readonly value: FactValue | undefined;
  readonly on: CalendarDay;
  readonly reasons: readonly Reason[];
  /** What kind of question it is: the next one, one for the score, a change. */
  readonly heading: string;
  readonly submit: string;
  readonly skip: string;
  /** Whether the card takes the focus: once somebody is answering, each question follows the last. */
  readonly takesFocus: boolean;
  readonly onAnswer: (value: FactValue) => void;
  readonly onSkip: () => void;
}

/** One question: what is asked, what it means, why it is asked, and ways to answer it or leave it open. */
export function QuestionCard(props: QuestionCardProps) {
  const { fact, heading, takesFocus, reasons } = props;
  const { language } = useLanguage();
  const text = useText(messages);
  const labelId = useId();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) card.current?.querySelector<HTMLElement>('input, [data-answer]')?.focus();
  }, [takesFocus]);
  const skip = (
    <Button size="large" type="text" onClick={props.onSkip}>
      {props.skip}
    </Button>
  );
  return (
    <section className={styles.card} ref={card} aria-labelledby={labelId}>
      <p className={styles.heading}>{heading}</p>
      <h2 id={labelId} className={styles.question}>
        {fact.label[language]}
      </h2>
      {fact.definition === null ? null : <p className={styles.definition}>{fact.definition[language]}</p>}
      {isChosen(fact) ? (
        <ChosenAnswer {...props} labelledBy={labelId}>
          {skip}
        </ChosenAnswer>
      ) : (
        <TypedAnswer {...props} labelledBy={labelId}>
          {skip}
        </TypedAnswer>
      )}
      <div className={styles.why}>
        <h3>{text('whyAsked')}</h3>
        <ul>
          {reasons.map(({ title, article }) => (
            <li key={article + title.zh}>
              {title[language]} <Article>{articleText(article, language)}</Article>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function isChosen({ type }: FactDefinition): boolean {
  return type === 'boolean' || type === 'judgement' || type === 'enum';
}

interface ChosenAnswerProps extends Pick<QuestionCardProps, 'fact' | 'value' | 'onAnswer'> {
  readonly labelledBy: string;
  readonly children: ReactNode;
}

/** A row of answers of which one is pressed. */
function ChosenAnswer({ fact, value, labelledBy, onAnswer, children }: ChosenAnswerProps) {
  const { language } = useLanguage();
  const words = useText(shared);
  const choices: readonly (readonly [FactValue, string])[] =
    fact.type === 'enum'
      ? fact.options.map((option) => [option.value, optionText(fact, option.value, language)])
      : [
          [true, words('yes')],
          [false, words('no')],
        ];
  return (
    <fieldset className={styles.choices} aria-labelledby={labelledBy}>
      {choices.map(([choice, label]) => (
        <Button
          key={label}
          size="large"
          data-answer={label}
          aria-pressed={choice === value}
          type={choice === value ? 'primary' : 'default'}
          onClick={() => onAnswer(choice)}
        >
          {label}
        </Button>
      ))}
      {children}
    </fieldset>
  );
}
