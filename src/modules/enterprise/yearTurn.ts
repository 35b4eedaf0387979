import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { uuidOfName } from '../../platform/db/uuid.ts';
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { askForJob, isJobOpen } from '../../platform/jobs/jobStore.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { currentFactsYear } from './factsYear.ts';
import { listStaleFirms } from './store/staleFirms.ts';

/** The job that makes rows of firms anew when the year has turned: what was y1 is y2 then. */
export const yearTurnJob: JobDefinition = {
  kind: 'enterprise.yearturn',
  file: new URL('./turnYear.ts', import.meta.url),
};

/** Nobody asks for the turn of the year: the server itself acts, for the firms of the whole country. It may call no route. */
export const yearTurner: Actor = {
  kind: 'office',
  organisationId: uuidOfName('actor', yearTurnJob.kind),
  region: '',
  personId: null,
  tokenId: null,
  permissions: new Set(),
  address: null,
};

/** Before all identifiers. */
export const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Asks for the job where there are rows of an earlier year and none is at work on them; gives the job that it has asked for. */
export function askForYearTurn(database: Database): Promise<string | undefined> {
  return database.as(yearTurner, async (transaction) => {
    const stale = await listStaleFirms(transaction, currentFactsYear(), { after: beforeAll, most: 1 });
    if (stale.length === 0 || (await isJobOpen(transaction, yearTurnJob.kind))) return undefined;
    return askForJob(transaction, yearTurner, yearTurnJob.kind, {});
  });
}

/** The year turns at midnight; a row that is read before its turn is made anew by whoever reads it. */
const lookMilliseconds = 3_600_000;

/** Looks for rows of an earlier year at the start and every hour; gives the way to end that. */
export function watchYear({ database, log }: ModuleContext): () => Promise<void> {
  const look = async () => {
    try {
      await askForYearTurn(database);
    } catch (error) {
      log.warn({ err: error }, 'firms of an earlier year could not be looked for');
    }
  };
  let looking = look();
  const timer = setInterval(() => {
    looking = look();
  }, lookMilliseconds);
  timer.unref();
  return () => {
    clearInterval(timer);
    return looking;
  };
}
