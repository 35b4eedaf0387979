import type { TradeName } from './trades.ts';

/** A county of the demonstration city 泉州市. */
export interface County {
  readonly regionCode: string;
  /** What the names of its firms begin with: firms of a district are named for the city, others for their county. */
  readonly places: readonly string[];
  /** Its part of all firms, in per cent. */
  readonly share: number;
  /** How many of a hundred of its firms are in a trade. */
  readonly trades: Readonly<Partial<Record<TradeName, number>>>;
}

/**
 * The counties and what each is known for: 晋江 shoes, 石狮 cloth and clothing, 南安 plumbing and stone, 惠安 carving, 安溪 tea
 * and rattan, 永春 incense, 德化 porcelain, 泉港 petrochemicals, 洛江 machinery, 丰泽 software, 鲤城 electronics and machines.
 * 金门县 is left out. The shares are plausible and no statistics.
 */
export const COUNTIES: readonly County[] = [
  {
    regionCode: '350502',
    places: ['泉州', '泉州', '泉州', '泉州市鲤城区', '福建'],
    share: 6,
    trades: {
      ...{ machinery: 16, electronics: 13, clothing: 13, vehicleParts: 9, shoes: 8, packaging: 7, giftCraft: 6 },
      ...{ software: 8, technicalServices: 5, commerce: 6, food: 5, businessServices: 3, semiconductors: 1 },
    },
  },
  {
    regionCode: '350503',
    places: ['泉州', '泉州', '泉州', '泉州市丰泽区', '福建'],
    share: 8,
    trades: {
      ...{ software: 22, electronics: 14, commerce: 14, technicalServices: 10, businessServices: 10, clothing: 7 },
      ...{ giftCraft: 5, construction: 7, medicine: 4, environment: 3, logistics: 3, newEnergy: 1 },
    },
  },
  {
    regionCode: '350504',
    places: ['泉州', '泉州', '泉州市洛江区', '福建'],
    share: 4,
    trades: {
      ...{ machinery: 30, hygieneProducts: 12, hardware: 13, vehicleParts: 8, plastics: 8, electronics: 6, food: 5 },
      ...{ medicine: 5, environment: 5, software: 4, technicalServices: 2, newEnergy: 2 },
    },
  },
  {
    regionCode: '350505',
    places: ['泉州', '泉州', '泉州市泉港区', '福建'],
    share: 3,
    trades: {
      ...{ chemicals: 42, plastics: 16, logistics: 9, environment: 7, machinery: 7, food: 6, hardware: 4 },
      ...{ construction: 5, commerce: 4 },
    },
  },
  {
    regionCode: '350521',
    places: ['惠安', '惠安', '惠安县', '泉州', '福建'],
    share: 11,
    trades: {
      ...{ stone: 34, clothing: 10, food: 9, construction: 8, shoes: 7, machinery: 9, packaging: 5, hardware: 5 },
      ...{ bags: 4, chemicals: 4, electronics: 3, hygieneProducts: 3 },
    },
  },
  {
    regionCode: '350524',
    places: ['安溪', '安溪', '安溪县', '福建安溪', '泉州'],
    share: 9,
    trades: {
      ...{ tea: 38, rattanCraft: 23, lighting: 8, packaging: 6, commerce: 6, machinery: 5, food: 4, software: 4 },
      ...{ clothing: 3, construction: 2, semiconductors: 1 },
    },
  },
  {
    regionCode: '350525',
    places: ['永春', '永春', '永春县', '福建永春', '泉州'],
    share: 4,
    trades: {
      ...{ incense: 28, food: 14, ceramics: 12, textiles: 10, clothing: 10, shoes: 5, machinery: 5, packaging: 5 },
      ...{ commerce: 5, medicine: 3, giftCraft: 3 },
    },
  },
  {
    regionCode: '350526',
    places: ['德化', '德化', '德化县', '福建德化', '福建省德化县'],
    share: 7,
    trades: {
      ...{ ceramics: 70, technicalCeramics: 4, packaging: 7, commerce: 6, machinery: 4, giftCraft: 3, software: 2 },
      ...{ technicalServices: 2, logistics: 2 },
    },
  },
  {
    regionCode: '350581',
    places: ['石狮', '石狮', '石狮市', '福建石狮', '泉州'],
    share: 12,
    trades: {
      ...{ clothing: 34, textiles: 28, commerce: 11, food: 8, hardware: 4, machinery: 4, packaging: 4 },
      ...{ logistics: 3, plastics: 2, electronics: 2 },
    },
  },
  {
    regionCode: '350582',
    places: ['晋江', '晋江', '晋江市', '福建晋江', '福建', '泉州'],
    share: 21,
    trades: {
      ...{ shoes: 34, clothing: 11, textiles: 8, plastics: 8, food: 8, machinery: 7, hygieneProducts: 5, packaging: 4 },
      ...{
        buildingCeramics: 4,
        umbrellas: 3,
        sportsGoods: 3,
        commerce: 3,
        chemicals: 3,
        semiconductors: 1.5,
        software: 2,
      },
    },
  },
  {
    regionCode: '350583',
    places: ['南安', '南安', '南安市', '福建南安', '福建', '泉州'],
    share: 15,
    trades: {
      ...{ plumbing: 30, stone: 22, machinery: 12, hardware: 6, fireSafety: 5, shoes: 4, buildingCeramics: 4 },
      ...{ commerce: 4, newEnergy: 4, electronics: 3, umbrellas: 2, environment: 2, semiconductors: 0.7 },
    },
  },
];
