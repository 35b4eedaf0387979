import type { FastifyReply } from 'fastify';
import { sendRefusal } from '../../../platform/http/sendRefusal.ts';
import { type IdentityRefusal, identityStatus } from '../refusals.ts';

/** Answers with a refusal of this module; who tried too often is told when to come back. */
export function answerRefusal(reply: FastifyReply, refusal: IdentityRefusal): FastifyReply {
  const { minutes } = refusal.figures;
  if (refusal.code === 'too_many_attempts') reply.header('retry-after', String(Number(minutes) * 60));
  return sendRefusal(reply, identityStatus(refusal), refusal);
}
