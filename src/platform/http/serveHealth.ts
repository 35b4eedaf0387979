import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { send } from './answerErrors.ts';
import type { App } from './app.ts';

const status = z.object({ status: z.literal('ok') });

/** /healthz: the process answers. /readyz: the database answers too, so requests may be sent here. */
export function serveHealth(app: App, database: Database): void {
  app.get('/healthz', { schema: { response: { 200: status }, hide: true } }, () => ({ status: 'ok' as const }));
  app.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
    try {
      await database.pool.query('select 1');
      return { status: 'ok' };
    } catch (error) {
      request.log.warn({ err: error }, 'the database is away');
      return send(reply, 'not_ready');
    }
  });
}
