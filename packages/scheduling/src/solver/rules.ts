import { at, realAt } from '../at.ts';
import type { Work } from './work.ts';
import type { Workshop } from './workshop.ts';

/**
 * What a free machine does next. `atcs`: apparent tardiness cost with setups (Lee, Bhaskaran and Pinedo, "A heuristic to minimize the total
 * weighted tardiness with sequence-dependent setups", IIE Transactions 29, 1997). `covert`: cost over time (Carroll 1965). `due`: earliest due
 * date. `modified-due`: the later of due date and earliest end (Baker and Kanet 1983). `slack`: least slack. `weighted-shortest`: weight by
 * time and setup. `shortest`: earliest finish. `most-work`: most work remaining.
 */
export const dispatchingRules = [
  'atcs',
  'atcs-patient',
  'atcs-eager',
  'covert',
  'due',
  'modified-due',
  'slack',
  'weighted-shortest',
  'shortest',
  'most-work',
] as const;

export type Rule = (typeof dispatchingRules)[number];

/** The priority of an operation on a machine that is free at a minute; the highest goes first. */
export function priorityOf(
  rule: Rule,
  shop: Workshop,
  work: Work,
  v: number,
  minutes: number,
  setup: number,
  now: number,
): number {
  const job = at(shop.jobOf, v);
  const due = realAt(shop.due, job);
  const weight = Math.max(realAt(shop.weight, job), 1e-3);
  const rest = realAt(work.tail, v) * work.stretch;
  const slack = due - now - minutes - rest;
  switch (rule) {
    case 'atcs':
      return tardinessCost(work, weight, minutes, slack, setup, 2, 0.5);
    case 'atcs-patient':
      return tardinessCost(work, weight, minutes, slack, setup, 6, 0.3);
    case 'atcs-eager':
      return tardinessCost(work, weight, minutes, slack, setup, 0.8, 1);
    case 'covert':
      return (
        (weight / Math.max(1, minutes + setup)) *
        Math.max(0, 1 - Math.max(0, slack) / (2 * Math.max(1, rest + minutes)))
      );
    case 'due':
      return -due;
    case 'modified-due':
      return -Math.max(due - rest, now + minutes + setup);
    case 'slack':
      return -slack - setup;
    case 'weighted-shortest':
      return weight / Math.max(1, minutes + setup);
    case 'shortest':
      return -minutes - setup;
    case 'most-work':
      return realAt(work.least, v) + realAt(work.tail, v) - setup;
  }
}

/** Apparent tardiness cost with setups, as a logarithm, which orders alike and does not vanish. */
function tardinessCost(
  { meanMinutes, meanSetup, stretch }: Work,
  weight: number,
  minutes: number,
  slack: number,
  setup: number,
  look: number,
  setupLook: number,
): number {
  return (
    Math.log(weight / Math.max(1, minutes)) -
    Math.min(1e9, Math.max(0, slack)) / (look * meanMinutes * stretch) -
    setup / (setupLook * meanSetup)
  );
}
