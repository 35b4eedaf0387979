export { allEssential, type EssentialInputs, type Essentiality } from './essential.ts';
export { buildNetwork, type FirmLists, type LinkLists, type Network, type Rows } from './network.ts';
export { createNetworkReader, type FirmRow, type NamedNetwork, type NetworkReader } from './readNetwork.ts';
export type { ChainCode } from './refusals.ts';
export type { RefusedRows } from './refusalTally.ts';
export { type RankedFirms, rankFirms } from './shock/rankFirms.ts';
export { prepareShock, type Shock, type ShockOptions } from './shock/shock.ts';
export { createSpreader, type Scenario, type ShockOutcome, type Spreader } from './shock/spread.ts';
export { type Region, type RegionWishes, simulateRegion } from './simulateRegion.ts';
