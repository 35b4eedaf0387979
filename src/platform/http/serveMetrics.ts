import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../db/database.ts';
import { countJobs } from '../jobs/jobStore.ts';
import { send } from './answerErrors.ts';
import type { App } from './app.ts';

/** Most requests take a few milliseconds; what takes seconds is an upload or an export. */
const secondsOfRequests = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/**
 * /metrics, as Prometheus reads it: requests by route, the process, the connections to the database, the jobs. It is answered to this
 * machine itself, and to whoever has the token where one is set; a request that a proxy has passed on comes from elsewhere.
 */
export function serveMetrics(app: App, database: Database, token: string | undefined): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'leitu_http_request_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: secondsOfRequests,
    registers: [register],
  });
  addDatabaseMetrics(register, database);
  app.addHook('onResponse', (request, reply, done) => {
    // The pattern of the route, never the address itself: there would be a row for every firm.
    const route = request.routeOptions.url ?? 'none';
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request, token)) return send(reply, 'metrics_closed');
    return reply.type(register.contentType).send(await register.metrics());
  });
}

/** Figures that are looked up when they are asked for: the registry keeps the gauges. */
function addDatabaseMetrics(register: Registry, database: Database): readonly Gauge[] {
  const { pool } = database;
  const connections = new Gauge({
    name: 'leitu_database_connections',
    help: 'Connections of the server to the database',
    labelNames: ['state'] as const,
    registers: [register],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'awaited' }, pool.waitingCount);
    },
  });
  const jobs = new Gauge({
    name: 'leitu_jobs',
    help: 'Jobs by state, those that ended within the last day',
    labelNames: ['state'] as const,
    registers: [register],
    async collect() {
      this.reset();
      // While the database is away the other figures are still worth reading.
      const counts = await database.asNobody(countJobs, { isReadOnly: true }).catch(() => []);
      for (const { state, count } of counts) this.set({ state }, count);
    },
  });
  return [connections, jobs];
}

const ownAddresses = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

function mayRead({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  const isDirect = headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
  return isDirect && ownAddresses.includes(socket.remoteAddress ?? '');
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
