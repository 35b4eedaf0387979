import { countedMoment, shiftToBusinessDay } from './businessDay.ts';
import { amortizationEnd, firstOf, timesOf } from './contractDates.ts';
import { plusPeriods } from './cycle.ts';
import { byMomentAndOrder, type EventType, type ScheduledEvent } from './event.ts';
import { type Moment, secondsOfDay } from './moment.ts';
import type { Observed } from './observed.ts';
import { scheduleTimes } from './schedule.ts';
import type { LoanTerms } from './terms.ts';

/** What a schedule is made from. */
export interface ScheduleInput {
  readonly terms: LoanTerms;
  readonly observed: Observed;
  readonly maturity: Moment;
  /** Nothing later is asked for. */
  readonly to: Moment | undefined;
  /** Moments at which the state is wanted without anything happening. */
  readonly analysis: readonly Moment[];
}

/** Makes events of one type, moved to business days. */
type Plan = (type: EventType, times: readonly Moment[]) => readonly ScheduledEvent[];

/**
 * Every event of a contract after its status date, in order (technical specification, the schedules of PAM, LAM, ANN and UMP). A contract ends
 * with its maturity (Contract Lifetime), a sold one with its termination.
 */
export function contractSchedule(input: ScheduleInput): readonly ScheduledEvent[] {
  const { terms, maturity, to = Infinity } = input;
  const plan: Plan = (type, times) => times.flatMap((time) => planned(terms, maturity, type, time));
  const isOpen = terms.contractType === 'UMP';
  const events = [
    ...fixed('IED', [terms.initialExchangeDate]),
    ...(isOpen ? [] : plan('MD', [maturity])),
    ...redemptions(input, plan),
    ...(isOpen ? plan('IPCI', capitalizations(input)) : interest(input, plan)),
    ...(terms.fee.rate === 0 ? [] : plan('FP', timesOf(terms, terms.fee, maturity, !isOpen))),
    ...resets(input, plan),
    ...indexings(input, plan),
    ...early(input, plan),
    ...unscheduled(input),
    ...fixed('PRD', terms.purchase === undefined ? [] : [terms.purchase.moment]),
    ...fixed('TD', terms.termination === undefined ? [] : [terms.termination.moment]),
    ...fixed('AD', input.analysis),
  ];
  const sorted = events.toSorted(byMomentAndOrder);
  const end = sorted.findIndex(({ type }) => type === 'TD' || type === 'MD');
  const isAlive = ({ moment, type }: ScheduledEvent, place: number) =>
    moment > terms.statusDate &&
    moment <= to &&
    (end < 0 || place <= end || type === 'AD') &&
    (moment >= terms.initialExchangeDate || !needsLoan.has(type));
  return sorted.filter(isAlive);
}

/** What cannot be before the loan is paid out. What a schedule has before pays nothing, and is an event all the same. */
const needsLoan: ReadonlySet<EventType> = new Set(['PRF', 'PP', 'PY', 'PI', 'PR']);

/**
 * Business days move the dates of cycles; an agreed maturity is where it was agreed (dictionary, businessDayConvention). One that was counted from
 * the instalments is a date of a cycle.
 */
function planned(terms: LoanTerms, maturity: Moment, type: EventType, time: Moment): readonly ScheduledEvent[] {
  const { businessDay, calendar } = terms;
  if (time === maturity && isAgreedMaturity(terms)) return fixed(type, [time]);
  const moment = shiftToBusinessDay(time, businessDay, calendar);
  return [{ type, scheduled: time, moment, counted: countedMoment(time, businessDay, calendar) }];
}

function isAgreedMaturity({ contractType, maturityDate, amortizationDate }: LoanTerms): boolean {
  return maturityDate !== undefined || (contractType === 'ANN' && amortizationDate !== undefined);
}

/** Events that stay on their day whatever day it is. */
function fixed(type: EventType, times: readonly Moment[]): readonly ScheduledEvent[] {
  return times.map((time) => ({ type, scheduled: time, moment: time, counted: time }));
}

/**
 * PR: principal on every date of the cycle but the last, which MD pays; and for annuities without an instalment PRF the day before the first is
 * scheduled, or happens if that is earlier.
 */
function redemptions({ terms, maturity }: ScheduleInput, plan: Plan): readonly ScheduledEvent[] {
  const { contractType, redemption } = terms;
  if (contractType !== 'LAM' && contractType !== 'ANN') return [];
  const times = timesOf(terms, redemption, maturity, false);
  const first = plan('PR', times)[0];
  const isFixed = contractType === 'LAM' || terms.nextPrincipalRedemptionPayment !== undefined || first === undefined;
  return [
    ...plan('PR', times),
    ...(isFixed ? [] : fixed('PRF', [Math.min(first.scheduled, first.moment) - secondsOfDay])),
  ];
}

/**
 * IP and IPCI: interest is paid on every date of the cycle and at maturity; up to the end of capitalization it is added to the principal
 * instead, and once more on that day itself.
 */
