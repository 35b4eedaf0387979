import { addDays, day, money, seededGenerator } from '@leitu/kernel';
import { accrueAll, evaluate, type Line, openLine, readTerms } from '@leitu/loans';
import { type Figure, median } from './figure.ts';

const lines = 100_000;
const runs = 5;

/** A day of interest on 100,000 lines, and the plans of 10,000 annuities of three years, on one thread. */
export async function* bench(): AsyncGenerator<Figure> {
  const begin = day('2026-01-01');
  const book = openBook(begin);
  const seconds: number[] = [];
  const processor: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const [at, used] = [performance.now(), process.cpuUsage()];
    let accrued = 0;
    for (const line of accrueAll(book, addDays(begin, 1))) if (line.accrued > 0n) accrued += 1;
    if (accrued !== lines) throw new Error(`${accrued} of ${lines} lines have earned interest`);
    seconds.push((performance.now() - at) / 1000);
    processor.push(process.cpuUsage(used).user / 1e6);
  }
  yield { case: '100,000 lines, a day of interest', value: median(seconds), unit: 's' };
  yield { case: '100,000 lines, a day of interest, processor', value: median(processor), unit: 's' };
  yield* plans();
}

function openBook(begin: ReturnType<typeof day>): readonly Line[] {
  const random = seededGenerator(1);
  return Array.from({ length: lines }, () => {
    const limit = 1_000_000 + random.integer(500_000_000);
    const line = openLine(
      begin,
      money(limit),
      (200 + random.integer(600)) / 10_000,
      random.pick(['A360', 'A365', 'AA']),
    );
    if (!line.ok) throw new Error(line.reason.message.en);
    return { ...line.value, drawn: money(1 + random.integer(limit)) };
  });
}

function* plans(): Generator<Figure> {
  const read = readTerms(
    {
      contractType: 'ANN',
      initialExchangeDate: '2026-01-15',
      maturityDate: '2029-01-15',
      notionalPrincipal: 300_000,
      nominalInterestRate: 0.0385,
      dayCountConvention: 'A360',
      cycleOfPrincipalRedemption: 'P1ML1',
    },
    'fen',
  );
  if (!read.ok) throw new Error('The terms of the bench are terms');
  const used = process.cpuUsage();
  let events = 0;
  for (let count = 0; count < 10_000; count += 1) {
    const evaluated = evaluate(read.value.terms);
    if (evaluated.ok) events += evaluated.value.events.length;
  }
  const time = process.cpuUsage(used).user / 1e6;
  yield { case: '10,000 annuities of 36 months to the fen, processor', value: time, unit: 's' };
  yield { case: 'events a second of processor', value: events / time, unit: '' };
}
