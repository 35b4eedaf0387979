import { ok, type Result, refused } from '@leitu/kernel';
import type { CaseType, Facts, Header, Pack, Verdict } from '@leitu/rules';
import type { FirmJudgement } from '../../modules/policy/index.ts';
import { diskReason, type FileRefusal, refuseFile } from '../../platform/files/index.ts';
import { createProgressBar } from '../progressBar.ts';
import type { Run } from '../run.ts';
import { count, countMany, type Tally } from '../tally.ts';
import { judgePopulation } from './judgePopulation.ts';
import { openPopulation } from './openPopulation.ts';
import { addTheirNamesakes, assessUnsure, countUnsure } from './unsureRows.ts';

/** What a population is judged by. */
export interface PopulationCase {
  readonly path: string;
  readonly header: Header;
  readonly packs: readonly Pack[];
  readonly caseType: CaseType;
  readonly judge: (facts: Facts) => FirmJudgement;
}

/**
 * Counts the verdicts of a Parquet file by DuckDB, with the outcome of reading it row by row: rows that are not plainly what they seem are read
 * so. Gives whether it could; where not, the tally is as it was and the rows have to be read one by one.
 */
export async function assessPopulation(
  run: Run,
  { path, header, packs, caseType, judge }: PopulationCase,
  tally: Tally,
): Promise<Result<boolean, FileRefusal>> {
  const bar = createProgressBar(true);
  try {
    const population = await openPopulation(path, header);
    if (population === null) return ok(false);
    try {
      bar.show(0, run.text('judging'));
      const judged = await judgePopulation(population, {
        packs,
        caseType,
        addNamesakes: () => addTheirNamesakes(population, path, header),
        progress: (share) => bar.show(share, run.text('judging')),
      });
      if (judged === null) return ok(false);
      const sure = population.firms - (await countUnsure(population));
      for (const [pack, above] of judged) countMany(tally, pack, verdictsOf(sure, above));
      tally.judged += sure;
      for await (const rows of assessUnsure(population, path, header, judge)) {
        for (const row of rows) count(tally, row);
      }
      return ok(true);
    } finally {
      population.database.close();
    }
  } catch (error) {
    const reason = diskReason(error);
    if (reason === null) throw error;
    return refused(refuseFile('parquet_damaged', { path, reason }));
  } finally {
    bar.clear();
  }
}

/** How many of so many firms have each verdict, from how many have those above unmet. */
function verdictsOf(sure: number, above: readonly number[]): Readonly<Record<Verdict, number>> {
  const [unknown = 0, judgement = 0, met = 0] = above;
  return { unmet: sure - unknown - judgement - met, unknown, judgement, met };
}
