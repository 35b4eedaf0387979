import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeededGenerator } from '@leitu/kernel';
import { type Facts, type FactValue, type LeverSet, loadLibrary, type Pack, type SourceFile } from '@leitu/rules';
import { readYaml } from '../../src/platform/yaml/readYaml.ts';

/** The facts that small packs speak of: how they move, what a move costs, and which values a firm of today may have. */
export const SMALL_FACTS = [
  { name: 'revenue_y1', lever: 'up: 3, per: 1亿元, step: 1亿元', unit: 1e10, most: 6, down: false },
  { name: 'main_revenue_y1', lever: 'up: 2, per: 1亿元, step: 1亿元', unit: 1e10, most: 6, down: false },
  { name: 'rd_expense_y1', lever: 'up: 7, per: 1亿元, step: 1亿元', unit: 1e10, most: 6, down: false },
  { name: 'liabilities_y1', lever: 'down: 5, per: 1亿元, step: 1亿元', unit: 1e10, most: 8, down: true },
  { name: 'assets_y1', lever: 'fixed: size', unit: 1e10, most: 8, down: false },
  { name: 'employees_y1', lever: 'fixed: size', unit: 1, most: 6, down: false },
  { name: 'rd_staff_y1', lever: 'up: 4, per: 1人', unit: 1, most: 6, down: false },
  { name: 'ip1_total', lever: 'up: 6, per: 1项', unit: 1, most: 4, down: false },
  { name: 'ip1_applied', lever: 'up: 5, per: 1项', unit: 1, most: 4, down: false },
  { name: 'digital_level', lever: 'up: 9, per: 1级', unit: 1, most: 4, down: false },
  { name: 'niche_years', lever: 'up: 5, per: 1年, step: 1年, holds: years', unit: 1, most: 5, down: false },
] as const;

const OTHER_LEVERS = [
  '{fact: quality_cert, yes: 6}',
  '{fact: own_brand, yes: 4}',
  '{fact: abnormal_list, no: 3}',
  '{fact: six_bases, fixed: field}',
  '{fact: provincial_award_rank_3y, within: [{rank: 3, cost: 20}, {rank: 5, cost: 11}]}',
  '{fact: rd_institution_level, options: {below_city: 3, city: 8, provincial: 21}}',
];
const YES_NO = ['quality_cert', 'own_brand', 'abnormal_list', 'six_bases'];
const LEVELS = ['none', 'below_city', 'city', 'provincial', 'national'];
export const STATE_COST = 1;

/** One side of a comparison of each kind, as the packs of the ladder have them. */
function comparison(random: SeededGenerator): string {
  const pick = random.integer(11);
  const percent = random.pick([20, 30, 50, 60, 80, 100]);
  const some = 1 + random.integer(5);
  switch (pick) {
    case 0:
      return `revenue_y1 ≥ ${some}亿元`;
    case 1:
      return `share(main_revenue_y1, revenue_y1) ≥ ${percent}%`;
    case 2:
      return `share(rd_expense_y1, revenue_y1) ≥ ${percent}%`;
    case 3:
      return `share(liabilities_y1, assets_y1) ≤ ${percent}%`;
    case 4:
      return `share(rd_staff_y1, employees_y1) ≥ ${percent}%`;
    case 5:
      return `ip1_applied ≥ ${1 + random.integer(3)}`;
    case 6:
      return `rd_expense_y1 ≥ ${some}亿元`;
    case 7:
      return `1名 ≤ provincial_award_rank_3y ≤ ${random.pick([3, 5, 10])}名`;
    case 8:
      return `rd_institution_level = ${random.pick(LEVELS)}`;
    case 9:
      return random.pick([
        `niche_years ≥ ${some}年`,
        `ip1_total ≥ ${some}`,
        `digital_level ≥ ${random.pick([2, 3, 4])}`,
      ]);
    default:
      return random.pick([
        'revenue_y1 < 4亿元',
        'main_revenue_y1 ≥ 3亿元',
        'growth(main_revenue_y1, main_revenue_y2) ≥ 50%',
      ]);
  }
}

function sentence(random: SeededGenerator, withJudged: boolean): string {
  const kind = random.integer(withJudged ? 11 : 10);
  if (kind < 6) return comparison(random);
  if (kind < 8) return random.pick(YES_NO);
  if (kind === 8) return `非 ${random.pick(['列入经营异常名录', `(${comparison(random)})`])}`;
  if (kind === 9) return `${comparison(random)} ${random.pick(['或', '且'])} ${comparison(random)}`;
  return 'judged_high_fame';
}

function condition(random: SeededGenerator, depth: number): string {
  if (depth === 0 || random.next() < 0.4) return JSON.stringify(sentence(random, true));
  const parts = Array.from({ length: 2 + random.integer(2) }, () => condition(random, depth - 1));
  const waiver = random.next() < 0.15 ? `, waived-by: ${condition(random, 0)}` : '';
  return `{${random.pick(['all', 'any'])}: [${parts.join(', ')}]${waiver}}`;
}

