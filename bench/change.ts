import { day, dayOfEpoch, seededGenerator } from '@leitu/kernel';
import {
  chooseLevers,
  compileLeastChange,
  compileSingleSteps,
  createRowReader,
  type Facts,
  readHeader,
} from '@leitu/rules';
import { ladderPacks, readLibrary } from '../src/modules/policy/index.ts';
import { askedFirms } from './askedFirms.ts';
import type { Figure } from './figure.ts';
import { firmLines } from './firms.ts';

const FIRMS = 10_000;
const ON = day('2026-05-01');
/** Most firms are in order: made-up ones would fail the basic conditions by the flip of a coin, and nothing could help them. */
const IN_ORDER = 0.9;

/**
 * The least change of made-up firms by each pack: time on the processor for a firm, and how often the answer is not proven; and the search for
 * single steps, which looks through a region. `--firms` takes fewer.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const library = readLibrary();
  if (!library.ok) throw new Error('The packs cannot be loaded');
  const levers = chooseLevers([...library.value.levers.values()], null);
  if (levers === null) throw new Error('The packs come with costs');
  const [count = FIRMS] = askedFirms([FIRMS]);
  const [head = '', ...lines] = firmLines(library.value, count, 42);
  const header = readHeader(head.split(','), library.value.dictionary, dayOfEpoch(20_500));
  if (!header.ok) throw new Error('The made-up firms have a header');
  const reader = createRowReader(header.value.columns);
  const random = seededGenerator(7);
  const firms = lines.map((line, index) => inOrder(reader.read(index + 1, line.split(','), 0).facts, random.next()));
  for (const pack of ladderPacks(library.value)) {
    const leastChange = compileLeastChange(pack, { caseType: 'new', levers });
    for (const facts of firms.slice(0, 100)) leastChange(facts, ON);
    const times: number[] = [];
    let unproven = 0;
    for (const facts of firms) {
      const begin = process.cpuUsage();
      const answer = leastChange(facts, ON);
      times.push(process.cpuUsage(begin).user / 1000);
      if (!answer.isProven) unproven += 1;
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    yield { case: `${pack.id}: median firm`, value: at(0.5), unit: 'ms' };
    yield { case: `${pack.id}: 99 of 100 within`, value: at(0.99), unit: 'ms' };
    yield { case: `${pack.id}: worst of ${count.toLocaleString('en-US')}`, value: at(1), unit: 'ms' };
    yield { case: `${pack.id}: not proven`, value: unproven, unit: 'firms' };
    const singleSteps = compileSingleSteps(pack, { caseType: 'new', levers });
    for (const facts of firms.slice(0, 100)) singleSteps(facts, ON);
    const before = process.cpuUsage();
    for (const facts of firms) singleSteps(facts, ON);
    const mean = process.cpuUsage(before).user / 1000 / count;
    yield { case: `${pack.id}: single steps, mean`, value: mean, unit: 'ms' };
  }
}

function inOrder(facts: Facts, chance: number): Facts {
  if (chance >= IN_ORDER) return facts;
  return {
    ...facts,
    abnormal_list: false,
    dishonesty_list: false,
    major_incident_3y: false,
    prohibited_product: false,
  };
}
