import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../../web/ui/api.ts';
import { towerResponse } from '../../contract.ts';
import type { Area } from './area.ts';

/** The figures of an area; while others are on their way the last ones stay in sight. */
export function towerQuery(area: Area) {
  return queryOptions({
    queryKey: ['insight', 'tower', area],
    queryFn: ({ signal }) => request(towerResponse, '/api/insight/tower', { query: { ...area }, signal }),
    placeholderData: keepPreviousData,
  });
}
