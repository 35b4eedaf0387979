/** Which stretch of the ladder a storey belongs to. */
export type Rung = 1 | 2 | 3;

interface Storey {
  readonly rung: Rung;
  readonly bricksPerCourse: number;
  readonly courses: number;
}

/**
 * Nine storeys of bricks, from the ground, a brick for a thousand firms: 600 on the first rung, 140 on the second, 18 on the third.
 */
export const STOREYS: readonly Storey[] = [
  ...[44, 42, 40, 38, 36].map((bricksPerCourse): Storey => ({ rung: 1, bricksPerCourse, courses: 3 })),
  ...[26, 23, 21].map((bricksPerCourse): Storey => ({ rung: 2, bricksPerCourse, courses: 2 })),
  { rung: 3, bricksPerCourse: 9, courses: 2 },
];

const BRICK = { pitchX: 10, pitchY: 7, width: 8.8, height: 5.6 };
const EAVE_HEIGHT = 11;

/** The width that the drawing needs, eaves included. */
export const TOWER_WIDTH = 480;

interface DrawnStorey {
  readonly bricks: string;
  readonly eave: string;
}

/** The storeys of one rung as SVG paths, and the height they take. */
export function drawRung(rung: Rung): { readonly storeys: readonly DrawnStorey[]; readonly height: number } {
  const own = STOREYS.filter((storey) => storey.rung === rung);
  const height = own.reduce((sum, { courses }) => sum + courses * BRICK.pitchY + EAVE_HEIGHT, 0);
  let bottom = height;
  const storeys = own.map((storey) => {
    const top = bottom - storey.courses * BRICK.pitchY;
    const drawn = { bricks: bricksOf(storey, bottom), eave: eaveOf(storey, top) };
    bottom = top - EAVE_HEIGHT;
    return drawn;
  });
  return { storeys, height };
}

function bricksOf({ bricksPerCourse, courses }: Storey, bottom: number): string {
  let path = '';
  for (let course = 0; course < courses; course += 1) {
    const y = bottom - (course + 1) * BRICK.pitchY + (BRICK.pitchY - BRICK.height);
    // Every other course is laid half a brick aside, as masons do.
    const shift = course % 2 === 0 ? 0 : BRICK.pitchX / 4;
    const left = TOWER_WIDTH / 2 - (bricksPerCourse * BRICK.pitchX) / 2 + shift - BRICK.pitchX / 8;
    for (let brick = 0; brick < bricksPerCourse; brick += 1) {
      path += `M${left + brick * BRICK.pitchX} ${y}h${BRICK.width}v${BRICK.height}h-${BRICK.width}z`;
    }
  }
  return path;
}

function eaveOf({ bricksPerCourse }: Storey, top: number): string {
  const half = (bricksPerCourse * BRICK.pitchX) / 2;
  const [centre, tip] = [TOWER_WIDTH / 2, half + 16];
  const [low, high] = [top - 1, top - EAVE_HEIGHT + 1.5];
  return [
    `M${centre - tip} ${high + 1}`,
    `Q${centre - half} ${low} ${centre - half + 24} ${low}`,
    `H${centre + half - 24}`,
    `Q${centre + half} ${low} ${centre + tip} ${high + 1}`,
    `Q${centre + half} ${high + 4} ${centre + half - 20} ${high + 2}`,
    `H${centre - half + 20}`,
    `Q${centre - half} ${high + 4} ${centre - tip} ${high + 1}z`,
  ].join('');
}
