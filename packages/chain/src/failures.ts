/** What a thread takes to fail firms: little, since every thread loads all of it anew. */
export type { FailurePlan } from './shock/failurePlan.ts';
export { createFailures } from './shock/failures.ts';
export { type RankedFirms, type RankingWishes, rankFirms } from './shock/rankFirms.ts';
