import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { changePerson } from '../changePerson.ts';
import { peopleResponse, person, personParams, personRequest } from '../contract.ts';
import { presentInvitation, presentPerson } from '../present.ts';
import { listInvitations } from '../store/invitations.ts';
import { listPeople } from '../store/people.ts';
import { answerRefusal } from './answer.ts';
import { personOf, refuseMachines } from './forPerson.ts';

/** The people of the own organisation, and those who were invited to it. */
export function addPeopleRoutes(app: App, { database }: ModuleContext): void {
  app.get(
    '/people',
    {
      config: { access: 'identity.people' },
      schema: { summary: 'List people and invitations 本单位人员与邀请', response: { 200: peopleResponse } },
    },
    (request) => {
      const actor = actorOf(request);
      return database.as(
        actor,
        async (transaction) => {
          const [people, invitations] = await Promise.all([
            listPeople(transaction, actor.organisationId),
            listInvitations(transaction, actor.organisationId),
          ]);
          return { people: people.map(presentPerson), invitations: invitations.map(presentInvitation) };
        },
        { isReadOnly: true },
      );
    },
  );
  app.patch(
    '/people/:person',
    {
      config: { access: 'identity.people' },
      preHandler: refuseMachines,
      schema: {
        summary: 'Change a person 更改角色、停用或恢复人员',
        description: 'Acts at once: who is disabled is signed out on every server.',
        params: personParams,
        body: personRequest,
        response: { 200: person },
      },
    },
    async (request, reply) => {
      const { role, is_disabled: isDisabled } = request.body;
      const changed = await changePerson(database, personOf(request), request.params.person, { role, isDisabled });
      return changed.ok ? presentPerson(changed.value) : answerRefusal(reply, changed.reason);
    },
  );
}
