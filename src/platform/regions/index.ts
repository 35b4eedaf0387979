// Names of the administrative divisions of China, GB/T 2260, by their codes.
export { regionName } from './regionName.ts';
export { regionNameLatin } from './regionNameLatin.ts';
export { regionPath } from './regionPath.ts';
export { regionsBelow } from './regionsBelow.ts';
