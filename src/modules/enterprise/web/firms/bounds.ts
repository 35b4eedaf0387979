import { day, defineRefusals, money, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { FactDefinition, FactValue } from '@leitu/rules';
import { type Language, readMoneyAloud, textIn } from '../../../../platform/i18n/index.ts';
import { readAnswer, typedText } from '../../../../web/facts/readAnswer.ts';
import { valueText } from '../../../../web/facts/valueText.ts';
import { receivedValue, sentValue } from '../facts/received.ts';
import type { FactCondition } from './condition.ts';
import { messages } from './messages.ts';

/** The ends of a range as they are typed, either of which may stay empty. */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

const refuse = defineRefusals({
  no_bounds: {
    status: 422,
    zh: '请至少填一头：下限或上限',
    en: 'Fill in at least one end: the least or the most',
  },
  bounds_reversed: {
    status: 422,
    zh: '下限大于上限，请对调或改正',
    en: 'The least is above the most; exchange or mend them',
  },
});

/** A day that no bound is after: a range may end ahead of today. */
const LAST_DAY = day('2100-12-31');

/** The bounds of a condition as they would be typed again. */
export function boundsOf(fact: FactDefinition, condition: FactCondition | null): Bounds {
  if (condition?.kind !== 'range') return { from: '', to: '' };
  const typed = (written: string) => {
    if (written === '' || fact.type === 'date') return written;
    return typedText(fact, receivedValue(fact, Number(written)) ?? undefined, '万元');
  };
  return { from: typed(condition.from), to: typed(condition.to) };
}

/**
 * Reads what was typed as bounds that travel: money in CNY, ratios as decimals.
 * @example readBounds(revenue, { from: '2000', to: '' }) // ok({ from: '20000000', to: '' })
 */
export function readBounds(fact: FactDefinition, { from, to }: Bounds): Result<Bounds, Refusal> {
  const [least, most] = [readAnswer(fact, from, '万元', LAST_DAY), readAnswer(fact, to, '万元', LAST_DAY)];
  if (!least.ok) return least;
  if (!most.ok) return most;
  if (least.value === undefined && most.value === undefined) return refused(refuse('no_bounds'));
  if (least.value !== undefined && most.value !== undefined && least.value > most.value) {
    return refused(refuse('bounds_reversed'));
  }
  const written = (value: FactValue | undefined) => (value === undefined ? '' : String(sentValue(fact, value)));
  return ok({ from: written(least.value), to: written(most.value) });
}

/** What was typed, read back in words; empty until it can be read. */
export function boundsAloud(fact: FactDefinition, { from, to }: Bounds, language: Language): string {
  const text = textIn(messages, language);
  const [least, most] = [aloud(fact, from, language), aloud(fact, to, language)];
  if (least !== '' && most !== '') return text('readBetween', { least, most });
  if (least !== '') return text('readLeast', { least });
  return most === '' ? '' : text('readMost', { most });
}

function aloud(fact: FactDefinition, typed: string, language: Language): string {
  const read = readAnswer(fact, typed, '万元', LAST_DAY);
  if (!read.ok || read.value === undefined) return '';
  if (fact.type === 'money' && typeof read.value === 'number') return readMoneyAloud(money(read.value), language);
  return valueText(fact, read.value, language);
}
