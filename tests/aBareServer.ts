import Fastify from 'fastify';
import pg from 'pg';

// A bare Fastify with one query of pg, against which reading a dossier is measured: it gives the rows that a dossier is made of, the firm's and
// those of everything that was stated of it, as they are. It asks as the owner of the tables, whom row-level security does not hold up.
const [host = '', port = '0'] = process.argv.slice(2);
const pool = new pg.Pool({ host, user: 'leitu_owner', database: 'leitu', max: 10 });

const rowsOfDossier = `
  select enterprise_id, firm.uscc, firm.name, firm.region_code, firm.industry_code, firm.established_on, firm.tier,
         firm.tier_granted_on, firm.updated_at, record_id, source, base_year, stated_on, facts, withdrawn, evidence_id,
         import_id, organisation_id, person_id, entered_at
    from enterprise.enterprises as firm left join enterprise.records as record using (enterprise_id)
   where enterprise_id = $1`;

const app = Fastify();
app.get<{ Params: { id: string } }>('/firms/:id', (request) =>
  pool
    .query<Record<string, unknown>>({ name: 'dossier', text: rowsOfDossier, values: [request.params.id] })
    .then(({ rows }) => rows),
);
await app.listen({ host: '127.0.0.1', port: Number(port) });
process.stdout.write(`is running at ${app.listeningOrigin}\n`);
