import { type CalendarDay, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type CaseType, choosePack, isApplicable, type Library, type Pack, TIERS, type Tier } from '@leitu/rules';
import { refusePolicy } from './refusals.ts';

/** What is to be judged by: packs by name, tiers (then the packs in force), or neither (then every pack of the ladder). */
export interface Selection {
  readonly packs: readonly string[];
  readonly tiers: readonly Tier[];
  readonly caseType: CaseType;
  readonly on: CalendarDay;
}

/** The packs of a selection, each once, in the order asked for. */
export function selectPacks(library: Library, selection: Selection): Result<readonly Pack[], Refusal> {
  if (selection.packs.length === 0 && selection.tiers.length === 0) return ok(ladderPacks(library));
  const chosen = new Set<Pack>();
  for (const id of selection.packs) {
    const pack = findPack(library, id);
    if (!pack.ok) return pack;
    chosen.add(pack.value);
  }
  for (const tier of selection.tiers) {
    const pack = choosePack(library, { tier, caseType: selection.caseType, on: selection.on });
    if (!pack.ok) return pack;
    chosen.add(pack.value);
  }
  return ok([...chosen]);
}

/** The pack of that name. */
export function findPack(library: Library, id: string): Result<Pack, Refusal> {
  const pack = library.packs.get(id);
  if (pack !== undefined) return ok(pack);
  const known = [...library.packs.keys()].join(', ');
  const code = library.classPacks.has(id) ? 'classification_asked' : 'unknown_pack';
  return refused(refusePolicy(code, { pack: id, known }));
}

/** Whether a pack decides the case on the day. An overlay has no dates of its own, so nothing is said against it. */
export function isInForce({ applies, overlay }: Pack, { caseType, on }: Pick<Selection, 'caseType' | 'on'>): boolean {
  return overlay !== null || applies.some((one) => one.caseType === caseType && isApplicable(one, on));
}

/** The national packs of the ladder: by document, the older first, then by tier from the first rung. */
export function ladderPacks(library: Library): readonly Pack[] {
  const rung = ({ tier }: Pack) => (tier === null ? TIERS.length : TIERS.indexOf(tier));
  return [...library.packs.values()]
    .filter((pack) => pack.tier !== null && pack.overlay === null)
    .toSorted((a, b) => compareText(a.source.inForceFrom, b.source.inForceFrom) || rung(a) - rung(b));
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
