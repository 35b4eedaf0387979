import { dayOfEpoch } from '@leitu/kernel';
import { compileJudge, createRowReader, explain, type Facts, type Pack, readHeader } from '@leitu/rules';
import { ladderPacks, readLibrary } from '../src/modules/policy/index.ts';
import { type Figure, median } from './figure.ts';
import { firmLines } from './firms.ts';

const FIRMS = 20_000;
const RUNS = 5;

/** The rules core alone, on facts in memory: firms a second for each pack, judged and explained. */
export async function* bench(): AsyncGenerator<Figure> {
  const library = readLibrary();
  if (!library.ok) throw new Error('The packs cannot be loaded');
  const [head = '', ...lines] = firmLines(library.value, FIRMS, 42);
  const header = readHeader(head.split(','), library.value.dictionary, dayOfEpoch(20_500));
  if (!header.ok) throw new Error('The made-up firms have a header');
  const reader = createRowReader(header.value.columns);
  const firms = lines.map((line, index) => reader.read(index + 1, line.split(','), 0).facts);
  for (const pack of ladderPacks(library.value)) {
    yield { case: `${pack.id} verdict and score`, value: perSecond(firms, judging(pack)), unit: 'firms/s' };
    const few = firms.slice(0, FIRMS / 20);
    yield { case: `${pack.id} explanation`, value: perSecond(few, explaining(pack)), unit: 'firms/s' };
  }
}

function judging(pack: Pack): (facts: Facts) => void {
  return compileJudge(pack, 'new');
}

function explaining(pack: Pack): (facts: Facts) => void {
  return (facts) => explain(pack, facts, 'new');
}

function perSecond(firms: readonly Facts[], work: (facts: Facts) => void): number {
  const rates = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    for (const facts of firms) work(facts);
    return firms.length / ((performance.now() - start) / 1000);
  });
  return median(rates);
}
