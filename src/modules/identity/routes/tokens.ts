import { z } from 'zod';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { madeToken, tokenParams, tokenRequest, tokensResponse } from '../contract.ts';
import { endToken, makeToken } from '../makeToken.ts';
import { presentToken } from '../present.ts';
import { listTokens } from '../store/tokens.ts';
import { answerRefusal } from './answer.ts';
import { personOf, refuseMachines } from './forPerson.ts';

/** Tokens, with which machines act for the own organisation. */
export function addTokenRoutes(app: App, { database }: ModuleContext): void {
  app.get(
    '/tokens',
    {
      config: { access: 'identity.tokens' },
      schema: { summary: 'List tokens 接口令牌', response: { 200: tokensResponse } },
    },
    (request) => {
      const actor = actorOf(request);
      return database.as(
        actor,
        async (transaction) => ({
          tokens: (await listTokens(transaction, actor.organisationId)).map(presentToken),
        }),
        { isReadOnly: true },
      );
    },
  );
  app.post(
    '/tokens',
    {
      config: { access: 'identity.tokens' },
      preHandler: refuseMachines,
      schema: {
        summary: 'Make a token 新建令牌',
        description: 'Send it as `Authorization: Bearer …`. It may do what its scopes say and its maker may do.',
        body: tokenRequest,
        response: { 201: madeToken },
      },
    },
    async (request, reply) => {
      const made = await makeToken(database, personOf(request), request.body);
      if (!made.ok) return answerRefusal(reply, made.reason);
      const { tokenId, text, expiresAt } = made.value;
      return reply.code(201).send({ token_id: tokenId, secret: text, expires_at: expiresAt.toISOString() });
    },
  );
  app.delete(
    '/tokens/:token',
    {
      config: { access: 'identity.tokens' },
      preHandler: refuseMachines,
      schema: { summary: 'Revoke a token 撤销令牌', params: tokenParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const ended = await endToken(database, personOf(request), request.params.token);
      return ended.ok ? reply.code(204).send(null) : answerRefusal(reply, ended.reason);
    },
  );
}
