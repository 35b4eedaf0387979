import { type CalendarDay, dayOfEpoch, ok, parseDay, type Result, refused } from '@leitu/kernel';
import { CASE_TYPES, type CaseType, TIERS, type Tier } from '@leitu/rules';
import type { Selection } from '../modules/policy/index.ts';
import type { Run } from './run.ts';

/** The options that say what is judged by, as they were typed. */
export interface SelectionOptions {
  readonly tier?: readonly string[];
  readonly pack?: readonly string[];
  readonly on?: string;
  readonly case?: string;
}

/** Checks the options; what is wrong is a sentence for the user. */
export function readSelection(run: Run, options: SelectionOptions): Result<Selection, string> {
  const on = options.on === undefined ? today() : parseDay(options.on);
  if (on === undefined) return refused(run.text('badDate', { value: options.on ?? '' }));
  const caseType = oneOf<CaseType>(CASE_TYPES, options.case ?? 'new');
  if (caseType === undefined) return refused(badChoice(run, options.case ?? '', CASE_TYPES));
  const tiers: Tier[] = [];
  for (const asked of options.tier ?? []) {
    const tier = oneOf<Tier>(TIERS, asked);
    if (tier === undefined) return refused(badChoice(run, asked, TIERS));
    tiers.push(tier);
  }
  return ok({ packs: options.pack ?? [], tiers, caseType, on });
}

export function badChoice(run: Run, value: string, choices: readonly string[]): string {
  return run.text('badChoice', { value, choices: choices.join(', ') });
}

export function oneOf<Word extends string>(words: readonly Word[], asked: string): Word | undefined {
  return words.find((word) => word === asked);
}

/** Today by the clock of this machine. */
function today(): CalendarDay {
  const now = new Date();
  return dayOfEpoch(Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000));
}
