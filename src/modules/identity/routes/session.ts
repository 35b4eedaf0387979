import { z } from 'zod';
import type { App } from '../../../platform/http/app.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { isPerson } from '../actors.ts';
import { sessionResponse, signInRequest } from '../contract.ts';
import { describeSession } from '../describeSession.ts';
import type { IdentitySettings } from '../settings.ts';
import { signIn } from '../signIn.ts';
import { signOut } from '../signOut.ts';
import { answerRefusal } from './answer.ts';
import { giveSessionCookie, sessionSecretOf, takeSessionCookie, visitorOf } from './cookies.ts';

/** Signing in and out, and who is signed in. */
export function addSessionRoutes(app: App, context: ModuleContext, settings: IdentitySettings): void {
  const { database } = context;
  app.get(
    '/session',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Who is signed in 当前登录者',
        description: 'The person, the organisation and what may be done; nobody where nobody is signed in.',
        response: { 200: sessionResponse },
      },
    },
    (request) => describeSession(context, settings, request.actor),
  );
  app.post(
    '/session',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Sign in 登录',
        description: 'Gives the cookie of a session. Five failures close an account for a quarter of an hour.',
        body: signInRequest,
        response: { 200: sessionResponse },
      },
    },
    async (request, reply) => {
      const signedIn = await signIn(context, request.body, visitorOf(request));
      if (!signedIn.ok) return answerRefusal(reply, signedIn.reason);
      giveSessionCookie(reply, settings, signedIn.value.secret);
      return describeSession(context, settings, signedIn.value.actor);
    },
  );
  app.delete(
    '/session',
    {
      config: { access: 'public' },
      schema: { summary: 'Sign out 退出登录', response: { 204: z.null() } },
    },
    async (request, reply) => {
      const secret = sessionSecretOf(request);
      const { actor } = request;
      if (secret !== null && actor !== null && isPerson(actor)) await signOut(database, actor, secret);
      takeSessionCookie(reply, settings);
      return reply.code(204).send(null);
    },
  );
}
