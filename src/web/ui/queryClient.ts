import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { RefusedRequest, UnreachableServer } from './refusedRequest.ts';
import { forgetSession } from './sessionQuery.ts';

/** An answer counts as fresh this long; later it is shown at once and asked for again behind it. */
const freshMilliseconds = 15_000;

/** How often a question is asked again when nobody answered. */
const mostRetries = 2;

/**
 * What the pages have asked the server, kept as long as the pages are open. A refusal is an answer and is not asked again; a server out
 * of reach is. Without a network nothing is asked until there is one.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSessionEnd }),
  mutationCache: new MutationCache({ onError: noticeSessionEnd }),
  defaultOptions: {
    queries: {
      staleTime: freshMilliseconds,
      retry: (failures, error) => isPassing(error) && failures < mostRetries,
    },
  },
});

/** Refusals that say nothing of the question: the database is away, or too much is asked at once. */
const passingCodes: ReadonlySet<string> = new Set(['not_ready', 'busy']);

function isPassing(error: Error): boolean {
  return error instanceof UnreachableServer || (error instanceof RefusedRequest && passingCodes.has(error.code));
}

/** The session ended meanwhile, here or elsewhere: pages that need one ask for it, all others go on. */
function noticeSessionEnd(error: Error): void {
  if (error instanceof RefusedRequest && error.code === 'not_signed_in') forgetSession(queryClient);
}
