import { seededGenerator } from '@leitu/kernel';
import { binVariable, type Column, DEFAULT_FIT, fitCard } from '@leitu/scorecard';
import { type Figure, median } from './figure.ts';

const [rows, variables, runs] = [300_000, 16, 3] as const;

/** Bins of 16 variables of 300,000 rows from 100 pre-bins each, and a card fitted to 20,000 of them, on one thread. */
export async function* bench(): AsyncGenerator<Figure> {
  const { columns, isBad } = makeSample(rows);
  const seconds: number[] = [];
  const processor: number[] = [];
  const binning = { ...DEFAULT_FIT.binning, preBins: 100 };
  for (let run = 0; run < runs; run += 1) {
    const [at, used] = [performance.now(), process.cpuUsage()];
    for (const column of columns) {
      if (binVariable(column, isBad, binning).bins.length < 2) throw new Error(`${column.name} has no bins`);
    }
    seconds.push((performance.now() - at) / 1000);
    processor.push(process.cpuUsage(used).user / 1e6);
  }
  yield { case: '300,000 rows × 16 variables, binning', value: median(seconds), unit: 's' };
  yield { case: '300,000 rows × 16 variables, binning, processor', value: median(processor), unit: 's' };
  const used = process.cpuUsage();
  if (!fitCard(makeSample(20_000), DEFAULT_FIT).ok) throw new Error('A card is fitted');
  yield { case: '20,000 rows × 16 variables, a card, processor', value: process.cpuUsage(used).user / 1e6, unit: 's' };
}

/** Amounts that matter more or less, one value in twenty missing. */
function makeSample(count: number): { readonly columns: readonly Column[]; readonly isBad: Uint8Array } {
  const random = seededGenerator(1);
  const scores = new Float64Array(count);
  const columns = Array.from({ length: variables }, (_, index): Column => {
    const values = Float64Array.from({ length: count }, (__, row) => {
      const value = random.next() + random.next() + random.next() - 1.5;
      scores[row] = (scores[row] ?? 0) + (value * index) / variables;
      return random.integer(20) === 0 ? Number.NaN : Math.exp(2 * value) * 1000;
    });
    return { kind: 'number', name: `v${index}`, values };
  });
  return {
    columns,
    isBad: Uint8Array.from(scores, (score) => (random.next() < 1 / (1 + Math.exp(2 + score)) ? 1 : 0)),
  };
}
