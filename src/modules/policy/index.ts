export { compileFirmJudge, type FirmJudgement, type PackJudgement } from './judgeFirms.ts';
export { readLibrary } from './library.ts';
export { isInForce, ladderPacks, type Selection, selectPacks } from './selectPacks.ts';
