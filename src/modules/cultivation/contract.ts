import { CASE_TYPES, type ImmovableReason, VERDICTS } from '@leitu/rules';
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
  'cultivation.steps': {
    zh: '查找差一步的企业',
    en: 'Look for firms one step away',
    roles: ['office-admin', 'office-officer'],
  },
  'cultivation.costs': {
    zh: '设定本地区的改动代价',
    en: 'Set the costs of changes in the region',
    roles: ['office-admin'],
  },
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
const industryPrefix = z
  .string()
  .regex(/^[A-T]\d{0,4}$/)
  .meta({ description: 'The beginning of the industry code' });
const RUNGS = ['innovative', 'srdi', 'little-giant'] as const;
const verdict = z.enum(VERDICTS);
/** Why something cannot be moved: the core's list. */
const IMMOVABLE_REASONS = [
  'identity',
  'past',
  'record',
  'judgement',
  'field',
  'size',
  'unlisted',
  'bound',
  'together',
] as const satisfies readonly ImmovableReason[];

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
  industry: industryPrefix.optional(),
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

const factValue = z.union([z.string(), z.number(), z.boolean()]);

/** The least change by which a firm would meet a rung. */
export const leastChangeQuery = z.object({
  rung: z.enum(RUNGS),
  case: z.enum(CASE_TYPES).default('new'),
  on: judgedDay.optional(),
});
const changeStep = z.object({
  kind: z.enum(['move', 'state', 'follow']).meta({
    description: 'state: a missing fact is stated; follow: it only moves along since another may not pass it',
  }),
  fact: z.string(),
  from: factValue.nullable().meta({ description: 'Today, money in CNY; null where it is missing' }),
  to: factValue.meta({ description: 'What is enough; of a text how it begins' }),
  bound: z.enum(['least', 'most', 'exact']).meta({ description: 'How `to` is meant' }),
  cost: z.number().meta({ description: 'One is the effort of spending CNY 10,000' }),
  articles: z.array(z.string()),
  holds_from: day.meta({ description: 'The first day on which it can hold' }),
});
const changePlan = z.object({
  ways: z
    .array(z.object({ id: z.string(), label: bilingual, article: z.string() }))
    .meta({ description: 'The conditions by which it goes, of those where one of several is enough' }),
  verdict: verdict.meta({ description: 'What the firm is judged with all steps taken' }),
  cost: z.number(),
  holds_from: day,
  is_in_force_then: z.boolean().nullable().meta({ description: 'Whether the pack still decides then' }),
  steps: z.array(changeStep),
});
export const leastChangeResponse = z.object({
  enterprise_id: id,
  rung: z.enum(RUNGS),
  case: z.enum(CASE_TYPES),
  on: day,
  pack: z.string(),
  version: z.string(),
  facts_year: z.number().int(),
  verdict,
  plans: z.array(changePlan).meta({ description: 'The cheapest first; the others go by another way' }),
  wanting: z
    .array(z.string())
    .meta({ description: 'Missing facts that can still change the verdict, the most telling first' }),
  immovable: z
    .array(
      z.object({
        id: z.string(),
        label: bilingual,
        article: z.string(),
        facts: z.array(z.object({ fact: z.string(), reason: z.enum(IMMOVABLE_REASONS) })),
      }),
    )
    .meta({ description: 'Where nothing helps: the conditions that cannot be moved, and why' }),
  is_proven: z.boolean().meta({ description: 'Whether no cheaper plan can exist' }),
  own_costs: z.array(z.string()).meta({ description: 'Facts of whose cost a region has said something of its own' }),
});

/** A search for the firms of a region that are one step away from a rung. */
export const stepRunRequest = z.strictObject({ region: region.optional() });
export const stepRunInput = z.object({ region: z.string(), on: day });
export const stepRunOutcome = z.object({ step_run_id: id, firms: z.number().int() });
/**
 * A step is near where it costs no more than this and can hold within a year. Some ways stand open to nearly every firm, such as raising
 * equity for the first rung: that they would lift a firm says nothing of how near it is.
 */
