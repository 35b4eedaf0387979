import type { LightMyRequestResponse } from 'fastify';
import type { DossierResponse, StatedRecord } from '../src/modules/enterprise/contract.ts';
import type { Actor } from '../src/platform/access/actor.ts';
import { uuidOfName } from '../src/platform/db/uuid.ts';
import { aUscc } from './anImporter.ts';
import { anActor, type Platform } from './aPlatform.ts';

/** Facts as they travel: money in CNY. */
export type TravellingFacts = Readonly<Record<string, string | number | boolean | null>>;

/** The identifier of the made-up firm of a number. */
export function firmIdOf(number: number): string {
  return uuidOfName('enterprise', aUscc(number));
}

/** An administrator of the made-up firm of a number. */
export function aFirmActor(number: number, region: string): Actor {
  return anActor('firm', 'firm-admin', { organisationId: firmIdOf(number), region });
}

/** One value of a fact with what is known of its statement. */
export type ShownStatement = StatedRecord & { readonly value: unknown };

/** What a dossier shows of a fact: the statement that holds, those that contradict it, and all, the newest first. */
export interface ShownFact {
  readonly value: unknown;
  readonly year: number | null;
  readonly holds: ShownStatement | undefined;
  readonly conflicts: readonly (ShownStatement | undefined)[];
  readonly history: readonly (ShownStatement | undefined)[];
}

/** Asks for dossiers through the interface. */
export interface DossierCaller {
  readonly add: (actor: Actor, number: number, facts: TravellingFacts) => Promise<LightMyRequestResponse>;
  readonly state: (actor: Actor, id: string, facts: TravellingFacts, more?: object) => Promise<LightMyRequestResponse>;
  readonly read: (actor: Actor, id: string) => Promise<LightMyRequestResponse>;
  readonly factOf: (actor: Actor, id: string, name: string) => Promise<ShownFact | undefined>;
}

export function aDossierCaller(platform: () => Platform): DossierCaller {
  const time = { base_year: 2025, stated_on: '2026-04-01' };
  const read: DossierCaller['read'] = (actor, id) => platform().call(actor, { url: `/api/enterprise/firms/${id}` });
  return {
    read,
    add: (actor, number, facts) =>
      platform().call(actor, {
        method: 'POST',
        url: '/api/enterprise/firms',
        payload: { ...time, facts: { uscc: aUscc(number), name: `示例${number}号机械有限公司`, ...facts } },
      }),
    state: (actor, id, facts, more = {}) =>
      platform().call(actor, {
        method: 'POST',
        url: `/api/enterprise/firms/${id}/statements`,
        payload: { ...time, ...more, facts },
      }),
    factOf: async (actor, id, name) => {
      const dossier = (await read(actor, id)).json<DossierResponse>();
      const fact = dossier.facts.find((one) => one.name === name);
      return fact === undefined ? undefined : showFact(dossier, fact);
    },
  };
}

function showFact(
  { records }: DossierResponse,
  { value, year, holds, others, conflicts }: DossierResponse['facts'][number],
): ShownFact {
  const held = holds === null ? [] : [{ record: holds, value }];
  const all = [...held, ...others].toSorted((a, b) => a.record - b.record);
  const show = (record: number): ShownStatement | undefined => {
    const origin = records[record];
    return origin && { ...origin, value: all.find((one) => one.record === record)?.value };
  };
  return {
    value,
    year,
    holds: holds === null ? undefined : show(holds),
    conflicts: conflicts.map(show),
    history: all.map(({ record }) => show(record)),
  };
}
