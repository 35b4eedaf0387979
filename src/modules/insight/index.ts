// The pictures are for people: no other module stands on this one.
export type { TowerResponse } from './contract.ts';
