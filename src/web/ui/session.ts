import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Session } from '../../modules/identity/contract.ts';
import { send } from './api.ts';
import { recall } from './remembered.ts';
import { askSession, forgetSession, renewSession, sessionKey } from './sessionQuery.ts';

/** Who is signed in, as pages see it. */
export interface KnownSession extends Omit<Session, 'permissions'> {
  /** `unknown` until there is an answer; `unreachable` where nobody answers. */
  readonly state: 'unknown' | 'unreachable' | 'signed-out' | 'signed-in';
  /** Whether the person has a permission: hide what somebody may not do, the server refuses it anyway. */
  readonly may: (permission: string) => boolean;
}

const minutes = 60_000;

/**
 * Who is signed in here. It is asked only where somebody has signed in with this browser before, or on pages that need to know
 * (`isNeeded`): on the public pages of a stranger no request leaves.
 * @example
 * const { organisation, may } = useSession();
 * return may('enterprise.import') ? <ImportButton /> : null;
 */
export function useSession({ isNeeded = false } = {}): KnownSession {
  const { data, status, fetchStatus } = useQuery({
    queryKey: sessionKey,
    queryFn: askSession,
    enabled: isNeeded || recall('signed-in') !== null,
    staleTime: 5 * minutes,
    // In another tab somebody may have signed out, or in as somebody else.
    refetchOnWindowFocus: () => (recall('signed-in') === null ? false : 'always'),
    gcTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const { permissions = [], person = null, organisation = null, sso = false } = data ?? {};
    const granted = new Set(permissions);
    const isAway = status === 'error' || fetchStatus === 'paused';
    const answered = person === null ? 'signed-out' : 'signed-in';
    const state = data === undefined ? (isAway ? 'unreachable' : 'unknown') : answered;
    return { state, person, organisation, sso, may: (permission) => granted.has(permission) };
  }, [data, status, fetchStatus]);
}

/** All that who is signed in may do: for choosing what a token may. */
export function usePermissions(): readonly string[] {
  const { data } = useQuery({ queryKey: sessionKey, queryFn: askSession, enabled: false });
  return data?.permissions ?? [];
}

interface SessionChanges {
  /** After signing in, or when one's own rights have changed. */
  readonly renew: () => Promise<Session>;
  /** Ends the session of this browser on the server; then leave the page, then `forget`. */
  readonly end: () => Promise<unknown>;
  /** The server has ended the session: nothing that it told is kept. */
  readonly forget: () => void;
}

/** How a session begins and ends. */
export function useSessionChanges(): SessionChanges {
  const client = useQueryClient();
  return useMemo(
    () => ({
      renew: () => renewSession(client),
      end: () => send('/api/identity/session', { method: 'DELETE' }),
      forget: () => forgetSession(client),
    }),
    [client],
  );
}
