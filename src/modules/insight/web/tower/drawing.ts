import type { Storey } from './masonry.ts';

const brick = { pitchX: 10, pitchY: 7, width: 8.8, height: 5.6 };
const eaveHeight = 11;

/** The width that a drawing needs: 46 bricks and the eaves. */
export const towerWidth = 500;

/** A storey as SVG paths. */
interface DrawnStorey {
  readonly bricks: string;
  readonly eave: string;
}

/** A stretch of the tower, and the height that it takes. */
export interface DrawnStretch {
  readonly storeys: readonly DrawnStorey[];
  readonly height: number;
}

/** Draws the storeys of one rung. */
export function drawStretch(storeys: readonly Storey[]): DrawnStretch {
  const height = storeys.reduce((sum, storey) => sum + heightOf(storey), 0);
  let bottom = height;
  const drawn = storeys.map((storey) => {
    const top = bottom - heightOf(storey) + eaveHeight;
    const one = { bricks: bricksOf(storey, bottom), eave: eaveOf(Math.max(...storey), top) };
    bottom = top - eaveHeight;
    return one;
  });
  return { storeys: drawn, height };
}

function heightOf(storey: Storey): number {
  return storey.length * brick.pitchY + eaveHeight;
}

function bricksOf(storey: Storey, bottom: number): string {
  return storey
    .flatMap((bricks, course) => {
      const y = bottom - (course + 1) * brick.pitchY + (brick.pitchY - brick.height);
      // Every other course is laid aside by a part of a brick, as masons do.
      const aside = (course % 2 === 0 ? -1 : 1) * (storey.length > 1 ? brick.pitchX / 8 : 0);
      const left = towerWidth / 2 - (bricks * brick.pitchX) / 2 + (brick.pitchX - brick.width) / 2 + aside;
      return Array.from(
        { length: bricks },
        (_, index) => `M${left + index * brick.pitchX} ${y}h${brick.width}v${brick.height}h-${brick.width}z`,
      );
    })
    .join('');
}

/** A roof turned up at its ends, over a course of so many bricks. */
function eaveOf(bricks: number, top: number): string {
  const half = Math.max(bricks, 2) * (brick.pitchX / 2);
  const [centre, tip] = [towerWidth / 2, half + 14];
  const inner = half - Math.min(22, half * 0.6);
  const [low, high] = [top - 1, top - eaveHeight + 1.5];
  return [
    `M${centre - tip} ${high + 1}`,
    `Q${centre - half} ${low} ${centre - inner} ${low}`,
    `H${centre + inner}`,
    `Q${centre + half} ${low} ${centre + tip} ${high + 1}`,
    `Q${centre + half} ${high + 4} ${centre + inner} ${high + 2}`,
    `H${centre - inner}`,
    `Q${centre - half} ${high + 4} ${centre - tip} ${high + 1}z`,
  ].join('');
}

/** What stands on the topmost roof. */
export const finial = {
  path: `M${towerWidth / 2} -20l4.5 9a6 6 0 1 1 -9 0zM${towerWidth / 2 - 8} 0h16l-3 3h-10z`,
  height: 22,
};
