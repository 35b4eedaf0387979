import { type CalendarDay, dayOfEpoch, parseDay } from '@leitu/kernel';
import { type CaseType, explain, type Facts, type Library, type Pack } from '@leitu/rules';
import type { App } from '../../platform/http/app.ts';
import { sendRefusal } from '../../platform/http/sendRefusal.ts';
import { factsResponse, type JudgeResponse, judgeRequest, judgeResponse, packsResponse } from './contract.ts';
import { compileFirmJudge, type FirmJudgement } from './judgeFirms.ts';
import { presentExplanation, presentFact, presentPack } from './present.ts';
import { readFirm } from './readFirm.ts';
import { policyRefusals } from './refusals.ts';
import { selectPacks } from './selectPacks.ts';

/** The public routes of the module: nothing is kept, and no sign-in is needed. */
export function addPolicyRoutes(app: App, library: Library): void {
  app.post(
    '/judge',
    {
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
      const on = parseDay(asked.on ?? '') ?? today();
      const packs = selectPacks(library, { packs: asked.packs, tiers: asked.tiers, caseType, on });
      if (!packs.ok) return sendRefusal(reply, statusOf(packs.reason.code), packs.reason, { where: 'body' });
      const judge = compileFirmJudge(library, packs.value, caseType);
      const explained = isExplained ? packs.value : [];
      const results = firms.map((given, index): JudgeResponse['results'][number] => {
        const { facts, refused, warnings } = readFirm(library.dictionary, given, on);
        if (refused.length > 0) return { row: index + 1, refused: [...refused] };
        const named = typeof facts.uscc === 'string' ? { uscc: facts.uscc } : {};
        return { ...named, ...presentJudgement(judge(facts), explained, facts, caseType), warnings: [...warnings] };
      });
      return { on, case: caseType, results };
    },
  );

  app.get(
    '/packs',
    {
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
      schema: {
        summary: 'List the facts 指标字典',
        description: 'The dictionary of facts that rules may read, with types, units and bounds.',
        response: { 200: factsResponse },
      },
    },
    () => ({ facts: [...library.dictionary.values()].map(presentFact) }),
  );
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

function statusOf(code: string): number {
  return code === 'unknown_pack' ? policyRefusals.unknown_pack.status : 422;
}

/** Today in China, where the criteria are in force. */
function today(): CalendarDay {
  return dayOfEpoch(Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000));
}
