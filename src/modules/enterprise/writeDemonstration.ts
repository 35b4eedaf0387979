import { setImmediate as breathe } from 'node:timers/promises';
import { addDays, day, type SeededGenerator, seededGenerator } from '@leitu/kernel';
import { blankFacts, type FactDefinition, type Facts } from '@leitu/rules';
import type { Actor } from '../../platform/access/actor.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import { today } from '../../platform/clock/today.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { uuidOfName, uuidv7 } from '../../platform/db/uuid.ts';
import { addFirmAccount, demonstrationPartner } from '../identity/index.ts';
import { type NewFirmRow, rowOfFirm } from './columns.ts';
import { type DemonstrationFirm, demonstrationFirms } from './demonstration/demonstrationFirms.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import { currentFactsYear } from './factsYear.ts';
import { currentFacts, type FactRecord } from './resolve.ts';
import { type Source, voucherOf } from './sources.ts';
import { inTurn } from './store/inTurn.ts';
import { collectTerms, type LaterTerms } from './store/laterTerms.ts';
import { insertRecords, type NewRecord, sendableRecords } from './store/records.ts';
import { hasNoFirmUnderLock, insertSeededConsents, type NewConsent } from './store/seed.ts';
import { insertFirms } from './store/writeFirms.ts';

export const firmsOfDemonstration = 20_000;
const seed = 20_251_124;
const atOnce = 500;
const rowsAtAStretch = 25;

/** Of a hundred firms so many have told the office another revenue than the tax authority. */
const contradicting = 0.04;
const contradicted = 'revenue_y1';
const consenting = 60;

/** The county whose firm has an account, so that somebody can look at a dossier as its firm does. */
const countyOfAccount = '350582';
export const loginOfFirm = 'firm';

/** Writes the demonstration's firms, consents and account, unless there are firms already; gives the name of the firm with the account. */
export async function writeDemonstration(transaction: Transaction, office: Actor): Promise<string | undefined> {
  if (!(await hasNoFirmUnderLock(transaction))) return undefined;
  const firms = await addFirms(transaction, office);
  await addConsents(transaction, firms);
  const named = await addAccount(transaction, firms);
  await appendEvent(transaction, office, {
    action: 'enterprise.seed',
    regionCode: office.region,
    detail: { firms: firms.length },
  });
  return named;
}

/** What is remembered of a firm when it has been written. */
interface SeededFirm extends Pick<DemonstrationFirm, 'tier'> {
  readonly enterpriseId: string;
  readonly regionCode: string;
  readonly name: string;
}

async function addFirms(transaction: Transaction, office: Actor): Promise<readonly SeededFirm[]> {
  const factsYear = currentFactsYear();
  const random = seededGenerator(seed);
  const firms: SeededFirm[] = [];
  let rows: NewFirmRow[] = [];
  let records: NewRecord[] = [];
  let writing = Promise.resolve();
  const terms = collectTerms(transaction);
  // A batch is made while PostgreSQL writes the one before, and waits for it there.
  const write = async () => {
    const firmRows = rows;
    const sent = await sendableRecords(transaction, records);
    [rows, records] = [[], []];
    const earlier = writing;
    writing = inTurn(earlier, writeFirms(transaction, firmRows, sent, terms));
    // Whoever waits for it hears of a failure; until then it is nobody's.
    writing.catch(() => {});
    await earlier;
  };
  for (const made of demonstrationFirms(firmsOfDemonstration, seed, factsYear)) {
    const firm = {
      enterpriseId: uuidOfName('enterprise', made.uscc),
      regionCode: String(made.facts.region_code),
      name: String(made.facts.name),
      tier: made.tier,
    };
    firms.push(firm);
    const stated = statementsOf(made, factsYear, random);
    const facts = currentFacts(stated, dictionaryOfDossiers(), factsYear);
    rows.push(rowOfFirm(firm.enterpriseId, facts, factsYear));
    records.push(...stated.map((record) => recordOf(record, firm, office)));
    if (rows.length === atOnce) await write();
    // What PostgreSQL has answered is heard, so that it is given its next work at once.
    else if (rows.length % rowsAtAStretch === 0) await breathe();
  }
  await write();
  await writing;
  await terms.finish();
  return firms;
}

async function writeFirms(
  transaction: Transaction,
  rows: readonly NewFirmRow[],
  records: Buffer,
  terms: LaterTerms,
): Promise<void> {
  const [added] = await Promise.all([insertFirms(transaction, rows), insertRecords(transaction, records)]);
  await terms.add([...added]);
}

function recordOf(record: FactRecord, { enterpriseId, regionCode }: SeededFirm, office: Actor): NewRecord {
  return {
    ...record,
    enterprise_id: enterpriseId,
    region_code: regionCode,
    evidence_id: null,
    import_id: null,
    organisation_id: office.organisationId,
    person_id: null,
  };
}

