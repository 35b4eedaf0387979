import type { Expression } from '../expression.ts';
import type { Condition, Group, Indicator, Score } from '../pack.ts';
import type { FactColumns } from './facts.ts';
import { commentOf, numberLiteral } from './names.ts';
import type { NumberColumns } from './numbers.ts';
import { plain } from './plain.ts';
import type { Query } from './query.ts';

/** The least and the most points that are possible, as columns. */
export interface RangeColumns {
  readonly lowest: string;
  readonly highest: string;
  /** Whether they are whole numbers, whose sums need no rounding. */
  readonly isWhole: boolean;
}

/** The same before they have names. `highest` may read the column of the lowest. */
interface RangeSql {
  readonly lowest: string;
  readonly highest: (lowest: string) => string;
  readonly isWhole: boolean;
}

/** The score of one pack as columns: its indicators, its groups and the whole, each as a range. */
export class ScoreColumns {
  private readonly query: Query;
  private readonly facts: FactColumns;
  private readonly numbers: NumberColumns;
  private readonly prefix: string;
  readonly indicators = new Map<Indicator, RangeColumns>();
  readonly groups = new Map<string, RangeColumns>();
  readonly whole: RangeColumns;

  constructor(query: Query, facts: FactColumns, numbers: NumberColumns, score: Score, prefix: string) {
    [this.query, this.facts, this.numbers, this.prefix] = [query, facts, numbers, prefix];
    for (const group of score.groups) this.groups.set(group.id, this.group(group));
    this.whole = this.sum('firm_scores', 'score', [...this.groups.values()], '');
  }

  /** The points of a group, or (null) of the whole. */
  of(group: string | null): RangeColumns {
    return (group === null ? undefined : this.groups.get(group)) ?? this.whole;
  }

  private group(group: Group): RangeColumns {
    const parts = group.indicators.map((indicator) => this.indicator(indicator));
    const comment = commentOf(group.article, group.label.zh, '·', group.label.en);
    return this.sum('firm_groups', group.id, parts, comment);
  }

  private indicator(indicator: Indicator): RangeColumns {
    const { id, article, label } = indicator;
    const range = this.range(indicator);
    const name = `${this.prefix}${id}`;
    const comment = commentOf(article, label.zh, '·', label.en);
    const lowest = this.query.add('firm_points', 0, `${name}_lowest`, range.lowest, comment);
    const highest = this.query.add('firm_most_points', 0, `${name}_highest`, range.highest(lowest), comment);
    const columns = { lowest, highest, isWhole: range.isWhole };
    this.indicators.set(indicator, columns);
    return columns;
  }

  private range(indicator: Indicator): RangeSql {
    const { maximum } = indicator;
    switch (indicator.kind) {
      case 'bands':
        return this.bands(indicator);
      case 'each': {
        const { every, points } = indicator;
        const value = this.numbers.of(indicator.value);
        const steps = `floor(${value} / ${numberLiteral(every)} + 1e-12)`;
        // Less than half a step gives nothing; dividing the smallest numbers would stop PostgreSQL with an underflow.
        const none = `when ${value} < ${numberLiteral(every / 2)} then 0`;
        const most = numberLiteral(maximum);
        const lowest = chosen([
          `when ${value} is null then 0`,
          none,
          `else least(${most}, ${steps} * ${numberLiteral(points)})`,
        ]);
        return { ...whereKnown(value, lowest, maximum), isWhole: isWhole(maximum) && isWhole(points) };
      }
      case 'sum': {
        const isAllWhole = isWhole(maximum) && indicator.items.every(({ points }) => isWhole(points));
        const items = (missing: 0 | 1) =>
          indicator.items.map(({ fact, points }) => {
            const column = this.facts.of(fact);
            const isCounted = missing === 0 ? column : `${column} is not false`;
            return `case when ${isCounted} then ${this.points(points, isAllWhole)} else 0 end`;
          });
        const total = (missing: 0 | 1) =>
          `least(${numberLiteral(maximum)},\n      ${items(missing).join('\n      + ')})`;
        return { lowest: total(0), highest: () => total(1), isWhole: isAllWhole };
      }
      case 'value': {
        const value = this.numbers.of(indicator.value);
        const lowest = `case when ${value} is null then 0 else least(${numberLiteral(maximum)}, greatest(0, ${value})) end`;
        return { ...whereKnown(value, lowest, maximum), isWhole: false };
      }
    }
  }

