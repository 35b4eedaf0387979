import type { SeededGenerator } from '@leitu/kernel';
import { happens } from './chance.ts';

/** Characters that names of firms like to begin and to end with. */
const FIRST = [...'华恒鑫永盛泰兴宏嘉瑞富金源祥顺福东铭锦达德诚信立新明安联天海正君博晟捷凯奥科创优鸿振建艺翔协'];
const SECOND = [
  ...'兴隆盛达泰丰源祥和辉腾宇鑫诚信利发旺昌荣茂森林海洋川岳峰磊岩石玉珠光彩阳星辰云飞鹏龙骏成创美雅佳宝莱特',
];

/** Names of firms and brands of the region that everybody knows: a fictional firm has none of them. */
const TAKEN = new Set(
  '恒安 安踏 特步 九牧 达利 盼盼 金冠 亲亲 雅客 三安 火炬 百宏 信泰 浔兴 凤竹 辉煌 中宇 天广 富贵 匹克 柒牌 劲霸 利郎 八马 嘉泰 华宇 兴业 福耀 华美 安利 华阳 华海 金龙 东海 天海 华光 海信 奥利 安利 华泰 天龙 金宝 东阳 新华 科龙 金利 福达 建发 泰康 正泰 华信'.split(
    ' ',
  ),
);

/** What the name of a firm is made of. */
export interface NameParts {
  readonly places: readonly string[];
  readonly words: readonly string[];
  /** How likely it is a company limited by shares: large firms often are. */
  readonly sharesLikely: number;
}

/** Makes names that no firm before had: place, brand, trade, form, as 企业名称登记管理规定 (article 6) orders them. */
export function firmNames(generator: SeededGenerator): (parts: NameParts) => string {
  const given = new Set<string>();
  return (parts) => {
    let name = firmName(generator, parts);
    while (given.has(name)) name = firmName(generator, parts);
    given.add(name);
    return name;
  };
}

function firmName(generator: SeededGenerator, { places, words, sharesLikely }: NameParts): string {
  const place = generator.pick(places);
  const brand = brandName(generator);
  const word = generator.pick(words);
  const form = happens(generator, sharesLikely) ? '股份有限公司' : '有限公司';
  // Some put the place behind the brand, in brackets.
  const isInside = place.length === 2 && happens(generator, 0.08);
  return isInside ? `${brand}（${place}）${word}${form}` : `${place}${brand}${word}${form}`;
}

function brandName(generator: SeededGenerator): string {
  const [first, second] = [generator.pick(FIRST), generator.pick(SECOND)];
  if (first === second || TAKEN.has(first + second)) return brandName(generator);
  return happens(generator, 0.1) ? first + second + generator.pick(SECOND) : first + second;
}
