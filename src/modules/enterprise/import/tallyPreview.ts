import type { Bilingual } from '@leitu/kernel';
import type { Dictionary, Facts, FactValue } from '@leitu/rules';
import { type ImportPreview, MOST_REFUSALS_KEPT } from '../contract.ts';
import type { StatementPlan } from '../planStatement.ts';
import type { RefusedCell } from '../store/imports.ts';
import { travellingValue } from '../travellingValue.ts';
import type { FirmBatch, PlannedFirm } from './walkFirms.ts';

/** Enough to see by what an import would do. */
const mostExamples = 20;
const mostChangesOfExample = 12;

/** What a preview counts, batch by batch. */
export interface PreviewTally {
  add(batch: FirmBatch): void;
  preview(): ImportPreview;
  /** The first refused cells, as many as are kept. */
  refused(): readonly RefusedCell[];
}

/** Counts what an import would change. */
export function tallyPreview(dictionary: Dictionary): PreviewTally {
  const counts = { rows: 0, new_firms: 0, changed_firms: 0, unchanged_firms: 0 };
  const refusals = { refused_rows: 0, refused_cells: 0, warnings: 0 };
  const changes = new Map<string, { filled: number; changed: number }>();
  const examples: ImportPreview['examples'] = [];
  const warnings: { row: number; message: Bilingual }[] = [];
  const refused: RefusedCell[] = [];

  const addFirm = (firm: PlannedFirm) => {
    if (firm.plan === null) {
      counts.unchanged_firms += 1;
      return;
    }
    const { before, after } = firm.plan;
    if (firm.version === null) counts.new_firms += 1;
    else counts.changed_firms += 1;
    const changed = changedFacts(before, after);
    for (const name of changed) {
      const counted = changes.get(name) ?? { filled: 0, changed: 0 };
      if (before[name] === undefined) counted.filled += 1;
      else counted.changed += 1;
      changes.set(name, counted);
    }
    if (examples.length < mostExamples) examples.push(exampleOf(firm, firm.plan, changed, dictionary));
  };

  return {
    add(batch) {
      counts.rows += batch.rows;
      refusals.refused_rows += batch.refusedRows;
      refusals.refused_cells += batch.refused.length;
      refusals.warnings += batch.warnings.length;
      refused.push(...batch.refused.slice(0, MOST_REFUSALS_KEPT - refused.length));
      warnings.push(...batch.warnings.slice(0, mostExamples - warnings.length));
      for (const firm of batch.planned) addFirm(firm);
    },
    preview: () => ({
      ...counts,
      ...refusals,
      changes_by_fact: [...dictionary.keys()].flatMap((fact) => {
        const counted = changes.get(fact);
        return counted === undefined ? [] : [{ fact, ...counted }];
      }),
      examples,
      warning_examples: warnings,
    }),
    refused: () => refused,
  };
}

/** An import states values and takes none away: what was there before is there after it. */
function changedFacts(before: Facts, after: Facts): readonly string[] {
  const names: string[] = [];
  for (const name in after) if (after[name] !== before[name]) names.push(name);
  return names;
}

function exampleOf(
  { row, uscc, version }: PlannedFirm,
  { before, after }: StatementPlan,
  changed: readonly string[],
  dictionary: Dictionary,
): ImportPreview['examples'][number] {
  const travelling = (name: string, value: FactValue | undefined) => travellingValue(dictionary.get(name), value);
  const changes = changed.slice(0, mostChangesOfExample).map((fact) => ({
    fact,
    before: travelling(fact, before[fact]),
    after: travelling(fact, after[fact]),
  }));
  return { row, uscc, name: String(after.name ?? ''), is_new: version === null, changes };
}
