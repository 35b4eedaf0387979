import { type Movement, movementOf } from '@leitu/rules';

/** The place of a verdict in VERDICTS. */
type Rank = 0 | 1 | 2 | 3;

/** A stretch of a column: the firms with one verdict. */
export interface FlowNode {
  readonly rank: Rank;
  readonly firms: number;
  readonly top: number;
  readonly height: number;
}

/** The firms that go from one verdict to another, as a ribbon between the columns. */
export interface FlowRibbon {
  readonly before: Rank;
  readonly after: Rank;
  readonly movement: Movement;
  readonly firms: number;
  /** The upper edges at both ends, and the thickness. */
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

export interface FlowShapes {
  readonly left: readonly FlowNode[];
  readonly right: readonly FlowNode[];
  readonly ribbons: readonly FlowRibbon[];
  /** Firms that are drawn: all but those that are unmet by both. */
  readonly firms: number;
}

/** From the best verdict to the worst: who rises in the picture gains, who falls loses. */
const order = [3, 2, 1, 0] as const;

/**
 * The flow as stretches and ribbons, all on one scale: a height is a number of firms. Those that are unmet by both packs are left out, who
 * would be most of the picture and have nothing to do with the reform.
 * @param flow firms by verdict before and after, in the order of VERDICTS
 * @param height of the whole, gaps between stretches included
 */
export function flowShapes(flow: readonly (readonly number[])[], height: number, gap: number): FlowShapes {
  const counted = (before: number, after: number) => (before === 0 && after === 0 ? 0 : (flow[before]?.[after] ?? 0));
  const firms = sum(order.flatMap((before) => order.map((after) => counted(before, after))));
  const unit = firms === 0 ? 0 : (height - gap * (order.length - 1)) / firms;
  const column = (firmsOf: (rank: Rank) => number): readonly FlowNode[] => {
    let top = 0;
    return order.map((rank) => {
      const node = { rank, firms: firmsOf(rank), top, height: firmsOf(rank) * unit };
      top += node.height + gap;
      return node;
    });
  };
  const left = column((rank) => sum(order.map((after) => counted(rank, after))));
  const right = column((rank) => sum(order.map((before) => counted(before, rank))));
  const [leaving, arriving] = [topsOf(left), topsOf(right)];
  const ribbons = order.flatMap((before) =>
    order.flatMap((after): readonly FlowRibbon[] => {
      const count = counted(before, after);
      if (count === 0) return [];
      const [from, to] = [leaving.get(before) ?? 0, arriving.get(after) ?? 0];
      leaving.set(before, from + count * unit);
      arriving.set(after, to + count * unit);
      return [{ before, after, movement: movementOf(before, after), firms: count, from, to, height: count * unit }];
    }),
  );
  return { left, right, ribbons, firms };
}

function topsOf(nodes: readonly FlowNode[]): Map<number, number> {
  return new Map(nodes.map(({ rank, top }) => [rank, top]));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The outline of a ribbon between two columns. */
export function ribbonPath({ from, to, height }: FlowRibbon, left: number, right: number): string {
  const middle = (left + right) / 2;
  return [
    `M${left} ${from}`,
    `C${middle} ${from} ${middle} ${to} ${right} ${to}`,
    `V${to + height}`,
    `C${middle} ${to + height} ${middle} ${from + height} ${left} ${from + height}`,
    'Z',
  ].join('');
}
