import { present } from '@leitu/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPerson, type PersonActor } from '../actors.ts';
import { refuseIdentity } from '../refusals.ts';
import { answerRefusal } from './answer.ts';

/**
 * Keeps machines away from a route: what gives access to others, or ends it, is done by people. A token that leaks could otherwise make
 * itself an account or another token that outlives it.
 */
export async function refuseMachines(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const isMachine = request.actor !== null && !isPerson(request.actor);
  return isMachine ? answerRefusal(reply, refuseIdentity('person_needed')) : undefined;
}

/** The person who asks, on a route that machines are kept away from. */
export function personOf({ actor }: FastifyRequest): PersonActor {
  return present(actor !== null && isPerson(actor) ? actor : undefined, 'the route is for people who have signed in');
}
