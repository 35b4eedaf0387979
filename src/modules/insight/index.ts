// The pictures are for people; other modules stand on none of them.
export type { TowerResponse } from './contract.ts';