function interest({ terms, maturity }: ScheduleInput, plan: Plan): readonly ScheduledEvent[] {
  if (terms.nominalInterestRate === undefined) return [];
  const { capitalizationEndDate: end } = terms;
  const times = interestTimes(terms, maturity);
  if (end === undefined) return plan('IP', times);
  const later = times.filter((time) => time > end);
  const earlier = times.filter((time) => time < end);
  return [...plan('IPCI', earlier), ...fixed('IPCI', [end]), ...plan('IP', later)];
}

/** When interest is paid or becomes principal: on its cycle and at maturity; of an annuity with its redemptions, from a cycle before the first. */
export function interestTimes(terms: LoanTerms, maturity: Moment): readonly Moment[] {
  const { contractType, interest: paid, redemption } = terms;
  const isSilent = paid.anchor === undefined && paid.cycle === undefined;
  if (contractType !== 'ANN') return isSilent ? [maturity] : timesOf(terms, paid, maturity, true);
  const withPrincipal = timesOf(terms, redemption, maturity, true);
  if (isSilent || redemption.cycle === undefined) return withPrincipal;
  const start = firstOf(terms, redemption) ?? maturity;
  const before = plusPeriods(start, redemption.cycle, -1);
  const first = firstOf(terms, paid) ?? before;
  if (first > before) return withPrincipal;
  // Until a cycle before the first redemption interest has its own dates, from then on those of the redemption.
  const own = timesOf(terms, paid, maturity, true).filter((time) => time < before);
  return [...own, before, ...withPrincipal];
}

/** Of an undefined maturity interest is always added to the principal. */
function capitalizations({ terms, maturity }: ScheduleInput): readonly Moment[] {
  return terms.nominalInterestRate === undefined ? [] : timesOf(terms, terms.interest, maturity, false);
}

/** RR, the first as RRF where its rate is fixed; for annuities each with PRF, which fixes the instalment anew. */
function resets({ terms, maturity }: ScheduleInput, plan: Plan): readonly ScheduledEvent[] {
  const { rateReset, statusDate, contractType } = terms;
  const times = timesOf(terms, rateReset, maturity, false);
  const next = rateReset.nextRate === undefined ? undefined : times.find((time) => time > statusDate);
  return [
    ...plan(
      'RR',
      times.filter((time) => time !== next),
    ),
    ...(next === undefined ? [] : plan('RRF', [next])),
    ...(contractType === 'ANN' ? plan('PRF', times) : []),
  ];
}

/** SC: the index is read again; IPCB: interest is counted on what is owed from now on. */
function indexings({ terms, maturity }: ScheduleInput, plan: Plan): readonly ScheduledEvent[] {
  const { scaling, interestBase, contractType, interestBaseFixing } = terms;
  const isScaled = (scaling.scalesInterest || scaling.scalesNotional) && contractType !== 'UMP';
  const hasBase = interestBase === 'NTL' && (contractType === 'LAM' || contractType === 'ANN');
  return [
    ...(isScaled ? plan('SC', timesOf(terms, scaling, maturity, false)) : []),
    ...(hasBase ? plan('IPCB', timesOf(terms, interestBaseFixing, maturity, false)) : []),
  ];
}

/** PP on the dates on which the borrower may repay early and as observed, each with PY where it costs a penalty. */
function early({ terms, maturity, observed }: ScheduleInput, plan: Plan): readonly ScheduledEvent[] {
  const { prepayment, contractType } = terms;
  if (contractType === 'UMP' || prepayment.effect === 'N') return [];
  const modelled = prepayment.marketObject === undefined ? [] : timesOf(terms, prepayment, maturity, false);
  const events = observed.events.filter(({ type }) => type === 'PP');
  const seen = events.flatMap(({ moment, amount }) => fixed('PP', [moment]).map((event) => ({ ...event, amount })));
  const all = [...plan('PP', modelled), ...seen];
  const penalties = prepayment.penaltyType === 'O' ? [] : all.map((event) => ({ ...event, type: 'PY' as const }));
  return [...all, ...penalties];
}

/** Drawings and repayments of an undefined maturity, and credit events of all. */
function unscheduled({ terms, observed }: ScheduleInput): readonly ScheduledEvent[] {
  return observed.events.flatMap(({ type, moment, amount }) => {
    const isOfOpen = terms.contractType === 'UMP' && (type === 'PR' || type === 'PI');
    if (type !== 'CE' && !isOfOpen) return [];
    return fixed(type, [moment]).map((event) => ({ ...event, amount }));
  });
}

/** Up to when interest is counted for each redemption that happens after a moment, by the last of which an annuity repays everything. */
export function annuityTimes(terms: LoanTerms, maturity: Moment, after: Moment): readonly Moment[] {
  const start = firstOf(terms, terms.redemption);
  if (start === undefined) return [];
  const { redemption, endOfMonth } = terms;
  const end = amortizationEnd(terms, maturity);
  const times = scheduleTimes({ start, end, cycle: redemption.cycle, endOfMonth, includesEnd: true });
  const events = times.flatMap((time) => planned(terms, maturity, 'PR', time));
  return events.filter(({ moment }) => moment > after).map(({ counted }) => counted);
}
