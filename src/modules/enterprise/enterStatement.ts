import { ok, present, type Refusal, type Result, refused } from '@leitu/kernel';
import { type FactValue, readCell } from '@leitu/rules';
import type { Actor } from '../../platform/access/actor.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Plain } from '../../platform/audit/eventHash.ts';
import { today } from '../../platform/clock/today.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { uuidOfName, uuidv7 } from '../../platform/db/uuid.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import { currentFactsYear } from './factsYear.ts';
import { planStatement, type StatementPlan } from './planStatement.ts';
import { refuseEnterprise } from './refusals.ts';
import { refuseWhen } from './refuseWhen.ts';
import { decideSource, refuseFact, refuseNewFirm, refuseRegion, type Stater } from './rules.ts';
import { SOURCE_LABELS, type Source } from './sources.ts';
import { hasEvidence } from './store/evidence.ts';
import { type KeptRecord, readClock, readKnownFirms } from './store/records.ts';
import { writeDossiers } from './store/writeDossiers.ts';

/** What somebody enters by hand, as it travels: money in CNY, null withdraws. */
export interface EnteredStatement {
  readonly source?: Source | undefined;
  readonly base_year: number;
  readonly stated_on: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly evidence_id?: string | undefined;
}

/** A refusal with the place of the request that it is about. */
export interface PlacedRefusal {
  readonly refusal: Refusal;
  readonly where: string;
}

/** What came of a statement: the record that was kept, if it said anything new, and the facts whose value is now another. */
export interface EnteredOutcome {
  readonly enterpriseId: string;
  readonly recordId: string | null;
  readonly changed: readonly string[];
}

type Entered<Value> = Result<Value, PlacedRefusal>;

/** Keeps what is stated of a firm that has a dossier. */
export async function enterStatement(
  transaction: Transaction,
  actor: Actor,
  enterpriseId: string,
  entered: EnteredStatement,
): Promise<Entered<EnteredOutcome>> {
  const read = readStatement(actor, entered, true);
  if (!read.ok) return read;
  const known = (await readKnownFirms(transaction, [enterpriseId])).get(enterpriseId);
  if (known === undefined) return refuseAt('params.id', refuseEnterprise('unknown_firm'));
  const { evidence_id: evidenceId } = entered;
  if (evidenceId !== undefined && !(await hasEvidence(transaction, enterpriseId, evidenceId))) {
    return refuseAt('body.evidence_id', refuseEnterprise('unknown_evidence'));
  }
  const stated = await recordOf(transaction, actor, enterpriseId, { ...read.value, evidence_id: evidenceId ?? null });
  const plan = planStatement(known.records, stated, dictionaryOfDossiers(), currentFactsYear());
  return keep(transaction, actor, 'enterprise.state', { stated, plan, version: known.version });
}

/** Opens the dossier of a firm that has none yet. */
export async function addFirm(
  transaction: Transaction,
  actor: Actor,
  entered: EnteredStatement,
): Promise<Entered<EnteredOutcome>> {
  const dictionary = dictionaryOfDossiers();
  const read = readStatement(actor, entered, false);
  if (!read.ok) return read;
  const { facts } = read.value;
  const needed = ['uscc', 'name', 'region_code'].map((name) =>
    present(dictionary.get(name), `there is a fact ${name}`),
  );
  const incomplete = refuseNewFirm(facts, needed);
  if (incomplete !== undefined) return refuseAt(`body.facts.${incomplete.fact}`, incomplete.refusal);
  const uscc = String(facts.uscc);
  const enterpriseId = uuidOfName('enterprise', uscc);
  const isKnown = (await readKnownFirms(transaction, [enterpriseId])).has(enterpriseId);
  if (isKnown) return refuseAt('body.facts.uscc', refuseEnterprise('firm_known', { uscc }));
  const stated = await recordOf(transaction, actor, enterpriseId, { ...read.value, evidence_id: null });
  const plan = planStatement([], stated, dictionary, currentFactsYear());
  return keep(transaction, actor, 'enterprise.add', { stated, plan, version: null });
}

/** Who wants to state something. */
function staterOf({ kind }: Actor): Stater {
  return kind === 'firm' || kind === 'office' ? kind : 'reader';
}

