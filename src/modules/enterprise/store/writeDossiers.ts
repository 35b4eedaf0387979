import type { Facts } from '@leitu/rules';
import { followFirms, type Move } from '../../../platform/db/regionsOfFirms.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { rowOfFirm } from '../columns.ts';
import { insertRecords, type NewRecord, sendableRecords } from './records.ts';
import { deleteTerms, insertFirms, insertTerms, readFoundBy, replaceFirms } from './writeFirms.ts';

/** A change of a dossier: the values that held before and that hold after it, and the record that brings it about. */
export interface DossierChange {
  readonly enterpriseId: string;
  /** The version of the firm's row that the change was made from; null for a firm that is new. */
  readonly version: string | null;
  readonly before: Facts;
  readonly after: Facts;
  /** Null where the year has turned and nothing is stated. */
  readonly record: Omit<NewRecord, 'region_code'> | null;
}

/** Firms that were not written. */
export interface NotWritten {
  /** New here, and already of a region that the actor does not see. */
  readonly foreign: ReadonlySet<string>;
  /** Written by somebody else since they were read. */
  readonly overtaken: ReadonlySet<string>;
}

/**
 * Writes changes of dossiers: rows of firms as `factsYear` has them, records, and the names by which firms are found; all rows of a firm,
 * those of other modules too, follow it into another region: so the audit event comes after this. Firms that could not be written are
 * left wholly as they were and are given back. `addTerms` has new firms found by their names; whoever adds very many may do that for many
 * at once.
 */
export async function writeDossiers(
  transaction: Transaction,
  changes: readonly DossierChange[],
  factsYear: number,
  addTerms: (enterpriseIds: readonly string[]) => Promise<void> = (ids) => insertTerms(transaction, ids),
): Promise<NotWritten> {
  const rowOf = ({ enterpriseId, after }: DossierChange) => rowOfFirm(enterpriseId, after, factsYear);
  const fresh = changes.filter(({ version }) => version === null);
  const known = changes.flatMap(({ version, ...change }) => (version === null ? [] : [{ version, ...change }]));
  const [before, added, replaced, ready] = await Promise.all([
    readFoundBy(transaction, known.filter(isFoundOtherwise).map(idOf)),
    fresh.length === 0 ? nobody : insertFirms(transaction, fresh.map(rowOf)),
    known.length === 0 ? nobody : replaceFirms(transaction, known.map(rowOf), known.map(versionOf)),
    // While the rows are written, the records are made ready as if all were; mostly all are.
    sendableRecords(transaction, changes.flatMap(recordsOf)),
  ]);

  const isWhole = added.size + replaced.size === changes.length;
  const written = isWhole
    ? changes
    : changes.filter(({ enterpriseId }) => added.has(enterpriseId) || replaced.has(enterpriseId));
  await Promise.all([
    insertRecords(transaction, isWhole ? ready : await sendableRecords(transaction, written.flatMap(recordsOf))),
    addTerms(written.filter(({ version }) => version === null).map(idOf)),
  ]);
  const found = before.filter(({ enterprise_id: id }) => replaced.has(id));
  await deleteTerms(transaction, found);
  await insertTerms(
    transaction,
    found.map(({ enterprise_id: id }) => id),
  );
  await followFirms(transaction, written.flatMap(movesOf), madeAnew);

  const notAdded = fresh.filter(({ enterpriseId }) => !added.has(enterpriseId));
  const notReplaced = known.filter(({ enterpriseId }) => !replaced.has(enterpriseId));
  const seen = await findVisible(transaction, notAdded);
  return {
    foreign: new Set(notAdded.map(({ enterpriseId }) => enterpriseId).filter((id) => !seen.has(id))),
    overtaken: new Set([...seen, ...notReplaced.map(({ enterpriseId }) => enterpriseId)]),
  };
}

const nobody: ReadonlySet<string> = new Set();

function recordsOf({ record, after }: DossierChange): NewRecord[] {
  return record === null ? [] : [{ ...record, region_code: String(after.region_code) }];
}

/** Tables whose rows need not follow a firm, since they are made anew. */
const madeAnew = ['enterprise.terms'];

/** By another name, or in another region, which stands beside the name. */
function isFoundOtherwise({ before, after }: DossierChange): boolean {
  return before.name !== after.name || before.uscc !== after.uscc || before.region_code !== after.region_code;
}

function idOf({ enterpriseId }: DossierChange): string {
  return enterpriseId;
}

function versionOf({ version }: { readonly version: string }): string {
  return version;
}

function movesOf({ version, enterpriseId, before, after }: DossierChange): Move[] {
  const [from, to] = [String(before.region_code), String(after.region_code)];
  return version === null || from === to ? [] : [{ enterpriseId, from, to }];
}

/** Firms that the actor sees although they could not be added: somebody else has added them just now. */
async function findVisible(transaction: Transaction, changes: readonly DossierChange[]): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set();
  const rows = await transaction.query<{ enterprise_id: string }>(
    'select enterprise_id from enterprise.enterprises where enterprise_id = any($1)',
    [changes.map(({ enterpriseId }) => enterpriseId)],
  );
  return new Set(rows.map(({ enterprise_id }) => enterprise_id));
}
