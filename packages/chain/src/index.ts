export { allEssential, type EssentialInputs, type Essentiality } from './essential.ts';
export { articulationPoints } from './measures/articulation.ts';
export { type IterationLimits, katzOnReversed, pageRank, safeAttenuation } from './measures/centrality.ts';
export { type Components, strongComponents, weakComponents } from './measures/components.ts';
export { marketConcentration, supplyConcentration } from './measures/concentration.ts';
export { coreNumbers } from './measures/cores.ts';
export { dominators, noDominator, unreached } from './measures/dominators.ts';
export { importShares, importSharesOfSectors } from './measures/imports.ts';
export { buildNetwork, type FirmLists, type LinkLists, type Network, type Rows } from './network.ts';
export type { SubstituteWishes, Weighed } from './policy/candidates.ts';
export {
  chooseProtected,
  growTrees,
  type LossTrees,
  type Protection,
  type Threat,
} from './policy/chooseProtected.ts';
export { type ChainGaps, type EssentialSupply, findGaps, type GapScope } from './policy/findGaps.ts';
export { type InferenceGrounds, type InferredLink, inferLinks } from './policy/inferLinks.ts';
export { classificationNearness, coProduction, type Makes, type Nearness, recipeOverlap } from './policy/nearness.ts';
export {
  type Chokepoint,
  chokepointsOf,
  type ProductChokepoint,
  rankChokepoints,
  rankProducts,
} from './policy/rankChokepoints.ts';
export { type OpenGap, rankFillers } from './policy/rankFillers.ts';
export { rankSubstitutes, type Substitute, withSubstitute } from './policy/rankSubstitutes.ts';
export { type Rewiring, rewire, type Swap } from './policy/rewire.ts';
export { createNetworkReader, type FirmRow, type NamedNetwork, type NetworkReader } from './readNetwork.ts';
export type { ChainCode } from './refusals.ts';
export type { RefusedRows } from './refusalTally.ts';
export { type ExplainedShock, explainShock, heaviestWay, type LossOfFirm } from './shock/explainShock.ts';
export { type FailurePlan, planFailures } from './shock/failurePlan.ts';
export { createFailures, type Failures } from './shock/failures.ts';
export type { ShockOutcome } from './shock/outcome.ts';
export { addRanked, type RankedFirms, type RankingWishes, rankFirms } from './shock/rankFirms.ts';
export { type ScenarioPart, scenarioOf } from './shock/scenario.ts';
export { prepareShock, type Shock, type ShockOptions } from './shock/shock.ts';
export { createSpreader, type Scenario, type Spreader } from './shock/spread.ts';
export { type Region, type RegionWishes, simulateRegion } from './simulateRegion.ts';
export type { Matrix } from './tables/matrix.ts';
export {
  allocationCoefficients,
  backwardLinkages,
  forwardLinkages,
  ghoshInverse,
  hypotheticalExtraction,
  leontiefInverse,
  type SectorTable,
  technicalCoefficients,
} from './tables/sectorTable.ts';
