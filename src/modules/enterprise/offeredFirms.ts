import type { ReadOfferedFirms } from '../policy/index.ts';
import { readFactsOfRegion } from './store/readFirms.ts';

/** The dossiers of a region, for reforms to be tried on. */
export const readOfferedFirms: ReadOfferedFirms = readFactsOfRegion;
