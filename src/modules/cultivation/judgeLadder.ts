import { type CalendarDay, present } from '@leitu/kernel';
import {
  type CaseType,
  choosePack,
  compileRowJudge,
  type Facts,
  type FactValue,
  factsOfPack,
  type Library,
  type Pack,
  type RowJudge,
  TIERS,
  type Tier,
  type Verdict,
} from '@leitu/rules';
import { ladderPacks } from '../policy/index.ts';

/** What one pack said, as it is kept. */
export interface KeptResult {
  readonly verdict: Verdict;
  /** The lowest and the highest score, and the highest that the pack can give; only where it has a score. */
  readonly score?: readonly [lowest: number, highest: number];
  readonly maximum?: number;
  /** There where the pack decides its rung in the case and on the day. */
  readonly is_in_force?: true;
}

export type KeptResults = Readonly<Record<string, KeptResult>>;

/** The verdict for each rung by the pack in force; null where none is. */
export type Standing = Readonly<Record<Tier, Verdict | null>>;

/** What the packs say of a firm, with the facts that they read of it. */
export interface LadderJudgement {
  readonly results: KeptResults;
  readonly standing: Standing;
  readonly facts: Facts;
}

/** A firm to be judged: where it is, and what is known of it. */
export interface JudgedFirm {
  readonly regionCode: string;
  readonly facts: Facts;
}

/** A case on a day. */
export interface LadderCase {
  readonly caseType: CaseType;
  readonly on: CalendarDay;
}

/**
 * Makes the function that judges firms by every pack of the ladder, and by the packs of its own region where a region has any. It is made
 * once and used for many.
 */
export function compileLadder(library: Library, at: LadderCase): (firm: JudgedFirm) => LadderJudgement {
  const criteriaOf = ladderCriteria(library, at);
  const compiled = new Map<LadderCriteria, Criteria>();
  return ({ regionCode, facts }) => {
    const criteria = criteriaOf(regionCode);
    let found = compiled.get(criteria);
    if (found === undefined) {
      found = compileCriteria(criteria, at.caseType);
      compiled.set(criteria, found);
    }
    return judgeBy(found, facts);
  };
}

/** The packs that firms of a region are judged by, and which of them decides each rung. */
export interface LadderCriteria {
  readonly packs: readonly Pack[];
  readonly inForce: Readonly<Record<Tier, string | null>>;
}

/** Makes the function that gives the criteria of a region; regions that are judged alike get the very same. */
export function ladderCriteria(library: Library, at: LadderCase): (regionCode: string) => LadderCriteria {
  const ladder = ladderPacks(library);
  const overlays = [...library.packs.values()].filter(({ tier, overlay }) => tier !== null && overlay !== null);
  const known = new Map<string, LadderCriteria>();
  return (regionCode) => {
    const own = overlays.filter(({ overlay }) => overlay !== null && regionCode.startsWith(overlay.region));
    const key = own.map(({ id }) => id).join(' ');
    let found = known.get(key);
    if (found === undefined) {
      found = { packs: [...ladder, ...own], inForce: inForceIn(library, at, regionCode) };
      known.set(key, found);
    }
    return found;
  };
}

/** All criteria by which firms anywhere are judged in a case on a day: the national ones alone, and those of each region that has its own. */
export function everyCriteria(library: Library, at: LadderCase): readonly LadderCriteria[] {
  const criteriaOf = ladderCriteria(library, at);
  const regions = [...library.packs.values()].flatMap(({ overlay }) => (overlay === null ? [] : [overlay.region]));
  return [...new Set(['', ...regions].map(criteriaOf))];
}

function inForceIn(library: Library, { caseType, on }: LadderCase, regionCode: string): LadderCriteria['inForce'] {
  const chosen = TIERS.map((tier) => {
    const pack = choosePack(library, { tier, caseType, on, regionCode });
    return [tier, pack.ok ? pack.value.id : null] as const;
  });
  // Every tier is among the entries.
  return Object.fromEntries(chosen) as Record<Tier, string | null>;
}

/** The packs of firms of one region, made into functions. */
interface Criteria {
  readonly judges: readonly JudgeOfPack[];
  readonly inForce: Readonly<Record<Tier, string | null>>;
  readonly factNames: readonly string[];
}

interface JudgeOfPack {
  readonly id: string;
  readonly judge: RowJudge;
  readonly maximum: number | null;
  readonly isInForce: boolean;
}

function compileCriteria({ packs, inForce }: LadderCriteria, caseType: CaseType): Criteria {
  const factNames = factNamesOf(packs);
  const judges = packs.map((pack) => ({
    id: pack.id,
    judge: compileRowJudge(pack, caseType, factNames),
    maximum: pack.score?.maximum ?? null,
    isInForce: Object.values(inForce).includes(pack.id),
  }));
  return { judges, inForce, factNames };
}

/** The facts that packs read, each once. */
export function factNamesOf(packs: readonly Pack[]): readonly string[] {
  return [...new Set(packs.flatMap((pack) => factsOfPack(pack).map(({ name }) => name)))];
}

function judgeBy({ judges, inForce, factNames }: Criteria, facts: Facts): LadderJudgement {
  // Facts are looked up by their names once for all packs.
  const row = factNames.map((name) => facts[name]);
  const results: Record<string, KeptResult> = {};
  for (const { id, judge, maximum, isInForce } of judges) {
    const { verdict, score } = judge(row);
    results[id] = {
      verdict,
      ...(score === null ? {} : { score, maximum: present(maximum, 'a pack that gives points has a highest score') }),
      ...(isInForce ? { is_in_force: true } : {}),
    };
  }
  const verdictOf = (tier: Tier) => {
    const id = inForce[tier];
    return id === null ? null : present(results[id], 'the pack in force is one of those judged by').verdict;
  };
  const standing = {
    innovative: verdictOf('innovative'),
    srdi: verdictOf('srdi'),
    'little-giant': verdictOf('little-giant'),
  };
  return { results, standing, facts: readFrom(facts, factNames) };
}

function readFrom(facts: Facts, names: readonly string[]): Facts {
  const read: Record<string, FactValue> = {};
  for (const name of names) {
    const value = facts[name];
    if (value !== undefined) read[name] = value;
  }
  return read;
}
