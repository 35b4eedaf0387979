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
    if (isForged(request)) return answerRefusal(reply, refuseAccess('cross_site'));
    const found = await authenticate(request);
    const refusal = found.ok ? judgeAccess(access, found.value) : found.reason;
    if (refusal !== null) return answerRefusal(reply, refusal);
    request.actor = found.ok ? found.value : null;
    return undefined;
  };
}

function answerRefusal(reply: FastifyReply, refusal: Refusal<AccessCode>): FastifyReply {
  return sendRefusal(reply, accessStatus(refusal), refusal);
}

function judgeAccess(access: Access, actor: Actor | null): Refusal<AccessCode> | null {
  if (access === 'public') return null;
  if (actor === null) return refuseAccess('not_signed_in');
  if (access === 'signed-in' || actor.permissions.has(access)) return null;
  return refuseAccess(actor.tokenId === null ? 'not_permitted' : 'not_in_scope', { permission: access });
}

/**
 * Whether another site may have made the browser send this request. Browsers say where a request comes from: by `Sec-Fetch-Site` over an
 * encrypted connection or to the own machine, else by `Origin`. One that sends a cookie and says neither is not believed. A token
 * is sent by a program of its own will: no site can make a browser send it, and whoever sends it is judged by it alone.
 */
function isForged(request: FastifyRequest): boolean {
  const { method, headers } = request;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  if (isBearer(headers.authorization)) return false;
  const { origin, 'sec-fetch-site': site } = headers;
  if (site !== undefined) return site !== 'same-origin';
  if (origin !== undefined) return !isOrigin(origin, request.host);
  return headers.cookie !== undefined;
}

/** Whether an origin is the address that was asked; the port that belongs to its scheme may be said or not. */
function isOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const asked = `${new URL(origin).protocol}//${host}`;
  return URL.canParse(asked) && new URL(origin).host === new URL(asked).host;
}

/** Whether a request comes with a token. Browsers send other kinds of this header by themselves, such as `Basic`. */
export function isBearer(authorization: string | undefined): authorization is string {
  return authorization !== undefined && /^bearer /i.test(authorization);
}

/** For whom the request is made, on a route that nobody may call unknown. */
export function actorOf(request: FastifyRequest): Actor {
  return present(request.actor, 'the route is not public');
}
