import type { Organisation } from '../../modules/identity/contract.ts';
import type { KnownSession } from './session.ts';

/** For whom a page or a line of the navigation is; for everybody where neither is given. */
export interface Audience {
  /** Whoever has this permission, or whoever has signed in. */
  readonly permission?: 'signed-in' | `${string}.${string}`;
  /** Only people of these kinds of organisations. */
  readonly kinds?: readonly Organisation['kind'][];
}

/** Whether something is for who is signed in now. */
export function isFor({ state, organisation, may }: KnownSession, { permission, kinds }: Audience): boolean {
  if (permission === undefined && kinds === undefined) return true;
  if (state !== 'signed-in') return false;
  const isOfKind = kinds === undefined || (organisation !== null && kinds.includes(organisation.kind));
  return isOfKind && (permission === undefined || permission === 'signed-in' || may(permission));
}

/** Whether something is open to whoever comes by. */
export function isPublic({ permission, kinds }: Audience): boolean {
  return permission === undefined && kinds === undefined;
}
