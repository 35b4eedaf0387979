import { describe, expect, it } from 'vitest';
import { cssVariables, type Mode, type Palette, palette } from './theme.ts';

/** Relative luminance of a colour, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS: (keyof Palette)[] = ['ground', 'surface', 'sunken'];
const TEXTS: (keyof Palette)[] = ['ink', 'inkSoft', 'clay', 'celadon', 'cinnabar', 'ochre', 'indigo'];
const WASHED: [keyof Palette, keyof Palette][] = [
  ['clay', 'clayWash'],
  ['celadon', 'celadonWash'],
  ['cinnabar', 'cinnabarWash'],
  ['ochre', 'ochreWash'],
  ['indigo', 'indigoWash'],
  ['ink', 'clayWash'],
  ['inkSoft', 'clayWash'],
  ['inkSoft', 'ochreWash'],
  ['inkSoft', 'indigoWash'],
  ['inkSoft', 'celadonWash'],
  ['inkSoft', 'cinnabarWash'],
  ['onClay', 'clay'],
  ['onClay', 'clayHover'],
  ['onClay', 'clayActive'],
];
const TEXT_ON_GROUND = TEXTS.flatMap((text) => GROUNDS.map((ground): [keyof Palette, keyof Palette] => [text, ground]));

describe.each<Mode>(['light', 'dark'])('in the %s theme', (mode) => {
  const colours = palette[mode];

  it.each([...TEXT_ON_GROUND, ...WASHED])('%s on %s can be read: 4.5 to 1', (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GROUNDS)('the edge of a control can be seen on %s: 3 to 1', (ground) => {
    expect(contrast(colours.edge, colours[ground])).toBeGreaterThanOrEqual(3);
  });
});

it('every colour has its CSS variable in each theme', () => {
  const css = cssVariables();
  for (const name of ['--ground', '--ink-soft', '--celadon-wash']) expect(css.split(`${name}:`).length - 1).toBe(5);
});
