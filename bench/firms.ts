import { type SeededGenerator, seededGenerator } from '@leitu/kernel';
import { type FactDefinition, type Library, usccCheckDigit } from '@leitu/rules';

const INDUSTRIES = ['C3921', 'C3562', 'C3484', 'C2665', 'I6513', 'M7320', 'F5171', 'G5941', 'E4710', 'A0311'];
const REGIONS = ['110108', '310115', '320505', '330106', '350203', '370102', '440305', '510107'];

/** The share of facts that are missing. */
const MISSING = 0.03;

/**
 * Lines of a .csv file of made-up firms with every fact of the dictionary: the header, then a firm a line. Of `missing`, a share, the facts
 * are left out.
 */
export function* firmLines(
  library: Library,
  firms: number,
  seed: number,
  missing = MISSING,
): Generator<string, void, void> {
  const facts = [...library.dictionary.values()];
  const random = seededGenerator(seed);
  yield facts.map(({ name }) => name).join(',');
  for (let index = 0; index < firms; index += 1) {
    const revenue = Math.round(Math.exp(14 + 4 * random.next()));
    yield facts.map((fact) => cellOf(fact, index, revenue, random, missing)).join(',');
  }
}

function cellOf(
  fact: FactDefinition,
  index: number,
  revenue: number,
  random: SeededGenerator,
  missing: number,
): string {
  if (fact.name === 'uscc') return usccOf(index);
  if (fact.name === 'name') return `样本${index}号科技有限公司`;
  if (fact.name === 'region_code') return random.pick(REGIONS);
  if (random.next() < missing) return '';
  if (fact.name === 'industry_code') return random.pick(INDUSTRIES);
  switch (fact.type) {
    case 'text':
      return '';
    case 'date':
      return `20${String(random.integer(20)).padStart(2, '0')}-0${1 + random.integer(9)}-1${random.integer(10)}`;
    case 'money':
      return String(Math.round(revenue * shareOf(fact.name, random)));
    case 'integer':
    case 'number':
      return numberOf(fact, random);
    case 'enum':
      return random.pick(fact.options).value;
    case 'boolean':
    case 'judgement':
      return random.next() < 0.5 ? 'true' : 'false';
  }
}

function usccOf(index: number): string {
  const first17 = `91320505${String(index).padStart(9, '0')}`;
  return first17 + usccCheckDigit(first17);
}

/** Roughly what part of revenue an amount is. */
function shareOf(name: string, random: SeededGenerator): number {
  if (name.startsWith('rd_expense')) return 0.12 * random.next();
  if (name.startsWith('equity')) return random.next() < 0.8 ? 0 : random.next();
  if (name.startsWith('net_profit')) return 0.2 * random.next() - 0.04;
  return name.startsWith('assets') ? 0.6 + random.next() : 0.6 + 0.4 * random.next();
}

function numberOf({ name, type, least, most }: FactDefinition, random: SeededGenerator): string {
  if (name === 'employees_y1') return String(5 + random.integer(600));
  if (name === 'rd_staff_y1') return String(random.integer(60));
  const [low, high] = [least ?? 0, most ?? 12];
  const value = low + (high - low) * random.next();
  return type === 'integer' ? String(Math.floor(value)) : value.toFixed(2);
}
