import type { CalendarDay } from '@leitu/kernel';
import type { Application, Pack } from '@leitu/rules';
import { formatDay, type Language, textIn } from '../../../../platform/i18n/index.ts';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { todayHere } from '../../../../web/ui/today.ts';
import { messages as shared } from '../messages.ts';
import styles from './Applies.module.css';
import { messages } from './messages.ts';
import { applicationsOf, standingOf } from './standing.ts';

/** From when until when, in words. */
function periodText(from: CalendarDay, until: CalendarDay | null, language: Language): string {
  const text = textIn(messages, language);
  const first = formatDay(from, language);
  return until === null
    ? text('from', { from: first })
    : text('fromUntil', { from: first, until: formatDay(until, language) });
}

/** Which cases a pack decides and when: one line where all cases have the same days. */
export function Applies({ pack }: { readonly pack: Pack }) {
  const words = useText(shared);
  const text = useText(messages);
  const { language } = useLanguage();
  const periods = new Map<string, Application[]>();
  for (const one of applicationsOf(pack, library)) {
    const period = periodText(one.from, one.until, language);
    periods.set(period, [...(periods.get(period) ?? []), one]);
  }
  return [...periods].map(([period, cases]) => (
    <span key={period} className={styles.period}>
      {cases.map(({ caseType }) => words(`case_${caseType}`)).join(text('separator'))} {period}
    </span>
  ));
}

/** Whether a pack is in force, as a word with a colour. */
export function Standing({ pack }: { readonly pack: Pack }) {
  const text = useText(messages);
  const standing = standingOf(applicationsOf(pack, library), todayHere());
  return (
    <span className={styles.standing} data-standing={standing}>
      {text(`standing_${standing}`)}
    </span>
  );
}
