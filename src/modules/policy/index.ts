export type { ReformResponse as ReformAnswer } from './contract.ts';
export { compileFirmJudge, type FirmJudgement, type PackJudgement } from './judgeFirms.ts';
export { readLibrary, readPackFiles } from './library.ts';
export { presentExplanation } from './present.ts';
export { commonRegion, compileGroups, GROUPINGS, tierOfFacts } from './reform/groups.ts';
export { offerFirms, type ReadOfferedFirms } from './reform/offeredFirms.ts';
export { presentReform } from './reform/presentReform.ts';
export { readMoves } from './reform/readMoves.ts';
export { isInForce, ladderPacks, type Selection, selectPacks } from './selectPacks.ts';
