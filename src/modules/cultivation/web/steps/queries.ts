import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../../web/ui/api.ts';
import { stepFirmsResponse, stepRunsResponse, stepsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import type { StepSearch } from './stepSearch.ts';

/** The searches that one may see, the newest first. */
export const stepRunsQuery = queryOptions({
  queryKey: ['cultivation', 'stepRuns'],
  queryFn: ({ signal }) => request(stepRunsResponse, addresses.stepRuns, { signal }),
});

/** The changes that lift firms by one step, those that lift most first. */
export function stepsQuery({ rung, region, industry, reach }: StepSearch) {
  const query = { rung, region, industry, reach };
  return queryOptions({
    queryKey: ['cultivation', 'steps', query],
    queryFn: ({ signal }) => request(stepsResponse, addresses.steps, { query, signal }),
  });
}

/** The firms that one change lifts. */
export function stepFirmsQuery(search: StepSearch) {
  return queryOptions({
    queryKey: ['cultivation', 'steps', 'firms', search],
    queryFn: ({ signal }) => request(stepFirmsResponse, addresses.stepFirms, { query: { ...search }, signal }),
    placeholderData: keepPreviousData,
  });
}
