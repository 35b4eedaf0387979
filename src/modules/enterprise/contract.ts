import { z } from 'zod';
import { factDefinition } from '../policy/contract.ts';

/** What may be done with dossiers; the roles that have each permission. */
export const enterprisePermissions = {
  'enterprise.read': {
    zh: '查看企业档案',
    en: 'Read dossiers',
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
  'enterprise.write': {
    zh: '填报企业指标、上传佐证',
    en: 'Enter facts and evidence',
    roles: ['firm-admin', 'firm-editor', 'office-admin', 'office-officer'],
  },
  'enterprise.import': { zh: '批量导入企业', en: 'Import firms', roles: ['office-admin', 'office-officer'] },
  'enterprise.export': {
    zh: '导出企业名单',
    en: 'Export lists of firms',
    roles: ['office-admin', 'office-officer', 'partner-admin'],
  },
  'enterprise.claim': {
    zh: '为企业发放认领码',
    en: 'Give a firm the code to claim its dossier',
    roles: ['office-admin', 'office-officer'],
  },
  'enterprise.consent': {
    zh: '授权机构查看本企业档案',
    en: 'Let organisations see the own dossier',
    roles: ['firm-admin'],
  },
} as const;

const bilingual = z.object({ zh: z.string(), en: z.string() });
const id = z.uuid();
const moment = z.iso.datetime();
const day = z.iso.date();
/** The day that data are of. PostgreSQL has no year 0, and no data of a firm are older than this country. */
const statedDay = day.refine((text) => text >= '1949-10-01', {
  params: { zh: '应为 1949-10-01 或以后的日期', en: 'must be a day from 1949-10-01 on' },
});

/** Departments and others who state facts. */
export const SOURCES = [
  'market',
  'tax',
  'statistics',
  'labour',
  'ip',
  'science',
  'industry',
  'commerce',
  'credit',
  'emergency',
  'reform',
  'reviewer',
  'enterprise',
] as const;

export const TIERS = ['innovative', 'srdi', 'little-giant'] as const;

/** A value as it travels: money in CNY, ratios as decimals. */
const value = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .meta({ description: 'Money in CNY, ratios as decimals; null where missing' });

export const MOST_CONDITIONS = 12;
export const PAGE_SIZE = 50;
/** Farther down a list is found by a narrower search. */
export const MOST_PAGES = 200;

/**
 * How one fact bounds a search: `revenue_y1:20000000..` (from, to, either may be left out), `own_brand:true`, `rd_institution_level:below_city`,
 * `digital_level:missing` (nobody has stated it). Money in CNY, ratios as decimals.
 */
const condition = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,60}:(true|false|missing|[^:]{0,40}\.\.[^:]{0,40}|[a-z][a-z0-9_-]{0,39})$/);

/** What is looked for. */
export const searchQuery = z.object({
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .meta({ description: 'Part of a name, its pinyin or initials, or of the uscc' }),
  region: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional()
    .meta({ description: 'The beginning of the region code' }),
  industry: z
    .string()
    .regex(/^[A-T]\d{0,4}$/)
    .optional()
    .meta({ description: 'The beginning of the industry code' }),
  tier: z.enum([...TIERS, 'none']).optional(),
  where: z
    .union([condition, z.array(condition).max(MOST_CONDITIONS)])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat()))
    .meta({ description: 'Conditions on facts: revenue_y1:20000000.. or own_brand:true or digital_level:missing' }),
});
export const listQuery = searchQuery.extend({
  sort: z
    .string()
    .regex(/^-?[a-z][a-z0-9_]{0,60}$/)
    .default('-updated_at')
    .meta({ description: 'A column; a stroke in front sorts from the greatest' }),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).default(1),
  columns: z.string().max(2000).optional().meta({ description: 'Facts to show beside the names, with commas between' }),
});
export const exportQuery = searchQuery.extend({
  sort: listQuery.shape.sort,
  columns: listQuery.shape.columns.meta({ description: 'Facts to export, with commas between; all where left out' }),
  format: z.enum(['xlsx', 'csv']),
  lang: z.enum(['zh', 'en']).default('zh'),
});

