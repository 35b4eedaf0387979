import type { Bilingual } from '@leitu/kernel';
import type { Dictionary, Facts, FactValue } from '@leitu/rules';
import { type ImportPreview, MOST_REFUSALS_KEPT } from '../contract.ts';
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
    const { plan, version } = firm;
    if (plan.record === null) counts.unchanged_firms += 1;
    else if (version === null) counts.new_firms += 1;
    else counts.changed_firms += 1;
    if (plan.record === null) return;
    for (const name of changedFacts(plan.before, plan.after, dictionary)) {
      const counted = changes.get(name) ?? { filled: 0, changed: 0 };
      if (plan.before[name] === undefined) counted.filled += 1;
      else counted.changed += 1;
      changes.set(name, counted);
    }
    if (examples.length < mostExamples) examples.push(exampleOf(firm, dictionary));
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

function changedFacts(before: Facts, after: Facts, dictionary: Dictionary): string[] {
  if (before === after) return [];
  const names = Object.keys(after).filter((name) => after[name] !== before[name]);
  // An import states values and takes none away: what was there is there.
  return names.filter((name) => dictionary.has(name));
}

function exampleOf(
  { row, uscc, version, plan }: PlannedFirm,
  dictionary: Dictionary,
): ImportPreview['examples'][number] {
  const { before, after } = plan;
  const travelling = (name: string, value: FactValue | undefined) => travellingValue(dictionary.get(name), value);
  const changes = changedFacts(before, after, dictionary).slice(0, mostChangesOfExample);
  return {
    row,
    uscc,
    name: String(after.name ?? ''),
    is_new: version === null,
    changes: changes.map((fact) => ({
      fact,
      before: travelling(fact, before[fact]),
      after: travelling(fact, after[fact]),
    })),
  };
}
