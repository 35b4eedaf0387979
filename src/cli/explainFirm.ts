import { ok, type Refusal, type Result } from '@leitu/kernel';
import { createRowReader, explain, type FactRow, type Library, meantText } from '@leitu/rules';
import { inLanguage } from '../platform/i18n/index.ts';
import { explanationText } from './explanationText.ts';
import { type FirmList, openFirms, tellIgnoredColumns } from './openFirms.ts';
import { preparePacks } from './preparePacks.ts';
import { complain, complainOf, type ExitCode, type Run, writeLines } from './run.ts';
import type { SelectionOptions } from './selection.ts';

export interface ExplainOptions extends SelectionOptions {
  readonly uscc: string;
}

/** `leitu explain`: why one firm of a list has its verdicts. */
export async function explainFirm(run: Run, path: string, options: ExplainOptions): Promise<ExitCode> {
  const prepared = preparePacks(run, options);
  if (!prepared.ok) return prepared.reason;
  const { library, packs, selection } = prepared.value;
  const list = await openFirms(path, library.dictionary, selection.on);
  if (!list.ok) return complainOf(run, list.reason);
  tellIgnoredColumns(run, list.value);
  const found = await findFirm(list.value, meantText(options.uscc));
  if (!found.ok) return complainOf(run, found.reason);
  const firm = found.value;
  if (firm === undefined) return complain(run, run.text('noSuchFirm', { uscc: options.uscc }));
  if (firm.refusals.length > 0) return refuseFirm(run, firm);
  for (const warning of firm.warnings)
    run.err.write(`${run.text('warnings')}${run.text('colon')}${warning[run.language]}\n`);
  const title = titleOf(firm, library, run);
  for (const pack of packs) {
    const explained = explain(pack, firm.facts, selection.caseType);
    await writeLines(run.out, [...explanationText(explained, title, run.language), '']);
  }
  return 0;
}

async function findFirm({ table, header }: FirmList, uscc: string): Promise<Result<FactRow | undefined, Refusal>> {
  const reader = createRowReader(header.columns);
  for await (const batch of table.rows) {
    if (!batch.ok) return batch;
    for (const { number, cells, extra } of batch.value) {
      const firm = reader.read(number, cells, extra);
      const isFirm =
        firm.uscc === uscc || firm.refusals.some(({ column, value }) => column === 'uscc' && value === uscc);
      if (isFirm) return ok(firm);
    }
  }
  return ok(undefined);
}

function refuseFirm(run: Run, firm: FactRow): ExitCode {
  const reasons = firm.refusals.map(({ message }) => `  ${inLanguage(message, run.language)}`);
  run.err.write(`${[run.text('firmRefused', { row: firm.row + 1 }), ...reasons].join('\n')}\n`);
  return 1;
}

function titleOf({ facts, uscc }: FactRow, { dictionary }: Library, { language }: Run): string {
  const name = typeof facts.name === 'string' ? facts.name : (dictionary.get('uscc')?.label[language] ?? '');
  return `${name} ${uscc}`;
}
