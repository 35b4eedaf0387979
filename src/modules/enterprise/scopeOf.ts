import type { Actor } from '../../platform/access/actor.ts';
import type { Scope } from './store/searchSql.ts';

/** Among which firms an actor looks, so that an index finds them; row-level security sees to it in any case. */
export function scopeOf({ kind, region, organisationId }: Actor, consented: readonly string[]): Scope {
  if (kind === 'office') return { region };
  return { enterpriseIds: kind === 'firm' ? [organisationId] : consented };
}
