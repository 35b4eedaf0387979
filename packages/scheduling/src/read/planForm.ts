import { mostPlanMinutes } from './limits.ts';
import { integer, list, record, text } from './shape.ts';

const name = text();
const minute = integer(-mostPlanMinutes, mostPlanMinutes);
/** Minutes times weights of many jobs. */
const weighted = integer(0, Number.MAX_SAFE_INTEGER);

const planned = record(
  'When, where and by whom an operation is done.',
  { job: name, operation: name, startMinute: minute, endMinute: minute },
  {
    machine: name,
    operator: name,
    start: name,
    end: name,
    reason: record('Why it starts then.', { zh: name, en: name }, {}),
  },
);

const value = record(
  'What the plan is worth.',
  { weightedTardinessMinutes: weighted, setupMinutes: minute, makespanMinutes: minute },
  {},
);

/** A plan as JSON: as `Plan`, and beside it what people want to see, which reading passes over. */
export const planForm = record(
  'A plan for a scheduling problem.',
  { operations: list(planned) },
  { startsAt: name, objective: name, value, lowerBoundMinutes: weighted },
);