function score(random: SeededGenerator): { readonly text: string; readonly maximum: number } {
  const groups = Array.from({ length: 1 + random.integer(2) }, (_, at) => {
    const indicators = Array.from({ length: 1 + random.integer(3) }, (__, index) =>
      indicator(random, `i${at}${index}`),
    );
    const maximum = indicators.reduce((sum, one) => sum + one.maximum, 0);
    return {
      maximum,
      text: `{id: g${at}, zh: 组${at}, en: g${at}, maximum: ${maximum}, indicators: [${indicators.map(({ text }) => text).join(', ')}]}`,
    };
  });
  const maximum = groups.reduce((sum, one) => sum + one.maximum, 0);
  return { maximum, text: `{maximum: ${maximum}, groups: [${groups.map(({ text }) => text).join(', ')}]}` };
}

function indicator(random: SeededGenerator, id: string): { readonly text: string; readonly maximum: number } {
  const head = `id: ${id}, zh: ${id}, en: ${id}, article: '${id}'`;
  const kind = random.integer(4);
  if (kind === 0) return { maximum: 5, text: `{${head}, maximum: 5, sum: [{quality_cert: 3}, {own_brand: 3}]}` };
  if (kind === 1) return { maximum: 3, text: `{${head}, maximum: 3, value: niche_years, each: 1年, points: 1}` };
  const bands = Array.from(
    { length: 1 + random.integer(2) },
    (_, index) => `{${JSON.stringify(sentence(random, false))}: ${7 - 3 * index}}`,
  );
  return { maximum: 7, text: `{${head}, maximum: 7, bands: [${bands.join(', ')}, {其余: ${random.integer(2)}}]}` };
}

const FOLDER = join(import.meta.dirname, '../../packs/cn');
const BESIDE = ['facts.yaml', 'size/sme-size-2011.yaml'].map((file) =>
  sourceOf(file, readFileSync(join(FOLDER, file), 'utf8')),
);

function sourceOf(file: string, text: string): SourceFile {
  const source = readYaml(file, text);
  if (!source.ok) throw new Error(`${JSON.stringify(source.reason)}\n${text}`);
  return source.value;
}

/** A pack of few facts with costs; null where the sentences do not make a pack, such as bands that can never apply. */
export function smallPack(
  random: SeededGenerator,
): { readonly pack: Pack; readonly levers: LeverSet; readonly text: string } | null {
  const isScored = random.next() < 0.5;
  const made = isScored ? score(random) : null;
  const asked =
    made === null
      ? condition(random, 2)
      : `{${random.pick(['all', 'any'])}: ["score ≥ ${1 + random.integer(made.maximum)}", ${random.next() < 0.3 ? '"score(g0) ≥ 3", ' : ''}${condition(random, 1)}]}`;
  const head =
    "zh: 小, en: small, article: '1', source: {issuer: {zh: 甲, en: a}, document: {zh: 乙, en: b}, number: '1', in-force-from: 2022-01-01}";
  const sme = random.next() < 0.2 ? '{class: cn.sme-size.2011, among: [medium, small, micro]}' : '';
  const met = sme === '' ? asked : `{all: [${sme}, ${asked}]}`;
  const text = `{pack: small, ${head}, met: ${met}${made === null ? '' : `, score: ${made.text}`}}`;
  const moves = [...SMALL_FACTS.map(({ name, lever }) => `{fact: ${name}, ${lever}}`), ...OTHER_LEVERS];
  const levers = `{levers: small.levers, zh: 小, en: small, state: ${STATE_COST}, moves: [${moves.join(', ')}]}`;
  const loaded = loadLibrary([...BESIDE, sourceOf('small.yaml', text), sourceOf('levers.yaml', levers)]);
  if (!loaded.ok) return null;
  const [pack, set] = [loaded.value.packs.get('small'), loaded.value.levers.get('small.levers')];
  if (pack === undefined || set === undefined) throw new Error('The small pack was loaded');
  return { pack, levers: set, text };
}

/** A firm of small figures; facts are missing here and there. */
export function smallFirm(random: SeededGenerator): Facts {
  const facts: Record<string, FactValue> = { industry_code: 'C3921', main_revenue_y2: 2e10 };
  for (const { name, unit, most } of SMALL_FACTS)
    facts[name] = unit * (name === 'digital_level' ? 1 + random.integer(3) : random.integer(Math.min(most, 4)));
  for (const name of YES_NO) facts[name] = random.next() < 0.3;
  facts.provincial_award_rank_3y = random.pick([0, 0, 7, 12]);
  facts.rd_institution_level = random.pick(LEVELS);
  facts.judged_high_fame = random.next() < 0.5;
  const missing = random.next() < 0.4 ? 1 + random.integer(2) : 0;
  for (let index = 0; index < missing; index += 1) delete facts[random.pick(Object.keys(facts))];
  return facts;
}
