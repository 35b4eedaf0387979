import { z } from 'zod';
import { defineModule } from '../../src/platform/module/defineModule.ts';
import { runServer } from '../../src/server/runServer.ts';

/** A module that does nothing but write rows and read them: what it has acknowledged must outlive any kill. */
const notes = defineModule({
  id: 'notes',
  migrations: new URL('./migrations/', import.meta.url),
  routes(app, { database }) {
    app.post(
      '/notes',
      { config: { access: 'public' }, schema: { body: z.object({ number: z.int() }) } },
      async ({ body }, reply) => {
        await database.pool.query('insert into notes.notes values ($1)', [body.number]);
        return reply.code(201).send();
      },
    );
    app.get('/notes', { config: { access: 'public' } }, async () => {
      const { rows } = await database.pool.query<{ number: bigint }>('select number from notes.notes order by number');
      return rows.map(({ number }) => Number(number));
    });
  },
});

await runServer([notes]);
