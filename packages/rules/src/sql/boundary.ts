/** The first and the last double that are on a boundary: whose difference from it is at most the tolerance, as doubles are subtracted. */
export function onBoundary(boundary: number, tolerance: number): { readonly first: number; readonly last: number } {
  const away = 3 * tolerance + Math.abs(boundary) * 1e-9;
  return {
    first: turn(boundary, boundary - away, (value) => value - boundary >= -tolerance),
    last: turn(boundary, boundary + away, (value) => value - boundary <= tolerance),
  };
}

/** The last double on the way from one at which something holds to one at which it no longer does. */
function turn(from: number, to: number, holds: (value: number) => boolean): number {
  let [inside, outside] = [placeOf(from), placeOf(to)];
  while (outside - inside > 1n || inside - outside > 1n) {
    const middle = (inside + outside) / 2n;
    if (holds(doubleAt(middle))) inside = middle;
    else outside = middle;
  }
  return doubleAt(inside);
}

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** Where a double stands among all doubles, counted from zero: the bits count up with its size. */
function placeOf(value: number): bigint {
  double[0] = Math.abs(value);
  const [size = 0n] = bits;
  return value < 0 ? -size : size;
}

function doubleAt(place: bigint): number {
  bits[0] = place < 0n ? -place : place;
  const [size = 0] = double;
  return place < 0n ? -size : size;
}
