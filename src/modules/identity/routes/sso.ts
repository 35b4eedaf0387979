import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accessStatus, refuseAccess } from '../../../platform/http/accessRefusals.ts';
import type { App } from '../../../platform/http/app.ts';
import { sendRefusal } from '../../../platform/http/sendRefusal.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { ssoCallbackQuery, ssoQuery } from '../contract.ts';
import type { IdentitySettings } from '../settings.ts';
import { unlink } from '../useSingleSignOn.ts';
import { personOf, refuseMachines } from './forPerson.ts';
import { answerCallback, makeRoundTrip, sendToProvider } from './ssoRoundTrip.ts';

/**
 * Single sign-on: the browser goes to the provider and comes back. These are pages to go to, so what is refused on the way is told by a
 * page of this site, which finds the reason in its address.
 */
export function addSsoRoutes(app: App, context: ModuleContext, settings: IdentitySettings): void {
  const trip = makeRoundTrip(context, settings);
  app.get(
    '/sso/start',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Sign in by single sign-on 统一身份认证登录',
        description: 'A page to go to: it leads to the provider, and from there back here, signed in.',
        querystring: ssoQuery,
      },
    },
    (request, reply) => sendToProvider(trip, request, reply, { person_id: null, return_to: request.query.return_to }),
  );
  app.get(
    '/sso/callback',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Come back from single sign-on 统一身份认证返回',
        querystring: ssoCallbackQuery,
      },
    },
    (request, reply) => answerCallback(trip, request, reply),
  );
  app.get(
    '/sso/link',
    {
      config: { access: 'signed-in' },
      preHandler: [refuseMachines, refuseOtherSites],
      schema: {
        summary: 'Link single sign-on to the own account 关联统一身份',
        description:
          'A page to go to from a page of this site: whoever signs in at the provider may then sign in here.',
        querystring: ssoQuery,
      },
    },
    (request, reply) => {
      const { personId } = personOf(request);
      return sendToProvider(trip, request, reply, { person_id: personId, return_to: request.query.return_to });
    },
  );
  app.delete(
    '/sso/link',
    {
      config: { access: 'signed-in' },
      preHandler: refuseMachines,
      schema: { summary: 'Unlink single sign-on 取消关联统一身份', response: { 204: z.null() } },
    },
    async (request, reply) => {
      await unlink(context, personOf(request));
      return reply.code(204).send(null);
    },
  );
}

/**
 * Another site could send the browser here after it has signed the browser in at the provider as somebody else, who would then have the
 * account. Browsers say from where they are sent; those that do not over this connection send the address of the page before.
 */
async function refuseOtherSites(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { 'sec-fetch-site': site, referer = '' } = request.headers;
  const isReferred = URL.canParse(referer) && new URL(referer).host === request.host;
  const isFromHere = site === undefined ? isReferred : site === 'same-origin';
  if (isFromHere) return undefined;
  const refusal = refuseAccess('cross_site');
  return sendRefusal(reply, accessStatus(refusal), refusal);
}
