import { z } from 'zod';
import type { App } from '../../../platform/http/app.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { sessionParams, sessionsResponse } from '../contract.ts';
import { presentSession } from '../present.ts';
import { secretHash } from '../secrets.ts';
import type { IdentitySettings } from '../settings.ts';
import { endAllSessions, endSession } from '../signOut.ts';
import { listSessions } from '../store/sessions.ts';
import { answerRefusal } from './answer.ts';
import { sessionSecretOf, takeSessionCookie } from './cookies.ts';
import { personOf, refuseMachines } from './forPerson.ts';

/** The own sessions, here and in other browsers. */
export function addOwnSessionRoutes(app: App, { database }: ModuleContext, settings: IdentitySettings): void {
  app.get(
    '/sessions',
    {
      config: { access: 'signed-in' },
      preHandler: refuseMachines,
      schema: { summary: 'List the own sessions 我的登录会话', response: { 200: sessionsResponse } },
    },
    (request) => {
      const actor = personOf(request);
      const secret = sessionSecretOf(request);
      const current = secret === null ? null : secretHash(secret);
      return database.as(
        actor,
        async (transaction) => ({
          sessions: (await listSessions(transaction, actor.personId, current)).map(presentSession),
        }),
        { isReadOnly: true },
      );
    },
  );
  app.delete(
    '/sessions',
    {
      config: { access: 'signed-in' },
      preHandler: refuseMachines,
      schema: {
        summary: 'Sign out everywhere 在所有设备上退出',
        description: 'Ends all sessions of the person who asks, this one too, on every server at once.',
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await endAllSessions(database, personOf(request));
      takeSessionCookie(reply, settings);
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/sessions/:session',
    {
      config: { access: 'signed-in' },
      preHandler: refuseMachines,
      schema: { summary: 'End a session 结束一个会话', params: sessionParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const ended = await endSession(database, personOf(request), request.params.session);
      return ended.ok ? reply.code(204).send(null) : answerRefusal(reply, ended.reason);
    },
  );
}
