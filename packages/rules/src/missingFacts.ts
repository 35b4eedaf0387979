import type { Explanation } from './explanation.ts';
import type { FactDefinition } from './fact.ts';
import { factsOfPack } from './factsOfRules.ts';
import type { Pack } from './pack.ts';
import { remembered } from './remembered.ts';

/**
 * The facts that are missing and can still change the verdict, each once, in the order in which the pack reads them: what stands in the
 * column `missing` of `compileSql`.
 * @example missingFacts(explain(pack, facts, 'new')).map(({ name }) => name)
 */
export function missingFacts({ pack, condition }: Explanation): readonly FactDefinition[] {
  const missing = new Set(condition.missing);
  return orderOf(pack).filter((fact) => missing.has(fact));
}

const orderOf = remembered((pack: Pack) => factsOfPack(pack));
