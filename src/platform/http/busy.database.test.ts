import { expect, it } from 'vitest';
import { aDatabase } from '../../../tests/aDatabase.ts';
import { makeDatabase } from '../db/database.ts';
import { silentLog } from '../log/log.ts';
import { createApp } from './createApp.ts';

const platform = aDatabase();

it('a request that gets none of the connections is told that too much is asked at once, and another one later is answered', async () => {
  // Long enough for the first connection to be made on a busy machine.
  const serving = { ...platform().server.serving, max: 1, connectionTimeoutMillis: 3000 };
  const database = makeDatabase(serving, silentLog);
  const app = createApp({ level: 'silent' });
  const count = () => database.asNobody((transaction) => transaction.query('select 1'));
  app.get('/rows', async () => (await count()).length);
  const taken = await database.pool.connect();
  const refused = await app.inject('/rows');
  taken.release();
  const answered = await app.inject('/rows');
  expect([refused.statusCode, refused.json<{ error: { code: string } }>().error.code]).toEqual([503, 'busy']);
  expect([answered.statusCode, answered.body]).toEqual([200, '1']);
  await app.close();
  await database.pool.end();
});
