import { defineRefusals, type Figures, type Refusal } from '@leitu/kernel';
import type { Position } from './source.ts';

/** The closed list of what can be wrong in a pack or a dictionary of facts. */
const refuse = defineRefusals({
  not_yaml: { status: 422, zh: '不是有效的 YAML：{problem}', en: 'This is not valid YAML: {problem_en}' },
  wrong_shape: { status: 422, zh: '此处应为{expected}', en: 'Here belongs {expected_en}' },
  missing_key: { status: 422, zh: '缺少“{key}”', en: '“{key}” is missing' },
  unknown_key: {
    status: 422,
    zh: '不认识的“{key}”；此处可写：{allowed}',
    en: 'Unknown key “{key}”; here may stand: {allowed}',
  },
  unknown_fact: {
    status: 422,
    zh: '指标字典中没有“{name}”{hint_zh}',
    en: 'The dictionary of facts has no “{name}”{hint_en}',
  },
  unknown_pack: { status: 422, zh: '没有规则包“{name}”{hint_zh}', en: 'There is no pack “{name}”{hint_en}' },
  unknown_indicator: {
    status: 422,
    zh: '所叠加的规则包没有指标“{name}”{hint_zh}',
    en: 'The pack below has no indicator “{name}”{hint_en}',
  },
  unknown_condition: {
    status: 422,
    zh: '规则包没有编号为“{name}”的条件{hint_zh}',
    en: 'The pack has no condition “{name}”{hint_en}',
  },
  unknown_example: {
    status: 422,
    zh: '前面没有编号（id）为“{name}”的例子{hint_zh}',
    en: 'No example above has the id “{name}”{hint_en}',
  },
  fact_value: {
    status: 422,
    zh: '“{found}”不能作为“{name}”的值；请写{expected}',
    en: '“{found}” cannot be the value of {name_en}; write {expected_en}',
  },
  unknown_group: { status: 422, zh: '没有指标组“{name}”{hint_zh}', en: 'There is no group “{name}”{hint_en}' },
  duplicate: {
    status: 422,
    zh: '“{name}”重复，前一处在 {first}',
    en: '“{name}” stands twice, first at {first}',
  },
  expression: { status: 422, zh: '看不懂的表达式：{problem}', en: 'This expression cannot be read: {problem_en}' },
  unit_mismatch: {
    status: 422,
    zh: '单位不一致：左边是{left}，右边是{right}；请写成同一单位，例如“{example}”',
    en: 'Units differ: {left_en} on the left, {right_en} on the right; write both in one unit, such as “{example}”',
  },
  wrong_type: {
    status: 422,
    zh: '“{name}”是{found}，此处需要{expected}',
    en: '“{name}” is {found_en}, but {expected_en} is needed here',
  },
  judgement_in_score: {
    status: 422,
    zh: '“{name}”须由人判断，不能用来计分',
    en: '“{name}” is for a person to judge and cannot give points',
  },
  band_last: {
    status: 422,
    zh: '最后一档必须是“其余”，且只能在最后',
    en: 'The last band, and only the last, must be “otherwise”',
  },
  band_gap: {
    status: 422,
    zh: '各档之间有空隙：{from} 与 {to} 之间没有一档，会落入“其余”',
    en: 'There is a gap between bands: between {from} and {to} no band holds and “otherwise” would apply',
  },
  band_overlap: {
    status: 422,
    zh: '与第 {line} 行的一档重叠：{at} 同时符合两档',
    en: 'This band overlaps the one on line {line}: {at} falls into both',
  },
  band_covered: {
    status: 422,
    zh: '这一档永远轮不到：前面的各档已全部覆盖',
    en: 'This band can never apply: the bands above cover all of it',
  },
  points_above_maximum: {
    status: 422,
    zh: '写明满分 {declared} 分，实际各档最高 {actual} 分',
    en: 'The declared maximum is {declared} points, but the most that can be reached is {actual}',
  },
  points_below_zero: {
    status: 422,
    zh: '分值不能小于 0，each 的分值必须大于 0',
    en: 'Points cannot be below 0, and those for each step must be above it',
  },
  limits_rising: {
    status: 422,
    zh: '界限应从大到小，此处不小于前一个',
    en: 'Limits go from the highest down; this one is not below the one before',
  },
  bounds: { status: 422, zh: '下限 least 大于上限 most', en: 'The lower bound, least, is above the upper one, most' },
  never_asked: {
    status: 422,
    zh: '在“{case}”情形下，这里没有一项条件可问',
    en: 'In the case “{case}” none of these conditions is asked',
  },
  dates: { status: 422, zh: '日期有误：{problem}', en: 'The dates are wrong: {problem_en}' },
  applies_twice: {
    status: 422,
    zh: '与规则包“{name}”在同一层级、同一情形、同一时间同时适用',
    en: 'This pack and “{name}” apply to the same tier, case and time',
  },
  circular: { status: 422, zh: '规则包互相引用：{name}', en: 'Packs use each other in a circle: {name}' },
});

export type PackFaultCode = Parameters<typeof refuse>[0];

/** One thing wrong in a pack: what, where and how to mend it. */
export interface PackFault extends Refusal<PackFaultCode>, Position {
  readonly file: string;
}

/**
 * A fault of that code at that place of a file.
 * @example packFault('a.yaml', { line: 3, column: 7 }, 'missing_key', { key: 'zh' }).line // 3
 */
export function packFault(file: string, at: Position, code: PackFaultCode, figures?: Figures): PackFault {
  return { ...refuse(code, figures), file, line: at.line, column: at.column };
}
