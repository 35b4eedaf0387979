export { checkPlan } from './checkPlan.ts';
export { makespanMinutes, type Plan, type PlannedOperation } from './plan.ts';
export type { Job, Machine, Mode, Operation, Problem } from './problem.ts';
export { readFjs } from './readFjs.ts';
export type { SchedulingCode } from './refusals.ts';
export { lowerBoundMinutes, type Progress, solve } from './solve.ts';
