import { type CalendarDay, defineRefusals, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { Application, CaseType, Library, Pack, Tier } from './pack.ts';

/** Which case is to be judged, and when. */
export interface CaseAtHand {
  readonly tier: Tier;
  readonly caseType: CaseType;
  readonly on: CalendarDay;
  /** A region's own criteria are taken where its code begins as theirs does; without it the national ones are. */
  readonly regionCode?: string;
}

const refuse = defineRefusals({
  no_pack_for_case: {
    status: 422,
    zh: '{on} 没有适用于“{tier}”这一情形的规则包；请换一个日期，或用规则包编号指定',
    en: 'No pack for “{tier}” applies to the case on {on}; choose another day, or name a pack',
  },
});

/**
 * Whether a pack decides cases on a day; its first and last days are included.
 * @example isApplicable({ caseType: 'new', from: '2022-08-01', until: '2026-03-31' }, '2026-03-31') // true
 */
export function isApplicable({ from, until }: Application, on: CalendarDay): boolean {
  return from <= on && (until === null || on <= until);
}

/**
 * The pack that decides a case: by tier, day and case type, and by region where a region has its own.
 * @example choosePack(library, { tier: 'srdi', caseType: 'new', on: day('2026-04-01') }) // cn.srdi.2026
 */
export function choosePack(library: Library, { tier, caseType, on, regionCode }: CaseAtHand): Result<Pack, Refusal> {
  const packs = [...library.packs.values()];
  const ofTier = packs.filter((pack) => pack.tier === tier && pack.overlay === null);
  const applications = ofTier
    .flatMap((pack) => pack.applies.map((one) => ({ pack, ...one })))
    .filter((one) => one.caseType === caseType)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  // Before the first of them came into force, the first is what a case is held against.
  const first = applications[0];
  const base = (
    applications.find((one) => isApplicable(one, on)) ?? (first !== undefined && on < first.from ? first : undefined)
  )?.pack;
  if (base === undefined) return refused(refuse('no_pack_for_case', { tier, on }));
  const isOfRegion = ({ overlay }: Pack) =>
    overlay !== null && overlay.base === base.id && regionCode?.startsWith(overlay.region) === true;
  return ok(packs.find(isOfRegion) ?? base);
}
