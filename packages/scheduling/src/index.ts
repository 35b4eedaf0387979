export { checkPlan } from './checkPlan.ts';
export { localTime } from './localTime.ts';
export {
  makespanMinutes,
  type Objective,
  type Plan,
  type PlannedOperation,
  type PlanValue,
  planValue,
} from './plan.ts';
export { type AboutPlan, readPlan, writePlan } from './planText.ts';
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
export { reasonsOf, type StartReason, type WaitReason } from './reasons/reasonsOf.ts';
export type { SchedulingCode } from './refusals.ts';
export { type Replanned, type ReplanOptions, replan } from './replan/replan.ts';
export type { MovedOperation, MoveReason, Whereabouts } from './replan/whyMoved.ts';
export { type SetupSpan, setupSpans } from './setupSpans.ts';
export { dispatch, lowerBoundMinutes, type Progress, type SolveOptions, solve } from './solve.ts';
export { dispatchingRules, type Rule } from './solver/rules.ts';
export { makeWorkshop } from './workshop/makeWorkshop.ts';
export type { WorkshopSize } from './workshop/workshopSize.ts';
