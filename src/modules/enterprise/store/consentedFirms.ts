import type { CalendarDay } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** The firms that let an organisation see their dossier on a day, each once. */
export async function consentedFirms(
  transaction: Transaction,
  partnerId: string,
  on: CalendarDay,
): Promise<readonly string[]> {
  const rows = await transaction.query<{ enterprise_id: string }>(
    `select distinct enterprise_id from enterprise.consents
      where partner_id = $1 and from_day <= $2 and until_day >= $2 and withdrawn_at is null`,
    [partnerId, on],
  );
  return rows.map(({ enterprise_id }) => enterprise_id);
}
