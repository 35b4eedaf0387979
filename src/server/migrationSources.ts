import type { MigrationSource } from '../platform/db/migrate.ts';
import type { Module } from '../platform/module/defineModule.ts';
import { modules } from './modules.ts';

/** The schemas of modules with the folders of their migrations. */
export function migrationsOf(of: readonly Module[]): readonly MigrationSource[] {
  return of.flatMap(({ id, migrations }) => (migrations === undefined ? [] : [{ schema: id, folder: migrations }]));
}

/** Those of all modules. */
export const migrationSources: readonly MigrationSource[] = migrationsOf(modules);
