import { addDays, type CalendarDay } from '@leitu/kernel';
import { CASE_TYPES, type CaseType, type Library, type Pack, TIERS } from '../pack.ts';

/** Days on which no pack of a tier decides a case, although one did before and one will. */
export interface Gap {
  readonly before: Pack;
  readonly after: Pack;
  readonly caseType: CaseType;
  readonly from: CalendarDay;
  readonly until: CalendarDay;
}

/** The gaps between the packs of each tier. */
export function findGaps(library: Pick<Library, 'packs'>): readonly Gap[] {
  const packs = [...library.packs.values()].filter(({ overlay }) => overlay === null);
  return TIERS.flatMap((tier) =>
    CASE_TYPES.flatMap((caseType) => {
      const spans = packs
        .filter((pack) => pack.tier === tier)
        .flatMap((pack) => pack.applies.map((one) => ({ pack, ...one })))
        .filter((one) => one.caseType === caseType)
        .sort((a, b) => (a.from < b.from ? -1 : 1));
      return spans.flatMap((span, index): readonly Gap[] => {
        const previous = spans[index - 1];
        if (previous === undefined || previous.until === null) return [];
        const from = addDays(previous.until, 1);
        if (from >= span.from) return [];
        return [{ before: previous.pack, after: span.pack, caseType, from, until: addDays(span.from, -1) }];
      });
    }),
  );
}
