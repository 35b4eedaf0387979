import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { demonstrationOffice } from '../identity/index.ts';
import type { SeedOrder } from './seedThread.ts';
import { hasNoFirm } from './store/seed.ts';
import { firmsOfDemonstration, loginOfFirm } from './writeDemonstration.ts';

/**
 * Fills the demonstration's city with 20,000 invented firms, unless there are firms already: what they stated a year ago, what the tax
 * authority, the market regulator and the office know of the last year, and what they say of themselves, which is not always the same.
 * Gives what is to be printed beside the accounts.
 */
export async function seedFirms(
  { database, env, permissions }: ModuleContext,
  say: (line: string) => void,
): Promise<readonly string[]> {
  if (env.LEITU_DEMO === 'off') return [];
  const office = await database.asNobody((transaction) => demonstrationOffice(transaction, permissions));
  if (office === undefined || !(await database.as(office, hasNoFirm, { isReadOnly: true }))) return [];
  say(
    `正在建立演示地区的 ${shownCount} 家企业，只在首次启动时 Making the demonstration of ${shownCount} firms, at the first start only`,
  );
  const named = await writeInItsThread(database, office);
  return named === undefined ? [] : [`  ${loginOfFirm.padEnd(16)}  企业管理员：${named}  a firm's administrator`];
}

const shownCount = firmsOfDemonstration.toLocaleString('en-US');

/** The memory that the firms take is given back with the thread; the server's own would keep it for as long as it runs. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 48 };

async function writeInItsThread({ serving }: Database, actor: Actor): Promise<string | undefined> {
  const workerData: SeedOrder = { serving, actor };
  const thread = new Worker(new URL('./seedThread.ts', import.meta.url), { workerData, resourceLimits });
  // It says one thing and ends; where it fails, `once` throws what it failed with.
  const [said] = await Promise.all([once(thread, 'message'), once(thread, 'exit')]);
  const named: unknown = said[0];
  return typeof named === 'string' ? named : undefined;
}
