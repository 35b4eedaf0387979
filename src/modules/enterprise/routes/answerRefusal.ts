import type { Refusal, RefusalDefinition } from '@leitu/kernel';
import type { FastifyReply } from 'fastify';
import { sendRefusal } from '../../../platform/http/sendRefusal.ts';
import { enterpriseRefusals } from '../refusals.ts';

/** Answers with a refusal of the dossier; what the rules core refuses of a cell is a request that cannot be met, 422. */
export function answerRefusal(reply: FastifyReply, refusal: Refusal, where?: string): FastifyReply {
  const known: Readonly<Record<string, RefusalDefinition>> = enterpriseRefusals;
  return sendRefusal(reply, known[refusal.code]?.status ?? 422, refusal, { where });
}
