/** What the pages of other modules may take from these: how regions are called. */
export { useRegionNames, useRegionsBelow } from './regions/useRegions.ts';
