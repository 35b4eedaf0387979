/** A line of a picture: points from 0 to 1 on both axes, and how it is drawn. */
export interface Curve {
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly kind: 'first' | 'second' | 'guide' | 'dots';
  readonly name?: string;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [360, 300, 46, 42, 14] as const;
const [INNER_WIDTH, INNER_HEIGHT] = [WIDTH - LEFT - 12, HEIGHT - BOTTOM - TOP] as const;

/** A picture of curves with both axes from 0 to 1 (or as they are named), as SVG that needs nothing else. */
export function pictureOf(
  title: string,
  [xName, yName]: readonly [string, string],
  curves: readonly Curve[],
  [xFrom, xTo, yTo]: readonly [string, string, string],
): string {
  const x = (value: number) => (LEFT + value * INNER_WIDTH).toFixed(1);
  const y = (value: number) => (TOP + (1 - value) * INNER_HEIGHT).toFixed(1);
  const drawn = curves.map(({ points, kind }) => {
    if (kind === 'dots')
      return points.map(([a, b]) => `<circle class="first" cx="${x(a)}" cy="${y(b)}" r="4"/>`).join('');
    return `<polyline class="${kind}" points="${points.map(([a, b]) => `${x(a)},${y(b)}`).join(' ')}"/>`;
  });
  const named = curves.filter(({ name }) => name !== undefined);
  const legend = named.map(
    ({ name, kind }, index) =>
      `<text class="${kind} name" x="${LEFT + 10}" y="${TOP + 14 + 16 * index}">${escaped(name ?? '')}</text>`,
  );
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    `<path class="axis" d="M${LEFT},${TOP}V${TOP + INNER_HEIGHT}H${LEFT + INNER_WIDTH}"/>`,
    ...drawn,
    ...legend,
    `<text x="${LEFT}" y="${HEIGHT - 26}">${escaped(xFrom)}</text><text x="${LEFT + INNER_WIDTH}" y="${HEIGHT - 26}" text-anchor="end">${escaped(xTo)}</text>`,
    `<text x="${LEFT + INNER_WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(xName)}</text>`,
    `<text x="${LEFT - 6}" y="${TOP + 10}" text-anchor="end">${escaped(yTo)}</text><text x="${LEFT - 6}" y="${TOP + INNER_HEIGHT}" text-anchor="end">0</text>`,
    `<text transform="translate(14,${TOP + INNER_HEIGHT / 2}) rotate(-90)" text-anchor="middle">${escaped(yName)}</text>`,
    '</svg>',
  ].join('');
}

/** A share as a bar in a cell of a table. */
export function barOf(share: number): string {
  return `<span class="bar" style="inline-size:${(100 * Math.min(1, Math.max(0, share))).toFixed(1)}%"></span>`;
}

/** Text as HTML has it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
