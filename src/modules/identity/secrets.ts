import { hash, randomBytes } from 'node:crypto';

/** The cookie that holds the secret of a session. */
export const sessionCookie = 'leitu_session';

/** The cookie that holds the secret of a round trip to the provider of single sign-on. */
export const ssoCookie = 'leitu_sso';

/** A secret that nobody guesses: 32 random bytes as base64url, 43 characters. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a text from outside could be one of ours; nothing else is looked up. */
export function isSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What is kept of a secret: its SHA-256. Random secrets need no slow hash, since there is nothing to guess them from. */
export function secretHash(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** The same as a text. */
export function secretHashText(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
