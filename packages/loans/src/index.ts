export { annualRate, type CashFlow } from './annualRate.ts';
export { type Arrears, type ArrearsTerms, arrearsOn, type Due, type Payment } from './arrears.ts';
export { type Difference, runCase } from './conform.ts';
export { type EvaluateOptions, type Evaluation, evaluate, type LoanEvent } from './evaluate.ts';
export type { EventType } from './event.ts';
export { annualRateOf, type Instalment, instalmentsOf } from './instalments.ts';
export {
  accrueAll,
  accrueTo,
  applyToLine,
  availableOf,
  type Line,
  type LineEvent,
  lineText,
  openLine,
  replayLine,
} from './line.ts';
export { parseMoment as readMoment } from './moment.ts';
export { type ActusCase, readCases, readObserved } from './readCases.ts';
export { type ReadTerms, readTerms } from './readTerms.ts';
export type { LoansCode } from './refusals.ts';
export type { LoanTerms } from './terms.ts';
export { type PeriodFlow, periodicAnnualRate, type UnitPeriod, unitPeriodsBetween } from './unitPeriods.ts';
