import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../../web/ui/api.ts';
import { peopleResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';

/** The people and invitations of the own organisation. */
export const peopleQuery = queryOptions({
  queryKey: ['identity', 'people'],
  queryFn: ({ signal }) => request(peopleResponse, addresses.people, { signal }),
});
