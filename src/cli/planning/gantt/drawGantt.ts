import { type Plan, type PlanValue, type Problem, planValue, reasonsOf, setupSpans } from '@leitu/scheduling';
import { inLanguage, type Language, textIn } from '../../../platform/i18n/index.ts';
import { drawAxis } from './axis.ts';
import { type Drawing, type DrawnRow, drawRow, labelSize, rowHeight, shownJobs } from './bars.ts';
import { drawLegend, type Shown } from './legend.ts';
import { ganttMessages } from './messages.ts';
import { groupsOf, type RowGroup } from './rows.ts';
import { scaleOf } from './scale.ts';
import { element, escaped, fitted, widthOf, words } from './shapes.ts';
import { spanText } from './spanText.ts';
import { patterns, style } from './style.ts';

const margin = 24;
const headingHeight = 24;
const axisHeight = 40;
const titleHeight = 62;
const legendHeight = 44;

/** A plan as an SVG picture: rows by machine in groups by factory, colours by job. */
export function drawGantt(problem: Problem, plan: Plan, title: string, language: Language): string {
  const text = textIn(ganttMessages, language);
  const groups = groupsOf(problem, plan, { machines: text('machines'), outside: text('outside') });
  const labels = groups.flatMap(({ rows }) => rows.map(({ label }) => widthOf(label, labelSize)));
  const left = margin + Math.min(200, Math.max(80, ...labels)) + 16;
  const value = planValue(problem, plan);
  const starts = plan.operations.map(({ startMinute }) => startMinute);
  const first = starts.reduce((least, start) => Math.min(least, start), 0);
  const scale = scaleOf(first, Math.max(1, value.makespanMinutes), left);
  const drawing: Drawing = {
    scale,
    startsAt: problem.startsAt,
    text,
    setups: setupSpans(problem, plan),
    jobs: shownJobs(problem, plan),
    reasons: reasonTexts(problem, plan, language),
    operators: new Map((problem.operators ?? []).map(({ id, name = id }) => [id, name])),
  };
  const top = margin + titleHeight + axisHeight;
  const body = drawGroups(drawing, groups, top);
  const width = Math.ceil(scale.left + scale.width + margin);
  const height = body.bottom + legendHeight + margin;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const frame = { x: left, y: top, width: scale.width, height: body.bottom - top, class: 'frame' };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" xml:lang="${language}">`,
    element('title', {}, escaped(title)),
    style,
    patterns,
    element('rect', { width, height, class: 'paper' }),
    drawHead(drawing, problem, title, value),
    ...body.rows.map(({ under }) => under),
    drawAxis(scale, problem.startsAt, text, { top: top - axisHeight, bottom: body.bottom }),
    ...body.headings,
    ...body.rows.map(({ over }) => over),
    element('rect', frame),
    first < 0 ? element('line', { x1: scale.x(0), y1: top, x2: scale.x(0), y2: body.bottom, class: 'now' }) : '',
    drawLegend(text, shownIn(problem, drawing), left, body.bottom + 32),
    '</svg>',
    '',
  ].join('\n');
}

function reasonTexts(problem: Problem, plan: Plan, language: Language): Drawing['reasons'] {
  const reasons = reasonsOf(problem, plan);
  return new Map(
    plan.operations.map((item, index) => {
      const message = reasons[index]?.message;
      return [item, message === undefined ? '' : inLanguage(message, language)];
    }),
  );
}

function shownIn({ machines, jobs }: Problem, { jobs: shown, setups }: Drawing): Shown {
  const operations = jobs.flatMap((job) => job.operations);
  const closed = machines.some((machine) => (machine.closed ?? []).length > 0);
  return {
    setups: setups.length > 0,
    closed,
    pauses: closed && operations.some(({ isSplittable }) => isSplittable),
    fixed: operations.some(({ fixed }) => fixed !== undefined),
    late: [...shown.values()].some(({ lateMinutes }) => lateMinutes > 0),
  };
}

function drawGroups(drawing: Drawing, groups: readonly RowGroup[], top: number) {
  const rows: DrawnRow[] = [];
  const headings: string[] = [];
  const right = drawing.scale.left + drawing.scale.width;
  let y = top;
  for (const group of groups) {
    headings.push(element('rect', { x: margin, y, width: right - margin, height: headingHeight, class: 'heading' }));
    headings.push(words(margin + 8, y + 16.5, group.heading, { class: 'factory' }));
    y += headingHeight;
    for (const row of group.rows) {
      rows.push(drawRow(drawing, row, y, margin));
      y += rowHeight;
    }
  }
  return { rows, headings, bottom: y };
}

/** The title, how large the problem is, and what the plan is worth. */
function drawHead({ text, jobs, scale }: Drawing, problem: Problem, title: string, value: PlanValue): string {
  const sizes = {
    jobs: problem.jobs.length,
    operations: problem.jobs.reduce((sum, { operations }) => sum + operations.length, 0),
    machines: problem.machines.length,
  };
  const late = [...jobs.values()].filter(({ lateMinutes }) => lateMinutes > 0).length;
  const hasDue = problem.jobs.some(({ dueMinute }) => dueMinute !== undefined);
  const hasSetups = problem.machines.some(({ setups }) => setups !== undefined);
  const punctual = late > 0 ? text('late', { late }) : text('onTime');
  const tardiness = late > 0 ? [text('tardiness', { time: spanText(value.weightedTardinessMinutes, text) })] : [];
  const about = [
    text('about', sizes),
    text('makespan', { time: spanText(value.makespanMinutes, text) }),
    ...(hasSetups ? [text('setup', { time: spanText(value.setupMinutes, text) })] : []),
    ...tardiness,
  ].join(' · ');
  const badge = element('tspan', { class: late > 0 ? 'bad' : 'good', dx: 14 }, escaped(punctual));
  const line = element('text', { x: margin, y: margin + 42, class: 'about' }, escaped(about) + (hasDue ? badge : ''));
  return words(margin, margin + 18, fitted(title, scale.left + scale.width - margin, 19), { class: 'title' }) + line;
}
