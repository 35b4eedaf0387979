import { z } from 'zod';
import type { App } from '../../../platform/http/app.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { invitationParams, invitationRequest, madeInvitation } from '../contract.ts';
import { invite, withdrawInvitation } from '../invite.ts';
import { answerRefusal } from './answer.ts';
import { personOf, refuseMachines } from './forPerson.ts';

/** Inviting people, and taking an invitation back. */
export function addInvitingRoutes(app: App, { database }: ModuleContext): void {
  app.post(
    '/invitations',
    {
      config: { access: 'identity.people' },
      preHandler: refuseMachines,
      schema: {
        summary: 'Invite somebody 邀请人员',
        description: 'Gives a code that is valid for 14 days and told this once.',
        body: invitationRequest,
        response: { 201: madeInvitation },
      },
    },
    async (request, reply) => {
      const actor = personOf(request);
      const { role, organisation_id: organisationId = actor.organisationId } = request.body;
      const made = await invite(database, actor, { role, organisationId });
      if (!made.ok) return answerRefusal(reply, made.reason);
      const { invitationId, code, expiresAt } = made.value;
      return reply.code(201).send({ invitation_id: invitationId, code, expires_at: expiresAt.toISOString() });
    },
  );
  app.delete(
    '/invitations/:invitation',
    {
      config: { access: 'identity.people' },
      preHandler: refuseMachines,
      schema: { summary: 'Revoke an invitation 撤销邀请', params: invitationParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const withdrawn = await withdrawInvitation(database, personOf(request), request.params.invitation);
      return withdrawn.ok ? reply.code(204).send(null) : answerRefusal(reply, withdrawn.reason);
    },
  );
}
