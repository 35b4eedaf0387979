/** What the pages of other modules may take from these: how regions, industries, titles and facts are called and chosen. */
export { useDossier } from './dossier/useDossier.ts';
export { factLabel, factText } from './facts/dictionary.ts';
export { IndustryChoice } from './firms/IndustryChoice.tsx';
export { industryWords } from './firms/industryWords.ts';
export { RegionChoice } from './firms/RegionChoice.tsx';
export { useRegionNames } from './regions/useRegions.ts';
export { TierTag } from './TierTag.tsx';