export const NEAR_STEP_COST = 20;
const rungDistance = z.object({
  below: z.number().int().meta({ description: 'Firms that neither meet the rung nor hold its title or a higher one' }),
  one_step: z.number().int().meta({ description: 'Those of them that one single change would lift' }),
  near: z
    .number()
    .int()
    .meta({ description: `Those of them with a step that costs at most ${NEAR_STEP_COST} and can hold within a year` }),
});
export const stepRun = z.object({
  step_run_id: id,
  region_code: z.string(),
  looked_on: day,
  version: z.string(),
  firms: z.number().int(),
  tally: z.record(z.enum(RUNGS), rungDistance),
  ended_at: moment,
});
export const stepRunsResponse = z.object({ runs: z.array(stepRun).max(MOST_RUNS) });

const stepKind = z
  .enum(['move', 'state'])
  .meta({ description: 'state: the fact is missing; once it is stated and turns out to be so, the firm is lifted' });
const stepNarrowing = {
  rung: z.enum(RUNGS),
  region: region.optional(),
  industry: industryPrefix.optional(),
  reach: z
    .enum(['near', 'all'])
    .default('all')
    .meta({
      description: `near: only steps that cost at most ${NEAR_STEP_COST} and can hold within a year from today`,
    }),
};
export const stepsQuery = z.object(stepNarrowing);
export const stepsResponse = z.object({
  firms: z.number().int().meta({ description: 'How many firms are one step away' }),
  steps: z
    .array(
      z.object({
        kind: stepKind,
        fact: z.string(),
        firms: z.number().int(),
        cheapest: z.number().int().meta({ description: 'Those of them for whom no other single step costs less' }),
        least_cost: z.number(),
        median_cost: z.number(),
      }),
    )
    .meta({ description: 'The change that lifts most firms first' }),
});

/** The firms that one change lifts. */
export const STEP_FIRMS_PAGE_SIZE = 50;
export const stepFirmsQuery = z.object({
  ...stepNarrowing,
  fact: z.string().max(64),
  kind: stepKind.default('move'),
  page: z.coerce.number().int().min(1).max(200).default(1),
});
export const stepFirmsResponse = z.object({
  firms: z.array(
    z.object({
      enterprise_id: id,
      uscc: z.string(),
      name: z.string(),
      region_code: z.string(),
      industry_code: z.string().nullable(),
      tier: z.enum(RUNGS).nullable(),
      pack: z.string(),
      verdict: z.enum(['met', 'judgement']),
      step: changeStep,
    }),
  ),
  total: z.number().int(),
});

export const stepExportQuery = z.object({
  ...stepNarrowing,
  fact: stepFirmsQuery.shape.fact.optional().meta({ description: 'Only of this change; of all where left out' }),
  kind: stepKind.optional(),
  format: z.enum(['xlsx', 'csv']),
  lang: z.enum(['zh', 'en']).default('zh'),
});

/** What changing facts costs in a region. */
export const changeCostsQuery = z.object({ region: region.optional() });
export const changeCostsResponse = z.object({
  region_code: z.string(),
  label: bilingual.meta({ description: 'What the packs call these costs' }),
  facts: z.array(
    z.object({
      fact: z.string(),
      percent: z.number().int().meta({ description: 'What holds here, as per cent of what the packs say' }),
      set_by: z.string().nullable().meta({ description: 'The region that has set it; null where none has' }),
      ways: z
        .array(z.object({ way: z.enum(['up', 'down', 'to']), to: factValue, cost: z.number() }))
        .meta({ description: 'What the packs say: up or down by so much, or to a value; money in CNY' }),
    }),
  ),
});
export const setChangeCostRequest = z.strictObject({
  fact: z.string().max(64),
  percent: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .nullable()
    .meta({ description: 'null lets what is said above hold again' }),
});

export type PackResult = z.output<typeof packResult>;
export type JudgementSummary = z.output<typeof judgementSummary>;
export type Judgement = z.output<typeof judgementResponse>;
export type Difference = z.output<typeof differenceResponse>;
export type RunInput = z.output<typeof runInput>;
export type Run = z.output<typeof run>;
export type Standing = z.output<typeof standing>;
export type LeastChange = z.output<typeof leastChangeResponse>;
export type ChangePlan = z.output<typeof changePlan>;
export type ChangeStep = z.output<typeof changeStep>;
export type StepRun = z.output<typeof stepRun>;
export type ChangeCosts = z.output<typeof changeCostsResponse>;
export type SetChangeCost = z.output<typeof setChangeCostRequest>;
