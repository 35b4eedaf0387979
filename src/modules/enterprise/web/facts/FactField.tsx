import { type CalendarDay, money } from '@leitu/kernel';
import { type FactDefinition, optionText } from '@leitu/rules';
import { AutoComplete, Input, Radio, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { type Language, readMoneyAloud } from '../../../../platform/i18n/index.ts';
import { industryName, industryOptions } from '../../../../web/facts/industries.ts';
import { readAnswer } from '../../../../web/facts/readAnswer.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { messages as shared } from '../messages.ts';
import { useRegionNames } from '../regions/useRegions.ts';
import styles from './FactField.module.css';
import { MeasureField } from './MeasureField.tsx';
import { RegionField } from './RegionField.tsx';

interface FactFieldProps {
  readonly fact: FactDefinition;
  /** What the field is called where the fact's own name does not tell the year. */
  readonly label: string;
  readonly typed: string;
  /** What is wrong with it. */
  readonly fault: string | undefined;
  /** What stands below it when nothing is wrong: what others say of the fact. */
  readonly note?: ReactNode;
  readonly on: CalendarDay;
  readonly onChange: (typed: string) => void;
}

/** A field for one fact, by its type: money in 万元 read back in words, yes or no to press, codes with their names. */
export function FactField({ fact, label, typed, fault, note, on, onChange }: FactFieldProps) {
  const id = useId();
  return (
    <div className={styles.field} data-fact={fact.name}>
      <span className={styles.label}>{label}</span>
      <Control
        fact={fact}
        label={label}
        typed={typed}
        isWrong={fault !== undefined}
        describedBy={id}
        onChange={onChange}
      />
      <p
        id={id}
        className={styles.note}
        data-wrong={fault !== undefined}
        role={fault === undefined ? undefined : 'alert'}
      >
        {fault ?? <Guidance fact={fact} typed={typed} on={on} note={note} />}
      </p>
    </div>
  );
}

interface ControlProps {
  readonly fact: FactDefinition;
  readonly label: string;
  readonly typed: string;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onChange: (typed: string) => void;
}

function Control(props: ControlProps) {
  const { fact, label, typed, isWrong, describedBy, onChange } = props;
  const { language } = useLanguage();
  const words = useText(shared);
  const described = {
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': isWrong,
    status: isWrong ? ('error' as const) : ('' as const),
  };
  if (fact.unit !== null || fact.type === 'date') return <MeasureField {...props} />;
  if (fact.type === 'boolean' || fact.type === 'judgement') {
    const options = [
      { value: 'true', label: words('yes') },
      { value: 'false', label: words('no') },
      { value: '', label: words('missing') },
    ];
    return (
      <Radio.Group
        optionType="button"
        aria-label={label}
        aria-describedby={describedBy}
        value={typed}
        options={options}
        onChange={({ target }) => onChange(String(target.value))}
      />
    );
  }
  if (fact.type === 'enum') {
    const options = fact.options.map(({ value }) => ({ value, label: optionText(fact, value, language) }));
    return (
      <Select
        {...described}
        allowClear
        value={typed === '' ? null : typed}
        options={options}
        placeholder={words('missing')}
        onChange={(chosen: string | null) => onChange(chosen ?? '')}
      />
    );
  }
  if (fact.name === 'region_code') return <RegionField {...props} />;
  if (fact.name === 'industry_code') {
    return (
      <AutoComplete
        {...described}
        value={typed}
        options={industryOptions(typed, language)}
        defaultActiveFirstOption={false}
        onChange={onChange}
      />
    );
  }
  return <Input {...described} autoComplete="off" value={typed} onChange={({ target }) => onChange(target.value)} />;
}

interface GuidanceProps {
  readonly fact: FactDefinition;
  readonly typed: string;
  readonly on: CalendarDay;
  readonly note: ReactNode;
}

function Guidance({ fact, typed, on, note }: GuidanceProps) {
  const { language } = useLanguage();
  const isRegion = fact.name === 'region_code' && /^\d{6}$/.test(typed);
  const { pathOf } = useRegionNames(isRegion ? [typed] : []);
  const echo = isRegion ? pathOf(typed) : echoOf(fact, typed, on, language);
  return (
    <>
      {echo === '' ? null : <span className={styles.echo}>{echo}</span>}
      {note}
    </>
  );
}

/** What was typed in other words: an amount aloud, the industry of a code. */
function echoOf(fact: FactDefinition, typed: string, on: CalendarDay, language: Language): string {
  if (fact.name === 'industry_code') return industryName(typed.trim().toUpperCase(), language) ?? '';
  if (fact.type !== 'money') return '';
  const read = readAnswer(fact, typed, '万元', on);
  return read.ok && typeof read.value === 'number' ? readMoneyAloud(money(read.value), language) : '';
}
