import type { Bilingual } from '@leitu/kernel';

/** What a number counts. Money is held in fen, everything else in the unit itself; a ratio of 3% is 0.03. */
export const UNITS = ['CNY', 'person', 'count', 'year', 'rank', 'level', 'ratio', 'point'] as const;

export type Unit = (typeof UNITS)[number];

/** How a unit is called where it is explained. */
export const UNIT_NAMES: Readonly<Record<Unit, Bilingual>> = {
  CNY: { zh: '金额（元）', en: 'money (CNY)' },
  person: { zh: '人数', en: 'a number of people' },
  count: { zh: '项数', en: 'a count' },
  year: { zh: '年数', en: 'a number of years' },
  rank: { zh: '名次', en: 'a rank' },
  level: { zh: '等级', en: 'a level' },
  ratio: { zh: '比率（%）', en: 'a ratio (%)' },
  point: { zh: '分数', en: 'points' },
};

interface Suffix {
  readonly unit: Unit;
  /** What one of it is in the unit's own measure: 1万元 is 1,000,000 fen. */
  readonly factor: number;
}

/** What may stand behind a number in a rule. */
export const SUFFIXES: ReadonlyMap<string, Suffix> = new Map([
  ['亿元', { unit: 'CNY', factor: 1e10 }],
  ['万元', { unit: 'CNY', factor: 1e6 }],
  ['元', { unit: 'CNY', factor: 100 }],
  ['CNY', { unit: 'CNY', factor: 100 }],
  ['%', { unit: 'ratio', factor: 0.01 }],
  ['年', { unit: 'year', factor: 1 }],
  ['years', { unit: 'year', factor: 1 }],
  ['人', { unit: 'person', factor: 1 }],
  ['people', { unit: 'person', factor: 1 }],
  ['项', { unit: 'count', factor: 1 }],
  ['items', { unit: 'count', factor: 1 }],
  ['名', { unit: 'rank', factor: 1 }],
  ['级', { unit: 'level', factor: 1 }],
  ['分', { unit: 'point', factor: 1 }],
  ['points', { unit: 'point', factor: 1 }],
]);

/** Units whose numbers may stand bare in a rule: `digital_level ≥ 3`. Money, ratios and years must say what they are. */
export const BARE_UNITS: ReadonlySet<Unit> = new Set<Unit>(['person', 'count', 'rank', 'level', 'point']);

/** A number with its unit, money in fen. */
export interface Measure {
  readonly value: number;
  readonly unit: Unit;
}
