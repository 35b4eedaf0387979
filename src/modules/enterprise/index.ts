export { FACT_COLUMNS, type Firm, factOfColumn, rowOfFirm } from './columns.ts';
export { demonstrationFirms } from './demonstration/demonstrationFirms.ts';
export { prefixRange } from './prefixRange.ts';
export { readAs } from './readAs.ts';
export { type CountedFirms, countFirms, countGrants, type FirmCount, type GrantCount } from './store/countFirms.ts';
export { FIRMS_TABLE, factInSql, type PartOfRegion, partsOfRegion } from './store/firmsInSql.ts';
export { findFirms, readFacts, readFactsOfRegion } from './store/readFirms.ts';
export { insertFirms, insertTerms } from './store/writeFirms.ts';
