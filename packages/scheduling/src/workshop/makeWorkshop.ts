import { type SeededGenerator, seededGenerator } from '@leitu/kernel';
import type { ProblemForm } from '../read/problemForm.ts';
import { makeJobs } from './makeJobs.ts';
import { makePlant } from './makePlant.ts';
import type { WorkshopSize } from './workshopSize.ts';

/** Monday, a week before Qingming of 2026, which is in the calendars. */
const startsAt = '2026-03-30T08:00';

/**
 * A made-up workshop: three factories, machines of many kinds in one, two or three shifts, setups between families, operators by skill,
 * assemblies, steps outside, due dates that are not all to be met, a load that is not balanced, and what has just been started. As JSON as
 * `readProblem` reads it; the same size and seed give the same.
 * @example makeWorkshop({ seed: 1, machines: 51, jobs: 828, operations: 6057, language: 'en' }).machines.length // 51
 */
export function makeWorkshop(size: WorkshopSize): ProblemForm {
  const random: SeededGenerator = seededGenerator(size.seed);
  const plant = makePlant(size, random);
  const jobs = makeJobs(size, plant, random);
  return {
    startsAt,
    calendars: [
      { id: 'day', weekly: [shift('08:00', '12:00'), shift('13:00', '17:00')], exceptions: qingming },
      { id: 'early', weekly: [shift('06:00', '14:00')], exceptions: qingming },
      { id: 'late', weekly: [shift('14:00', '22:00')], exceptions: qingming },
      { id: 'double', weekly: [shift('06:00', '22:00')], exceptions: qingming },
      { id: 'round', weekly: [shift('06:00', '06:00')], exceptions: qingming },
    ],
    machines: plant.machines.map(({ machine }) => machine),
    operators: plant.operators,
    transport: plant.transport,
    jobs,
  };
}

/** The days of Qingming 2026, Saturday to Monday (notice of the General Office of the State Council). */
const qingming = [{ from: '2026-04-04T00:00', until: '2026-04-07T00:00', isOpen: false }];

function shift(from: string, until: string) {
  return { weekdays: [1, 2, 3, 4, 5, 6], from, until };
}
