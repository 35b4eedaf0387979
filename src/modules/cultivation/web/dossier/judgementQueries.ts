import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../../web/ui/api.ts';
import { differenceResponse, judgementResponse, judgementsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';

/** Under which everything about the judgements of a firm is kept. */
const firmKey = (firm: string) => ['cultivation', 'firm', firm] as const;

/** What was judged of a firm, the newest first. */
export function historyQuery(firm: string) {
  return queryOptions({
    queryKey: [...firmKey(firm), 'history'],
    queryFn: ({ signal }) => request(judgementsResponse, addresses.judgements(firm), { signal }),
  });
}

/** A judgement with its reasons; it never changes. */
export function judgementQuery(firm: string, judgement: string) {
  return queryOptions({
    queryKey: [...firmKey(firm), 'judgement', judgement],
    queryFn: ({ signal }) => request(judgementResponse, addresses.judgement(firm, judgement), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Why two judgements differ; that never changes either. */
export function differenceQuery(firm: string, from: string, to: string) {
  return queryOptions({
    queryKey: [...firmKey(firm), 'difference', from, to],
    queryFn: ({ signal }) => request(differenceResponse, addresses.difference(firm), { query: { from, to }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
