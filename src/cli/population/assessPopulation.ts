import { ok, type Result, refused } from '@leitu/kernel';
import type { CaseType, Facts, Header, Pack } from '@leitu/rules';
import type { FirmJudgement } from '../../modules/policy/index.ts';
import { diskReason, type FileRefusal, refuseFile } from '../../platform/files/index.ts';
import { createProgressBar } from '../progressBar.ts';
import type { Run } from '../run.ts';
import { count, countMany, type Tally } from '../tally.ts';
import { addTheirNamesakes, assessUnsure, countUnsure, countVerdicts } from './judgePopulation.ts';
import { findUnsureRows, openPopulation } from './openPopulation.ts';

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
  const steps = packs.length + 1;
  try {
    const population = await openPopulation(path, header);
    if (population === null) return ok(false);
    try {
      bar.show(0, run.text('lookingThrough'));
      await findUnsureRows(population);
      if ((await countUnsure(population)) !== 0) await addTheirNamesakes(population, path, header);
      const unsure = await countUnsure(population);
      if (unsure === null) return ok(false);
      const sure = population.firms - unsure;
      for (const [index, pack] of packs.entries()) {
        bar.show((index + 1) / steps, run.text('judging'));
        countMany(tally, pack.id, await countVerdicts(population, pack, caseType, { sure, unsure }));
      }
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
