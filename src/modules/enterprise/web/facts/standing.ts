import { present } from '@leitu/kernel';
import type { DossierResponse, StatedRecord, StatedValue } from '../../contract.ts';

/** One value with what is known of its statement. */
export type Statement = StatedRecord & Pick<StatedValue, 'value' | 'year'>;

/** What is known of one fact, each value with its statement. */
export interface FactStanding {
  readonly name: string;
  readonly value: StatedValue['value'];
  readonly holds: Statement | null;
  readonly conflicts: readonly Statement[];
  readonly history: readonly Statement[];
}

export type Dossier = Omit<DossierResponse, 'records' | 'facts'> & { readonly facts: readonly FactStanding[] };

/** A dossier travels with each record once; pages show each value with its own. */
export function joinRecords({ records, facts, ...dossier }: DossierResponse): Dossier {
  const join = ({ record, value, year }: StatedValue): Statement => ({
    ...present(records[record], 'values name records of their dossier'),
    value,
    year,
  });
  return {
    ...dossier,
    facts: facts.map(({ holds, conflicts, history, ...fact }) => ({
      ...fact,
      holds: holds === null ? null : join(holds),
      conflicts: conflicts.map(join),
      history: history.map(join),
    })),
  };
}
