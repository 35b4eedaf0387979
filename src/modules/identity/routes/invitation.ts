import type { App } from '../../../platform/http/app.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { acceptInvitation, openInvitation } from '../acceptInvitation.ts';
import { acceptRequest, invitationQuery, invitationResponse, sessionResponse } from '../contract.ts';
import { describeSession } from '../describeSession.ts';
import { presentRole } from '../present.ts';
import type { IdentitySettings } from '../settings.ts';
import { answerRefusal } from './answer.ts';
import { giveSessionCookie, visitorOf } from './cookies.ts';

/** For whoever has the code of an invitation. */
export function addInvitationRoutes(app: App, context: ModuleContext, settings: IdentitySettings): void {
  app.get(
    '/invitation',
    {
      config: { access: 'public' },
      schema: {
        summary: 'What an invitation is to 查看邀请',
        querystring: invitationQuery,
        response: { 200: invitationResponse },
      },
    },
    async (request, reply) => {
      const opened = await openInvitation(context, request.query.code, request.ip);
      if (!opened.ok) return answerRefusal(reply, opened.reason);
      const { organisation, kind, role, expires_at } = opened.value;
      return { organisation, kind, role: presentRole(role), expires_at: expires_at.toISOString() };
    },
  );
  app.post(
    '/invitation/accept',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Accept an invitation 接受邀请',
        description: 'Makes the account and signs in. A firm claims its dossier in the same way.',
        body: acceptRequest,
        response: { 200: sessionResponse },
      },
    },
    async (request, reply) => {
      const accepted = await acceptInvitation(context, request.body, visitorOf(request));
      if (!accepted.ok) return answerRefusal(reply, accepted.reason);
      giveSessionCookie(reply, settings, accepted.value.secret);
      return describeSession(context, settings, accepted.value.actor);
    },
  );
}
