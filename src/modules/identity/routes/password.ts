import { z } from 'zod';
import type { App } from '../../../platform/http/app.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { changePassword } from '../changePassword.ts';
import { passwordRequest } from '../contract.ts';
import { answerRefusal } from './answer.ts';
import { sessionSecretOf } from './cookies.ts';
import { personOf, refuseMachines } from './forPerson.ts';

/** The own password. */
export function addPasswordRoute(app: App, { database }: ModuleContext): void {
  app.post(
    '/password',
    {
      config: { access: 'signed-in' },
      preHandler: refuseMachines,
      schema: {
        summary: 'Change the password 修改密码',
        description: 'Ends all other sessions of the person.',
        body: passwordRequest,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const changed = await changePassword(database, personOf(request), request.body, sessionSecretOf(request));
      return changed.ok ? reply.code(204).send(null) : answerRefusal(reply, changed.reason);
    },
  );
}
