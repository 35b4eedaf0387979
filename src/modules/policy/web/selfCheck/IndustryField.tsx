import { AutoComplete } from 'antd';
import { industryOptions } from '../../../../web/facts/industries.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { messages } from './messages.ts';
import styles from './QuestionCard.module.css';

interface IndustryFieldProps {
  readonly value: string;
  readonly describedBy: string;
  readonly labelledBy: string;
  readonly isWrong: boolean;
  readonly onChange: (typed: string) => void;
}

/** A field for an industry code: type the code, or look it up by name. */
export function IndustryField({ value, describedBy, labelledBy, isWrong, onChange }: IndustryFieldProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <div className={styles.lookup}>
      <AutoComplete
        size="large"
        value={value}
        options={industryOptions(value, language)}
        placeholder={text('industryHint')}
        status={isWrong ? 'error' : ''}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        defaultActiveFirstOption={false}
        onChange={onChange}
      />
    </div>
  );
}
