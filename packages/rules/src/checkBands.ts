import type { Comparator, Comparison, Expression, Sentence } from './expression.ts';
import { expressionText } from './expressionText.ts';
import { measureText } from './measureText.ts';
import { fault, type Reading } from './reading.ts';
import type { SourceNode } from './source.ts';
import { compareNumbers, MET } from './verdict.ts';

/** A band as it was written, with its place. The last band, “otherwise”, has no sentence. */
export interface WrittenBand {
  readonly node: SourceNode;
  readonly sentence: Sentence | null;
  readonly points: number;
}

/**
 * Checks that the bands of an indicator leave no gap and do not overlap, and that each of them can apply.
 *
 * Every number that bands compare is tried below, at and above each of its thresholds, every yes-or-no both ways: what the
 * bands say is constant between those points, so trying the grid is trying everything.
 */
export function checkBands(reading: Reading, value: Expression | null, bands: readonly WrittenBand[]): void {
  const last = bands.at(-1);
  const misplaced = bands.find((band) => (band.sentence === null) !== (band === last));
  if (last === undefined || misplaced !== undefined) {
    if (misplaced !== undefined) fault(reading, misplaced.node, 'band_last');
    return;
  }
  const sentences = bands.flatMap(({ sentence }) => sentence ?? []);
  const axes = axesOf(sentences);
  const subject = value ?? oneSubject(sentences);
  if (subject !== null && !checkLine(reading, subject, bands, axes)) return;
  checkCovered(reading, bands, axes);
}

/** What all bands are about, where each of them compares the same quantity with numbers. */
function oneSubject(sentences: readonly Sentence[]): Expression | null {
  const [first] = sentences;
  if (first?.kind !== 'compare') return null;
  const isSame = (sentence: Sentence) =>
    sentence.kind === 'compare' &&
    sentence.right.kind === 'number' &&
    sides(sentence).quantity === sides(first).quantity;
  return sentences.every(isSame) ? first.left : null;
}

/** What can be asked of one quantity: a number and where to try it, or a yes-or-no. */
type Axis = ReadonlyMap<string, readonly (number | string | boolean)[]>;
type Point = ReadonlyMap<string, number | string | boolean>;

function axesOf(sentences: readonly Sentence[]): Axis {
  const thresholds = new Map<string, number[]>();
  const whole = new Set<string>();
  const axes = new Map<string, readonly (number | string | boolean)[]>();
  const visit = (sentence: Sentence): void => {
    switch (sentence.kind) {
      case 'all':
      case 'any':
        sentence.parts.forEach(visit);
        break;
      case 'not':
        visit(sentence.part);
        break;
      case 'holds':
        axes.set(sentence.fact.name, [true, false]);
        break;
      case 'is': {
        const values = sentence.fact.options.map(({ value }) => value);
        axes.set(sentence.fact.name, values);
        break;
      }
      case 'compare': {
        const { quantity, bounds } = sides(sentence);
        const values = bounds.map(({ threshold }) => threshold);
        thresholds.set(quantity, [...(thresholds.get(quantity) ?? []), ...values]);
        if (sentence.left.kind === 'fact' && sentence.left.fact.type === 'integer') whole.add(quantity);
        break;
      }
    }
  };
  sentences.forEach(visit);
  for (const [quantity, values] of thresholds) axes.set(quantity, around(values, whole.has(quantity)));
  return axes;
}

/** A comparison as a quantity against numbers. Two facts compared with each other are their difference against nothing. */
function sides({ left, operator, right, also }: Comparison): {
  readonly quantity: string;
  readonly bounds: readonly { readonly operator: Comparator; readonly threshold: number }[];
} {
  const bounds = [{ operator, right }, ...(also === null ? [] : [also])];
  if (right.kind !== 'number') {
    const quantity = `${expressionText(left, 'en')} − ${expressionText(right, 'en')}`;
    return { quantity, bounds: [{ operator, threshold: 0 }] };
  }
  return {
    quantity: expressionText(left, 'en'),
    bounds: bounds.flatMap((bound) =>
      bound.right.kind === 'number' ? [{ operator: bound.operator, threshold: bound.right.value }] : [],
    ),
  };
}

/** Below the first, at each, between each two and above the last of the thresholds; between 3 and 4 there is no whole number. */
function around(thresholds: readonly number[], isWhole: boolean): readonly number[] {
  const sorted = [...new Set(thresholds)].sort((a, b) => a - b);
  const tried = [(sorted[0] ?? 0) - 1];
  sorted.forEach((threshold, index) => {
    const next = sorted[index + 1];
    const between = next === undefined || isWhole ? threshold + 1 : (threshold + next) / 2;
    tried.push(threshold, ...(between === next ? [] : [between]));
  });
  return tried;
}

