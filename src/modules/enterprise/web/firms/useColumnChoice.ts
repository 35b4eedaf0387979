import { useMemo, useState } from 'react';
import type { ChosenColumns } from '../../../../web/ui/chosenColumns.ts';
import { recall, remember } from '../../../../web/ui/remembered.ts';
import { USUAL_COLUMNS } from './firmColumns.tsx';
import type { FirmSearch } from './search.ts';
import type { ChangeSearch } from './useFirmSearch.ts';

/**
 * Which columns are shown: those of the address, so that a link shows the same list; else those chosen in this browser last time; else
 * the usual ones. What the list is sorted by is always among them.
 */
export function useColumnChoice(search: FirmSearch, change: ChangeSearch, all: readonly string[]): ChosenColumns {
  const [kept, setKept] = useState(() => recall('columns.firms'));
  return useMemo(() => {
    const wanted: readonly string[] = search.columns ?? kept?.split(',') ?? USUAL_COLUMNS;
    const sorted = search.sort.replace(/^-/, '');
    const keep = (keys: readonly string[] | null) => {
      const written = keys === null ? null : keys.join(',');
      remember('columns.firms', written);
      setKept(written);
      // The page stays: other columns are no other list.
      change({ columns: keys, page: search.page }, 'typing');
    };
    return {
      keys: all.filter((key) => key === 'name' || key === sorted || wanted.includes(key)),
      choose: keep,
      reset: () => keep(null),
    };
  }, [search, kept, change, all]);
}
