import type { TextOf } from '../../../platform/i18n/index.ts';
import type { ganttMessages } from './messages.ts';

export type GanttText = TextOf<(typeof ganttMessages)['zh']>;

/** A length of time in the unit in which it is easiest to grasp: `45 min`, `6.5 h`, `3.2 d`. */
export function spanText(minutes: number, text: GanttText): string {
  if (minutes < 120) return text('minutes', { count: minutes });
  if (minutes < 2880) return text('hours', { count: Number((minutes / 60).toFixed(1)) });
  return text('days', { count: Number((minutes / 1440).toFixed(1)) });
}
