import { classify } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { aFirm, type Change } from './aFirm.ts';
import { smeSize } from './library.ts';

const PEOPLE = 'employees_y1';
const REVENUE = 'revenue_y1';
const ASSETS = 'assets_y1';

/** The limits of large, medium and small, as the table of 300号 gives them: people, or money in 万元. */
type Limits = readonly [large: number, medium: number, small: number];

/** A row of the table: what it is, industry codes that belong to it, and its limits by fact. */
const ROWS: readonly (readonly [what: string, codes: string, limits: Readonly<Record<string, Limits>>])[] = [
  ['agriculture', 'A0111 A0311 A05', { [REVENUE]: [20000, 500, 50] }],
  ['industry', 'B0610 C1310 C3921 C43 D4411 D46', { [PEOPLE]: [1000, 300, 20], [REVENUE]: [40000, 2000, 300] }],
  ['construction', 'E4710 E50', { [REVENUE]: [80000, 6000, 300], [ASSETS]: [80000, 5000, 300] }],
  ['wholesale', 'F5171 F51', { [PEOPLE]: [200, 20, 5], [REVENUE]: [40000, 5000, 1000] }],
  ['retail', 'F5211 F52', { [PEOPLE]: [300, 50, 10], [REVENUE]: [20000, 500, 100] }],
  ['transport', 'G5411 G5511 G56 G571 G5821', { [PEOPLE]: [1000, 300, 20], [REVENUE]: [30000, 3000, 200] }],
  ['warehousing', 'G5941 G59', { [PEOPLE]: [200, 100, 20], [REVENUE]: [30000, 1000, 100] }],
  ['post', 'G6010 G60', { [PEOPLE]: [1000, 300, 20], [REVENUE]: [30000, 2000, 100] }],
  ['hotels and catering', 'H6110 H62', { [PEOPLE]: [300, 100, 10], [REVENUE]: [10000, 2000, 100] }],
  ['information transmission', 'I6311 I6490', { [PEOPLE]: [2000, 100, 10], [REVENUE]: [100000, 1000, 100] }],
  ['software', 'I6513 I65', { [PEOPLE]: [300, 100, 10], [REVENUE]: [10000, 1000, 50] }],
  ['property development', 'K7010', { [REVENUE]: [200000, 1000, 100], [ASSETS]: [10000, 5000, 2000] }],
  ['property management', 'K7020 K702', { [PEOPLE]: [1000, 300, 100], [REVENUE]: [5000, 1000, 500] }],
  ['leasing and business services', 'L7119 L7212 L72', { [PEOPLE]: [300, 100, 10], [ASSETS]: [120000, 8000, 100] }],
  ['all others', 'G5310 J6621 K7030 K7090 M7320 N77 O80 P83 Q84 R86 S91 T97', { [PEOPLE]: [300, 100, 10] }],
];

const CLASSES = ['large', 'medium', 'small', 'micro'] as const;

/** A firm that is large by every measure of every row. */
const vast = aFirm().with({ [PEOPLE]: 1_000_000, [REVENUE]: 1e11, [ASSETS]: 1e11 });

/** The fact at a limit and just below it: one person, or one fen. */
function atAndBelow(fact: string, limit: number): readonly [at: Change, below: Change] {
  const [amount, step] = fact === PEOPLE ? [limit, 1] : [limit * 10_000, 0.01];
  return [{ [fact]: amount }, { [fact]: amount - step }];
}

describe('cn.sme-size.2011 (第四条)', () => {
  for (const [what, codes, limits] of ROWS) {
    for (const code of codes.split(' ')) {
      const firm = vast.inIndustry(code);
      it(`${what} ${code}: a firm that reaches every limit is large, one that reaches none is micro`, () => {
        expect(classify(smeSize, firm.facts)).toEqual(['large']);
        expect(classify(smeSize, firm.with({ [PEOPLE]: 0, [REVENUE]: 0, [ASSETS]: 0 }).facts)).toEqual(['micro']);
      });
      for (const [fact, bounds] of Object.entries(limits)) {
        for (const [index, limit] of bounds.entries()) {
          const [at, below] = atAndBelow(fact, limit);
          it(`${what} ${code}: ${fact} of ${limit} is ${CLASSES[index]}, just below is ${CLASSES[index + 1]}`, () => {
            expect(classify(smeSize, firm.with(at).facts)).toEqual([CLASSES[index]]);
            expect(classify(smeSize, firm.with(below).facts)).toEqual([CLASSES[index + 1]]);
          });
        }
      }
      it(`${what} ${code}: other measures do not matter`, () => {
        const others = [PEOPLE, REVENUE, ASSETS].filter((fact) => !(fact in limits));
        expect(classify(smeSize, firm.without(...others).facts)).toEqual(['large']);
      });
    }
  }
});

/** What stays possible: code, people, revenue in 万元, assets in 万元 (null is missing), and the classes. */
const POSSIBLE: readonly (readonly [
  what: string,
  code: string | null,
  people: number | null,
  revenue: number | null,
  assets: number | null,
  classes: string,
])[] = [
  ['without an industry code all four stay possible', null, 5000, 900000, 900000, 'large medium small micro'],
  ['also where every measure says micro', null, 0, 0, 0, 'large medium small micro'],
  ['nothing known but the industry', 'C3921', null, null, null, 'large medium small micro'],
  ['people missing, revenue large', 'C3921', null, 40000, 0, 'large medium small micro'],
  ['people missing, revenue medium', 'C3921', null, 39999, 0, 'medium small micro'],
  ['people missing, revenue small', 'C3921', null, 1999, 0, 'small micro'],
  ['people missing, revenue micro', 'C3921', null, 299, 0, 'micro'],
  ['revenue missing, people large', 'C3921', 1000, null, 0, 'large medium small micro'],
  ['revenue missing, people medium', 'C3921', 999, null, 0, 'medium small micro'],
  ['revenue missing, people micro', 'C3921', 19, null, 0, 'micro'],
  ['assets missing, revenue medium', 'E4710', 0, 79999, null, 'medium small micro'],
  ['revenue missing, assets small', 'L7212', 10, null, 100, 'small'],
  ['people missing where they are the only measure', 'M7320', null, 99999, 99999, 'large medium small micro'],
  ['large by people, small by revenue: all limits of a class must be reached', 'C3921', 5000, 300, 0, 'small'],
  ['small by people, large by revenue', 'C3921', 20, 900000, 0, 'small'],
  ['medium by people, micro by revenue', 'C3921', 300, 299, 0, 'micro'],
];

describe('cn.sme-size.2011 with facts missing', () => {
  for (const [what, industry_code, people, revenue, assets, classes] of POSSIBLE) {
    it(`${what}: ${classes}`, () => {
      const yuan = (amount: number | null) => (amount === null ? null : amount * 10_000);
      const { facts } = aFirm().with({
        industry_code,
        [PEOPLE]: people,
        [REVENUE]: yuan(revenue),
        [ASSETS]: yuan(assets),
      });
      expect(classify(smeSize, facts)).toEqual(classes.split(' '));
    });
  }
});
