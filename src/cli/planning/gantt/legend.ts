import { drawFlag } from './bars.ts';
import { colourOf } from './colours.ts';
import { element, widthOf, words } from './shapes.ts';
import type { GanttText } from './spanText.ts';

/** What the signs in the picture mean. */
export function drawLegend(text: GanttText, left: number, y: number): string {
  const { fill, ink } = colourOf(0);
  const box = { y: y - 12, width: 26, height: 15 };
  const entries: readonly (readonly [words: string, sign: (x: number) => string])[] = [
    [
      text('legendJob'),
      (x) =>
        [0, 1, 2]
          .map((place) => element('rect', { ...box, x: x + place * 9, width: 8, rx: 2, fill: colourOf(place).fill }))
          .join(''),
    ],
    [text('legendSetup'), (x) => element('rect', { ...box, x, class: 'setup' })],
    [text('legendClosed'), (x) => element('rect', { ...box, x, class: 'closed' })],
    [
      text('legendPause'),
      (x) =>
        element('rect', { ...box, x, rx: 3, fill }) + element('rect', { ...box, x: x + 9, width: 8, class: 'pause' }),
    ],
    [
      text('legendFixed'),
      (x) => element('rect', { ...box, x, rx: 3, fill }) + element('rect', { ...box, x, width: 3, fill: ink }),
    ],
    [
      text('legendLate'),
      (x) => element('rect', { ...box, x, rx: 3, fill, class: 'bar late' }) + drawFlag(x + 26, y - 13),
    ],
  ];
  let x = left;
  return entries
    .map(([meaning, sign]) => {
      const at = x;
      x += 26 + 8 + widthOf(meaning, 11) + 26;
      return sign(at) + words(at + 34, y, meaning, { class: 'legend' });
    })
    .join('');
}
