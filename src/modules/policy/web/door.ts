/**
 * What the pages of other modules may take from these: a verdict as a sign, a judgement with all its reasons, and the words of the ladder.
 */
export { Article } from './explanation/Article.tsx';
export { Reasons } from './explanation/Reasons.tsx';
export { readExplanation } from './explanation/readExplanation.ts';
export { VerdictMark } from './explanation/VerdictMark.tsx';
export { messages as ladderWords } from './messages.ts';
export { pointsText } from './wording.ts';
