import { pinyin } from 'pinyin-pro';
import { divisionDigits } from './divisions.ts';
import { regionName } from './regionName.ts';

/**
 * The name of a division in Latin letters: pinyin without tones, and the kind of the division in English where English
 * names it. There is no official list; these names are for reading. Undefined where the standard has no such code.
 * @example regionNameLatin('350521') // "Hui'an County"
 */
export function regionNameLatin(code: string): string | undefined {
  const digits = divisionDigits(code);
  const known = latinNames.get(digits);
  if (known !== undefined) return known;
  const name = regionName(digits);
  if (name === undefined) return undefined;
  const latin = NAMED_OTHERWISE.get(name) ?? romanise(name);
  latinNames.set(digits, latin);
  return latin;
}

/** Romanising takes microseconds, lists of regions are shown often, and the names are few: each is made once. */
const latinNames = new Map<string, string>();

/** Names that English has its own words for. */
const NAMED_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['内蒙古自治区', 'Inner Mongolia'],
  ['广西壮族自治区', 'Guangxi'],
  ['西藏自治区', 'Xizang'],
  ['宁夏回族自治区', 'Ningxia'],
  ['新疆维吾尔自治区', 'Xinjiang'],
  ['香港特别行政区', 'Hong Kong'],
  ['澳门特别行政区', 'Macao'],
  // 陕西 and 山西 differ by a tone alone, which the doubled letter tells.
  ['陕西省', 'Shaanxi'],
  ['县', 'Counties'],
  ['省直辖县', 'Counties governed by the province'],
  ['自治区直辖县级行政区划', 'Counties governed by the autonomous region'],
]);

/** What is read otherwise in names of places than elsewhere, and otherwise than pinyin-pro reads it. */
const READ_OTHERWISE: readonly (readonly [characters: string, syllables: string])[] = [
  ['都', 'du'],
  ['什', 'shi'],
  ['单县', 'shan xian'],
  ['乐亭', 'lao ting'],
  ['乐清', 'yue qing'],
  ['六合', 'lu he'],
  ['召陵', 'shao ling'],
  ['大埔', 'da bu'],
  ['尉犁', 'yu li'],
  ['歙县', 'she xian'],
  ['泌阳', 'bi yang'],
  ['洪洞', 'hong tong'],
  ['浚县', 'xun xian'],
  ['牟定', 'mou ding'],
  ['蔚县', 'yu xian'],
];

/** What a name ends with, the longer before the shorter; 省 and 市 have no word, since English says Fujian and Jinjiang. */
const KINDS: readonly (readonly [ending: string, english: string])[] = [
  ['高新技术产业开发区', 'High-tech Zone'],
  ['经济技术开发区', 'Economic and Technological Zone'],
  ['开发区', 'Development Zone'],
  ['园区', 'Park'],
  ['自治州', 'Autonomous Prefecture'],
  ['自治县', 'Autonomous County'],
  ['自治旗', 'Autonomous Banner'],
  ['新区', 'New Area'],
  ['矿区', 'Mining District'],
  ['特区', 'Special District'],
  ['地区', 'Prefecture'],
  ['县', 'County'],
  ['区', 'District'],
  ['旗', 'Banner'],
  ['盟', 'League'],
  ['省', ''],
  ['市', ''],
];

/** The peoples that autonomous areas are named for, 族 aside: each is a word of its own after the place. */
const PEOPLES =
  /(?:维吾尔|柯尔克孜|达斡尔|鄂伦春|鄂温克|哈萨克|塔吉克|蒙古|土家|布依|哈尼|傈僳|拉祜|纳西|景颇|仫佬|仡佬|毛南|布朗|独龙|普米|裕固|保安|东乡|撒拉|锡伯|朝鲜|各|满|回|藏|苗|彝|壮|侗|瑶|白|傣|黎|佤|畲|羌|水|土|怒)族/g;

function romanise(name: string): string {
  const syllables = syllablesOf(name);
  const [ending, english] = KINDS.find(([kind]) => name.endsWith(kind) && name.length > kind.length) ?? ['', ''];
  const own = name.slice(0, name.length - ending.length);
  // A place of one character keeps its ending in the word, as 单县 is Shanxian.
  if (own.length === 1) return word(syllables);
  const place = own.replace(PEOPLES, '') || own;
  const peoples = place === own ? [] : (own.match(PEOPLES) ?? []);
  const words = [
    word(syllables.slice(0, place.length)),
    ...peoples.map((people) => word(syllablesOf(people.slice(0, -1)))),
    english,
  ];
  return words.filter((one) => one !== '').join(' ');
}

/** One syllable a character. The whole name is read at once, since its other characters tell how one is read. */
function syllablesOf(name: string): readonly string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array' });
  for (const [characters, reading] of READ_OTHERWISE) {
    const at = name.indexOf(characters);
    if (at !== -1) syllables.splice(at, characters.length, ...reading.split(' '));
  }
  return syllables;
}

/** One word: an apostrophe stands before a syllable that starts with a vowel (汉语拼音方案, 1958, section 5). */
function word(syllables: readonly string[]): string {
  const text = syllables.map((one, index) => (index > 0 && /^[aeo]/.test(one) ? `'${one}` : one)).join('');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
