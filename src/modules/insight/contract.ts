import { z } from 'zod';

/** Who may see the pictures of a region. */
export const insightPermissions = {
  'insight.read': {
    zh: '查看区域概览',
    en: 'Read the overview of a region',
    roles: ['office-admin', 'office-officer', 'office-reader'],
  },
} as const;

const RUNGS = ['innovative', 'srdi', 'little-giant'] as const;
const day = z.iso.date();
const count = z.number().int();

/** How many firms hold each title (the highest they hold), and how many are on the books. */
const ladderCounts = z.object({ firms: count, innovative: count, srdi: count, 'little-giant': count });

export const towerQuery = z.object({
  region: z
    .string()
    .regex(/^(\d{2}|\d{4}|\d{6})$/)
    .optional()
    .meta({ description: 'Narrower than the own region: 2, 4 or 6 digits' }),
  industry: z
    .string()
    .regex(/^[A-T]\d{0,2}$/)
    .optional(),
});
export const towerResponse = z.object({
  region: z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }),
  on: day,
  counts: ladderCounts,
  /**
   * Titles held at the end of each of the last six years by those who hold one today, by the day it was granted; the last year is today,
   * and counts those whose day is not known too.
   */
  growth: z.array(z.object({ year: z.number().int(), innovative: count, srdi: count, 'little-giant': count })),
  /** The next level below, every division of it and whatever other codes firms have; empty for a county. */
  by_region: z.array(
    z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }), ...ladderCounts.shape }),
  ),
  /** Divisions, those with the most firms first; the code is empty where the industry is not known. */
  by_industry: z.array(
    z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }), ...ladderCounts.shape }),
  ),
  /** Where firms stand by the criteria at their latest judgement, and how many were never judged. */
  standings: z.object({
    judged: count,
    latest: day.nullable(),
    rungs: z.record(
      z.enum(RUNGS),
      z.object({
        met: count,
        judgement: count,
        unknown: count,
        unmet: count,
        met_without_title: count,
        judgement_without_title: count,
      }),
    ),
  }),
});

export type TowerResponse = z.output<typeof towerResponse>;
export type LadderCounts = z.output<typeof ladderCounts>;
