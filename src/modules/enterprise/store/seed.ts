import type { Transaction } from '../../../platform/db/transaction.ts';

/** Held while the demonstration is written, so that of several servers that start together one does. The number is arbitrary. */
const seedLock = 0x6c_65_69_76;

/** Whether there is no firm yet in the region of the actor; the other servers wait here until the first has ended. */
export async function hasNoFirmUnderLock(transaction: Transaction): Promise<boolean> {
  await transaction.run('select pg_advisory_xact_lock($1)', [seedLock]);
  return hasNoFirm(transaction);
}

/** Whether there is no firm yet in the region of the actor. */
export async function hasNoFirm(transaction: Transaction): Promise<boolean> {
  const rows = await transaction.query('select from enterprise.enterprises limit 1');
  return rows.length === 0;
}

/** A consent as it is kept. */
export interface NewConsent {
  readonly enterpriseId: string;
  readonly consentId: string;
  readonly regionCode: string;
  readonly partnerId: string;
  readonly purpose: string;
  readonly fromDay: string;
  readonly untilDay: string;
}

/** Adds consents that the demonstration's firms have given. */
export async function insertSeededConsents(transaction: Transaction, consents: readonly NewConsent[]): Promise<void> {
  const valuesOf = (name: keyof NewConsent) => consents.map((consent) => consent[name]);
  await transaction.run(
    `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::date[], $7::date[])`,
    (['enterpriseId', 'consentId', 'regionCode', 'partnerId', 'purpose', 'fromDay', 'untilDay'] as const).map(valuesOf),
  );
}
