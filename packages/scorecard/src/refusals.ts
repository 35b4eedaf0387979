import { defineRefusals, type RefusalDefinition } from '@leitu/kernel';

const definitions = {
  one_outcome: {
    status: 422,
    zh: '{rows} 行中有 {bads} 行为坏：好与坏都要有才能拟合。请核对目标列和坏的取值。',
    en: '{bads} of {rows} rows are bad: a fit needs both goods and bads. Check the target column and which value is bad.',
  },
  not_converged: {
    status: 422,
    zh: '{iterations} 次迭代后仍未收敛：变量几乎把好坏完全分开。请加大岭惩罚，或去掉泄露结果的变量。',
    en: 'No fit after {iterations} iterations: the variables tell goods and bads apart almost wholly. Raise the ridge, or leave out variables that leak the outcome.',
  },
  no_variable: {
    status: 422,
    zh: '{columns} 个变量中没有一个能用：信息值都低于 {least}，或都像是泄露结果。请增加变量，或由建模者为某个变量签字。',
    en: 'None of the {columns} variables can be used: their information value is below {least}, or they look like leaks. Add variables, or have the modeller sign for one.',
  },
  base_below_zero: {
    status: 422,
    zh: '最差的一行只得 {least} 分，而规则包的分数不能低于 0。请把基准分提高到至少 {needed}，或减小翻倍分。',
    en: 'The worst row has {least} points, and the points of a pack are not below 0. Raise the base score to {needed} or more, or lower the points to double the odds.',
  },
  scale_out_of_range: {
    status: 422,
    zh: '{name} 为 {value}，应为大于 0 的有限数。',
    en: '{name} is {value}; it is to be a finite number above 0.',
  },
  folds_out_of_range: {
    status: 422,
    zh: '{folds} 折不行：应为 2 到 {most}，即较少的一类（好或坏）的行数。',
    en: '{folds} folds cannot be: from 2 to {most}, the rows of the rarer outcome.',
  },
  column_missing: {
    status: 422,
    zh: '数据缺少评分卡要用的列“{name}”。请补上这一列。',
    en: 'The data lacks the column “{name}”, which the card needs. Add it.',
  },
  column_kind: {
    status: 422,
    zh: '列“{name}”的类型与评分卡不同：评分卡需要 {kind}（number 为数，word 为文字）。请核对数据。',
    en: 'The column “{name}” is of another kind than in the card, which needs {kind}. Check the data.',
  },
  card_malformed: {
    status: 422,
    zh: '{place} 不是评分卡应有的内容：{why}。请用 leitu scorecard fit 写出的 card.json。',
    en: '{place} is not what a card has: {why}. Use a card.json that leitu scorecard fit has written.',
  },
} satisfies Record<string, RefusalDefinition>;

/** Why a sample, a card or a question about them is refused. */
export type ScorecardCode = keyof typeof definitions;

export const refuse = defineRefusals<ScorecardCode>(definitions);
