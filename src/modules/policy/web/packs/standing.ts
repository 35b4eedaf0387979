import type { CalendarDay } from '@leitu/kernel';
import type { Application, Library, Pack } from '@leitu/rules';

/** Which cases a pack decides and when: what stands on another pack goes with it. */
export function applicationsOf({ applies, overlay }: Pack, { packs }: Library): readonly Application[] {
  return overlay === null ? applies : (packs.get(overlay.base)?.applies ?? []);
}

/** Whether a pack still decides cases, does no more, or will. A case type that it still decides is enough. */
export function standingOf(applies: readonly Application[], today: CalendarDay): 'now' | 'past' | 'coming' {
  const isNow = applies.some(({ from, until }) => from <= today && (until === null || today <= until));
  if (isNow) return 'now';
  return applies.some(({ from }) => from > today) ? 'coming' : 'past';
}
