import type { Bilingual } from '@leitu/kernel';
import { regionName, regionNameLatin, regionsBelow } from '../../platform/regions/index.ts';

/** 北京, 天津, 上海 and 重庆 have districts and counties right below them: the cities of the standard there are they themselves. */
const MUNICIPALITIES = new Set(['11', '12', '31', '50']);

const COUNTRY: Bilingual = { zh: '全国', en: 'China' };

/** How many digits the codes of the next level below a region have; those of a county are its own. */
export function digitsBelow(region: string): number {
  return MUNICIPALITIES.has(region) ? 6 : Math.min(region.length + 2, 6);
}

/** The codes of the next level below a region; a county has none. */
export function codesBelow(region: string): readonly string[] {
  const below = regionsBelow(region).map(({ code }) => code);
  return MUNICIPALITIES.has(region) ? below.flatMap(codesBelow) : below;
}

/**
 * The name of a region. Where a firm's code names a level above its own (350500 among the counties of 3505) it is the level itself that is
 * meant; a code that the standard does not have, such as that of a development zone, stands for itself.
 */
export function nameOfRegion(code: string): Bilingual {
  if (code === '') return COUNTRY;
  const zh = regionName(code);
  if (zh !== undefined && !code.endsWith('00')) return { zh, en: regionNameLatin(code) ?? zh };
  const above = code.replace(/(00)+$/, '');
  const name = above === code || above === '' ? undefined : regionName(above);
  if (name === undefined) return { zh: code, en: code };
  // Cities without counties stand below themselves under their own name.
  if (zh !== undefined && codesBelow(above).includes(code)) return { zh, en: regionNameLatin(code) ?? zh };
  return { zh: `${name}（本级）`, en: `${regionNameLatin(above) ?? name} (its own level)` };
}

/** Whether the standard has the region. */
export function isRegion(code: string): boolean {
  return code === '' || regionName(code) !== undefined;
}
