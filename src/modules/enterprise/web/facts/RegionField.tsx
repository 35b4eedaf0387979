import { AutoComplete } from 'antd';
import { useLanguage } from '../../../../web/ui/language.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { useRegionsBelow } from '../regions/useRegions.ts';

interface RegionFieldProps {
  readonly label: string;
  readonly typed: string;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onChange: (typed: string) => void;
}

/** A field for a county's code, which offers the regions of the next level by name: first those of the own office. */
export function RegionField({ label, typed, isWrong, describedBy, onChange }: RegionFieldProps) {
  const { language } = useLanguage();
  const { organisation } = useSession();
  const own = organisation?.region_code.slice(0, 4) ?? '';
  const code = /^\d*$/.test(typed) ? typed : '';
  const above = code.length >= 4 ? code.slice(0, 4) : code.length >= 2 ? code.slice(0, 2) : own;
  const { data = [] } = useRegionsBelow(above);
  const options = data
    .filter(({ code: one, name }) => one.startsWith(typed) || `${name.zh} ${name.en}`.includes(typed))
    .map(({ code: one, name }) => ({ value: one, label: `${one} ${name[language]}` }));
  return (
    <AutoComplete
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : ''}
      value={typed}
      options={options}
      defaultActiveFirstOption={false}
      onChange={onChange}
    />
  );
}
