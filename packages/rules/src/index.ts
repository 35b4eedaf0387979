export { classify } from './classify.ts';
export type { Dictionary, FactDefinition, Facts, FactType, FactValue } from './fact.ts';
export { compileJudge, type Judge, type Judgement } from './judge.ts';
export { loadLibrary } from './loadLibrary.ts';
export { type Language, measureText } from './measureText.ts';
export {
  CASE_TYPES,
  type CaseType,
  type ClassPack,
  type Library,
  type Pack,
  type Source,
  TIERS,
  type Tier,
} from './pack.ts';
export { type PackFault, packFault } from './packFault.ts';
export type { SourceFile, SourceNode, SourceScalar } from './source.ts';
export type { Verdict } from './verdict.ts';
