import { type CalendarDay, defineRefusals, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { CaseType, Library, Pack, Tier } from './pack.ts';

/** Which case is to be judged, and when. */
export interface CaseAtHand {
  readonly tier: Tier;
  readonly caseType: CaseType;
  readonly on: CalendarDay;
  /** A region's own criteria are taken where its code begins as theirs does; without it the national ones are. */
  readonly regionCode?: string;
}

const refuse = defineRefusals({
  no_pack_in_force: {
    status: 422,
    zh: '{on} 没有适用于“{tier}”的规则包；最早的自 {earliest} 起适用，请改用该日或以后的日期',
    en: 'No pack for “{tier}” is in force on {on}; the earliest applies from {earliest}: choose that day or a later one',
  },
});

/**
 * The pack that decides a case: by tier, day and case type, and by region where a region has its own.
 * @example choosePack(library, { tier: 'srdi', caseType: 'new', on: day('2026-04-01') }) // cn.srdi.2026
 */
export function choosePack(library: Library, { tier, caseType, on, regionCode }: CaseAtHand): Result<Pack, Refusal> {
  const packs = [...library.packs.values()];
  const ofTier = packs.filter((pack) => pack.tier === tier && pack.overlay === null);
  const base = ofTier.find((pack) =>
    pack.applies.some((one) => one.caseType === caseType && one.from <= on && (one.until === null || on <= one.until)),
  );
  if (base === undefined) {
    const earliest = ofTier.flatMap(({ applies }) => applies.map(({ from }) => from)).sort()[0] ?? null;
    return refused(refuse('no_pack_in_force', { tier, on, earliest }));
  }
  const isOfRegion = ({ overlay }: Pack) =>
    overlay !== null && overlay.base === base.id && regionCode?.startsWith(overlay.region) === true;
  return ok(packs.find(isOfRegion) ?? base);
}
