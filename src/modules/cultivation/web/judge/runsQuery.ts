import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../../web/ui/api.ts';
import { runsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';

/** The runs that one may see, the newest first. */
export const runsQuery = queryOptions({
  queryKey: ['cultivation', 'runs'],
  queryFn: ({ signal }) => request(runsResponse, addresses.runs, { signal }),
});
