import type { Client } from 'pg';
import type { Log } from '../log/log.ts';
import { hasCitus } from './hasCitus.ts';
import { transactionOn } from './transaction.ts';

/** A policy, and what it should say to suit the database. */
interface SuitedPolicy {
  readonly table: string;
  readonly policy: string;
  readonly using: string | null;
  readonly check: string | null;
}

const byRow = /current_setting\('[^']*'::text, true\)/g;
const byStatement = /\( SELECT (current_setting\('[^']*'::text, true\)) AS current_setting\)/g;

/** What a policy says, with each setting asked for of every row. */
export function settingsByRow(policy: string): string {
  return policy.replace(byStatement, '$1');
}

/** The same as PostgreSQL writes it, with each setting asked for once a statement. */
function settingsByStatement(policy: string): string {
  return settingsByRow(policy).replace(byRow, '( SELECT $& AS current_setting)');
}

/**
 * The policies that are not written as it suits the database. Whom a transaction is for stands in settings; asked for in a subquery, PostgreSQL looks
 * them up once a statement and not for every row: many rows are counted in a third of the time and written in four fifths. Citus refuses subqueries in
 * policies, so migrations say it plainly.
 */
export async function findUnsuitedPolicies(client: Client): Promise<readonly SuitedPolicy[]> {
  const suited = (await hasCitus(transactionOn(client))) ? settingsByRow : settingsByStatement;
  const { rows } = await client.query<SuitedPolicy>(
    `select format('%I.%I', schemaname, tablename) as table, quote_ident(policyname) as policy, qual as using, with_check as check
       from pg_policies where concat(qual, with_check) like '%current_setting%' order by 1, 2`,
  );
  return rows.flatMap(({ using, check, ...policy }) => {
    const wished = { using: using && suited(using), check: check && suited(check) };
    return wished.using === using && wished.check === check ? [] : [{ ...policy, ...wished }];
  });
}

/** Writes policies as they suit the database, all of them or none. */
export async function suitPolicies(client: Client, policies: readonly SuitedPolicy[], log: Log): Promise<void> {
  if (policies.length === 0) return;
  const statements = policies.map(({ table, policy, using, check }) => {
    const parts = [
      ...(using === null ? [] : [`using (${using})`]),
      ...(check === null ? [] : [`with check (${check})`]),
    ];
    return `alter policy ${policy} on ${table} ${parts.join(' ')}`;
  });
  // Several statements in one query are one transaction.
  await client.query(statements.join(';\n'));
  log.info({ policies: policies.length }, 'policies written as they suit the database');
}
