import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Session } from '../../modules/identity/contract.ts';
import { request } from './api.ts';
import { remember } from './remembered.ts';

/** Under which the answer to "who is signed in?" is kept. */
export const sessionKey = ['session'] as const;

const nobody: Session = { person: null, organisation: null, permissions: [], sso: false };

/** Asks who is signed in here, and remembers for the next visit whether anybody is: a stranger's pages never ask. */
export async function askSession({ client }: { readonly client: QueryClient }): Promise<Session> {
  // The contract comes with the first question, so that the first page of a stranger does not wait for it.
  const { sessionResponse } = await import('../../modules/identity/contract.ts');
  const session = await request(sessionResponse, '/api/identity/session');
  remember('signed-in', session.person === null ? null : 'yes');
  const before = client.getQueryData<Session>(sessionKey)?.person?.person_id;
  // Somebody else has signed in from another tab: what was told to the first is not for the second.
  if (before !== undefined && before !== session.person?.person_id) void client.resetQueries({ predicate: isOther });
  return session;
}

/** Nobody is signed in any more; what the pages had been told goes too. */
export function forgetSession(client: QueryClient): void {
  remember('signed-in', null);
  const before = client.getQueryData<Session>(sessionKey);
  client.setQueryData<Session>(sessionKey, { ...nobody, sso: before?.sso ?? false });
  client.removeQueries({ predicate: isOther });
}

/** Somebody has just signed in, or may do other things than before: everything is asked anew. Gives the new session. */
export async function renewSession(client: QueryClient): Promise<Session> {
  client.removeQueries({ predicate: isOther });
  return client.query({ queryKey: sessionKey, queryFn: askSession, staleTime: 0 });
}

/** All that was asked but who is here. */
function isOther({ queryKey }: { readonly queryKey: QueryKey }): boolean {
  return queryKey[0] !== sessionKey[0];
}
