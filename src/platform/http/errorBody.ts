import type { Refusal } from '@leitu/kernel';
import { z } from 'zod';
import type { Issue } from './describeIssue.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

/** The one shape in which everything that is not an answer leaves the server. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.string().describe('From a closed list; programs decide by it'),
      message: bilingual.describe('What was refused and what to do about it'),
      where: z
        .string()
        .optional()
        .describe('The part of the request it is about, such as body.firms[3].facts.revenue_y1'),
      figures: z
        .record(z.string(), z.union([z.string(), z.number(), z.null()]))
        .optional()
        .describe('The values that caused it, by name'),
      issues: z
        .array(z.object({ where: z.string(), code: z.string(), message: bilingual }))
        .optional()
        .describe('Each place of the request that is wrong'),
      request_id: z.string().describe('Names the request in the log; also in the header x-request-id'),
    }),
  })
  .meta({ id: 'Error', description: 'A refusal' });

/** What a refusal is about, beside its figures. */
export interface Particulars {
  readonly where?: string | undefined;
  readonly issues?: readonly Issue[] | undefined;
}

/** Puts a refusal into the shape in which it leaves. */
export function makeErrorBody(
  refusal: Refusal,
  requestId: string,
  particulars: Particulars = {},
): z.input<typeof errorBody> {
  const { where, issues } = particulars;
  const { code, message, figures } = refusal;
  return {
    error: {
      code,
      message,
      ...(where === undefined ? {} : { where }),
      ...(Object.keys(figures).length === 0 ? {} : { figures }),
      ...(issues === undefined ? {} : { issues: [...issues] }),
      request_id: requestId,
    },
  };
}
