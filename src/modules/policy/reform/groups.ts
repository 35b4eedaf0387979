import { type Bilingual, present } from '@leitu/kernel';
import { classify, type Facts, type Library, sectionName, type Tier } from '@leitu/rules';
import { regionName, regionNameLatin, regionsBelow } from '../../../platform/regions/index.ts';

/** The ways in which the firms of a reform are grouped, in the order in which they are kept. */
export const GROUPINGS = ['region', 'industry', 'size', 'tier'] as const;
export type Grouping = (typeof GROUPINGS)[number];

const SIZE_PACK = 'cn.sme-size.2011';

/**
 * Makes the function that tells where a firm belongs: its county, its section of GB/T 4754, its size class and the title it holds, in the
 * order of GROUPINGS. What is not known, and a size that is not certain, is empty.
 */
export function compileGroups(library: Library): (facts: Facts, tier: Tier | null) => readonly string[] {
  const sizes = present(library.classPacks.get(SIZE_PACK), `the pack ${SIZE_PACK} is loaded`);
  return (facts, tier) => {
    const [size = '', other] = classify(sizes, facts);
    const industry = typeof facts.industry_code === 'string' ? facts.industry_code.slice(0, 1) : '';
    const region = typeof facts.region_code === 'string' ? facts.region_code : '';
    return [region, industry, other === undefined ? size : '', tier ?? ''];
  };
}

/** The title that a firm says it holds, where no dossier tells. */
export function tierOfFacts({ title_srdi, title_innovative }: Facts): Tier | null {
  if (title_srdi === true) return 'srdi';
  return title_innovative === true ? 'innovative' : null;
}

/** 北京, 天津, 上海 and 重庆 have their districts right below them. */
const MUNICIPALITIES = ['11', '12', '31', '50'];

/**
 * Counties added up to the level below the region that they have in common (of one region: below it), so that a province shows its cities.
 * @example foldRegions(new Map([['350582', one], ['350502', other]]), '35') // one entry, '3505'
 */
export function foldRegions(
  counties: ReadonlyMap<string, ArrayLike<number>>,
  region: string,
): ReadonlyMap<string, readonly number[]> {
  const digits = MUNICIPALITIES.includes(region) ? 6 : Math.min(region.length + 2, 6);
  const folded = new Map<string, number[]>();
  for (const [county, flow] of counties) {
    const code = county.slice(0, digits);
    const sum = folded.get(code) ?? [];
    folded.set(
      code,
      Array.from(flow, (count, cell) => (sum[cell] ?? 0) + count),
    );
  }
  return folded;
}

/** The longest beginning of two, four or six digits that all codes have in common. */
export function commonRegion(codes: Iterable<string>): string {
  const all = [...codes];
  const [first = ''] = all;
  for (const digits of [6, 4, 2]) {
    const start = first.slice(0, digits);
    if (start.length === digits && all.every((code) => code.startsWith(start))) return start;
  }
  return '';
}

const UNKNOWN: Readonly<Record<Grouping, Bilingual>> = {
  region: { zh: '地区未填', en: 'Region not given' },
  industry: { zh: '行业未填', en: 'Industry not given' },
  size: { zh: '规模不能确定', en: 'Size uncertain' },
  tier: { zh: '没有称号', en: 'No title' },
};

const TIER_NAMES: Readonly<Record<Tier, Bilingual>> = {
  innovative: { zh: '科技和创新型中小企业', en: 'Innovative SME' },
  srdi: { zh: '专精特新中小企业', en: 'SRDI enterprise' },
  'little-giant': { zh: '专精特新“小巨人”企业', en: 'Little giant' },
};

/** What a group is called. */
export function groupName(library: Library, grouping: Grouping, key: string): Bilingual {
  if (key === '') return UNKNOWN[grouping];
  switch (grouping) {
    case 'region':
      return nameOfRegion(key);
    case 'industry':
      return sectionName(key) ?? { zh: key, en: key };
    case 'size':
      return library.classPacks.get(SIZE_PACK)?.classes.find(({ value }) => value === key) ?? { zh: key, en: key };
    case 'tier':
      return key in TIER_NAMES ? TIER_NAMES[key as Tier] : { zh: key, en: key }; // The keys of the record are the tiers.
  }
}

function nameOfRegion(code: string): Bilingual {
  const zh = regionName(code);
  if (zh === undefined) return { zh: code, en: code };
  const en = regionNameLatin(code) ?? zh;
  // 350500 among the counties of 3505 is the city itself, where the standard has no such county.
  const isItself = code.endsWith('00') && !regionsBelow(code.slice(0, -2)).some((below) => below.code === code);
  return isItself ? { zh: `${zh}（本级）`, en: `${en} (its own level)` } : { zh, en };
}
