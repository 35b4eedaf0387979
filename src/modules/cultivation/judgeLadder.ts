import { type CalendarDay, present } from '@leitu/kernel';
import {
  type CaseType,
  choosePack,
  compileJudge,
  type Facts,
  type FactValue,
  factsOfPack,
  type Judge,
  type Library,
  type Pack,
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
  const ladder = ladderPacks(library);
  const overlays = [...library.packs.values()].filter(({ tier, overlay }) => tier !== null && overlay !== null);
  const criteria = new Map<string, Criteria>();
  return ({ regionCode, facts }) => {
    const own = overlays.filter(({ overlay }) => overlay !== null && regionCode.startsWith(overlay.region));
    const key = own.map(({ id }) => id).join(' ');
    let found = criteria.get(key);
    if (found === undefined) {
      found = compileCriteria(library, [...ladder, ...own], at, regionCode);
      criteria.set(key, found);
    }
    return judgeBy(found, facts);
  };
}

/** The packs of firms of one region, made into functions. */
interface Criteria {
  readonly judges: readonly JudgeOfPack[];
  readonly inForce: Readonly<Record<Tier, string | null>>;
  readonly factNames: readonly string[];
}

interface JudgeOfPack {
  readonly id: string;
  readonly judge: Judge;
  readonly maximum: number | null;
  readonly isInForce: boolean;
}

function compileCriteria(
  library: Library,
  packs: readonly Pack[],
  { caseType, on }: LadderCase,
  regionCode: string,
): Criteria {
  const chosen = TIERS.map((tier) => {
    const pack = choosePack(library, { tier, caseType, on, regionCode });
    return [tier, pack.ok ? pack.value.id : null] as const;
  });
  // Every tier is among the entries.
  const inForce = Object.fromEntries(chosen) as Record<Tier, string | null>;
  const judges = packs.map((pack) => ({
    id: pack.id,
    judge: compileJudge(pack, caseType),
    maximum: pack.score?.maximum ?? null,
    isInForce: Object.values(inForce).includes(pack.id),
  }));
  return { judges, inForce, factNames: factNamesOf(packs) };
}

/** The facts that packs read, each once. */
export function factNamesOf(packs: readonly Pack[]): readonly string[] {
  return [...new Set(packs.flatMap((pack) => factsOfPack(pack).map(({ name }) => name)))];
}

function judgeBy({ judges, inForce, factNames }: Criteria, facts: Facts): LadderJudgement {
  const results: Record<string, KeptResult> = {};
  for (const { id, judge, maximum, isInForce } of judges) {
    const { verdict, score } = judge(facts);
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
