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
/** A day to judge on; the first is that of policy's contract. */
const judgedDay = day
  .refine((text) => text >= '1949-10-01', { message: 'A day from 1949-10-01 on' })
  .meta({ description: 'The day whose packs decide, today where it is left out; the facts are those of now' });
const region = z
  .string()
  .regex(/^(\d{2}|\d{4}|\d{6})$/)
  .meta({ description: 'The beginning of the region codes, 2, 4 or 6 digits; without it the own region' });
const RUNGS = ['innovative', 'srdi', 'little-giant'] as const;
const verdict = z.enum(VERDICTS);

/** What one pack said of a firm. */
const packResult = z.object({
  verdict,
  score: z.tuple([z.number(), z.number()]).nullable(),
  maximum: z.number().nullable(),
  is_in_force: z
    .boolean()
    .meta({ description: 'Whether it is the pack that decides its rung in that case on that day' }),
});

export const judgementSummary = z.object({
  judgement_id: id,
  judged_on: day,
  judged_at: moment,
  case: z.enum(CASE_TYPES),
  version: z
    .string()
    .meta({ description: 'The packs as they were then: the first 12 hexadecimal digits of their SHA-256' }),
  facts_year: z.number().int().nullable().meta({ description: 'The fiscal year that y1 stood for in its facts' }),
  run_id: id.nullable(),
  judged_by: z.string().nullable(),
  results: z.record(z.string(), packResult),
});
/** How many judgements of a firm are told, the newest first. */
export const MOST_JUDGEMENTS = 200;
export const judgementsResponse = z.object({ judgements: z.array(judgementSummary).max(MOST_JUDGEMENTS) });

/** A judgement with its reasons, made again from the facts and the packs that were kept. */
export const judgementResponse = z.object({
  ...judgementSummary.shape,
  facts: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .meta({ description: 'As read then; money in CNY' }),
  explanations: z.record(z.string(), explanation),
  is_reproduced: z.boolean().meta({ description: 'Whether judging again gives what was kept' }),
});

export const judgeFirmRequest = z.strictObject({ on: judgedDay.optional(), case: z.enum(CASE_TYPES).default('new') });
export const firmParams = z.object({ id });
export const judgementParams = z.object({ id, judgement: id });

/** Why two judgements of a firm differ. */
export const differenceQuery = z.object({ from: id, to: id });
export const differenceResponse = z.object({
  from: judgementSummary,
  to: judgementSummary,
  /** Those that both judgements read. */
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
  region: region.optional(),
  on: judgedDay.optional(),
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
/** How many runs are told, the newest first. */
export const MOST_RUNS = 100;
export const runsResponse = z.object({ runs: z.array(run).max(MOST_RUNS) });
export const runParams = z.object({ run: id });
export const startedRun = z.object({ job_id: id });
/** What the job of a run is asked for. */
export const runInput = z.object({ region: z.string(), on: day, case: z.enum(CASE_TYPES) });
/** What it gives as its outcome. */
export const runOutcome = z.object({ run_id: id, firms: z.number().int() });

/** Where the firms of a page stand, for the list. */
export const standingsQuery = z.object({
  firms: z
    .string()
    .max(2000)
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
    .transform((text) => text.split(','))
    .pipe(z.array(id))
    .meta({ description: 'Identifiers, with commas between' }),
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
export const CANDIDATES_PAGE_SIZE = 50;
export const candidatesQuery = z.object({
  rung: z.enum(RUNGS),
  verdict,
  region: region.optional(),
  industry: z
    .string()
    .regex(/^[A-T]\d{0,4}$/)
    .optional()
    .meta({ description: 'The beginning of the industry code' }),
  title: z
    .enum(['any', 'without'])
    .default('any')
    .meta({ description: 'without: only firms that held neither the title of the rung nor a higher one when judged' }),
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

export type PackResult = z.output<typeof packResult>;
export type JudgementSummary = z.output<typeof judgementSummary>;
export type Judgement = z.output<typeof judgementResponse>;
export type Difference = z.output<typeof differenceResponse>;
export type RunInput = z.output<typeof runInput>;
export type Run = z.output<typeof run>;
export type Standing = z.output<typeof standing>;
