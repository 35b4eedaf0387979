import { assert } from '@leitu/kernel';
import type { Permissions } from '../access/permission.ts';
import type { Database } from '../db/database.ts';
import type { App } from '../http/app.ts';
import type { Authenticate } from '../http/guard.ts';
import type { JobDefinition } from '../jobs/job.ts';
import type { Log } from '../log/log.ts';

/** What the platform gives to a module. */
export interface ModuleContext {
  readonly database: Database;
  readonly log: Log;
  /** The permissions that all modules declare, with the roles that have them. */
  readonly permissions: Permissions;
  /** The environment variables, for the settings that are the module's own. */
  readonly env: NodeJS.ProcessEnv;
}

/** The server's manifest of a module. */
export interface Module {
  /** The module's one word: its folder, its addresses below /api/, its schema in the database. */
  readonly id: string;
  /** The folder of its migrations: `new URL('./migrations/', import.meta.url)`. */
  readonly migrations?: URL;
  /** What its routes may ask for, and which roles have it. */
  readonly permissions?: Permissions;
  /** The jobs it brings. */
  readonly jobs?: readonly JobDefinition[];
  /** Adds the module's routes; an address `/judge` of module policy is served at /api/policy/judge. */
  readonly routes?: (app: App, context: ModuleContext) => void | Promise<void>;
  /** Finds out who asks, for the routes of all modules. One module brings it. */
  readonly authenticator?: (context: ModuleContext) => Authenticate;
  /**
   * Fills an empty database with the demonstration; gives what is to be printed beside the address, nothing where it was not empty. What
   * takes long is said by `say` before, a line at a time.
   */
  readonly seed?: (context: ModuleContext, say: (line: string) => void) => Promise<readonly string[]>;
  /** Work that goes on as long as the server runs; gives the way to end it. */
  readonly run?: (context: ModuleContext) => () => Promise<void>;
}

/**
 * Declares a module to the server.
 * @example export default defineModule({ id: 'policy', routes });
 */
export function defineModule(module: Module): Module {
  assert(/^[a-z]+$/.test(module.id), `a module's id is one lower-case word, not "${module.id}"`);
  return module;
}
