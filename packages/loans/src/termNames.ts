import { refuse } from './refusals.ts';
import type { TermReader, TermsRefusal } from './termReader.ts';
import type { ContractType } from './terms.ts';

/** Terms of the ACTUS dictionary that change no day and no amount of these contracts: they may stand there, and are told as not used. */
const silent: ReadonlySet<string> = new Set([
  'creatorID',
  'counterpartyID',
  'legalEntityIDRecordCreator',
  'legalEntityIDCounterparty',
  'marketObjectCode',
  'marketValueObserved',
  'contractPerformance',
  'seniority',
  'nonPerformingDate',
  'prepaymentPeriod',
  'gracePeriod',
  'delinquencyPeriod',
  'delinquencyRate',
  'creditLineAmount',
  'maximumPenaltyFreeDisbursement',
  'optionExerciseEndDate',
  'xDayNotice',
]);

const redemption = [
  'cycleAnchorDateOfPrincipalRedemption',
  'cycleOfPrincipalRedemption',
  'nextPrincipalRedemptionPayment',
];
const interestBase = [
  'interestCalculationBase',
  'interestCalculationBaseAmount',
  'cycleAnchorDateOfInterestCalculationBase',
  'cycleOfInterestCalculationBase',
];

/** What other types have of the terms that are read, and this one has not (dictionary, applicability; specification, schedules). */
const foreign: Readonly<Record<ContractType, ReadonlySet<string>>> = {
  PAM: new Set(['amortizationDate', ...redemption, ...interestBase]),
  LAM: new Set(['amortizationDate']),
  ANN: new Set(),
  UMP: new Set([
    'maturityDate',
    'amortizationDate',
    'capitalizationEndDate',
    'premiumDiscountAtIED',
    'purchaseDate',
    'priceAtPurchaseDate',
    ...redemption,
    ...interestBase,
    'scalingEffect',
    'cycleAnchorDateOfScalingIndex',
    'cycleOfScalingIndex',
    'prepaymentEffect',
    'cycleAnchorDateOfOptionality',
    'cycleOfOptionality',
    'objectCodeOfPrepaymentModel',
    'penaltyType',
    'penaltyRate',
  ]),
};

/**
 * The names among the terms that would be passed over in silence although somebody wrote them: misspelled ones, and those that the type of
 * contract does not have, such as an instalment of a loan that is repaid at maturity.
 */
export function faultsOfNames(reader: TermReader, type: ContractType): readonly TermsRefusal[] {
  const notOfType = reader.asked().filter((term) => reader.has(term) && foreign[type].has(term));
  const arrays = reader.unread().filter((term) => term.startsWith('array'));
  const unknown = reader.unread().filter((term) => !silent.has(term) && !arrays.includes(term));
  const names = [...reader.asked(), ...silent].filter((name) => !foreign[type].has(name));
  return [
    ...[...notOfType, ...arrays].map((term) => refuse('term_not_of_type', { term, type })),
    ...unknown.map((term) => refuse('term_unknown', { term, nearest: nearestOf(term, names) })),
  ];
}

function nearestOf(name: string, names: readonly string[]): string {
  let [nearest, least] = ['', Infinity];
  for (const one of names) {
    const edits = editsBetween(name.toLowerCase(), one.toLowerCase());
    if (edits < least) [nearest, least] = [one, edits];
  }
  return nearest;
}

/** The letters to put in, take out or change to make one name of the other (Wagner and Fischer, Journal of the ACM 21, 1974). */
function editsBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [row, letter] of [...one].entries()) {
    const here = [row + 1];
    for (const [column, beside] of [...other].entries()) {
      const changed = (above[column] ?? 0) + (letter === beside ? 0 : 1);
      here.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1));
    }
    above = here;
  }
  return above[other.length] ?? 0;
}
