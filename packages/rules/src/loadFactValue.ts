import { type Bilingual, parseDay } from '@leitu/kernel';
import type { FactDefinition, FactValue } from './fact.ts';
import { measureText } from './measureText.ts';
import { parseNumber, type Vocabulary } from './parseExpression.ts';
import { fault, type Reading, readText } from './reading.ts';
import type { SourceNode, SourceScalar } from './source.ts';
import { BARE_UNITS, type Unit } from './unit.ts';

/** Reads the value of a fact as rules write it: `100万元`, `3%`, `2年`, `是`, `省级`, `2018-06-11`. A fault gives undefined. */
export function loadFactValue(
  reading: Reading,
  node: SourceNode,
  fact: FactDefinition,
  vocabulary: Vocabulary,
): FactValue | undefined {
  const wrong = () => refuseValue(reading, node, fact);
  if (node.kind !== 'scalar') return wrong();
  switch (fact.type) {
    case 'text':
      return readText(reading, node);
    case 'date':
      return parseDay(String(node.value)) ?? wrong();
    case 'boolean':
    case 'judgement':
      return YES_OR_NO.get(node.value) ?? wrong();
    case 'enum':
      return fact.options.find(({ value, zh, en }) => [value, zh, en].includes(String(node.value)))?.value ?? wrong();
    case 'integer':
    case 'number':
    case 'money': {
      const value = numberIn(reading, node, fact.unit, vocabulary);
      if (value === undefined) return wrong();
      const isWhole = fact.type === 'number' || Number.isInteger(value);
      const isWithin = value >= (fact.least ?? -Infinity) && value <= (fact.most ?? Infinity);
      return isWhole && isWithin ? value : wrong();
    }
  }
}

const YES_OR_NO: ReadonlyMap<SourceScalar['value'], boolean> = new Map<SourceScalar['value'], boolean>([
  [true, true],
  [false, false],
  ['是', true],
  ['否', false],
  ['yes', true],
  ['no', false],
]);

/** A number in the unit of the fact; bare only where that unit may stand bare. */
function numberIn(reading: Reading, node: SourceScalar, unit: Unit | null, vocabulary: Vocabulary): number | undefined {
  const isBare = unit !== null && BARE_UNITS.has(unit);
  if (typeof node.value === 'number') return isBare ? node.value : undefined;
  // The faults of the expression are not told: what belongs here is said instead.
  const parsed = parseNumber({ ...reading, faults: [] }, node, String(node.value), vocabulary);
  if (parsed?.kind !== 'number') return undefined;
  return parsed.unit === unit || (parsed.unit === null && isBare) ? parsed.value : undefined;
}

function refuseValue(reading: Reading, node: SourceNode, fact: FactDefinition): undefined {
  const { zh, en } = belongsTo(fact);
  const found = node.kind === 'scalar' ? String(node.value) : '…';
  return fault(reading, node, 'fact_value', {
    name: fact.label.zh,
    found,
    name_en: fact.name,
    expected: zh,
    expected_en: en,
  });
}

const WRITTEN: Readonly<Record<Unit, Bilingual>> = {
  CNY: { zh: '带单位的金额，如 100万元', en: 'money with its unit, such as 100万元' },
  ratio: { zh: '百分数，如 10%', en: 'a percentage, such as 10%' },
  year: { zh: '年数，如 2.5年', en: 'years, such as 2.5年' },
  person: { zh: '人数，如 80', en: 'a number of people, such as 80' },
  count: { zh: '项数，如 2', en: 'a count, such as 2' },
  rank: { zh: '名次，如 3（没有填 0）', en: 'a rank, such as 3 (0 for none)' },
  level: { zh: '等级，如 3', en: 'a level, such as 3' },
  point: { zh: '分数，如 60', en: 'points, such as 60' },
};

/** What may stand as the value of a fact, with its bounds. */
function belongsTo(fact: FactDefinition): Bilingual {
  if (fact.type === 'date') return { zh: '日期，如 2018-06-11', en: 'a date such as 2018-06-11' };
  if (fact.type === 'boolean' || fact.type === 'judgement') return { zh: '是或否', en: '是 (yes) or 否 (no)' };
  if (fact.type === 'enum') {
    const { options } = fact;
    return { zh: options.map((one) => one.zh).join('、'), en: options.map(({ value }) => value).join(', ') };
  }
  const unit = fact.unit ?? 'count';
  const bound = (value: number, language: 'zh' | 'en') => measureText({ value, unit }, language);
  const { least, most } = fact;
  const zh = [
    WRITTEN[unit].zh,
    ...(fact.type === 'integer' ? ['须为整数'] : []),
    ...(least === null ? [] : [`不小于 ${bound(least, 'zh')}`]),
    ...(most === null ? [] : [`不大于 ${bound(most, 'zh')}`]),
  ];
  const en = [
    WRITTEN[unit].en,
    ...(fact.type === 'integer' ? ['whole'] : []),
    ...(least === null ? [] : [`at least ${bound(least, 'en')}`]),
    ...(most === null ? [] : [`at most ${bound(most, 'en')}`]),
  ];
  return { zh: zh.join('，'), en: en.join(', ') };
}
