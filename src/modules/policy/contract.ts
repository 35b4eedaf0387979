import { CASE_TYPES, TIERS, VERDICTS } from '@leitu/rules';
import { z } from 'zod';

/** What may be done beside what everybody may; the roles that have each permission. */
export const policyPermissions = {
  'policy.reform': {
    zh: '推演改革：改动门槛对辖区企业的影响',
    en: 'Try a reform on the firms of the region',
    roles: ['office-admin', 'office-officer', 'office-reader'],
  },
} as const;

/** How many firms one request may judge, and how many it may have explained. */
export const MOST_FIRMS = 1000;
const MOST_EXPLAINED = 20;

/** How many facts one firm may have: more than any dictionary holds. */
export const MOST_FACTS = 300;

const day = z.iso
  .date()
  .refine((text) => text >= '1949-10-01', { message: 'A day from 1949-10-01 on' })
  .meta({ description: 'A day, ISO 8601', example: '2026-04-01' });
const bilingual = z.object({ zh: z.string(), en: z.string() });

export const judgeRequest = z
  .strictObject({
    firms: z
      .array(
        z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).meta({
          description: 'Facts by name. Money in CNY, ratios as decimals (3% is 0.03); leave out what is unknown.',
        }),
      )
      .min(1)
      .max(MOST_FIRMS),
    packs: z.array(z.string()).default([]).meta({ description: 'Packs by id, e.g. cn.srdi.2026' }),
    tiers: z.array(z.enum(TIERS)).default([]).meta({ description: 'Tiers; the packs in force on the day are taken' }),
    case: z.enum(CASE_TYPES).default('new'),
    on: day.optional().meta({ description: 'The day of judging; today where it is left out' }),
    explain: z
      .boolean()
      .default(false)
      .meta({ description: `With every reason; at most ${MOST_EXPLAINED} firms` }),
  })
  .refine(({ explain, firms }) => !explain || firms.length <= MOST_EXPLAINED, {
    path: ['firms'],
    message: `With explain, at most ${MOST_EXPLAINED} firms`,
  })
  .meta({
    example: {
      firms: [{ industry_code: 'C3921', employees_y1: 120, revenue_y1: 60_000_000, niche_years: 5 }],
      tiers: ['srdi'],
      on: '2026-04-01',
    },
  });

const range = z
  .tuple([z.number(), z.number()])
  .meta({ description: 'The lowest and the highest that is possible, in points' });

const reading = z.object({
  fact: z.string(),
  label: bilingual,
  value: z
    .union([z.string(), z.number(), z.boolean(), z.null()])
    .meta({ description: 'Money in CNY; null where missing' }),
  unit: z.string().nullable(),
});

const condition = z.object({
  id: z.string(),
  kind: z.enum(['all', 'any', 'not', 'compare', 'holds', 'is', 'class']),
  label: bilingual,
  rule: bilingual,
  article: z.string(),
  verdict: z.enum(VERDICTS),
  waived: z.boolean(),
  is_waiver: z.boolean().meta({ description: 'Whether it is the waiver of the condition that it is a part of' }),
  reads: z.array(reading),
  value: range.nullable().meta({ description: 'What was compared: money in CNY, ratios as decimals' }),
  unit: z.string().nullable(),
  classes: z
    .array(z.object({ value: z.string(), zh: z.string(), en: z.string() }))
    .meta({ description: 'The classes that are still possible, where it asks for one' }),
  missing: z.array(z.string()),
  inconclusive: z.array(z.string()).meta({ description: 'Facts that are there but decide nothing' }),
  get parts() {
    return z.array(condition);
  },
});

const band = z.object({
  rule: bilingual.nullable().meta({ description: 'Null in the last band, which takes the rest' }),
  brief: bilingual.nullable().meta({ description: 'The rule; the bound alone where all bands are about one value' }),
  article: z.string(),
  points: z.number(),
  state: z.enum(['holds', 'possible', 'no']),
});

const indicator = z.object({
  id: z.string(),
  group: z.object({ id: z.string(), label: bilingual, maximum: z.number(), needed: z.number().nullable() }),
  label: bilingual,
  article: z.string(),
  points: range,
  maximum: z.number(),
  reads: z.array(reading),
  value: z.number().nullable().meta({ description: 'What the bands are about: money in CNY, ratios as decimals' }),
  unit: z.string().nullable(),
  missing: z.array(z.string()),
  inconclusive: z.array(z.string()).meta({ description: 'Facts that are there but decide nothing' }),
  bands: z.array(band),
});

export const explanation = z.object({
  condition,
  score: z
    .object({ points: range, maximum: z.number(), needed: z.number().nullable() })
    .nullable()
    .meta({ description: 'Null where the pack has none; needed is what it asks for in all' }),
  indicators: z.array(indicator),
  questions: z
    .array(z.string())
    .meta({ description: 'Facts that can still change the verdict, the most telling first' }),
});

const packJudgement = z.object({
  verdict: z.enum(VERDICTS),
  score: range.optional().meta({ description: 'Only where the pack has a score' }),
  explanation: explanation.optional(),
});

const judgedFirm = z.object({
  uscc: z.string().optional(),
  size: z.array(z.string()).meta({ description: 'The size classes that are still possible' }),
  packs: z.record(z.string(), packJudgement),
  warnings: z.array(bilingual),
});

