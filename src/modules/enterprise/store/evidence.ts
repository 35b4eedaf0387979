import { present } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** A piece of evidence, without its content. */
export interface EvidenceRow {
  readonly evidence_id: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly entered_at: Date;
}

/** A file that shows that facts of a firm are so. */
export interface NewEvidence {
  readonly enterprise_id: string;
  readonly evidence_id: string;
  readonly region_code: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly content: Buffer;
  readonly sha256: Buffer;
  readonly organisation_id: string;
  readonly person_id: string | null;
}

const listed = 'evidence_id, file_name, media_type, bytes, entered_at';

/** Adds a piece of evidence, and gives it as it is listed. */
export async function insertEvidence(transaction: Transaction, evidence: NewEvidence): Promise<EvidenceRow> {
  const { enterprise_id, evidence_id, region_code, file_name, media_type, content, sha256 } = evidence;
  const rows = await transaction.query<EvidenceRow>(
    `insert into enterprise.evidence (enterprise_id, evidence_id, region_code, file_name, media_type, bytes, sha256, content,
            organisation_id, person_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${listed}`,
    [
      ...[enterprise_id, evidence_id, region_code, file_name, media_type, content.length, sha256, content],
      ...[evidence.organisation_id, evidence.person_id],
    ],
  );
  return present(rows[0], 'what is inserted is given back');
}

/** The evidence of a firm, the newest first. */
export function listEvidence(transaction: Transaction, enterpriseId: string): Promise<EvidenceRow[]> {
  return transaction.query<EvidenceRow>(
    `select ${listed} from enterprise.evidence where enterprise_id = $1 order by entered_at desc, evidence_id desc`,
    [enterpriseId],
  );
}

/** Whether a firm has a piece of evidence. */
export async function hasEvidence(
  transaction: Transaction,
  enterpriseId: string,
  evidenceId: string,
): Promise<boolean> {
  const rows = await transaction.query(
    'select from enterprise.evidence where enterprise_id = $1 and evidence_id = $2',
    [enterpriseId, evidenceId],
  );
  return rows.length > 0;
}

/** A piece of evidence with its content; undefined where there is none that the actor may see. */
export async function findEvidence(
  transaction: Transaction,
  enterpriseId: string,
  evidenceId: string,
): Promise<(EvidenceRow & { readonly content: Buffer }) | undefined> {
  const rows = await transaction.query<EvidenceRow & { readonly content: Buffer }>(
    `select ${listed}, content from enterprise.evidence where enterprise_id = $1 and evidence_id = $2`,
    [enterpriseId, evidenceId],
  );
  return rows[0];
}
