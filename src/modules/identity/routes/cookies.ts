import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecret, sessionCookie } from '../secrets.ts';
import type { IdentitySettings } from '../settings.ts';
import type { Visitor } from '../signIn.ts';

/** The cookie lives as long as a session may; the table says when it ends. */
const longestSeconds = 30 * 24 * 60 * 60;

export function giveSessionCookie(reply: FastifyReply, { isSecure }: IdentitySettings, secret: string): void {
  reply.setCookie(sessionCookie, secret, { ...flags(isSecure), maxAge: longestSeconds });
}

export function takeSessionCookie(reply: FastifyReply, { isSecure }: IdentitySettings): void {
  reply.clearCookie(sessionCookie, flags(isSecure));
}

/** No script reads it, and other sites send it only by a link that is followed. */
function flags(isSecure: boolean) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const;
}

/** The secret that the browser's cookie holds, where it could be one of ours. */
export function sessionSecretOf(request: FastifyRequest): string | null {
  const secret = request.cookies[sessionCookie];
  return secret !== undefined && isSecret(secret) ? secret : null;
}

/** Enough to tell one's browsers apart. */
const mostBrowserCharacters = 200;

export function visitorOf(request: FastifyRequest): Visitor {
  return {
    address: request.ip,
    browser: request.headers['user-agent']?.slice(0, mostBrowserCharacters) ?? null,
    previousSecret: sessionSecretOf(request),
  };
}