  private bands(indicator: Indicator & { readonly kind: 'bands' }): RangeSql {
    const isAllWhole = indicator.bands.every(({ points }) => isWhole(points));
    const points = indicator.bands.map((band) => band.points);
    const written = points.map((one) => this.points(one, isAllWhole));
    const conditions = indicator.bands.flatMap(({ condition }) =>
      condition === null ? [] : [plain(condition, this.facts, this.numbers)],
    );
    // Points that everyone has need no question, and a CASE without one is no SQL.
    if (conditions.length === 0) return { lowest: written[0] ?? '0', highest: (column) => column, isWhole: isAllWhole };
    const holds = conditions.map((one, index) => `when ${one} then ${written[index]}`);
    const otherwise = `else ${written.at(-1)}`;
    const [least, most] = [Math.min(...points), Math.max(...points)];
    if (isAboutValue(indicator, indicator.value)) {
      // One number decides all bands: while it is unknown every band is possible, and then the first that holds is the only one.
      const value = this.numbers.of(indicator.value);
      const unknown = (one: number) => `when ${value} is null then ${this.points(one, isAllWhole)}`;
      const lowest = chosen(least === points.at(-1) ? [...holds, otherwise] : [unknown(least), ...holds, otherwise]);
      return { lowest, highest: (column) => `case ${unknown(most)} else ${column} end`, isWhole: isAllWhole };
    }
    if (points.every((one, index) => index === 0 || one <= (points[index - 1] ?? one))) {
      const mayHold = conditions.map((one, index) => `when (${one}) is not false then ${written[index]}`);
      const operands = indicator.bands.flatMap(({ condition }) => (condition === null ? [] : this.operands(condition)));
      const areKnown = [...new Set(operands)].map((one) => `${one} is not null`).join(' and ');
      // Of most firms all is known, and then the first band that holds is the only one that may.
      const highest = (column: string) => chosen([`when ${areKnown} then ${column}`, ...mayHold, otherwise]);
      return { lowest: chosen([...holds, otherwise]), highest, isWhole: isAllWhole };
    }
    return this.scatteredBands(conditions, written, isAllWhole);
  }

  /** What a condition reads: where all of it is known, so is the condition. */
  private operands(condition: Condition): readonly string[] {
    switch (condition.kind) {
      case 'all':
      case 'any':
        return condition.parts.flatMap((part) => this.operands(part));
      case 'not':
        return this.operands(condition.part);
      case 'compare': {
        const { left, right, also } = condition;
        const numbers = [left, right, ...(also === null ? [] : [also.right])].filter(({ kind }) => kind !== 'number');
        return numbers.map((number) => this.numbers.of(number));
      }
      case 'holds':
      case 'is':
        return [this.facts.of(condition.fact)];
      case 'class':
        return [];
    }
  }

  /** Bands in no order of points: each that may hold counts, as long as none before it holds for certain. */
  private scatteredBands(conditions: readonly string[], written: readonly string[], isAllWhole: boolean): RangeSql {
    const possible = written.map((points, index) => {
      const before = conditions.slice(0, index).map((one) => `(${one}) is not true`);
      const own = conditions[index];
      const all = [...before, ...(own === undefined ? [] : [`(${own}) is not false`])];
      return all.length === 0 ? points : `case when ${all.join(' and ')} then ${points} end`;
    });
    const list = `(\n      ${possible.join(',\n      ')}\n    )`;
    return { lowest: `least${list}`, highest: () => `greatest${list}`, isWhole: isAllWhole };
  }

  /** Points that are no whole numbers are doubles, so that their sums are those of JavaScript. */
  private points(points: number, isAllWhole: boolean): string {
    const literal = numberLiteral(points);
    return isAllWhole ? literal : `cast(${literal} as ${this.query.words.double})`;
  }

  /** Sums are kept to nine decimals, so that 51.7 + 8.3 is 60. */
  private sum(
    section: 'firm_groups' | 'firm_scores',
    id: string,
    parts: readonly RangeColumns[],
    comment: string,
  ): RangeColumns {
    const areWhole = parts.every((part) => part.isWhole);
    const total = (columns: readonly string[]) => {
      const sum = columns.join(' + ');
      return areWhole ? sum : `floor((${sum}) * 1e9 + 0.5) / 1e9`;
    };
    const name = `${this.prefix}${id}`;
    const comments = comment === '' ? [] : [comment];
    const lowest = this.query.add(section, 0, `${name}_lowest`, total(parts.map((part) => part.lowest)), ...comments);
    const highest = this.query.add(
      section,
      0,
      `${name}_highest`,
      total(parts.map((part) => part.highest)),
      ...comments,
    );
    return { lowest, highest, isWhole: areWhole };
  }
}

function isWhole(points: number): boolean {
  return Number.isInteger(points) && Math.abs(points) < 1e6;
}

/** A CASE with each of its branches on a line. */
function chosen(branches: readonly string[]): string {
  return `case\n      ${branches.join('\n      ')}\n    end`;
}

/** Points that follow from one number: anything up to the maximum while it is unknown. */
function whereKnown(value: string, lowest: string, maximum: number): Omit<RangeSql, 'isWhole'> {
  const highest = (column: string) => `case when ${value} is null then ${numberLiteral(maximum)} else ${column} end`;
  return { lowest, highest };
}

/** Whether all bands compare one and the same number with numbers. */
function isAboutValue(
  indicator: Indicator & { readonly kind: 'bands' },
  value: Expression | null,
): value is Expression {
  const text = JSON.stringify(value);
  return (
    value !== null &&
    indicator.bands.every(
      ({ condition }) =>
        condition === null ||
        (condition.kind === 'compare' &&
          JSON.stringify(condition.left) === text &&
          condition.right.kind === 'number' &&
          (condition.also === null || condition.also.right.kind === 'number')),
    )
  );
}
