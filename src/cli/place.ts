import { ok, type Result, refused } from '@leitu/kernel';
import { type DatabasePlace, findServer, type Server } from '../platform/db/openDatabase.ts';
import { silentLog } from '../platform/log/log.ts';
import { readSettings } from '../server/settings.ts';
import { complainOf, type ExitCode, type Run } from './run.ts';

/** The database that a command is about, by the settings of the environment: the same that `npm start` serves. */
function placeOf(run: Run): Result<DatabasePlace, ExitCode> {
  const settings = readSettings(process.env, true);
  return settings.ok ? ok(settings.value.database) : refused(complainOf(run, settings.reason));
}

/** Runs work with the database as its owner; the embedded PostgreSQL is started if need be and stopped if nobody else uses it. */
export async function withOwner(run: Run, work: (server: Server) => Promise<ExitCode>): Promise<ExitCode> {
  const place = placeOf(run);
  if (!place.ok) return place.reason;
  const server = await findServer(place.value, silentLog);
  if (!server.ok) return complainOf(run, server.reason);
  try {
    return await work(server.value);
  } finally {
    await server.value.stop();
  }
}
