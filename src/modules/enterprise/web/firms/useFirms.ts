import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../../web/ui/api.ts';
import { countResponse, type firmSummary, listResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { type FirmSearch, filtersQuery } from './search.ts';

/** A firm as the list has it. */
export type Firm = z.output<typeof firmSummary>;

/** A page of firms with the facts that are shown; the rows before stay until the next have come. */
export function useFirms(search: FirmSearch, facts: readonly string[]) {
  const { sort, page } = search;
  const query = { ...filtersQuery(search), sort, page, columns: facts.join(',') };
  return useQuery({
    queryKey: ['enterprise', 'firms', query],
    queryFn: ({ signal }) => request(listResponse, addresses.firms, { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** How many firms there are in all; counting may take longer than the first rows, so it is asked apart. */
export function useFirmCount(search: FirmSearch, { isWanted = true } = {}) {
  const query = filtersQuery(search);
  return useQuery({
    queryKey: ['enterprise', 'firm-count', query],
    queryFn: ({ signal }) => request(countResponse, addresses.firmCount, { query, signal }),
    enabled: isWanted,
  });
}
