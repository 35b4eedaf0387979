import { type CalendarDay, money } from '@leitu/kernel';
import { type FactDefinition, type FactValue, measureText, type Unit } from '@leitu/rules';
import { Button, Input, Segmented } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { type Language, readMoneyAloud, type TextOf } from '../../../../platform/i18n/index.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { IndustryField } from './IndustryField.tsx';
import { messages } from './messages.ts';
import styles from './QuestionCard.module.css';
import { readAnswer, type TypedScale, typedText } from './readAnswer.ts';

interface TypedAnswerProps {
  readonly fact: FactDefinition;
  readonly value: FactValue | undefined;
  readonly on: CalendarDay;
  /** The id of what says what is asked. */
  readonly labelledBy: string;
  readonly submit: string;
  readonly onAnswer: (value: FactValue) => void;
  /** What else can be done, beside the button. */
  readonly children: ReactNode;
}

/** A field for a fact that is typed: checked when it is handed in, and money read back in words while it is typed. */
export function TypedAnswer({ fact, value, on, labelledBy, submit, onAnswer, children }: TypedAnswerProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const errorId = useId();
  const [scale, setScale] = useState<TypedScale>('万元');
  const [typed, setTyped] = useState(() => typedText(fact, value, '万元'));
  const [error, setError] = useState<string | null>(null);
  const read = readAnswer(fact, typed, scale, on);
  const handIn = () => {
    if (!read.ok) return setError(read.reason.message[language]);
    if (read.value === undefined) return setError(text('empty'));
    onAnswer(read.value);
  };
  const change = (next: string) => {
    setTyped(next);
    setError(null);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        handIn();
      }}
    >
      <div className={styles.field}>
        <Field {...{ fact, typed, labelledBy }} describedBy={errorId} isWrong={error !== null} onChange={change} />
        {fact.type === 'money' ? <ScaleSwitch scale={scale} onChange={setScale} /> : null}
      </div>
      <Guidance fact={fact} amount={read.ok && typeof read.value === 'number' ? read.value : null} />
      <p id={errorId} className={styles.error} role="alert">
        {error}
      </p>
      <div className={styles.actions}>
        <Button type="primary" size="large" htmlType="submit">
          {submit}
        </Button>
        {children}
      </div>
    </form>
  );
}

interface FieldProps {
  readonly fact: FactDefinition;
  readonly typed: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly onChange: (typed: string) => void;
}

function Field(props: FieldProps) {
  const { fact, typed, labelledBy, describedBy, isWrong, onChange } = props;
  const { language } = useLanguage();
  if (fact.name === 'industry_code') return <IndustryField {...props} value={typed} />;
  return (
    <Input
      size="large"
      value={typed}
      status={isWrong ? 'error' : ''}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      inputMode={fact.unit === null ? 'text' : 'decimal'}
      autoComplete="off"
      suffix={fact.type === 'money' ? null : unitText(fact.unit, language)}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

interface ScaleSwitchProps {
  readonly scale: TypedScale;
  readonly onChange: (scale: TypedScale) => void;
}

function ScaleSwitch({ scale, onChange }: ScaleSwitchProps) {
  const text = useText(messages);
  const options = [
    { value: '万元' as const, label: text('tenThousandYuan') },
    { value: '元' as const, label: text('yuan') },
  ];
  return <Segmented<TypedScale> size="large" aria-label={text('unit')} value={scale} {...{ options, onChange }} />;
}

/** How to fill the field in and, for money, what has been typed so far, in words. */
function Guidance({ fact, amount }: { readonly fact: FactDefinition; readonly amount: number | null }) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <>
      <p className={styles.hint}>{hintFor(fact, text)}</p>
      {fact.type === 'money' ? (
        <p className={styles.readBack} aria-live="polite">
          {amount === null ? null : `${text('readAs')} ${readMoneyAloud(money(amount), language)}`}
        </p>
      ) : null}
    </>
  );
}

function hintFor(fact: FactDefinition, text: TextOf<(typeof messages)['zh']>): string {
  if (fact.type === 'money') return text('moneyHint');
  if (fact.unit === 'ratio') return text('percentHint');
  return fact.unit === 'rank' ? text('rankHint') : '';
}

/** The unit alone, as it stands behind a field: 人, 年, %. */
function unitText(unit: Unit | null, language: Language): string {
  if (unit === null || unit === 'rank') return '';
  return measureText({ value: 2, unit }, language)
    .replace(/^200%$/, '%')
    .replace(/\d/, '')
    .trim();
}
