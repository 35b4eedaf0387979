import type { Client } from 'pg';
import type { Log } from '../log/log.ts';

/** A policy, and the check of written rows that suits the database. */
interface SuitedPolicy {
  readonly table: string;
  readonly policy: string;
  readonly check: string;
}

interface Policy {
  readonly table: string;
  readonly policy: string;
  readonly using: string | null;
  readonly check: string | null;
}

const plain = /current_setting\('[^']*'::text, true\)/g;
const once = /\( SELECT (current_setting\('[^']*'::text, true\)) AS current_setting\)/g;

/** What a policy says, with each setting asked for of every row. */
export function settingsByRow(policy: string): string {
  return policy.replace(once, '$1');
}

/** The same as PostgreSQL writes it, with each setting asked for once a statement. */
function settingsByStatement(policy: string): string {
  return settingsByRow(policy).replace(plain, '( SELECT $& AS current_setting)');
}

/**
 * The policies whose check of written rows is not as it suits the database. Whom a transaction is for stands in settings; asked for in a subquery, PostgreSQL looks
 * them up once a statement and not for every row, which takes a fifth off a statement that writes many. Citus refuses subqueries in policies, so migrations
 * say it plainly. Which rows are read is left as it is: by the settings PostgreSQL estimates how many it will find.
 */
export async function findUnsuitedChecks(client: Client): Promise<readonly SuitedPolicy[]> {
  const { rows: extensions } = await client.query(`select from pg_extension where extname = 'citus'`);
  const suited = extensions.length === 0 ? settingsByStatement : settingsByRow;
  const { rows } = await client.query<Policy>(
    `select format('%I.%I', schemaname, tablename) as table, quote_ident(policyname) as policy, qual as using, with_check as check
       from pg_policies where cmd <> 'SELECT' and cmd <> 'DELETE' and coalesce(with_check, qual) like '%current_setting%' order by 1, 2`,
  );
  return rows.flatMap(({ table, policy, using, check }) => {
    const wished = suited(check ?? using ?? '');
    const isSuited = check === null ? wished === using : wished === check;
    return isSuited ? [] : [{ table, policy, check: wished }];
  });
}

/** Writes the checks of policies as they suit the database, all of them or none. */
export async function suitChecks(client: Client, policies: readonly SuitedPolicy[], log: Log): Promise<void> {
  if (policies.length === 0) return;
  const statements = policies.map(
    ({ table, policy, check }) => `alter policy ${policy} on ${table} with check (${check})`,
  );
  // Several statements in one query are one transaction.
  await client.query(statements.join(';\n'));
  log.info({ policies: policies.length }, 'checks of policies written as they suit the database');
}
