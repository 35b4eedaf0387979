export { checkPlan } from './checkPlan.ts';
export {
  makespanMinutes,
  type Objective,
  type Plan,
  type PlannedOperation,
  type PlanValue,
  planValue,
} from './plan.ts';
export type {
  Closed,
  Fixed,
  Job,
  Machine,
  Mode,
  Operation,
  Operator,
  Problem,
  Setups,
  Span,
  Transport,
} from './problem.ts';
export { problemSchema } from './read/problemForm.ts';
export { readFjs } from './readFjs.ts';
export { readProblem } from './readProblem.ts';
export type { SchedulingCode } from './refusals.ts';
export { dispatch, lowerBoundMinutes, type Progress, type SolveOptions, solve } from './solve.ts';
export { dispatchingRules, type Rule } from './solver/rules.ts';
export { makeWorkshop, type WorkshopSize } from './workshop/makeWorkshop.ts';