/** Departments that hand their figures in by themselves; what the others vouch for the office has gathered. */
const ownAccord: ReadonlySet<Source> = new Set(['tax', 'market', 'ip']);

/** Who states a fact of the demonstration. */
function whoSays(fact: FactDefinition): Source {
  const voucher = voucherOf(fact);
  return voucher !== null && (ownAccord.has(voucher) || voucher === 'enterprise') ? voucher : 'industry';
}

/** Of each source a set of the facts that it states, to be filled in. */
const statements = new Map<Source, ReturnType<typeof blankFacts>>();

function statementsBySource(): typeof statements {
  if (statements.size > 0) return statements;
  for (const [source, facts] of Map.groupBy(dictionaryOfDossiers().values(), whoSays)) {
    const own =
      source === 'enterprise' ? [...facts.map(({ name }) => name), contradicted] : facts.map(({ name }) => name);
    statements.set(source, blankFacts(own));
  }
  return statements;
}

/** The days on which each source spoke, in the year behind the one its figures are of. */
const spokenOn: Readonly<Record<string, string>> = {
  market: '03-10',
  tax: '06-05',
  ip: '04-20',
  industry: '05-12',
  enterprise: '04-02',
};

/** What was said of a firm: this year by whoever vouches for it and by the firm itself, and a year ago by the firm alone. */
function statementsOf(firm: DemonstrationFirm, factsYear: number, random: SeededGenerator): FactRecord[] {
  const { facts, earlier, tier, tierGrantedOn, uscc } = firm;
  const known: Facts = { ...facts, uscc, tier: tier ?? undefined, tier_granted_on: tierGrantedOn ?? undefined };
  const other = random.next() < contradicting ? differing(facts, random) : undefined;
  const stated = [recordBy('enterprise', factsYear - 1, { ...earlier, uscc })];
  for (const [source, blank] of statementsBySource()) {
    const said = blank();
    let isSilent = true;
    for (const name in said) {
      const value = source === 'enterprise' && name === contradicted ? other : known[name];
      if (value === undefined) continue;
      said[name] = value;
      isSilent = false;
    }
    if (!isSilent) stated.push(recordBy(source, factsYear, said));
  }
  return stated;
}

/** A revenue that is not that of the tax authority: rounded to 10,000 yuan, and a little more or less. */
function differing({ revenue_y1: revenue }: Facts, random: SeededGenerator): number | undefined {
  if (typeof revenue !== 'number') return undefined;
  return Math.round((revenue * (0.94 + 0.12 * random.next())) / 1_000_000) * 1_000_000;
}

function recordBy(source: Source, baseYear: number, facts: Facts): FactRecord {
  return { record_id: uuidv7(), source, base_year: baseYear, ...timesOf(source, baseYear), facts, withdrawn: [] };
}

const times = new Map<string, Pick<FactRecord, 'stated_on' | 'entered_at'>>();

/** When a source spoke of a year, and when that was entered: the same few times for all firms. */
function timesOf(source: Source, baseYear: number): Pick<FactRecord, 'stated_on' | 'entered_at'> {
  const statedOn = `${baseYear + 1}-${spokenOn[source] ?? '05-12'}`;
  const known = times.get(statedOn) ?? {
    stated_on: statedOn,
    entered_at: new Date(`${addDays(day(statedOn), 3)}T02:00:00Z`),
  };
  times.set(statedOn, known);
  return known;
}

/** Some firms with a title want a loan, and let the bank look at their dossier. */
async function addConsents(transaction: Transaction, firms: readonly SeededFirm[]): Promise<void> {
  const partnerId = await demonstrationPartner(transaction);
  if (partnerId === undefined) return;
  const fromDay = today();
  const consents = firms
    .filter(({ tier }) => tier !== null)
    .slice(0, consenting)
    .map(
      ({ enterpriseId, regionCode }): NewConsent => ({
        enterpriseId,
        consentId: uuidv7(),
        regionCode,
        partnerId,
        purpose: '申请信用贷款',
        fromDay,
        untilDay: addDays(fromDay, 365),
      }),
    );
  await insertSeededConsents(transaction, consents);
}

/** Gives one firm an account: one of the second rung, which wants to know what the third asks. Gives its name. */
async function addAccount(transaction: Transaction, firms: readonly SeededFirm[]): Promise<string | undefined> {
  const firm = firms.find(({ tier, regionCode }) => tier === 'srdi' && regionCode === countyOfAccount);
  if (firm === undefined) return undefined;
  const { enterpriseId, regionCode, name } = firm;
  await addFirmAccount(transaction, { enterpriseId, name, regionCode, login: loginOfFirm, person: '企业管理员' });
  return name;
}
