import type { Moment } from './moment.ts';

/** What can happen to a contract (ACTUS dictionary, event types). */
export type EventType =
  | 'IED'
  | 'PR'
  | 'PI'
  | 'PY'
  | 'PP'
  | 'IP'
  | 'IPCI'
  | 'FP'
  | 'CE'
  | 'RRF'
  | 'RR'
  | 'PRF'
  | 'SC'
  | 'IPCB'
  | 'PRD'
  | 'TD'
  | 'MD'
  | 'AD';

/**
 * In which order events of one moment happen: the sequence of the ACTUS dictionary's event types, but for PRF, which the published cases have
 * after the rate that it is fixed with.
 */
const order: readonly EventType[] = [
  'IED',
  'FP',
  'PR',
  'PI',
  'PY',
  'PP',
  'IP',
  'IPCI',
  'CE',
  'RRF',
  'RR',
  'PRF',
  'PRD',
  'TD',
  'SC',
  'IPCB',
  'MD',
  'AD',
];

/** An event of the schedule. */
export interface ScheduledEvent {
  readonly type: EventType;
  /** When it happens, moved to a business day if need be. */
  readonly moment: Moment;
  /** When the schedule has it. */
  readonly scheduled: Moment;
  /** Up to when interest is counted for it. */
  readonly counted: Moment;
  /** The cash flow, where it was observed. */
  readonly amount?: number;
}

export function byMomentAndOrder(a: ScheduledEvent, b: ScheduledEvent): number {
  return a.moment - b.moment || order.indexOf(a.type) - order.indexOf(b.type);
}
