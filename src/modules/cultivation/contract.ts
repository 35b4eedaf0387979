import { CASE_TYPES, VERDICTS } from '@leitu/rules';
import { z } from 'zod';
import { explanation } from '../policy/contract.ts';

/** What may be done with judgements; the roles that have each permission. */
export const cultivationPermissions = {
  'cultivation.read': {
    zh: '查看判定结果',
    en: 'Read judgements',
    roles: [
      'firm-admin',
      'firm-editor',
      'office-admin',
      'office-officer',
      'office-reader',
      'partner-admin',
      'partner-member',
    ],
  },
  'cultivation.judge': {
    zh: '判定企业',
    en: 'Judge firms',
    roles: ['firm-admin', 'firm-editor', 'office-admin', 'office-officer'],
  },
  'cultivation.run': { zh: '判定全区企业', en: 'Judge a whole region', roles: ['office-admin', 'office-officer'] },
} as const;

const bilingual = z.object({ zh: z.string(), en: z.string() });
const id = z.uuid();
const moment = z.iso.datetime();
const day = z.iso.date();
const RUNGS = ['innovative', 'srdi', 'little-giant'] as const;
const verdict = z.enum(VERDICTS);

/** What one pack said of a firm. */
const packResult = z.object({
  verdict,
  score: z.tuple([z.number(), z.number()]).nullable(),
  maximum: z.number().nullable(),
});

export const judgementSummary = z.object({
  judgement_id: id,
  judged_on: day,
  judged_at: moment,
  case: z.enum(CASE_TYPES),
  version: z.string().meta({ description: 'The packs as they were then' }),
  run_id: id.nullable(),
  judged_by: z.string().nullable(),
  results: z.record(z.string(), packResult),
});
export const judgementsResponse = z.object({ judgements: z.array(judgementSummary) });

/** A judgement with its reasons, made again from the facts and the packs that were kept. */
export const judgementResponse = z.object({
  ...judgementSummary.shape,
  facts: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .meta({ description: 'As read then; money in CNY' }),
  explanations: z.record(z.string(), explanation),
  is_reproduced: z.boolean().meta({ description: 'Whether judging again gives what was kept' }),
});

export const judgeFirmRequest = z.strictObject({ on: day.optional(), case: z.enum(CASE_TYPES).default('new') });
export const firmParams = z.object({ id });
export const judgementParams = z.object({ id, judgement: id });

/** Why two judgements of a firm differ. */
export const differenceQuery = z.object({ from: id, to: id });
export const differenceResponse = z.object({
  from: judgementSummary,
  to: judgementSummary,
  facts: z.array(
    z.object({
      name: z.string(),
      before: z.union([z.string(), z.number(), z.boolean(), z.null()]),
      after: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    }),
  ),
  is_same_version: z.boolean(),
  packs: z.array(
    z.object({
      pack: z.string(),
      before: packResult.nullable(),
      after: packResult.nullable(),
      conditions: z.array(
        z.object({
          id: z.string(),
          label: bilingual,
          article: z.string(),
          before: verdict.nullable(),
          after: verdict.nullable(),
          facts: z.array(z.string()).meta({ description: 'Facts it reads that changed' }),
        }),
      ),
      indicators: z.array(
        z.object({
          id: z.string(),
          label: bilingual,
          article: z.string(),
          before: z.tuple([z.number(), z.number()]).nullable(),
          after: z.tuple([z.number(), z.number()]).nullable(),
          facts: z.array(z.string()),
        }),
      ),
    }),
  ),
});

export const runRequest = z.strictObject({
  region: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional()
    .meta({ description: 'Narrower than the own region' }),
  on: day.optional(),
  case: z.enum(CASE_TYPES).default('new'),
});
export const run = z.object({
  run_id: id,
  region_code: z.string(),
  judged_on: day,
  case: z.enum(CASE_TYPES),
  version: z.string(),
  packs: z.array(z.string()),
  firms: z.number().int(),
  tally: z.record(z.string(), z.record(z.string(), z.number().int())),
  ended_at: moment,
});
export const runsResponse = z.object({ runs: z.array(run) });
export const startedRun = z.object({ job_id: id });

/** Where the firms of a page stand, for the list. */
export const standingsQuery = z.object({
  firms: z.string().max(2000).meta({ description: 'Identifiers, with commas between' }),
});
export const standing = z.object({
  enterprise_id: id,
  judged_on: day,
  innovative: verdict.nullable(),
  srdi: verdict.nullable(),
  'little-giant': verdict.nullable(),
});
export const standingsResponse = z.object({ standings: z.array(standing) });

/** Firms that stand on a rung by the criteria. */
export const candidatesQuery = z.object({
  rung: z.enum(RUNGS),
  verdict,
  region: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional(),
  page: z.coerce.number().int().min(1).max(200).default(1),
});
export const candidatesResponse = z.object({
  firms: z.array(
    z.object({
      enterprise_id: id,
      uscc: z.string(),
      name: z.string(),
      region_code: z.string(),
      industry_code: z.string().nullable(),
      tier: z.enum(RUNGS).nullable(),
      standing,
    }),
  ),
  total: z.number().int(),
});

export type JudgementSummary = z.output<typeof judgementSummary>;
export type Judgement = z.output<typeof judgementResponse>;
export type Difference = z.output<typeof differenceResponse>;
export type Run = z.output<typeof run>;
export type Standing = z.output<typeof standing>;
