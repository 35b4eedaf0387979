import type { Plan, PlannedOperation, Problem, SetupSpan } from '@leitu/scheduling';
import { type Colour, colourOf } from './colours.ts';
import type { Row } from './rows.ts';
import { type Scale, timeText } from './scale.ts';
import { element, escaped, fitted, widthOf, words } from './shapes.ts';
import { type GanttText, spanText } from './spanText.ts';

export const rowHeight = 24;
const barHeight = 17;
const barInset = (rowHeight - barHeight) / 2;
const textSize = 10;
/** Of the line below what belongs to a late job. */
const lateHeight = 2.5;
export const labelSize = 11.5;

/** Names of jobs and operations as they are shown, and how late each job is. */
export interface Drawing {
  readonly scale: Scale;
  readonly startsAt: string | undefined;
  readonly text: GanttText;
  readonly setups: readonly SetupSpan[];
  readonly jobs: ReadonlyMap<string, ShownJob>;
  readonly operators: ReadonlyMap<string, string>;
  /** Why an operation starts when it does. */
  readonly reasons: ReadonlyMap<PlannedOperation, string>;
}

interface ShownJob {
  readonly name: string;
  readonly colour: Colour;
  readonly lateMinutes: number;
  readonly endMinute: number;
  readonly operations: ReadonlyMap<string, { readonly name: string; readonly isFixed: boolean }>;
}

export function shownJobs({ jobs }: Problem, plan: Plan): ReadonlyMap<string, ShownJob> {
  const ends = new Map<string, number>();
  for (const { job, endMinute } of plan.operations) ends.set(job, Math.max(ends.get(job) ?? endMinute, endMinute));
  return new Map(
    jobs.map(({ id, name = id, dueMinute, operations }, place) => {
      const endMinute = ends.get(id) ?? 0;
      const lateMinutes = dueMinute === undefined ? 0 : Math.max(0, endMinute - dueMinute);
      const shown = operations.map((each) => {
        return [each.id, { name: each.name ?? each.id, isFixed: each.fixed !== undefined }] as const;
      });
      return [id, { name, colour: colourOf(place), lateMinutes, endMinute, operations: new Map(shown) }];
    }),
  );
}

/** A row in two layers: what the lines of the scale run over, and what lies over them. */
export interface DrawnRow {
  readonly under: string;
  readonly over: string;
}

export function drawRow(drawing: Drawing, { label, machine, closed, items }: Row, y: number, left: number): DrawnRow {
  const { scale, setups } = drawing;
  const shades = closed
    .filter(({ startMinute, endMinute }) => endMinute > scale.fromMinute && startMinute < scale.untilMinute)
    .map((span) => bar(scale, span, y, rowHeight, { class: 'closed' }));
  const changes = setups
    .filter((setup) => setup.machine === machine?.id)
    .map((setup) => drawSetup(drawing, setup, closed, y));
  const line = { x1: left, y1: y + rowHeight, x2: scale.left + scale.width, y2: y + rowHeight, class: 'line' };
  const name = fitted(label, scale.left - left - 14, labelSize);
  return {
    under:
      shades.join('') + element('line', line) + words(scale.left - 10, y + rowHeight / 2 + 4, name, { class: 'label' }),
    over: [...changes, ...items.map((item) => drawBar(drawing, item, closed, y))].join(''),
  };
}

interface Extent {
  readonly startMinute: number;
  readonly endMinute: number;
}

function bar(
  scale: Scale,
  { startMinute, endMinute }: Extent,
  y: number,
  height: number,
  attributes: Readonly<Record<string, string | number>>,
  inside = '',
): string {
  const x = scale.x(Math.max(startMinute, scale.fromMinute));
  const width = Math.max(0.6, scale.x(Math.min(endMinute, scale.untilMinute)) - x);
  return element('rect', { x, y, width, height, ...attributes }, inside);
}

function drawSetup({ scale, text }: Drawing, setup: SetupSpan, closed: readonly Extent[], y: number): string {
  const { from, to } = setup;
  const tip = element('title', {}, escaped(text('setupTip', { from, to, time: spanText(setup.setupMinutes, text) })));
  const [top, height] = [y + barInset + 2, barHeight - 4];
  const body = bar(scale, setup, top, height, { class: 'setup' });
  return element('g', {}, tip + body + drawPauses(scale, setup, closed, top, height));
}

/** What lies in closed spans, in which nothing is done. */
function drawPauses(scale: Scale, of: Extent, closed: readonly Extent[], y: number, height: number): string {
  return closed
    .filter(({ startMinute, endMinute }) => endMinute > of.startMinute && startMinute < of.endMinute)
    .map((span) => bar(scale, within(span, of), y, height, { class: 'pause' }))
    .join('');
}

function drawBar(drawing: Drawing, item: PlannedOperation, closed: readonly Extent[], y: number): string {
  const { scale, jobs } = drawing;
  const job = jobs.get(item.job);
  const operation = job?.operations.get(item.operation);
  if (job === undefined || operation === undefined || item.endMinute === item.startMinute) return '';
  const { fill, ink } = job.colour;
  const isLate = job.lateMinutes > 0;
  const x = scale.x(item.startMinute);
  const width = scale.x(item.endMinute) - x;
  const inset = y + barInset;
  const pauses = drawPauses(scale, item, closed, inset, barHeight);
  const corner = Math.min(3, width / 3);
  const body = bar(scale, item, inset, barHeight, { rx: corner, fill, class: 'bar' });
  const late = isLate ? bar(scale, item, inset + barHeight - lateHeight, lateHeight, { class: 'late' }) : '';
  const fixed = operation.isFixed ? element('rect', { x, y: inset, width: 3, height: barHeight, fill: ink }) : '';
  const inner = operation.isFixed ? 6 : 4;
  // The name, or where there is no room for it the number alone.
  const shown = [job.name, item.job].find((each) => widthOf(each, textSize) <= width - inner - 3);
  const name = shown === undefined ? '' : words(x + inner, inset + 12.5, shown, { class: 'name', fill: ink });
  const flag = isLate && item.endMinute === job.endMinute ? drawFlag(scale.x(item.endMinute), inset) : '';
  return element(
    'g',
    {},
    `${element('title', {}, escaped(tipOf(drawing, item)))}${body}${pauses}${fixed}${late}${name}${flag}`,
  );
}

function within(span: Extent, { startMinute, endMinute }: Extent): Extent {
  return { startMinute: Math.max(span.startMinute, startMinute), endMinute: Math.min(span.endMinute, endMinute) };
}

/** Where a late job ends. */
export function drawFlag(x: number, y: number): string {
  return element('path', {
    d: `M${x.toFixed(1)} ${y - 3} v${barHeight + 6} M${x.toFixed(1)} ${y - 3} l6 3 l-6 3 z`,
    class: 'flag',
  });
}

function tipOf({ jobs, operators, startsAt, text, reasons }: Drawing, item: PlannedOperation): string {
  const reason = reasons.get(item) ?? '';
  const job = jobs.get(item.job);
  const who = item.operator === undefined ? [] : [operators.get(item.operator) ?? item.operator];
  const late =
    job !== undefined && job.lateMinutes > 0 ? [text('lateTip', { time: spanText(job.lateMinutes, text) })] : [];
  return [
    `${job?.name ?? item.job} · ${job?.operations.get(item.operation)?.name ?? item.operation}`,
    ...(item.machine === undefined ? [] : [item.machine]),
    ...who,
    `${timeText(item.startMinute, startsAt)}–${timeText(item.endMinute, startsAt)}`,
    ...(reason === '' ? [] : [reason]),
    ...late,
  ].join('\n');
}
