import type { Refusal } from '@leitu/kernel';
import type { FastifyReply } from 'fastify';
import { makeErrorBody, type Particulars } from './errorBody.ts';

/**
 * Answers with a refusal, in the one shape of errors.
 * @example if (!judged.ok) return sendRefusal(reply, 422, judged.reason, { where: 'body.firms[3]' });
 */
export function sendRefusal(
  reply: FastifyReply,
  status: number,
  refusal: Refusal,
  particulars?: Particulars,
): FastifyReply {
  return reply
    .code(status)
    .header('x-request-id', reply.request.id)
    .type('application/json; charset=utf-8')
    .send(makeErrorBody(refusal, reply.request.id, particulars));
}