const refusedFirm = z.object({
  row: z.number().int().meta({ description: 'The place of the firm in the request, from 1' }),
  refused: z.array(z.object({ column: z.string(), value: z.string(), code: z.string(), message: bilingual })),
});

export const judgeResponse = z.object({
  on: day,
  case: z.enum(CASE_TYPES),
  results: z.array(z.union([judgedFirm, refusedFirm])),
});

export const packSummary = z.object({
  id: z.string(),
  label: bilingual,
  tier: z.enum(TIERS).nullable(),
  source: z.object({ issuer: bilingual, document: bilingual, number: z.string(), in_force_from: day }),
  article: z.string(),
  applies: z.array(z.object({ case: z.enum(CASE_TYPES), from: day, until: day.nullable() })),
  maximum: z.number().nullable().meta({ description: 'The highest score, where the pack has one' }),
  overlay_of: z.string().nullable(),
  notice_days: z.number().nullable().meta({ description: 'Days of public notice, where the pack sets them' }),
  facts: z.array(z.string()).meta({ description: 'The facts that the pack reads' }),
});

export const packsResponse = z.object({ packs: z.array(packSummary) });

export const factDefinition = z.object({
  name: z.string(),
  label: bilingual,
  type: z.string(),
  unit: z.string().nullable(),
  definition: bilingual.nullable(),
  source: bilingual,
  least: z.number().nullable(),
  most: z.number().nullable(),
  options: z.array(z.object({ value: z.string(), zh: z.string(), en: z.string() })),
});

export const factsResponse = z.object({ facts: z.array(factDefinition) });

/** How many thresholds one reform may move: more than any pack has. */
const MOST_MOVES = 200;

const move = z.string().max(200);

export const reformQuery = z.object({
  from: z.string().meta({ description: 'The old pack by id', example: 'cn.srdi.2022' }),
  to: z.string().meta({ description: 'The new pack by id; the same one where only thresholds are moved' }),
  case: z.enum(CASE_TYPES).default('new'),
  region: z
    .string()
    .regex(/^(\d{2}|\d{4}|\d{6})$/)
    .optional()
    .meta({ description: 'Narrower than the own region: 2, 4 or 6 digits' }),
  set: z
    .union([move, z.array(move).max(MOST_MOVES)])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat()))
    .meta({
      description: 'Thresholds of the new pack that are moved, each `address=value`: `rd.2=5%`, `revenue.1=2000万元`',
      example: ['rd.2=5%'],
    }),
});

const firmCount = z.number().int();
const movements = z
  .object({ gained: firmCount, lost: firmCount, stays: firmCount, out: firmCount, open: firmCount })
  .meta({
    description:
      'gained: unmet before, holds after (met, or left to a person); lost: the other way; stays: holds in both; out: unmet in both; open: facts are missing for one of them',
  });
const reformGroup = z.object({ key: z.string(), name: bilingual, firms: firmCount, ...movements.shape });
const decidingCondition = z.object({
  condition: z.string(),
  label: bilingual,
  under: bilingual.nullable().meta({ description: 'The heading that the condition stands below' }),
  article: z.string(),
  alone: firmCount.meta({ description: 'Firms that changed sides and fail it alone' }),
  among: firmCount.meta({ description: 'Firms that changed sides and fail it, whether or not others too' }),
});
const nearFirm = z.object({
  id: z.string().meta({ description: 'The enterprise_id of the dossier, or the code in a list' }),
  name: z.string(),
  region: bilingual,
  label: bilingual,
  article: z.string(),
  value: z.number().nullable().meta({ description: 'Money in CNY, ratios as decimals' }),
  threshold: z.number().nullable(),
  unit: z.string().nullable(),
  margin: z.number().meta({ description: 'Distance from the threshold as a share of it, below 0 for who fails it' }),
});
const reformPack = z.object({ id: z.string(), label: bilingual, number: z.string() });

export const reformResponse = z.object({
  from: reformPack,
  to: reformPack,
  case: z.enum(CASE_TYPES),
  region: z.object({ code: z.string(), name: bilingual }),
  moved: z.array(z.object({ id: z.string(), value: z.number(), was: z.number(), unit: z.string() })),
  firms: firmCount,
  movements,
  flow: z
    .array(z.array(firmCount))
    .meta({ description: `Firms by verdict before (rows) and after (columns): ${VERDICTS.join(', ')}` }),
  by: z.object({
    region: z.array(reformGroup),
    industry: z.array(reformGroup),
    size: z.array(reformGroup),
    tier: z.array(reformGroup),
  }),
  lost_by: z.array(decidingCondition),
  gained_by: z.array(decidingCondition),
  nearest_below: z.array(nearFirm),
  nearest_above: z.array(nearFirm),
});

export type ReformResponse = z.output<typeof reformResponse>;
export type ReformGroup = z.output<typeof reformGroup>;
export type DecidingCondition = z.output<typeof decidingCondition>;
export type NearFirmAnswer = z.output<typeof nearFirm>;

export type ExplanationAnswer = z.output<typeof explanation>;
export type JudgeResponse = z.output<typeof judgeResponse>;
export type PackSummary = z.output<typeof packSummary>;
