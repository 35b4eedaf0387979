export type { CellCode } from './cellRefusals.ts';
export { cellText, meantText, type RawCell, shownText } from './cellText.ts';
export { compileLeastChange } from './change/compileLeastChange.ts';
export type { ChangeOptions } from './change/ground.ts';
export { IMMOVABLE_REASON_TEXTS, type Immovable, type ImmovableReason } from './change/immovable.ts';
export type { ChangePlan, ChangeStep, LeastChange, LeastChangeOf } from './change/leastChange.ts';
export { chooseLevers, type Lever, type LeverSet } from './change/lever.ts';
export { compileSingleSteps } from './change/singleSteps.ts';
export {
  addToTally,
  EMPTY_TALLY,
  rankedSteps,
  type StepCount,
  type StepTally,
  singleSteps,
} from './change/stepTally.ts';
export { type CaseAtHand, choosePack, isApplicable } from './choosePack.ts';
export { classify } from './classify.ts';
export { articleText, bandWords, conditionTitle, conditionWords } from './conditionText.ts';
export { classDifferences } from './diff/classDifferences.ts';
export { type Compared, comparePacks } from './diff/comparePacks.ts';
export { packDifferences } from './diff/differences.ts';
export type { PackDifference } from './diff/frame.ts';
export { compileExplain, type Explain, explain } from './explain.ts';
export type {
  ConditionExplanation,
  Explanation,
  FactReading,
  GroupExplanation,
  IndicatorExplanation,
} from './explanation.ts';
export { expressionText, optionText } from './expressionText.ts';
export {
  blankFacts,
  type Dictionary,
  type FactDefinition,
  type FactOption,
  type Facts,
  type FactType,
  type FactValue,
} from './fact.ts';
export { type CellReading, type CellResult, readCell } from './factCell.ts';
export { type Header, type HeaderCode, readHeader } from './factHeader.ts';
export { type CellRefusal, createRowReader, type FactRow, type RowReader } from './factRow.ts';
export { factsOfCondition, factsOfIndicator, factsOfPack } from './factsOfRules.ts';
export { factWarnings, NOT_ABOVE } from './factWarnings.ts';
export type { Finding } from './findings/finding.ts';
export { findingsOf } from './findings/findings.ts';
export { isDivisionOfSection } from './industry.ts';
export { divisionName, INDUSTRIES, sectionName } from './industryNames.ts';
export { compileJudge, compileRowJudge, type Judge, type Judgement, type RowJudge } from './judge.ts';
export { loadLibrary } from './loadLibrary.ts';
export { type Language, measureText } from './measureText.ts';
export { missingFacts } from './missingFacts.ts';
export {
  type Application,
  type Band,
  CASE_TYPES,
  type CaseType,
  type ClassExample,
  type ClassPack,
  type Condition,
  type Example,
  type Group,
  type Indicator,
  type Library,
  type Pack,
  type Score,
  type Source,
  TIERS,
  type Tier,
} from './pack.ts';
export { type PackFault, packFault } from './packFault.ts';
export type { Range } from './points.ts';
export { type OpenQuestion, openQuestions } from './questions.ts';
export type { Line } from './reform/line.ts';
export {
  createChunk,
  type FirmChunk,
  type JudgedChunk,
  judgeChunk,
  lineOfFirm,
  type PopulationFirm,
} from './reform/population.ts';
export { compileSide, type RequirementJudge, type Side } from './reform/requirement.ts';
export {
  createTally,
  type Deciding,
  MOVEMENTS,
  type Movement,
  movementOf,
  movementsOf,
  type NearFirm,
  type ReformTally,
} from './reform/tally.ts';
export {
  type Move,
  moveThresholds,
  readThreshold,
  refuseThreshold,
  thresholdsOf,
} from './reform/threshold.ts';
export type { Threshold } from './reform/walkPack.ts';
export { scoreThreshold } from './scoreThreshold.ts';
export type { Place, Position, SourceFile, SourceNode, SourceScalar } from './source.ts';
export {
  compileSql,
  compileSqlOfAll,
  type SqlColumn,
  type SqlOptions,
  type SqlRule,
  sqlColumns,
} from './sql/compileSql.ts';
export {
  type ClassExampleOutcome,
  type ExampleOutcome,
  isAsSaid,
  tryClassExamples,
  tryExamples,
} from './tryExamples.ts';
export { type Measure, UNIT_NAMES, type Unit } from './unit.ts';
export { NOT_IN_USCC, usccCheckDigit, usccFault, usccSums } from './uscc.ts';
export { VERDICTS, type Verdict } from './verdict.ts';
