import type { Palette } from '../theme.ts';

/** What a chart is dressed in: the theme's colours in the present mode, and the page's face. */
export interface ChartLook {
  readonly colours: Palette;
  readonly font: string;
  /** For series beside each other, told apart by lightness too. */
  readonly series: readonly string[];
  readonly isMotionReduced: boolean;
}

/** The look in a palette. */
export function chartLook(colours: Palette, font: string, isMotionReduced: boolean): ChartLook {
  const series = [colours.brick, colours.glaze, colours.earth, colours.indigo, colours.ochre, colours.cinnabar];
  return { colours, font, series, isMotionReduced };
}
