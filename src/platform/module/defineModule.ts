import { assert } from '@leitu/kernel';
import type { Database } from '../db/database.ts';
import type { App } from '../http/app.ts';

/** What the platform gives to a module's routes. */
export interface ModuleContext {
  readonly database: Database;
}

/** The server's manifest of a module. */
export interface Module {
  /** The module's one word: its folder, its addresses below /api/, its schema in the database. */
  readonly id: string;
  /** The folder of its migrations: `new URL('./migrations/', import.meta.url)`. */
  readonly migrations?: URL;
  /** Adds the module's routes; an address `/judge` of module policy is served at /api/policy/judge. */
  readonly routes?: (app: App, context: ModuleContext) => void | Promise<void>;
}

/**
 * Declares a module to the server.
 * @example export default defineModule({ id: 'policy', routes });
 */
export function defineModule(module: Module): Module {
  assert(/^[a-z]+$/.test(module.id), `a module's id is one lower-case word, not "${module.id}"`);
  return module;
}
