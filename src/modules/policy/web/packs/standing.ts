import type { CalendarDay } from '@leitu/kernel';
import { type Application, isApplicable, type Library, type Pack } from '@leitu/rules';

/** Which cases a pack decides and when: what stands on another pack goes with it. */
export function applicationsOf({ applies, overlay }: Pack, { packs }: Library): readonly Application[] {
  return overlay === null ? applies : (packs.get(overlay.base)?.applies ?? []);
}

/** Whether a pack still decides cases, does so for rechecks only, does no more, or will. */
export function standingOf(applies: readonly Application[], today: CalendarDay): 'now' | 'recheck' | 'past' | 'coming' {
  const current = applies.filter((one) => isApplicable(one, today));
  if (current.some(({ caseType }) => caseType === 'new')) return 'now';
  if (current.length > 0) return 'recheck';
  return applies.some(({ from }) => from > today) ? 'coming' : 'past';
}
