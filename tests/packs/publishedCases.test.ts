import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '@leitu/kernel';
import { classify, compileJudge, createRowReader, type Facts, readHeader } from '@leitu/rules';
import { beforeAll, expect, it } from 'vitest';
import { openTable } from '../../src/platform/files/index.ts';
import { describeWithShared } from '../shared.ts';
import { LADDER, library, packOf, smeSize } from './library.ts';

describeWithShared('the published cases', (folder) => {
  let firms: readonly Facts[] = [];
  beforeAll(async () => {
    firms = await readFirms(join(folder, 'cases/firms.csv'));
  });

  it('are 300 firms, each read without a refusal', () => {
    expect(firms).toHaveLength(300);
  });

  for (const caseType of ['new', 'recheck'] as const) {
    it(`have exactly the published verdicts, scores and size classes in ${caseType} cases`, () => {
      const judges = LADDER.map((id) => [id, compileJudge(packOf(id), caseType)] as const);
      const judged = firms.map((facts) => ({
        uscc: facts.uscc,
        size: classify(smeSize, facts).toSorted(),
        packs: Object.fromEntries(
          judges.map(([id, judge]) => {
            const { verdict, score } = judge(facts);
            return [id, score === null ? { verdict } : { verdict, score }];
          }),
        ),
      }));
      const published = readFileSync(join(folder, `cases/cultivation-${caseType}.ndjson`), 'utf8')
        .trim()
        .split('\n');
      expect(judged).toEqual(published.map((line): unknown => JSON.parse(line)));
    });
  }
});

/** Reads a table as the command line does: file, header, rows. */
async function readFirms(path: string): Promise<readonly Facts[]> {
  const table = await openTable(path);
  if (!table.ok) throw new Error(table.reason.message.en);
  const header = readHeader(table.value.header, library.dictionary, day('2026-04-01'));
  if (!header.ok) throw new Error(header.reason.message.en);
  const reader = createRowReader(header.value.columns);
  const firms: Facts[] = [];
  for await (const batch of table.value.rows) {
    if (!batch.ok) throw new Error(batch.reason.message.en);
    for (const { number, cells, extra } of batch.value) {
      const { facts, refusals } = reader.read(number, cells, extra);
      expect(refusals).toEqual([]);
      firms.push(facts);
    }
  }
  return firms;
}
