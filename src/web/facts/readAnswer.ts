import { type CalendarDay, defineRefusals, type MoneyScale, type Refusal, type Result, refused } from '@leitu/kernel';
import { type FactDefinition, type FactValue, isDivisionOfSection, readCell } from '@leitu/rules';

/** In which unit amounts of money are typed. */
export type TypedScale = Exclude<MoneyScale, '亿元'>;

const SCALES: Readonly<Record<string, MoneyScale>> = { 元: '元', 万: '万元', 万元: '万元', 亿: '亿元', 亿元: '亿元' };

const refuse = defineRefusals({
  no_such_industry: {
    status: 422,
    zh: '行业代码“{code}”不存在：门类 {letter} 里没有大类 {division}。请核对营业执照或统计报表上的代码，如 C3921',
    en: 'There is no industry code “{code}”: section {letter} has no division {division}. Check the code on the licence or in the statistical return, such as C3921',
  },
});

/**
 * Reads what somebody typed as the value of a fact; an empty field is undefined. A unit typed behind the number is understood:
 * "1.5亿" is 1.5亿元 whatever the switch says, "12人" is 12.
 * @example readAnswer(revenue, '1,500', '万元', on) // ok(1_500_000_000)
 */
export function readAnswer(
  fact: FactDefinition,
  typed: string,
  scale: TypedScale,
  on: CalendarDay,
): Result<FactValue | undefined, Refusal> {
  const text = typed.normalize('NFKC').trim();
  const isPercent = fact.unit === 'ratio';
  if (fact.type === 'money') {
    const [, digits = text, unit = ''] = /^(.*?)\s*(元|万元?|亿元?)$/.exec(text) ?? [];
    return readCell({ fact, moneyScale: SCALES[unit] ?? scale, isPercent, on }, digits);
  }
  const isNumber = fact.type === 'integer' || fact.type === 'number';
  const bare = isNumber ? text.replace(isPercent ? /\s*%$/ : /\s*(人|年|项|级|分|名)$/, '') : text;
  const cell = fact.name === 'industry_code' || fact.name === 'uscc' ? bare.toUpperCase() : bare;
  const read = readCell({ fact, moneyScale: scale, isPercent, on }, cell);
  if (fact.name !== 'industry_code' || !read.ok || typeof read.value !== 'string') return read;
  if (isDivisionOfSection(read.value)) return read;
  const code = read.value;
  return refused(refuse('no_such_industry', { code, letter: code.charAt(0), division: code.slice(1, 3) }));
}

/** A value as it would be typed again. */
export function typedText(fact: FactDefinition, value: FactValue | undefined, scale: TypedScale): string {
  if (value === undefined) return '';
  if (typeof value !== 'number') return String(value);
  if (fact.type === 'money') return exact(value / (scale === '万元' ? 1e6 : 100));
  return fact.unit === 'ratio' ? exact(value * 100) : String(value);
}

/** A number without the digits that floating-point division leaves behind. */
function exact(value: number): string {
  return String(Number(value.toPrecision(15)));
}
