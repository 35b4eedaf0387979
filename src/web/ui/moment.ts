import { type Language, languageTag } from '../../platform/i18n/index.ts';

/**
 * A moment, given as ISO 8601, in the reader's own time zone.
 * @example momentText('2026-11-24T02:03:00Z', 'zh') // '2026年11月24日 10:03' in Beijing
 */
export function momentText(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(languageTag[language], { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(moment),
  );
}

/**
 * The same in figures of one width, to the second, for tables.
 * @example momentFigures('2026-11-24T02:03:04Z') // '2026-11-24 10:03:04' in Beijing
 */
export function momentFigures(moment: string): string {
  const at = new Date(moment);
  const two = (figure: number) => String(figure).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/**
 * How long ago or how far ahead a moment is, in the largest unit that fits.
 * @example agoText('2026-11-24T01:00:00Z', 'en', Date.parse('2026-11-24T02:00:00Z')) // '1 hour ago'
 */
export function agoText(moment: string, language: Language, now = Date.now()): string {
  const seconds = (Date.parse(moment) - now) / 1000;
  // Within a minute it is now.
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', Number.POSITIVE_INFINITY];
  const format = new Intl.RelativeTimeFormat(languageTag[language], { numeric: 'auto' });
  return format.format(Math.trunc(seconds / size) || 0, unit);
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
