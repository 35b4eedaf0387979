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

const setting = String.raw`current_setting\('[^']*'::text, true\)`;
/** A setting compared with words, or with what comes behind all texts that begin with it. */
const ofSetting = String.raw`\(${setting} (?:(?:=|<>) '[^']*'::text|= ANY \(ARRAY\[[^\]]*\]\)|\|\| chr\(1114111\))\)`;

const byRow = new RegExp(`${ofSetting}|${setting}`, 'g');
const byStatement = new RegExp(String.raw`\( SELECT (${ofSetting}|${setting})(?: AS current_setting)?\)`, 'g');
const beginsSo = new RegExp(String.raw`starts_with\((\w+), (${setting})\)`, 'g');
const liesBetween = new RegExp(
  String.raw`\(\((\w+) ~>=~ (${setting})\) AND \(\1 ~<~ \(\2 \|\| chr\(1114111\)\)\)\)`,
  'g',
);

/** What a policy says, with each setting asked for of every row. */
export function settingsByRow(policy: string): string {
  return policy.replace(byStatement, '$1').replace(liesBetween, 'starts_with($1, $2)');
}

/**
 * The same as PostgreSQL writes it, with each setting asked for once a statement, and what comes of it alone too. A text begins with another where
 * it lies between that and the last text that does: PostgreSQL compares two texts in a third of the time in which it cuts one to compare its beginning.
 */
function settingsByStatement(policy: string): string {
  return settingsByRow(policy)
    .replace(beginsSo, '(($1 ~>=~ $2) AND ($1 ~<~ ($2 || chr(1114111))))')
    .replace(byRow, (found) => `( SELECT ${found}${found.startsWith('(') ? '' : ' AS current_setting'})`);
}

/**
 * The policies that are not written as it suits the database. Whom a transaction is for stands in settings; asked for in a subquery, PostgreSQL looks
 * them up once a statement and not for every row: many rows are counted in a quarter of the time and written in four fifths. Citus refuses subqueries in
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
