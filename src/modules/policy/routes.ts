import { day, type Refusal, type RefusalDefinition } from '@leitu/kernel';
import { type CaseType, explain, type Facts, type Library, type Pack } from '@leitu/rules';
import { today } from '../../platform/clock/today.ts';
import type { App } from '../../platform/http/app.ts';
import { sendRefusal } from '../../platform/http/sendRefusal.ts';
import {
  factsResponse,
  type JudgeResponse,
  judgeRequest,
  judgeResponse,
  MOST_FACTS,
  MOST_FIRMS,
  packsResponse,
} from './contract.ts';
import { compileFirmJudge, type FirmJudgement } from './judgeFirms.ts';
import { presentExplanation, presentFact, presentPack } from './present.ts';
import { type RefusedValue, readFirm } from './readFirm.ts';
import { policyRefusals, refusePolicy } from './refusals.ts';
import { selectPacks } from './selectPacks.ts';

/** The public routes of the module: nothing is kept, and no sign-in is needed. */
export function addPolicyRoutes(app: App, library: Library): void {
  app.post(
    '/judge',
    {
      bodyLimit: MOST_BYTES,
      // Before the contract walks through every value of the body.
      preValidation: async (request, reply) => {
        const refusal = findTooMany(request.body);
        if (refusal !== undefined) return sendRefusal(reply, statusOf(refusal.code), refusal, { where: 'body.firms' });
      },
      config: { access: 'public' },
      schema: {
        summary: 'Judge firms 判定企业',
        description:
          'Judges one firm or a batch by packs named, by the packs in force for tiers, or (with neither) by every pack of the ladder. Nothing is kept.',
        body: judgeRequest,
        response: { 200: judgeResponse },
      },
    },
    async (request, reply) => {
      const { firms, case: caseType, explain: isExplained, ...asked } = request.body;
      const on = asked.on === undefined ? today() : day(asked.on);
      const packs = selectPacks(library, { packs: asked.packs, tiers: asked.tiers, caseType, on });
      if (!packs.ok) return sendRefusal(reply, statusOf(packs.reason.code), packs.reason, { where: 'body' });
      const judge = compileFirmJudge(library, packs.value, caseType);
      const explained = isExplained ? packs.value : [];
      const firstRows = new Map<string, number>();
      const results = firms.map((given, index): JudgeResponse['results'][number] => {
        const { facts, refused, warnings } = readFirm(library.dictionary, given, on);
        const twin = findTwin(facts, index + 1, firstRows);
        if (twin !== undefined) refused.push(twin);
        if (refused.length > 0) return { row: index + 1, refused: [...refused] };
        const named = typeof facts.uscc === 'string' ? { uscc: facts.uscc } : {};
        return { ...named, ...presentJudgement(judge(facts), explained, facts, caseType), warnings: [...warnings] };
      });
      return { on, case: caseType, results };
    },
  );
  addReadingRoutes(app, library);
}

function addReadingRoutes(app: App, library: Library): void {
  app.get(
    '/packs',
    {
      config: { access: 'public' },
      schema: {
        summary: 'List the packs 规则包目录',
        description: 'Every pack with its source, the cases and dates it applies to, and the facts it reads.',
        response: { 200: packsResponse },
      },
    },
    () => ({ packs: [...library.packs.values()].map(presentPack) }),
  );

  app.get(
    '/facts',
    {
      config: { access: 'public' },
      schema: {
        summary: 'List the facts 指标字典',
        description: 'The dictionary of facts that rules may read, with types, units and bounds.',
        response: { 200: factsResponse },
      },
    },
    () => ({ facts: [...library.dictionary.values()].map(presentFact) }),
  );
}

/** A thousand firms with every fact are about 1.5 MB. */
const MOST_BYTES = 2 * 1024 * 1024;

function findTooMany(body: unknown): Refusal | undefined {
  const given = typeof body === 'object' && body !== null && 'firms' in body ? body.firms : undefined;
  const firms: readonly unknown[] = Array.isArray(given) ? given : [];
  for (const [index, firm] of firms.slice(0, MOST_FIRMS).entries()) {
    const count = typeof firm === 'object' && firm !== null ? Object.keys(firm).length : 0;
    if (count > MOST_FACTS) return refusePolicy('too_many_facts', { row: index + 1, count, most: MOST_FACTS });
  }
  return undefined;
}

/** The refusal of a firm that stands in the request already. */
function findTwin({ uscc }: Facts, row: number, firstRows: Map<string, number>): RefusedValue | undefined {
  if (typeof uscc !== 'string') return undefined;
  const first = firstRows.get(uscc);
  firstRows.set(uscc, first ?? row);
  if (first === undefined) return undefined;
  return { ...refusePolicy('repeated_firm', { uscc, first }), column: 'uscc', value: uscc };
}

function presentJudgement(
  { size, packs }: FirmJudgement,
  explained: readonly Pack[],
  facts: Facts,
  caseType: CaseType,
): Pick<Extract<JudgeResponse['results'][number], { size: string[] }>, 'size' | 'packs'> {
  const explanations = new Map(explained.map((pack) => [pack.id, presentExplanation(explain(pack, facts, caseType))]));
  const presented = Object.entries(packs).map(([id, { verdict, score }]) => {
    const explanation = explanations.get(id);
    const points: { score?: [number, number] } = score === undefined ? {} : { score: [score[0], score[1]] };
    return [id, { verdict, ...points, ...(explanation === undefined ? {} : { explanation }) }] as const;
  });
  return { size: [...size], packs: Object.fromEntries(presented) };
}

/** The status of this module's list; what the rules core refuses is a request that cannot be met, 422. */
function statusOf(code: string): number {
  const definitions: Readonly<Record<string, RefusalDefinition>> = policyRefusals;
  return definitions[code]?.status ?? 422;
}
