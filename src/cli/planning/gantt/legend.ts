import { drawFlag } from './bars.ts';
import { colourOf } from './colours.ts';
import { element, widthOf, words } from './shapes.ts';
import type { GanttText } from './spanText.ts';

/** What there is in the picture besides operations. */
export interface Shown {
  readonly setups: boolean;
  readonly closed: boolean;
  readonly pauses: boolean;
  readonly fixed: boolean;
  readonly late: boolean;
}

/** What the signs in the picture mean. */
export function drawLegend(text: GanttText, shown: Shown, left: number, y: number): string {
  const { fill, ink } = colourOf(0);
  const box = { y: y - 12, width: 26, height: 15 };
  const plain = (x: number) => element('rect', { ...box, x, rx: 3, fill });
  const part = (x: number, width: number, attributes: Readonly<Record<string, string>>) =>
    element('rect', { ...box, x, width, ...attributes });
  const three = (x: number) =>
    [0, 1, 2].map((place) => part(x + place * 9, 8, { rx: '2', fill: colourOf(place).fill }));
  const line = (x: number) => element('rect', { x, y: y + 0.5, width: 26, height: 2.5, class: 'late' });
  const entries: readonly (readonly [isShown: boolean, words: string, sign: (x: number) => string])[] = [
    [true, text('legendJob'), (x) => three(x).join('')],
    [shown.setups, text('legendSetup'), (x) => part(x, 26, { class: 'setup' })],
    [shown.closed, text('legendClosed'), (x) => part(x, 26, { class: 'closed' })],
    [shown.pauses, text('legendPause'), (x) => plain(x) + part(x + 9, 8, { class: 'pause' })],
    [shown.fixed, text('legendFixed'), (x) => plain(x) + part(x, 3, { fill: ink })],
    [shown.late, text('legendLate'), (x) => plain(x) + line(x) + drawFlag(x + 26, y - 13)],
  ];
  let x = left;
  return entries
    .filter(([isShown]) => isShown)
    .map(([, meaning, sign]) => {
      const at = x;
      x += 26 + 8 + widthOf(meaning, 11) + 26;
      return sign(at) + words(at + 36, y, meaning, { class: 'legend' });
    })
    .join('');
}
