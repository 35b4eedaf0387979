import { FilterChip } from '../../../web/ui/FilterChip.tsx';
import { useText } from '../../../web/ui/language.tsx';
import { useSession } from '../../../web/ui/session.ts';
import { RegionChoice, useRegionNames } from '../../enterprise/web/door.ts';
import { messages } from './messages.ts';

interface RegionChipProps {
  /** How the codes of the region begin; empty for the whole own region. */
  readonly region: string;
  readonly onChoose: (region: string) => void;
}

/** The region, at most the own one; nothing below a county. */
export function RegionChip({ region, onChoose }: RegionChipProps) {
  const text = useText(messages);
  const { organisation } = useSession();
  const own = organisation?.region_code ?? '';
  const { pathOf } = useRegionNames(region === '' ? [] : [region]);
  if (own.length === 6) return null;
  return (
    <FilterChip
      label={text('region')}
      value={region === '' ? null : pathOf(region, own)}
      onClear={() => onChoose('')}
      clearLabel={text('clear', { filter: text('region') })}
    >
      <RegionChoice own={own} region={region} onChoose={onChoose} />
    </FilterChip>
  );
}