function holds(sentence: Sentence, point: Point): boolean {
  switch (sentence.kind) {
    case 'all':
      return sentence.parts.every((part) => holds(part, point));
    case 'any':
      return sentence.parts.some((part) => holds(part, point));
    case 'not':
      return !holds(sentence.part, point);
    case 'holds':
      return point.get(sentence.fact.name) === true;
    case 'is':
      return point.get(sentence.fact.name) === sentence.value;
    case 'compare': {
      const { quantity, bounds } = sides(sentence);
      const value = Number(point.get(quantity));
      return bounds.every(({ operator, threshold }) => compareNumbers(value, operator, threshold, 0) === MET);
    }
  }
}

/** Bands about one quantity: along its line no two bands may claim a point, and “otherwise” may not stand between two. */
function checkLine(reading: Reading, value: Expression, bands: readonly WrittenBand[], axes: Axis): boolean {
  const quantity = expressionText(value, 'en');
  const line = (axes.get(quantity) ?? []).filter((at) => typeof at === 'number');
  const unit = value.unit ?? 'point';
  const text = (at: number | undefined) => (at === undefined ? '…' : measureText({ value: at, unit }, 'zh'));
  const winners = line.map((at) =>
    bands.findIndex(({ sentence }) => sentence === null || holds(sentence, new Map([[quantity, at]]))),
  );
  for (const [index, at] of line.entries()) {
    const claiming = bands.filter(({ sentence }) => sentence !== null && holds(sentence, new Map([[quantity, at]])));
    const [first, second] = claiming;
    if (first === undefined || second === undefined || isNested(first, second)) continue;
    fault(reading, second.node, 'band_overlap', { line: first.node.line, at: text(line[index]) });
    return false;
  }
  const rest = bands.length - 1;
  const claimed = winners.flatMap((winner, index) => (winner === rest ? [] : [index]));
  const first = claimed[0] ?? 0;
  const hole = winners.findIndex((winner, index) => winner === rest && index > first && index < (claimed.at(-1) ?? 0));
  if (hole === -1) return true;
  const after = claimed.find((index) => index > hole) ?? hole;
  const band = bands[winners[after] ?? 0] ?? bands[0];
  // A point between thresholds only stands for what lies between them.
  const thresholds = bands.flatMap(({ sentence }) =>
    sentence?.kind === 'compare' ? sides(sentence).bounds.map(({ threshold }) => threshold) : [],
  );
  const isThreshold = (index: number) => thresholds.includes(line[index] ?? Number.NaN);
  const from = text(line[isThreshold(hole) ? hole : hole - 1]);
  const to = text(line[isThreshold(after) ? after : after - 1]);
  if (band !== undefined) fault(reading, band.node, 'band_gap', { from, to });
  return false;
}

/** “≥ 5%” above “≥ 3%”: a staircase, where the first band that holds is meant. */
function isNested(first: WrittenBand, second: WrittenBand): boolean {
  const [a, b] = [direction(first), direction(second)];
  return a !== 0 && a === b;
}

function direction({ sentence }: WrittenBand): number {
  if (sentence?.kind !== 'compare') return 0;
  const { operator, also } = sentence;
  if (also !== null) return 0;
  if (operator === '≥' || operator === '>') return 1;
  return operator === '≤' || operator === '<' ? -1 : 0;
}

/** The grid is left alone where it has more points than this; such an indicator no regulation has. */
const MOST_POINTS = 200_000;

function checkCovered(reading: Reading, bands: readonly WrittenBand[], axes: Axis): void {
  const winning = new Set<number>();
  const size = [...axes.values()].reduce((product, values) => product * values.length, 1);
  if (size > MOST_POINTS) return;
  for (let index = 0; index < size; index += 1) {
    const point = pointAt(axes, index);
    winning.add(bands.findIndex(({ sentence }) => sentence === null || holds(sentence, point)));
  }
  bands.forEach(({ node }, index) => {
    if (!winning.has(index)) fault(reading, node, 'band_covered');
  });
}

/** The grid's point of that number: the number's digits in the mixed base of the axes. */
function pointAt(axes: Axis, index: number): Point {
  const point = new Map<string, number | string | boolean>();
  let rest = index;
  for (const [quantity, values] of axes) {
    const value = values[rest % values.length];
    if (value !== undefined) point.set(quantity, value);
    rest = Math.floor(rest / values.length);
  }
  return point;
}
