import { meantText } from '@leitu/rules';
import { pinyin } from 'pinyin-pro';
import { regionsBelow } from '../../platform/regions/index.ts';

/** Longer beginnings tell no more firms apart, and every term is a row of an index. */
const mostCharacters = 12;
const mostLetters = 24;

/** How names of firms end, by 企业名称登记管理规定 (article 6) and the laws on companies and partnerships; the longer before the shorter. */
const legalForms = [
  '集团股份有限公司',
  '集团有限责任公司',
  '集团有限公司',
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '普通合伙企业',
  '有限合伙企业',
  '合伙企业普通合伙',
  '合伙企业有限合伙',
  '合伙企业',
  '普通合伙',
  '有限合伙',
  '农民专业合作社',
];

/**
 * The texts by whose beginnings a firm is found, in lower case and without blanks and marks: every tail of its name that starts before
 * the legal form; its name in pinyin and in initials, whole and behind the region that it begins with; its code, whole and behind the
 * region's digits.
 * @example termsOf('泉州南方机械有限公司', uscc) // ['泉州南方机械有限公司', '州南方机械有限公司', …, 'quanzhounanfangjixie', 'qznfjx', 'nanfangjixie', …]
 */
export function termsOf(name: string, uscc: string): readonly string[] {
  const text = plain(name);
  const own = text.slice(0, text.length - legalFormOf(text).length);
  const terms = new Set<string>();
  for (let at = 0; at + 2 <= own.length; at += 1) terms.add(text.slice(at, at + mostCharacters));
  const syllables = pinyin(own, { toneType: 'none', type: 'array', v: true });
  for (const start of [0, ...endsOfRegions(own)]) {
    const said = syllables.slice(start);
    terms.add(said.join('').slice(0, mostLetters));
    terms.add(said.map((syllable) => syllable.charAt(0)).join(''));
  }
  const code = uscc.toLowerCase();
  for (const term of [text.slice(0, mostCharacters), code, code.slice(regionDigits)]) terms.add(term);
  terms.delete('');
  return [...terms];
}

/** GB 32100-2015: two characters for who registered the firm and six for where; those behind tell it from its neighbours. */
const regionDigits = 8;

/**
 * What is looked for, as beginnings of terms of which a firm must bear each, the longest first; none where nothing is left to look for.
 * Blanks part Chinese words, but not the syllables of pinyin or the groups of a code.
 * @example searchTerms('南方（机械）') // ['南方机械']
 * @example searchTerms('泉州 机械制造') // ['机械制造', '泉州']
 * @example searchTerms('nan fang') // ['nanfang']
 */
export function searchTerms(typed: string): readonly string[] {
  const words: string[] = [];
  let letters = '';
  for (const word of meantText(typed).split(/\s+/).map(plain)) {
    if (isHan(word)) words.push(word.slice(0, mostCharacters));
    else letters += word;
  }
  const terms = new Set([...words, letters.slice(0, mostLetters)]);
  terms.delete('');
  return [...terms].sort((a, b) => b.length - a.length);
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Without what people write now so, now otherwise: width, case, blanks, brackets, points and strokes. */
function plain(text: string): string {
  return meantText(text)
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}]/gu, '');
}

function legalFormOf(text: string): string {
  return legalForms.find((form) => text.endsWith(form) && text.length >= form.length + 2) ?? '';
}

/** Where the regions end that a name begins with: 福建泉州南方 has two before its own name, which both may be left out. */
function endsOfRegions(own: string): readonly number[] {
  const ends: number[] = [];
  for (;;) {
    const from = ends.at(-1) ?? 0;
    const end = longestRegion(own, from);
    if (end === undefined || end + 2 > own.length) return ends;
    ends.push(end);
  }
}

function longestRegion(own: string, from: number): number | undefined {
  const names = regionNames();
  for (let length = Math.min(longestName, own.length - from); length >= 2; length -= 1) {
    if (names.has(own.slice(from, from + length))) return from + length;
  }
  return undefined;
}

/** Names of regions are at most 新疆维吾尔自治区 and its like; longer ones do not begin names of firms. */
const longestName = 8;

let known: ReadonlySet<string> | undefined;

/** The names of all provinces, cities and counties, with and without 省, 市, 县 and 区. */
function regionNames(): ReadonlySet<string> {
  known ??= new Set(
    allRegions().flatMap((name) => [name, name.replace(/(?:壮族|回族|维吾尔)?(?:自治区|省|市|县|区)$/, '')]),
  );
  return known;
}

function allRegions(): readonly string[] {
  const provinces = regionsBelow('');
  const cities = provinces.flatMap(({ code }) => regionsBelow(code));
  const counties = cities.flatMap(({ code }) => regionsBelow(code));
  return [...provinces, ...cities, ...counties].map(({ name }) => name);
}
