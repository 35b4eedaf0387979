import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../../web/ui/api.ts';
import { changeCostsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';

/** What changing facts costs in the own region. */
export const changeCostsQuery = queryOptions({
  queryKey: ['cultivation', 'changeCosts'],
  queryFn: ({ signal }) => request(changeCostsResponse, addresses.changeCosts, { signal }),
});
