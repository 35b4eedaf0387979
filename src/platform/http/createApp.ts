import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyServerOptions } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Database } from '../db/database.ts';
import { answerError, answerMalformedRequest, bodyLimitMegabytes } from './answerErrors.ts';
import type { App } from './app.ts';
import type { Authenticate } from './guard.ts';
import { watchAddresses } from './knownAddresses.ts';
import { RequestLog } from './requestLog.ts';
import { securityHeaders } from './securityHeaders.ts';
import { serveDocs } from './serveDocs.ts';
import { serveHealth } from './serveHealth.ts';
import { serveJobs } from './serveJobs.ts';
import { serveMetrics } from './serveMetrics.ts';
import { serveWeb } from './serveWeb.ts';
import { validateInput } from './validateInput.ts';

/** A client that sends its request more slowly than this is dropped, so that slow ones cannot use up the connections. */
const requestTimeoutMilliseconds = 120_000;

/**
 * Makes the web server, with its log and its one shape of errors, still without anything to serve. Proxies at the trusted addresses
 * are believed where a request comes from.
 */
export function createApp(logger: FastifyServerOptions['logger'], trustedProxies: readonly string[] = []): App {
  const app: App = Fastify({
    ...(logger === undefined ? {} : { logger }),
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    logController: new RequestLog({ requestIdLogLabel: 'requestId' }),
    genReqId: nameRequest,
    bodyLimit: bodyLimitMegabytes * 1024 * 1024,
    requestTimeout: requestTimeoutMilliseconds,
    // A request on an open connection is still answered while the server ends.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    clientErrorHandler: (error, socket) => answerMalformedRequest(error, socket, app.log),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validateInput);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders).header('x-request-id', request.id);
    done();
  });
  return app;
}

/** A number given by a proxy in front is kept, so that its log and ours can be read together. */
function nameRequest({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,128}$/.test(given) ? given : randomUUID();
}

/** What the web server serves. */
export interface Served {
  /** Adds the routes of the modules. */
  readonly addModules: (app: App) => void;
  readonly database: Database;
  /** Finds out who asks. */
  readonly authenticate: Authenticate;
  /** The built web application. */
  readonly webFolder: string;
  /** What somebody on another machine must show to read the metrics. */
  readonly metricsToken?: string | undefined;
}

/** Adds everything the server serves: health, the modules, their description, and the web application. */
export async function serve(
  app: App,
  { addModules, database, authenticate, webFolder, metricsToken }: Served,
): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('actor', null);
  await app.register(compress, { encodings: ['br', 'gzip'] });
  const methodsAt = watchAddresses(app);
  await serveDocs(app);
  serveHealth(app, database);
  serveMetrics(app, database, metricsToken);
  serveJobs(app, database, authenticate);
  addModules(app);
  serveWeb(app, webFolder, methodsAt);
  await app.ready();
}
