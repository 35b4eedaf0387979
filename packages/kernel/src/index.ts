export { assert, present, unreachable } from './assert.ts';
export { addDays, type CalendarDay, day, dayOfEpoch, epochDays, parseDay } from './calendarDay.ts';
export { type Decimal, parseDecimal, roundDecimal, shiftDecimal } from './decimal.ts';
export { type Money, type MoneyScale, money, parseMoney, yuanText } from './money.ts';
export {
  type Bilingual,
  defineRefusals,
  type Figures,
  fillIn,
  type Refusal,
  type RefusalDefinition,
  type RefuseBy,
} from './refusal.ts';
export { type Ok, ok, type Refused, type Result, refused } from './result.ts';
export { type SeededGenerator, seededGenerator } from './seededGenerator.ts';
