import type { TextOf } from '../../../../platform/i18n/index.ts';
import type { messages } from './messages.ts';

/**
 * How long something took or has lasted, in its two largest units.
 * @example durationText(3725, text) // '1 h 2 min'
 */
export function durationText(seconds: number, text: TextOf<(typeof messages)['zh']>): string {
  const whole = Math.round(seconds);
  const [days, hours] = [Math.floor(whole / 86_400), Math.floor(whole / 3600) % 24];
  const [minutes, rest] = [Math.floor(whole / 60) % 60, whole % 60];
  if (days > 0) return text('days', { days, hours });
  if (hours > 0) return text('hours', { hours, minutes });
  return minutes > 0 ? text('minutes', { minutes, seconds: rest }) : text('seconds', { seconds: rest });
}
