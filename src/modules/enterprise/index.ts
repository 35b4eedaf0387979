export { type CountedFirms, countFirms, countGrants, type FirmCount, type GrantCount } from './store/countFirms.ts';
export { type FirmFacts, type FirmName, findFirms, readFacts, readFactsOfRegion } from './store/readFirms.ts';
