import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { makeDatabase } from '../src/platform/db/database.ts';
import { createApp, serve } from '../src/platform/http/createApp.ts';
import type { Authenticate } from '../src/platform/http/guard.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { allPermissions } from '../src/platform/module/allPermissions.ts';
import type { ModuleContext } from '../src/platform/module/defineModule.ts';
import { mountModule } from '../src/platform/module/mountModule.ts';
import { modules } from '../src/server/modules.ts';
import { aDatabase, type TestDatabase } from './aDatabase.ts';

/** The password of all accounts of the demonstration. */
export const password = 'loess-heap-9';

/** What a browser or a program sends; the address it sends from is one of its own, so that tests do not throttle each other. */
export type Call = (request: InjectOptions) => Promise<LightMyRequestResponse>;

/** A server as the product runs it, with its own connections, its own memory and its ear for revocations. */
export interface SignInServer {
  readonly call: Call;
  readonly context: ModuleContext;
  /** Signs in and gives the calls of that browser. */
  readonly browser: (login: string, given?: string) => Promise<Browser>;
  /** The calls of a browser that has a session's cookie, from wherever it got it. */
  readonly withCookie: (cookie: string) => Call;
  readonly stop: () => Promise<void>;
}

export interface Browser {
  readonly call: Call;
  readonly cookie: string;
  readonly response: LightMyRequestResponse;
}

export interface SignIns extends TestDatabase {
  /** The first server of the database. */
  readonly server: TestDatabase['server'];
  readonly one: SignInServer;
  /** A second server on the same database. */
  readonly two: SignInServer;
}

/** Two servers on one database with the demonstration's accounts, where people really sign in. */
export function aSignIn(env: NodeJS.ProcessEnv = {}): () => SignIns {
  const database = aDatabase();
  let servers: readonly [SignInServer, SignInServer] | undefined;
  beforeAll(async () => {
    const given = { LEITU_DEMO_PASSWORD: password, ...env };
    servers = [await startSignInServer(database(), given), await startSignInServer(database(), given)];
  });
  afterAll(async () => {
    await Promise.all((servers ?? []).map((server) => server.stop()));
  });
  return () => {
    if (servers === undefined) throw new Error('the servers are there while tests run');
    return { ...database(), one: servers[0], two: servers[1] };
  };
}

/** Starts one more server on the database; one that is deaf does not hear of what other servers take from anybody. */
export async function startSignInServer(
  { server }: Pick<TestDatabase, 'server'>,
  env: NodeJS.ProcessEnv,
  { isDeaf = false }: { readonly isDeaf?: boolean } = {},
): Promise<SignInServer> {
  const app = createApp({ level: 'silent' });
  const database = makeDatabase(server.serving, silentLog);
  const context = { database, log: silentLog, permissions: allPermissions(modules), env };
  const identity = modules.find(({ id }) => id === 'identity');
  const authenticate: Authenticate | undefined = identity?.authenticator?.(context);
  if (identity === undefined || authenticate === undefined) throw new Error('identity finds out who asks');
  const addModules = () => {
    for (const module of modules) mountModule(app, module, context, authenticate);
  };
  await serve(app, { addModules, database, authenticate, webFolder: '/nowhere' });
  await identity.seed?.(context, () => undefined);
  const endRun = isDeaf ? undefined : identity.run?.(context);
  const call: Call = (request) => app.inject({ remoteAddress: anAddress(), ...request });
  const withCookie =
    (cookie: string): Call =>
    (request) =>
      call({ ...request, headers: { 'sec-fetch-site': 'same-origin', cookie, ...request.headers } });
  const browser = async (login: string, given = password): Promise<Browser> => {
    const response = await call({
      method: 'POST',
      url: '/api/identity/session',
      payload: { login, password: given },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const cookie = cookieOf(response);
    return { response, cookie, call: withCookie(cookie) };
  };
  const stop = async () => {
    await app.close();
    await endRun?.();
    await database.pool.end();
  };
  return { call, context, browser, withCookie, stop };
}

/** The session's cookie that an answer gives, as a browser sends it back; empty where it gives none. */
export function cookieOf(response: LightMyRequestResponse): string {
  const given = response.cookies.find(({ name }) => name === 'leitu_session');
  return given === undefined ? '' : `leitu_session=${given.value}`;
}

let addresses = 0;

/** An address that nobody else has. */
export function anAddress(): string {
  addresses += 1;
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
}
