import { type Bilingual, type CalendarDay, money } from '@leitu/kernel';
import { type FactDefinition, type FactValue, measureText, type Unit } from '@leitu/rules';
import { Button, Input, Segmented } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { type Language, readMoneyAloud, type TextOf, textIn } from '../../../../platform/i18n/index.ts';
import { industryName, industryOptions } from '../../../../web/facts/industries.ts';
import { readAnswer, type TypedScale, typedText } from '../../../../web/facts/readAnswer.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { IndustryField } from './IndustryField.tsx';
import { inBoth } from './inBoth.ts';
import { messages } from './messages.ts';
import styles from './QuestionCard.module.css';

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
  const { language } = useLanguage();
  const errorId = useId();
  const [scale, setScale] = useState<TypedScale>('万元');
  const [typed, setTyped] = useState(() => typedText(fact, value, '万元'));
  const [error, setError] = useState<Bilingual | null>(null);
  const read = readAnswer(fact, typed, scale, on);
  const handIn = () => {
    if (!read.ok) return setError(read.reason.message);
    if (read.value === undefined) return setError(inBoth((text) => text('empty')));
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
      <Guidance fact={fact} echo={echoOf(fact, read.ok ? read.value : undefined, typed, language)} />
      <p id={errorId} className={styles.error} role="alert">
        {error?.[language]}
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

/** What has been typed so far in other words: an amount read out, the industry of a code; null for other facts. */
function echoOf(fact: FactDefinition, value: FactValue | undefined, typed: string, language: Language): string | null {
  const text = textIn(messages, language);
  if (fact.type === 'money') {
    return typeof value === 'number' ? `${text('readAs')} ${readMoneyAloud(money(value), language)}` : '';
  }
  if (fact.name !== 'industry_code') return null;
  if (typeof value === 'string') return industryName(value, language);
  // A code, even an unfinished one, is typed and not looked up.
  const isLookedUp = !/^\s*[A-Ta-t]?\d+\s*$/.test(typed);
  return isLookedUp && industryOptions(typed, language).length === 0 ? text('industryNotFound') : '';
}

/** How to fill the field in, and what has been typed so far in other words. */
function Guidance({ fact, echo }: { readonly fact: FactDefinition; readonly echo: string | null }) {
  const text = useText(messages);
  return (
    <>
      <p className={styles.hint}>{hintFor(fact, text)}</p>
      {echo === null ? null : (
        <p className={styles.readBack} aria-live="polite">
          {echo}
        </p>
      )}
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