export const firmSummary = z.object({
  enterprise_id: id,
  uscc: z.string(),
  name: z.string(),
  region_code: z.string(),
  industry_code: z.string().nullable(),
  tier: z.enum(TIERS).nullable(),
  updated_at: moment,
  facts: z.record(z.string(), value),
});
export const listResponse = z.object({ firms: z.array(firmSummary), has_more: z.boolean() });
export const countResponse = z.object({ total: z.number().int() });

/** That somebody stated something of a firm: what is the same for all facts that were stated together. */
export const statedRecord = z.object({
  record_id: id,
  source: z.enum(SOURCES),
  stated_on: day,
  entered_at: moment,
  entered_by: z.string().nullable().meta({ description: 'The person and organisation that entered it' }),
  evidence_id: id.nullable(),
  import_id: id.nullable(),
});
/** A record by its place among those of the dossier, from 0. */
const place = z.number().int();
/** What is known of one fact for one period: the value that holds, and what else was stated. */
const factStanding = z.object({
  name: z.string(),
  value,
  year: z.number().int().nullable().meta({ description: 'The fiscal year that the values are of, for yearly facts' }),
  holds: place.nullable().meta({ description: 'The record whose value holds, by its place; null where none does' }),
  others: z
    .array(z.object({ record: place, value }))
    .meta({ description: 'What other records state for the same period, the newest first' }),
  conflicts: z
    .array(place)
    .meta({ description: 'The records that are the newest of other sources and say something else' }),
});
export const dossierResponse = z.object({
  enterprise_id: id,
  uscc: z.string(),
  name: z.string(),
  region_code: z.string(),
  industry_code: z.string().nullable(),
  established_on: day.nullable(),
  tier: z.enum(TIERS).nullable(),
  tier_granted_on: day.nullable(),
  facts_year: z.number().int().meta({ description: 'The fiscal year that y1 stands for' }),
  updated_at: moment,
  records: z
    .array(statedRecord)
    .meta({ description: 'Everything that was ever stated, the newest first, without the values' }),
  facts: z.array(factStanding),
  warnings: z.array(bilingual),
});
export const firmParams = z.object({ id });

export const statementsRequest = z.strictObject({
  source: z.enum(SOURCES).optional().meta({ description: 'Whose statement it is; firms state for themselves' }),
  base_year: z.number().int().min(1990).max(2100).meta({ description: 'The fiscal year that y1 stands for' }),
  stated_on: statedDay,
  facts: z.record(z.string(), value).meta({ description: 'Money in CNY; null withdraws what the source said before' }),
  evidence_id: id.optional(),
});
export const statementsResponse = z.object({ record_id: id.nullable(), changed: z.array(z.string()) });
export const newFirmRequest = z.strictObject({
  source: z.enum(SOURCES).default('industry'),
  base_year: z.number().int().min(1990).max(2100),
  stated_on: statedDay,
  facts: z.record(z.string(), value),
});
export const newFirmResponse = z.object({ enterprise_id: id });

export const evidenceItem = z.object({
  evidence_id: id,
  file_name: z.string(),
  media_type: z.string(),
  bytes: z.number().int(),
  entered_at: moment,
});
export const evidenceResponse = z.object({ evidence: z.array(evidenceItem) });
export const evidenceQuery = z.object({ name: z.string().trim().min(1).max(200) });
export const evidenceParams = z.object({ id, evidence: id });
export const MOST_EVIDENCE_MEGABYTES = 10;

export const consent = z.object({
  consent_id: id,
  partner_id: id,
  partner: z.string(),
  purpose: z.string(),
  from_day: day,
  until_day: day,
  given_at: moment,
  withdrawn_at: moment.nullable(),
});
export const consentsResponse = z.object({ consents: z.array(consent) });
export const consentRequest = z.strictObject({
  partner_id: id,
  purpose: z.string().trim().min(2).max(200),
  until_day: day,
});
export const consentParams = z.object({ id, consent: id });

export const claimResponse = z.object({ code: z.string(), expires_at: moment });

