import { present, type Refusal, type Result } from '@leitu/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import type { Permission } from '../access/permission.ts';
import { type AccessCode, accessStatus, refuseAccess } from './accessRefusals.ts';
import { sendRefusal } from './sendRefusal.ts';

/** Who may call a route: everybody, whoever has signed in, or whoever has a permission. */
export type Access = 'public' | 'signed-in' | Permission;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    actor: Actor | null;
  }
}

/** Finds out who asks: by the session's cookie or by a token; null for nobody. */
export type Authenticate = (request: FastifyRequest) => Promise<Result<Actor | null, Refusal<AccessCode>>>;

/** Lets a request through to its route, or answers why not. */
export function guardWith(authenticate: Authenticate) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const access = present(request.routeOptions.config.access, 'every route of a module says who may call it');
    const found = await authenticate(request);
    const refusal = found.ok ? judgeAccess(access, found.value, request) : found.reason;
    if (refusal !== null) return sendRefusal(reply, accessStatus(refusal), refusal);
    request.actor = found.ok ? found.value : null;
    return undefined;
  };
}

function judgeAccess(access: Access, actor: Actor | null, request: FastifyRequest): Refusal<AccessCode> | null {
  if (isForged(request)) return refuseAccess('cross_site');
  if (access === 'public') return null;
  if (actor === null) return refuseAccess('not_signed_in');
  if (access === 'signed-in' || actor.permissions.has(access)) return null;
  return refuseAccess('not_permitted', { permission: access });
}

/**
 * Whether another site has made the browser send this request. Browsers say where a request comes from: `Sec-Fetch-Site`, and older
 * ones `Origin`. A program that sends a token sends it of its own will; one that sends a cookie must say where it comes from.
 */
function isForged({ method, headers }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  if (headers.cookie === undefined && headers['sec-fetch-site'] === undefined && headers.origin === undefined)
    return false;
  if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] !== 'same-origin';
  if (headers.origin === undefined) return headers.authorization === undefined;
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host;
}

/** For whom the request is made, on a route that nobody may call unknown. */
export function actorOf(request: FastifyRequest): Actor {
  return present(request.actor, 'the route is not public');
}
