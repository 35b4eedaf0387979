import { present } from '@leitu/kernel';
import type { DossierResponse, StatedRecord } from '../../contract.ts';

type Received = DossierResponse['facts'][number];

/** One value with what is known of its statement. */
export type Statement = StatedRecord & Pick<Received, 'value' | 'year'>;

/** What is known of one fact, each value with its statement. */
export interface FactStanding {
  readonly name: string;
  readonly value: Received['value'];
  /** The statement whose value holds. */
  readonly holds: Statement | null;
  /** The newest statements of other sources that say something else. */
  readonly conflicts: readonly Statement[];
  /** All statements for the same period, the newest first. */
  readonly history: readonly Statement[];
}

export type Dossier = Omit<DossierResponse, 'records' | 'facts'> & { readonly facts: readonly FactStanding[] };

/** A dossier travels with each record once; pages show each value with its own. */
export function joinRecords({ records, facts, ...dossier }: DossierResponse): Dossier {
  return { ...dossier, facts: facts.map((fact) => joinFact(records, fact)) };
}

function joinFact(
  records: readonly StatedRecord[],
  { name, value, year, holds, others, conflicts }: Received,
): FactStanding {
  const held = holds === null ? [] : [{ record: holds, value }];
  const statements = new Map(
    [...held, ...others]
      .toSorted((a, b) => a.record - b.record)
      .map((stated) => {
        const record = present(records[stated.record], 'values name records of their dossier');
        return [stated.record, { ...record, value: stated.value, year }] as const;
      }),
  );
  return {
    name,
    value,
    holds: holds === null ? null : (statements.get(holds) ?? null),
    conflicts: conflicts.flatMap((record) => statements.get(record) ?? []),
    history: [...statements.values()],
  };
}