/** How a column of a file is read: a fact and the unit it is written in. */
const columnReading = z.object({
  fact: z.string(),
  money_scale: z.enum(['元', '万元', '亿元']).default('元'),
  is_percent: z.boolean().default(false),
});
export const importColumn = z.object({
  header: z.string(),
  reading: columnReading.nullable(),
  origin: z.enum(['header', 'remembered', 'chosen', 'none']).meta({ description: 'Where the reading comes from' }),
  examples: z.array(z.string()),
});
export const uploadQuery = z.object({
  name: z.string().trim().min(5).max(200).meta({ description: 'The name of the file, with .csv or .xlsx' }),
  source: z.enum(SOURCES).default('industry'),
  base_year: z.coerce.number().int().min(1990).max(2100),
  stated_on: statedDay,
});
export const MOST_UPLOAD_MEGABYTES = 200;
/** The dictionary has some sixty facts; a table with more columns than this is none of firms. */
export const MOST_UPLOAD_COLUMNS = 500;
export const IMPORT_STATES = [
  'uploaded',
  'previewing',
  'previewed',
  'writing',
  'written',
  'failed',
  'discarded',
] as const;
export const MOST_REFUSALS_KEPT = 10_000;

export const importPreview = z.object({
  rows: z.number().int(),
  new_firms: z.number().int(),
  changed_firms: z.number().int(),
  unchanged_firms: z.number().int(),
  refused_rows: z.number().int(),
  refused_cells: z.number().int(),
  warnings: z.number().int(),
  changes_by_fact: z.array(z.object({ fact: z.string(), filled: z.number().int(), changed: z.number().int() })),
  examples: z
    .array(
      z.object({
        row: z.number().int(),
        uscc: z.string(),
        name: z.string(),
        is_new: z.boolean(),
        changes: z.array(z.object({ fact: z.string(), before: value, after: value })),
      }),
    )
    .meta({ description: 'The first firms that would change' }),
  warning_examples: z.array(z.object({ row: z.number().int(), message: bilingual })),
});
export const importOutcome = z.object({
  new_firms: z.number().int(),
  changed_firms: z.number().int(),
  unchanged_firms: z.number().int(),
  left_out_rows: z.number().int(),
  digest: z.string().meta({ description: 'SHA-256 of the records written, which the audit names too' }),
});
export const importItem = z.object({
  import_id: id,
  file_name: z.string(),
  bytes: z.number().int(),
  source: z.enum(SOURCES),
  base_year: z.number().int(),
  stated_on: day,
  state: z.enum(IMPORT_STATES),
  job_id: id.nullable(),
  problem: z
    .object({ code: z.string(), message: bilingual })
    .nullable()
    .meta({ description: 'Why it failed; nothing of it was written then' }),
  created_at: moment,
  written_at: moment.nullable(),
  columns: z.array(importColumn),
  preview: importPreview.nullable(),
  outcome: importOutcome.nullable(),
});
export const importsResponse = z.object({ imports: z.array(importItem.omit({ columns: true, preview: true })) });
export const importParams = z.object({ import: id });
export const previewRequest = z.strictObject({
  columns: z.array(z.object({ header: z.string(), reading: columnReading.nullable() })).max(MOST_UPLOAD_COLUMNS),
});
export const writeRequest = z.strictObject({
  leave_out_refused: z.boolean().default(false).meta({ description: 'Write the other rows although some are refused' }),
});
export const refusalsQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) });
export const refusalsFileQuery = z.object({ lang: z.enum(['zh', 'en']).default('zh') });
export const refusalsResponse = z.object({
  refusals: z.array(
    z.object({
      row: z.number().int().meta({ description: 'As a spreadsheet numbers it, the header being row 1' }),
      column: z.string(),
      value: z.string(),
      code: z.string(),
      message: bilingual,
    }),
  ),
  total: z.number().int(),
});
export const startedJob = z.object({ job_id: id });

/** What can be stated of a firm: the facts of the rules, and the fields of the dossier that are stated as facts are. */
export const dictionaryResponse = z.object({ facts: z.array(factDefinition) });

export const regionsQuery = z.object({
  below: z
    .string()
    .regex(/^\d{0,6}$/)
    .default(''),
});
export const regionsResponse = z.object({ regions: z.array(z.object({ code: z.string(), name: bilingual })) });

export type SearchQuery = z.output<typeof searchQuery>;
export type DossierResponse = z.output<typeof dossierResponse>;
export type StatedRecord = z.output<typeof statedRecord>;
export type ImportItem = z.output<typeof importItem>;
export type ImportPreview = z.output<typeof importPreview>;
export type ImportOutcome = z.output<typeof importOutcome>;
export type ImportColumn = z.output<typeof importColumn>;
