import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type FirmSearch, readFirmSearch, writeFirmSearch } from './search.ts';

/** Changes what is looked for; `typing` makes no step of its own for the button that leads back. */
export type ChangeSearch = (changes: Partial<FirmSearch>, how?: 'typing') => void;

/** What the address asks for, and the way to another list: every change is an address. */
export function useFirmSearch(): { readonly search: FirmSearch; readonly change: ChangeSearch } {
  const question: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  return useMemo(() => {
    const search = readFirmSearch(question);
    const change: ChangeSearch = (changes, how) => {
      // Another list begins at its first page; the page itself stays where it is scrolled to unless another page is turned to.
      const next = writeFirmSearch({ ...search, page: 1, ...changes });
      void navigate({ to: '/firms', search: next, replace: how === 'typing', resetScroll: changes.page !== undefined });
    };
    return { search, change };
  }, [question, navigate]);
}
