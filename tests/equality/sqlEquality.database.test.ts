import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { CASE_TYPES, type CaseType, type Facts, factsOfPack, type Pack, sqlColumns, VERDICTS } from '@leitu/rules';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { aDatabase } from '../aDatabase.ts';
import { library } from '../packs/library.ts';
import { aimedFirms } from './aimedFirms.ts';
import { answerIn } from './answers.ts';
import { duckDb, type Engine, linesOf, postgres } from './engines.ts';
import { everythingPack } from './everythingPack.ts';

/** Firms for each pack and case. With `LEITU_EQUALITY_FIRMS=84000` they are a million, which takes its time. */
const FIRMS = Number(process.env.LEITU_EQUALITY_FIRMS ?? 2_000);
const CHUNK = 25_000;
const SEED = 20260401;

vi.setConfig({ testTimeout: 60_000 + FIRMS * 5 });

const db = aDatabase();
const file = join(tmpdir(), `leitu-equality-${process.pid}.tsv`);
afterAll(() => rmSync(file, { force: true }));

describe(`JavaScript, PostgreSQL and DuckDB agree in every column on ${FIRMS} firms aimed at boundaries`, () => {
  const packs = [...library.packs.values(), everythingPack];
  const rules = packs.flatMap((pack) => CASE_TYPES.map((caseType) => ({ id: pack.id, caseType, pack })));
  it.each(rules.map((rule, index) => ({ ...rule, seed: SEED + index })))('by $id, $caseType', async (rule) => {
    const { pack, caseType, seed } = rule;
    const connection = await (await DuckDBInstance.create()).connect();
    const engines = [postgres(db().owner), duckDb(connection, file, caseType === 'new' ? 'bigint' : 'double')];
    const counts = await compare(pack, caseType, aimedFirms(pack, seed), engines);
    connection.closeSync();
    // The firms are worth something only if each verdict is common among them.
    const canGive = VERDICTS.filter((verdict) => verdict !== 'judgement' || pack.score === null);
    expect(canGive.filter((verdict) => (counts.get(verdict) ?? 0) < FIRMS / 100)).toEqual([]);
  });
});

/** What is said in brief. */
const BRIEF = ['rank', 'lowest', 'highest'];

/** Each verdict's place in the order, as the database gives it. */
const RANKS = new Map<string, number>(VERDICTS.map((verdict, rank) => [verdict, rank]));

function briefly([verdict = '', lowest = '', highest = '']: readonly string[]): readonly string[] {
  return [String(RANKS.get(verdict)), lowest, highest];
}

/** Judges the firms by all engines; how many have which verdict. */
async function compare(
  pack: Pack,
  caseType: CaseType,
  firms: Generator<Facts, never>,
  engines: readonly Engine[],
): Promise<ReadonlyMap<string, number>> {
  const [columns = []] = sqlColumns([{ pack, caseType, prefix: '' }], {
    ...{ dialect: 'postgresql', from: 'judged', key: ['id'], detail: 'all' },
  });
  const names = columns.map(({ name }) => name);
  const answer = answerIn(pack, caseType, columns);
  const facts = factsOfPack(pack);
  const counts = new Map<string, number>();
  for (let done = 0; done < FIRMS; done += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, FIRMS - done) }, () => firms.next().value);
    const expected = chunk.map((firm) => answer(firm));
    for (const [verdict = ''] of expected) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const lines = linesOf(chunk, facts);
    for (const engine of engines) {
      await engine.load(facts, lines);
      const said = await engine.answers(pack, caseType, columns);
      const brief = await engine.verdicts(pack, caseType);
      const differences = chunk.flatMap((firm, index) => {
        const whole = expected[index] ?? [];
        return [
          ...differenceOf(firm, names, whole, said[index] ?? ''),
          ...differenceOf(firm, BRIEF, briefly(whole), brief[index] ?? ''),
        ];
      });
      const result = { engine: engine.name, rows: [said.length, brief.length], differences: differences.slice(0, 3) };
      expect(result).toEqual({ engine: engine.name, rows: [chunk.length, chunk.length], differences: [] });
    }
  }
  return counts;
}

interface Difference {
  readonly firm: Facts;
  /** By column, what JavaScript says and what the database says. */
  readonly columns: Readonly<Record<string, { readonly javaScript: string; readonly database: string }>>;
}

/** The columns in which two answers differ, if any do. */
function differenceOf(
  firm: Facts,
  names: readonly string[],
  expected: readonly string[],
  line: string,
): readonly Difference[] {
  // Compared as text first: nearly all are equal.
  if (line === expected.join('\t')) return [];
  const found = line.split('\t');
  const columns = names.flatMap((column, index) => {
    const [javaScript = '', database = ''] = [expected[index], found[index]];
    // PostgreSQL writes 1e-05 where JavaScript writes 0.00001.
    const isSame = javaScript === database || Number(javaScript) === Number(database);
    return isSame ? [] : [[column, { javaScript, database }] as const];
  });
  return columns.length === 0 ? [] : [{ firm, columns: Object.fromEntries(columns) }];
}
