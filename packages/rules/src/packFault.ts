import { defineRefusals, type Figures, type Refusal } from '@leitu/kernel';
import type { Position } from './source.ts';

/** The closed list of what can be wrong in a pack or a dictionary of facts. */
const refuse = defineRefusals({
  not_yaml: { status: 422, zh: '不是有效的 YAML：{problem}', en: 'This is not valid YAML: {problem_en}' },
  wrong_shape: {
    status: 422,
    zh: '写法不对，此处应为{expected}',
    en: 'This is of the wrong form: here belongs {expected_en}',
  },
  missing_key: {
    status: 422,
    zh: '缺少“{key}”{reason}；请在这一级补一行“{key}: …”',
    en: '“{key}” is missing{reason_en}; add a line “{key}: …” at this level',
  },
  unknown_key: {
    status: 422,
    zh: '不认识的“{key}”{hint_zh}；请改正名称，或移到它所属的一级。此处可写：{allowed}',
    en: 'Unknown key “{key}”{hint_en}; correct the name, or move it to the level it belongs to. Here may stand: {allowed}',
  },
  unknown_fact: {
    status: 422,
    zh: '指标字典中没有“{name}”{hint_zh}；请用字典（facts.yaml）里的中文名或指标名，新的指标要先写进字典',
    en: 'The dictionary of facts has no “{name}”{hint_en}; use a label or name of facts.yaml, or add the fact there first',
  },
  unknown_pack: {
    status: 422,
    zh: '没有规则包“{name}”{hint_zh}；请核对编号，或把它的文件放进同一个文件夹',
    en: 'There is no pack “{name}”{hint_en}; check the id, or put its file into the same folder',
  },
  unknown_indicator: {
    status: 422,
    zh: '所叠加的规则包没有指标“{name}”{hint_zh}；叠加只能替换已有的指标，请核对 id',
    en: 'The pack below has no indicator “{name}”{hint_en}; an overlay can only replace what is there, so check the id',
  },
  unknown_condition: {
    status: 422,
    zh: '规则包没有编号为“{name}”的条件{hint_zh}；例子只能说写了 id 的条件，请核对编号',
    en: 'The pack has no condition “{name}”{hint_en}; an example can only speak of conditions with an id, so check it',
  },
  unknown_example: {
    status: 422,
    zh: '前面没有编号（id）为“{name}”的例子{hint_zh}；请核对编号，或把那个例子移到前面',
    en: 'No example above has the id “{name}”{hint_en}; check it, or move that example up',
  },
  fact_value: {
    status: 422,
    zh: '“{found}”不能作为“{name}”的值；请写{expected}',
    en: '“{found}” cannot be the value of {name_en}; write {expected_en}',
  },
  unknown_group: {
    status: 422,
    zh: '没有指标组“{name}”{hint_zh}；请写组的 id 或中文名',
    en: 'There is no group “{name}”{hint_en}; write the id of a group, or its Chinese name',
  },
  duplicate: {
    status: 422,
    zh: '“{name}”重复，前一处在 {first}；请删去一处，或另起名称',
    en: '“{name}” stands twice, first at {first}; take one out, or give it another name',
  },
  expression: {
    status: 422,
    zh: '看不懂的表达式：{problem}。写法如“上年度研发费用 ≥ 100万元”，见 docs/authoring.zh-CN.md',
    en: 'This expression cannot be read: {problem_en}. It is written as in “上年度研发费用 ≥ 100万元”, see docs/authoring.md',
  },
  unit_mismatch: {
    status: 422,
    zh: '单位不一致：左边是{left}，右边是{right}；请写成同一单位，例如“{example}”',
    en: 'Units differ: {left_en} on the left, {right_en} on the right; write both in one unit, such as “{example}”',
  },
  wrong_type: {
    status: 422,
    zh: '“{name}”是{found}，此处需要{expected}；请换一个指标，或换一种问法',
    en: '“{name}” is {found_en}, but {expected_en} is needed here; take another fact, or ask otherwise',
  },
  judgement_in_score: {
    status: 422,
    zh: '“{name}”须由人判断，不能用来计分；请放到 met 的条件里，或改用可核实的指标',
    en: '“{name}” is for a person to judge and cannot give points; ask for it under met, or use a fact that can be verified',
  },
  band_last: {
    status: 422,
    zh: '最后一档必须是“其余”，且只能在最后：每家企业都要落在一档里；请在最后写“- 其余: 0”',
    en: 'The last band, and only the last, must be “otherwise”, so that every firm is in one; end with “- 其余: 0”',
  },
  row_last: {
    status: 422,
    zh: '最后一行须收下其余行业；请加一行不写 industries 的',
    en: 'The last row must take all other industries; add one without industries',
  },
  band_gap: {
    status: 422,
    zh: '各档之间有空隙：{from} 与 {to} 之间没有一档，会落入“其余”；请补一档，或改一端的数',
    en: 'There is a gap between bands: between {from} and {to} no band holds and “otherwise” would apply; add a band, or move one end',
  },
  band_overlap: {
    status: 422,
    zh: '与第 {line} 行的一档重叠：{at} 同时符合两档；请把其中一端写成 < 或 >，或改数值',
    en: 'This band overlaps the one on line {line}: {at} falls into both; write one end with < or >, or move it',
  },
  band_covered: {
    status: 422,
    zh: '这一档永远轮不到：前面的各档已全部覆盖；请对照原文改数值，或把要求更高的一档放在前面',
    en: 'This band can never apply: the bands above cover all of it; correct a number, or put the band that asks more first',
  },
  points_above_maximum: {
    status: 422,
    zh: '写明满分 {declared} 分，实际各档最高 {actual} 分；请改 maximum，或改分值',
    en: 'The declared maximum is {declared} points, but the most that can be reached is {actual}; correct maximum, or the points',
  },
  points_below_zero: {
    status: 422,
    zh: '分值不能小于 0，each 的分值必须大于 0；扣分请写成少得分的一档',
    en: 'Points cannot be below 0, and those for each step must be above it; write a deduction as a band with fewer points',
  },
  limits_rising: {
    status: 422,
    zh: '界限应从大到小，此处不小于前一个；请对照原文改正数值或次序',
    en: 'Limits go from the highest down; this one is not below the one before; correct the number or the order',
  },
  bounds: {
    status: 422,
    zh: '下限 least 大于上限 most，没有值可填；请对调或改正',
    en: 'The lower bound, least, is above the upper one, most, so that nothing may be entered; swap or correct them',
  },
  never_asked: {
    status: 422,
    zh: '在“{case}”情形下，这里没有一项条件可问，等于不设条件；请补一项，或给整个条件写上 cases',
    en: 'In the case “{case}” none of these conditions is asked, which asks nothing; add one, or give the whole its cases',
  },
  dates: { status: 422, zh: '日期有误：{problem}；请改正日期', en: 'The dates are wrong: {problem_en}; correct them' },
  applies_twice: {
    status: 422,
    zh: '与规则包“{name}”在同一层级、同一情形、同一时间同时适用，无法决定用哪个；请给较早的一个写上 until',
    en: 'This pack and “{name}” apply to the same tier, case and time, so that neither decides; give the earlier one an until',
  },
  circular: {
    status: 422,
    zh: '共用条件互相引用：{name}；请去掉其中一处 use',
    en: 'Shared conditions use each other in a circle: {name}; take one use out',
  },
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
