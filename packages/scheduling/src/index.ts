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
export { readFjs } from './readFjs.ts';
export type { SchedulingCode } from './refusals.ts';
export { lowerBoundMinutes, type Progress, solve } from './solve.ts';
