import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import type { SsoRefusal } from '../contract.ts';
import { refuseIdentity } from '../refusals.ts';
import { isSecret, ssoCookie } from '../secrets.ts';
import type { IdentitySettings } from '../settings.ts';
import { makeSingleSignOn, type SingleSignOn, ssoCallbackPath } from '../singleSignOn.ts';
import type { SsoAttempt } from '../store/sso.ts';
import { beginSso, finishSso } from '../useSingleSignOn.ts';
import { answerRefusal } from './answer.ts';
import { giveSessionCookie, visitorOf } from './cookies.ts';

/** What the steps of a round trip share; the provider and the own address are null where none is set up. */
export interface RoundTrip {
  readonly context: ModuleContext;
  readonly settings: IdentitySettings;
  readonly setUp: { readonly provider: SingleSignOn; readonly origin: string } | null;
}

export function makeRoundTrip(context: ModuleContext, settings: IdentitySettings): RoundTrip {
  const { sso } = settings;
  const setUp = sso && { provider: makeSingleSignOn(sso, context.log), origin: sso.origin };
  return { context, settings, setUp };
}

/** Somebody may have to find a telephone first. */
const cookieSeconds = 10 * 60;

/** Sends the browser to the provider. */
export async function sendToProvider(
  { context, settings, setUp }: RoundTrip,
  request: FastifyRequest,
  reply: FastifyReply,
  attempt: SsoAttempt,
): Promise<FastifyReply> {
  if (setUp === null) return answerRefusal(reply, refuseIdentity('sso_not_set_up'));
  const { provider, origin } = setUp;
  const begun = await beginSso(context, provider, attempt, visitorOf(request));
  if (!begun.ok) return reply.redirect(refusalPage(origin, attempt.person_id && attempt.return_to, begun.reason));
  reply.setCookie(ssoCookie, begun.value.secret, { ...flags(settings), maxAge: cookieSeconds });
  return reply.redirect(begun.value.address.href);
}

/** Takes the browser in that comes back from the provider. */
export async function answerCallback(
  { context, settings, setUp }: RoundTrip,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (setUp === null) return answerRefusal(reply, refuseIdentity('sso_not_set_up'));
  const { provider, origin } = setUp;
  const cookie = request.cookies[ssoCookie];
  const { returnTo, isLink, outcome } = await finishSso(context, provider, {
    secret: cookie !== undefined && isSecret(cookie) ? cookie : null,
    url: new URL(`${ssoCallbackPath}${queryOf(request)}`, origin),
    actor: request.actor,
    visitor: visitorOf(request),
  });
  reply.clearCookie(ssoCookie, flags(settings));
  if (!outcome.ok) return reply.redirect(refusalPage(origin, isLink ? returnTo : null, outcome.reason));
  if (outcome.value !== null) giveSessionCookie(reply, settings, outcome.value.secret);
  return reply.redirect(new URL(returnTo, origin).href);
}

/** The cookie goes to the steps of the round trip alone. */
function flags({ isSecure }: IdentitySettings) {
  return { httpOnly: true, sameSite: 'lax', path: '/api/identity/sso', secure: isSecure } as const;
}

/** The page that tells why nothing came of it: the one somebody linked from, else the one for signing in. */
function refusalPage(origin: string, linkedFrom: string | null, reason: SsoRefusal): string {
  const page = new URL(linkedFrom ?? '/sign-in', origin);
  page.searchParams.set('refused', reason);
  return page.href;
}

function queryOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}
