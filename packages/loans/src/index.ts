export { type Difference, runCase } from './conform.ts';
export { type EvaluateOptions, type Evaluation, evaluate, type LoanEvent } from './evaluate.ts';
export type { EventType } from './event.ts';
export { type ActusCase, readCases, readObserved } from './readCases.ts';
export { type ReadTerms, readTerms } from './readTerms.ts';
export type { LoansCode } from './refusals.ts';
export type { LoanTerms } from './terms.ts';
