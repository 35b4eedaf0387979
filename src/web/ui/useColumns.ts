import { useMemo, useState } from 'react';
import { recall, remember } from './remembered.ts';

/** The columns of a table that are shown. */
export interface ChosenColumns {
  readonly keys: readonly string[];
  readonly choose: (keys: readonly string[]) => void;
  readonly reset: () => void;
}

/**
 * Which columns of a table are shown: those chosen last time, else the usual ones. The choice is kept in this browser.
 * @example const chosen = useColumns('firms', allKeys, ['name', 'region', 'revenue_y1']);
 */
export function useColumns(table: string, all: readonly string[], usual: readonly string[]): ChosenColumns {
  const setting = `columns.${table}` as const;
  const [kept, setKept] = useState(() => recall(setting));
  return useMemo(() => {
    const keep = (value: string | null) => {
      remember(setting, value);
      setKept(value);
    };
    const wanted = kept?.split(',') ?? usual;
    return {
      keys: all.filter((key) => wanted.includes(key)),
      choose: (keys) => keep(keys.join(',')),
      reset: () => keep(null),
    };
  }, [setting, kept, all, usual]);
}
