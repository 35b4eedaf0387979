import type { FastifyReply } from 'fastify';
import { sendRefusal } from '../../../platform/http/sendRefusal.ts';
import { type CultivationRefusal, statusOf } from '../refusals.ts';

/** Answers with a refusal of this module. */
export function answerRefusal(reply: FastifyReply, refusal: CultivationRefusal): FastifyReply {
  return sendRefusal(reply, statusOf(refusal), refusal);
}
