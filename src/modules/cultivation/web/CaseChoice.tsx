import { CASE_TYPES, type CaseType } from '@leitu/rules';
import { Segmented } from 'antd';
import { useText } from '../../../web/ui/language.tsx';
import { ladderWords } from '../../policy/web/door.ts';

interface CaseChoiceProps {
  readonly label: string;
  readonly value: CaseType;
  readonly onChange: (value: CaseType) => void;
}

/** Recognition or recheck. */
export function CaseChoice({ label, value, onChange }: CaseChoiceProps) {
  const words = useText(ladderWords);
  return (
    <Segmented
      aria-label={label}
      value={value}
      onChange={onChange}
      options={CASE_TYPES.map((one) => ({ value: one, label: words(`case_${one}`) }))}
    />
  );
}
