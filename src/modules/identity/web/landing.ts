import type { Session } from '../contract.ts';

/** Where somebody's work is, which is where signing in leads to. */
export function landingOf({ organisation }: Pick<Session, 'organisation'>): string {
  switch (organisation?.kind) {
    case undefined:
      return '/';
    case 'firm':
      return '/dossier';
    case 'platform':
      return '/platform/organisations';
    default:
      return '/firms';
  }
}

/**
 * The page that somebody came from and goes back to: an address of this application, or nothing. A link to the sign-in page must not send
 * people elsewhere.
 */
export function ownAddress(address: unknown): string | null {
  if (typeof address !== 'string' || !/^\/(?![/\\])/.test(address)) return null;
  return /^\/(?:sign-in|claim|invitation|api)(?:[/?#]|$)/.test(address) ? null : address;
}
