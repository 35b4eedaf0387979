import { day } from '@leitu/kernel';
import { type CaseType, choosePack, type Library, TIERS, type Tier } from '@leitu/rules';
import type { Language } from '../../../platform/i18n/index.ts';
import type { PackResult } from '../contract.ts';

/** What a pack said of a firm. */
export interface ResultOfPack {
  readonly pack: string;
  readonly result: PackResult;
}

/** What decides a rung, and what else was judged by. */
export interface RungResults {
  /** By the pack that was in force for each rung; not there where none was. */
  readonly inForce: ReadonlyMap<Tier, ResultOfPack>;
  readonly others: readonly ResultOfPack[];
}

/** What a pack is called; its identifier where these pages do not know it. */
export function packLabel({ packs }: Library, pack: string, language: Language): string {
  return packs.get(pack)?.label[language] ?? pack;
}

/** The results of a judgement, rung by rung; packs are never taken away, so these pages know those of every edition before them. */
export function resultsByRung({ packs }: Library, results: Readonly<Record<string, PackResult>>): RungResults {
  const inForce = new Map<Tier, ResultOfPack>();
  const others: ResultOfPack[] = [];
  for (const [pack, result] of Object.entries(results)) {
    const rung = packs.get(pack)?.tier ?? null;
    if (result.is_in_force && rung !== null) inForce.set(rung, { pack, result });
    else others.push({ pack, result });
  }
  return { inForce, others };
}

/** The national packs that decide each rung in a case on a day; null where none does. */
export function packsInForce(library: Library, caseType: CaseType, on: string): Readonly<Record<Tier, string | null>> {
  const chosen = TIERS.map((tier) => {
    const pack = choosePack(library, { tier, caseType, on: day(on) });
    return [tier, pack.ok ? pack.value.id : null] as const;
  });
  return Object.fromEntries(chosen) as Record<Tier, string | null>; // Every tier is among the entries.
}
