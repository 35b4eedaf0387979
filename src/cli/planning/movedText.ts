import { localTime, type MovedOperation, type Problem, type Replanned, type Whereabouts } from '@leitu/scheduling';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import type { Run } from '../run.ts';
import { planningMessages } from './messages.ts';

/** Of a plan that was turned over the first places are enough to see why. */
const mostMoved = 20;

/** What moved when a plan was made anew, and why, in the order of the new starts. */
export function movedLines(
  run: Run,
  problem: Problem,
  { moved, movedStarts, openStarts }: Replanned,
): readonly string[] {
  const text = textIn(planningMessages, run.language);
  const open = moved.filter(({ reason }) => reason !== 'fact');
  const added = open.filter(({ reason }) => reason === 'new').length;
  const more = open.length > mostMoved ? [`  ${text('moreMoved', { count: open.length - mostMoved })}`] : [];
  return [
    text('moved', { open: openStarts, moved: movedStarts, added }),
    ...open.slice(0, mostMoved).map((each) => `  ${lineOf(run, problem, each)}`),
    ...more,
  ];
}

function lineOf(run: Run, { startsAt }: Problem, { job, operation, from, to, message }: MovedOperation): string {
  const text = textIn(planningMessages, run.language);
  const where = ({ machine, operator, startMinute }: Whereabouts): string => {
    const time = startsAt === undefined ? String(startMinute) : localTime(startsAt, startMinute).replace('T', ' ');
    return [machine, operator, time].filter((part) => part !== undefined).join(' ');
  };
  const figures = { job, operation, to: where(to), reason: inLanguage(message, run.language) };
  return from === undefined ? text('addedLine', figures) : text('movedLine', { ...figures, from: where(from) });
}
