import { type FactDefinition, measureText, type Unit } from '@leitu/rules';
import { Input } from 'antd';
import type { Language } from '../../../../platform/i18n/index.ts';
import { useLanguage } from '../../../../web/ui/language.tsx';

interface MeasureFieldProps {
  readonly fact: FactDefinition;
  readonly typed: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isWrong: boolean;
  /** The id of what says how it is read, or what is wrong. */
  readonly describedBy: string;
  readonly onChange: (typed: string) => void;
}

/** A field for an amount (in 万元 unless another unit is typed behind it), a number with its unit, or a day. */
export function MeasureField(props: MeasureFieldProps) {
  const { fact, typed, label, placeholder = '', isDisabled = false, isWrong, describedBy, onChange } = props;
  const { language } = useLanguage();
  const isDay = fact.type === 'date';
  return (
    <Input
      type={isDay ? 'date' : 'text'}
      inputMode={isDay ? 'none' : 'decimal'}
      autoComplete="off"
      value={typed}
      disabled={isDisabled}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : ''}
      {...(isDay ? {} : { placeholder, suffix: <span>{suffixOf(fact.unit, language)}</span> })}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** The unit alone, as it stands behind a field: 万元, 人, %. */
function suffixOf(unit: Unit | null, language: Language): string {
  if (unit === 'CNY') return language === 'zh' ? '万元' : '10k CNY';
  if (unit === null || unit === 'rank') return '';
  return measureText({ value: 2, unit }, language)
    .replace(/^200%$/, '%')
    .replace(/\d/, '')
    .trim();
}