type ReadStatement = Pick<KeptRecord, 'source' | 'base_year' | 'stated_on' | 'facts' | 'withdrawn'>;

function readStatement(actor: Actor, entered: EnteredStatement, isOfKnownFirm: boolean): Entered<ReadStatement> {
  const { base_year, stated_on } = entered;
  const stater = staterOf(actor);
  const source = decideSource(stater, entered.source, (one) => SOURCE_LABELS[one]);
  if (!source.ok) return refuseAt('body.source', source.reason);
  const early = refuseWhen(base_year, stated_on);
  if (early !== undefined) return refuseAt('body', early);
  const facts: Record<string, FactValue> = {};
  const withdrawn: string[] = [];
  for (const [name, written] of Object.entries(entered.facts)) {
    const where = `body.facts.${name}`;
    const fact = dictionaryOfDossiers().get(name);
    if (fact === undefined) return refuseAt(where, refuseEnterprise('unknown_fact', { name }));
    const forbidden = isOfKnownFirm ? refuseFact(stater, fact, written === null || written === '') : undefined;
    if (forbidden !== undefined) return refuseAt(where, forbidden);
    const value = readCell({ fact, moneyScale: '元', isPercent: false, on: today() }, written);
    if (!value.ok) return refuseAt(where, value.reason);
    if (value.value === undefined) withdrawn.push(name);
    else facts[name] = value.value;
  }
  const { region_code: region } = facts;
  const outside = typeof region === 'string' ? refuseRegion(region, actor.region) : undefined;
  if (outside !== undefined) return refuseAt('body.facts.region_code', outside);
  return ok({ source: source.value, base_year, stated_on, facts, withdrawn });
}

async function recordOf(
  transaction: Transaction,
  { organisationId, personId }: Actor,
  enterpriseId: string,
  stated: ReadStatement & Pick<KeptRecord, 'evidence_id'>,
): Promise<KeptRecord> {
  return {
    enterprise_id: enterpriseId,
    record_id: uuidv7(),
    ...stated,
    import_id: null,
    organisation_id: organisationId,
    person_id: personId,
    entered_at: await readClock(transaction),
  };
}

/** A statement, what it changes, and the version of the firm's row that this was found out from; null for a firm that is new. */
interface Planned {
  readonly stated: KeptRecord;
  readonly plan: StatementPlan | null;
  readonly version: string | null;
}

async function keep(
  transaction: Transaction,
  actor: Actor,
  action: string,
  { stated, plan, version }: Planned,
): Promise<Entered<EnteredOutcome>> {
  const { enterprise_id: enterpriseId, record_id: recordId } = stated;
  if (plan === null) return ok({ enterpriseId, recordId: null, changed: [] });
  const { before, after } = plan;
  const record = { ...stated, ...plan.record };
  const change = { enterpriseId, version, before, after, record };
  const { foreign, overtaken } = await writeDossiers(transaction, [change], currentFactsYear());
  if (foreign.size + overtaken.size > 0) {
    if (version !== null) return refuseAt('params.id', refuseEnterprise('dossier_changed'));
    return refuseAt('body.facts.uscc', refuseEnterprise('firm_known', { uscc: String(after.uscc) }));
  }
  const changed = [...dictionaryOfDossiers().keys()].filter((name) => before[name] !== after[name]);
  const { source, base_year, stated_on, evidence_id, facts, withdrawn } = record;
  const valuesOf = (all: typeof before): Plain => Object.fromEntries(changed.map((name) => [name, all[name] ?? null]));
  await appendEvent(transaction, actor, {
    action,
    firmId: enterpriseId,
    regionCode: String(after.region_code),
    detail: {
      record_id: recordId,
      source,
      base_year,
      stated_on,
      evidence_id,
      stated: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? null])),
      withdrawn: [...withdrawn],
      before: valuesOf(before),
      after: valuesOf(after),
    },
  });
  return ok({ enterpriseId, recordId, changed });
}

function refuseAt(where: string, refusal: Refusal): { readonly ok: false; readonly reason: PlacedRefusal } {
  return refused({ refusal, where });
}
