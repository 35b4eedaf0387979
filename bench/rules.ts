import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { dayOfEpoch, present } from '@leitu/kernel';
import {
  compileExplain,
  compileJudge,
  compileRowJudge,
  createRowReader,
  type Facts,
  factsOfPack,
  type Library,
  type Pack,
  type RowJudge,
  readHeader,
} from '@leitu/rules';
import { ladderPacks, readLibrary } from '../src/modules/policy/index.ts';
import { type Figure, median } from './figure.ts';
import { firmLines } from './firms.ts';
import { jsonRulesEngine } from './peers/jsonRulesEngine.ts';
import type { Peer, PeerAnswer } from './peers/peer.ts';
import { plainRules } from './peers/plainRules.ts';
import { publicodes } from './peers/publicodes.ts';
import { zen } from './peers/zen.ts';

const FIRMS = 20_000;
const RUNS = 5;
/** Of the peers, which take hundreds of times as long. */
const PEER_FIRMS = 1000;
const PEER_RUNS = 3;
const MEASURED_AGAINST = 'cn.srdi.2022';

type Row = Parameters<RowJudge>[0];

/**
 * The rules core alone, on facts in memory: firms a second for each pack, judged and explained; then other engines with the same rules. A firm
 * comes as a row (its facts in a fixed order, which is how those who judge by several packs hand a firm to each) or as facts by name (an object).
 */
export async function* bench(): AsyncGenerator<Figure> {
  const library = readLibrary();
  if (!library.ok) throw new Error('The packs cannot be loaded');
  const firms = firmsOf(library.value, FIRMS);
  const names = [...library.value.dictionary.keys()];
  const rows = rowsOf(firms, names);
  for (const pack of ladderPacks(library.value)) {
    const judgeRow = compileRowJudge(pack, 'new', names);
    yield {
      case: `${pack.id} verdict and score of a row`,
      value: await perSecond(rows, judgeRow, RUNS),
      unit: 'firms/s',
    };
    const judge = compileJudge(pack, 'new');
    const byName = await perSecond(firms, judge, RUNS);
    yield { case: `${pack.id} verdict and score of facts by name`, value: byName, unit: 'firms/s' };
    const explain = compileExplain(pack, 'new');
    yield { case: `${pack.id} explanation`, value: await perSecond(firms, explain, RUNS), unit: 'firms/s' };
  }
  yield* besidePeers(library.value);
}

/** Firms as facts; by default some facts are missing. */
function firmsOf(library: Library, count: number, missing?: number): readonly Facts[] {
  const [head = '', ...lines] = firmLines(library, count, 42, missing);
  const header = readHeader(head.split(','), library.dictionary, dayOfEpoch(20_500));
  if (!header.ok) throw new Error('The made-up firms have a header');
  const reader = createRowReader(header.value.columns);
  return lines.map((line, index) => reader.read(index + 1, line.split(','), 0).facts);
}

function rowsOf(firms: readonly Facts[], names: readonly string[]): readonly Row[] {
  return firms.map((facts) => names.map((name) => facts[name]));
}

/** Installs the peers when they are first needed; the project itself does without them. */
async function installPeers(): Promise<void> {
  const script = new URL('../scripts/installMissing.mjs', import.meta.url);
  // A script that runs before anything is installed is JavaScript, which the compiler reads in another zone.
  const { installMissing } = (await import(script.href)) as { installMissing: (folder: string) => Promise<void> };
  await installMissing(fileURLToPath(new URL('./peers', import.meta.url)));
}

/** The same rules on the same firms, of which every fact is known: what a missing fact does is for each engine another thing. */
async function* besidePeers(library: Library): AsyncGenerator<Figure> {
  await installPeers();
  const pack = present(library.packs.get(MEASURED_AGAINST), `the pack ${MEASURED_AGAINST} is loaded`);
  const read = factsOfPack(pack).map(({ name }) => name);
  // Of a firm the engines are given what the rules read: some of them look at whatever they are given.
  const firms = firmsOf(library, PEER_FIRMS, 0).map(
    (facts): Facts => Object.fromEntries(read.map((name) => [name, facts[name]])),
  );
  const rules = plainRules(pack, read);
  const peers = [zen(rules), jsonRulesEngine(rules), publicodes(rules)];
  for (const peer of peers) await compareAnswers(peer, pack, firms);
  const many = Array.from({ length: FIRMS / PEER_FIRMS }, () => firms).flat();
  const ours = {
    judgedRow: await perSecond(rowsOf(many, read), compileRowJudge(pack, 'new', read), RUNS),
    judged: await perSecond(many, compileJudge(pack, 'new'), RUNS),
    explained: await perSecond(many, compileExplain(pack, 'new'), RUNS),
  };
  const what = `${pack.id}, every fact known`;
  yield { case: `${what}: verdict and score of a row`, value: ours.judgedRow, unit: 'firms/s' };
  yield { case: `${what}: verdict and score of facts by name`, value: ours.judged, unit: 'firms/s' };
  yield { case: `${what}: explanation`, value: ours.explained, unit: 'firms/s' };
  for (const { name, judge, withReasons } of peers) {
    const judged = await perSecond(firms, judge, PEER_RUNS);
    yield { case: `${name}: verdict and score`, value: judged, unit: 'firms/s' };
    yield { case: `${name}: ours is quicker`, value: ours.judged / judged, unit: 'times' };
    const explained = withReasons === judge ? judged : await perSecond(firms, withReasons, PEER_RUNS);
    yield { case: `${name}: with its reasons`, value: explained, unit: 'firms/s' };
    yield { case: `${name}: our explanation is quicker`, value: ours.explained / explained, unit: 'times' };
  }
}

/** No time is worth telling of an engine that says something else. */
async function compareAnswers({ name, judge, withReasons }: Peer, pack: Pack, firms: readonly Facts[]): Promise<void> {
  const own = compileJudge(pack, 'new');
  const met = { yes: 0, no: 0 };
  for (const facts of firms) {
    const { verdict, score } = own(facts);
    met[verdict === 'met' ? 'yes' : 'no'] += 1;
    for (const ask of [judge, withReasons]) {
      const answer = await ask(facts);
      if (isSame(answer, verdict === 'met', score?.[0] ?? Number.NaN)) continue;
      throw new Error(
        `${name} says ${JSON.stringify(answer)} of ${JSON.stringify(facts)}, and ${pack.id} ${verdict} with ${score?.join('–')} points`,
      );
    }
  }
  if (met.yes === 0 || met.no === 0)
    throw new Error('Of the firms that engines agree on some must be met and some not');
}

function isSame(answer: PeerAnswer, isMet: boolean, score: number): boolean {
  return answer.isMet === isMet && Math.abs(answer.score - score) < 1e-9;
}

/** Firms a second of one core: time of the processor, of every thread that took part, so that what else the machine does counts little. */
async function perSecond<Firm>(firms: readonly Firm[], work: (firm: Firm) => unknown, runs: number): Promise<number> {
  const rates: number[] = [];
  // One run that does not count: the engine of JavaScript compiles what it finds hot, which takes it about a second for a large explanation.
  for (let run = -1; run < runs; run += 1) {
    const before = process.cpuUsage();
    for (const facts of firms) {
      const answer = work(facts);
      // Only what is promised is waited for: a wait for nothing would be measured too.
      if (answer instanceof Promise) await answer;
    }
    const { user, system } = process.cpuUsage(before);
    if (run >= 0) rates.push((firms.length / (user + system)) * 1e6);
  }
  return median(rates);
}
