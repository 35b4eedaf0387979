import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { FactDefinition } from '@leitu/rules';
import type { SOURCES } from './contract.ts';
import { refuseEnterprise } from './refusals.ts';

type Source = (typeof SOURCES)[number];

/** Who wants to state something: the firm, the office in charge of it, or somebody who only reads. */
export type Stater = 'firm' | 'office' | 'reader';

/** Whose statement it is: a firm states for itself, an office for the department that the value comes from. */
export function decideSource(
  stater: Stater,
  asked: Source | undefined,
  label: (source: Source) => { readonly zh: string; readonly en: string },
): Result<Source, Refusal> {
  if (stater === 'reader') return refused(refuseEnterprise('nobody_states'));
  if (stater === 'office') {
    return asked === 'enterprise' ? refused(refuseEnterprise('source_is_firm')) : ok(asked ?? 'industry');
  }
  if (asked === undefined || asked === 'enterprise') return ok('enterprise');
  const { zh, en } = label(asked);
  return refused(refuseEnterprise('source_not_firm', { source: zh, source_en: en }));
}

/** Titles and judgements are given to a firm, and code and region are those of its registration. */
const ofOffices = /^(tier|tier_granted_on|title_.+|judged_.+|uscc|region_code)$/;

/** By what a dossier is known and found: none is without it. */
const ofEveryDossier: ReadonlySet<string> = new Set(['uscc', 'name', 'region_code']);

/** Why a fact may not be stated of a firm that has a dossier; undefined where it may. */
export function refuseFact(stater: Stater, fact: FactDefinition, isWithdrawn: boolean): Refusal | undefined {
  const { name, label, source } = fact;
  if (stater !== 'office' && ofOffices.test(name)) {
    const figures = { label: label.zh, label_en: label.en, source: source.zh, source_en: source.en };
    return refuseEnterprise('fact_of_office', figures);
  }
  if (name === 'uscc') return refuseEnterprise('uscc_fixed');
  if (isWithdrawn && ofEveryDossier.has(name)) {
    return refuseEnterprise('identity_kept', { label: label.zh, label_en: label.en });
  }
  return undefined;
}

/** Why a firm may not be moved to a region, or added in it; undefined where it may. */
export function refuseRegion(code: string, region: string): Refusal | undefined {
  return code.startsWith(region) ? undefined : refuseEnterprise('outside_region', { value: code, region });
}

/** Why an office may not add a firm by what is known of it; undefined where it may. */
export function refuseNewFirm(
  known: Readonly<Record<string, unknown>>,
  needed: readonly FactDefinition[],
): { readonly fact: string; readonly refusal: Refusal } | undefined {
  const missing = needed.find(({ name }) => known[name] === undefined);
  if (missing === undefined) return undefined;
  const { name, label } = missing;
  return { fact: name, refusal: refuseEnterprise('fact_missing', { label: label.zh, label_en: label.en }) };
}

/** Why an organisation may not give or withdraw consents of a firm; undefined where it may. */
export function refuseConsenting(isOwnFirm: boolean): Refusal | undefined {
  return isOwnFirm ? undefined : refuseEnterprise('not_own_firm');
}

/** Why a consent may not end on that day; undefined where it may. */
export function refuseUntil(until: string, today: string): Refusal | undefined {
  return until < today ? refuseEnterprise('consent_over', { until }) : undefined;
}
