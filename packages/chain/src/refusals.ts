import { defineRefusals, type RefusalDefinition } from '@leitu/kernel';

const definitions = {
  cells_too_many: {
    status: 422,
    zh: '第 {line} 行比表头多 {extra} 格，各格可能错位。请核对；数字中的逗号请去掉。',
    en: 'Line {line} has more cells than the header, by {extra}: they may have slipped. Check it; leave commas out of numbers.',
  },
  firm_missing: {
    status: 422,
    zh: '第 {line} 行没有企业编号。请补全。',
    en: 'Line {line} names no firm. Complete it.',
  },
  firm_twice: {
    status: 422,
    zh: '第 {line} 行：企业“{firm}”已在第 {first} 行列出。请只保留一行。',
    en: 'Line {line}: firm “{firm}” is listed in line {first} already. Keep one of the two.',
  },
  sector_missing: {
    status: 422,
    zh: '第 {line} 行：企业“{firm}”没有行业。请补全。',
    en: 'Line {line}: firm “{firm}” has no sector. Complete it.',
  },
  weight_missing: {
    status: 422,
    zh: '第 {line} 行没有权重。请填 0 以上的数。',
    en: 'Line {line} has no weight. Give a number from 0.',
  },
  weight_not_a_number: {
    status: 422,
    zh: '第 {line} 行：权重“{text}”不是数。请填 0 以上的数，如 12.5。',
    en: 'Line {line}: the weight “{text}” is not a number. Give a number from 0, such as 12.5.',
  },
  weight_negative: {
    status: 422,
    zh: '第 {line} 行：权重 {text} 小于 0。请填 0 以上的数。',
    en: 'Line {line}: the weight {text} is below 0. Give a number from 0.',
  },
  weight_infinite: {
    status: 422,
    zh: '第 {line} 行：权重 {text} 过大，最大为 {most}。请换一个单位。',
    en: 'Line {line}: the weight {text} is too large; the most is {most}. Use a larger unit.',
  },
  weight_too_small: {
    status: 422,
    zh: '第 {line} 行：权重 {text} 过小，最小为 {least}。请换一个单位；没有往来请填 0。',
    en: 'Line {line}: the weight {text} is too small; the least is {least}. Use a smaller unit, or 0 where there is none.',
  },
  link_end_missing: {
    status: 422,
    zh: '第 {line} 行没有写明供应方或采购方。请补全。',
    en: 'Line {line} lacks its supplier or its customer. Complete it.',
  },
  link_to_itself: {
    status: 422,
    zh: '第 {line} 行：企业“{firm}”不能是自己的供应方。请删去此行。',
    en: 'Line {line}: firm “{firm}” cannot supply itself. Take the line away.',
  },
  link_firm_unknown: {
    status: 422,
    zh: '第 {line} 行：企业“{firm}”不在企业名单中。请补入名单或改正编号。',
    en: 'Line {line}: firm “{firm}” is not among the firms. Add it there or mend its name.',
  },
  link_twice: {
    status: 422,
    zh: '第 {line} 行：“{supplier}”供应“{customer}”已在前面列出。请合并为一行。',
    en: 'Line {line}: that “{supplier}” supplies “{customer}” is listed before. Put the two into one line.',
  },
  level_sector_missing: {
    status: 422,
    zh: '第 {line} 行没有写明投入行业或使用行业。请补全。',
    en: 'Line {line} lacks the sector of the input or of its user. Complete it.',
  },
  level_unknown: {
    status: 422,
    zh: '第 {line} 行：重要程度“{text}”应为 2（必需）、1（非必需）或 0（无关）。',
    en: 'Line {line}: the level “{text}” must be 2 (essential), 1 (not essential) or 0 (none).',
  },
  level_twice: {
    status: 422,
    zh: '第 {line} 行：行业“{from}”对“{to}”的重要程度已在前面列出。请只保留一行。',
    en: 'Line {line}: the level from “{from}” to “{to}” is listed before. Keep one of the two.',
  },
  table_not_square: {
    status: 422,
    zh: '投入产出表应为方阵：有 {rows} 行，而总产出有 {outputs} 个。',
    en: 'The table must be square: it has {rows} rows and {outputs} outputs.',
  },
  table_output_unfit: {
    status: 422,
    zh: '第 {sector} 个部门的总产出 {output} 应为大于 0 的数。',
    en: 'The output of sector {sector} is {output}; it must be a number above 0.',
  },
  table_entry_unfit: {
    status: 422,
    zh: '第 {sector} 行有一格不是数。请改正。',
    en: 'A cell of row {sector} is not a number. Mend it.',
  },
  table_singular: {
    status: 422,
    zh: '此表没有逆矩阵：有些部门的中间投入等于或超过产出。请核对数据。',
    en: 'The table has no inverse: some sectors use up all they make. Check the figures.',
  },
} satisfies Record<string, RefusalDefinition>;

/** Why a row of a network is refused. */
export type ChainCode = keyof typeof definitions;

export const refuse = defineRefusals<ChainCode>(definitions);
