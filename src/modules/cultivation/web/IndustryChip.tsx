import { FilterChip } from '../../../web/ui/FilterChip.tsx';
import { useLanguage, useText } from '../../../web/ui/language.tsx';
import { IndustryChoice, industryWords } from '../../enterprise/web/door.ts';
import { messages } from './messages.ts';

interface IndustryChipProps {
  /** How the codes of the industry begin; empty for all. */
  readonly industry: string;
  readonly onChoose: (industry: string) => void;
}

/** The industry that a list is narrowed to. */
export function IndustryChip({ industry, onChoose }: IndustryChipProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <FilterChip
      label={text('industry')}
      value={industry === '' ? null : industryWords(industry, language)}
      onClear={() => onChoose('')}
      clearLabel={text('clear', { filter: text('industry') })}
    >
      <IndustryChoice industry={industry} onChoose={onChoose} />
    </FilterChip>
  );
}
