export { compileFirmJudge, type FirmJudgement, type PackJudgement } from './judgeFirms.ts';
export { readLibrary, readPackFiles } from './library.ts';
export { presentExplanation } from './present.ts';
export { isInForce, ladderPacks, type Selection, selectPacks } from './selectPacks.ts';
