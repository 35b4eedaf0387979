import { defineRefusals, type RefusalDefinition } from '@leitu/kernel';

const definitions = {
  terms_not_an_object: {
    status: 422,
    zh: '合同条款应为一个 JSON 对象（条款名：值），收到的是{found}。',
    en: 'The terms are one JSON object (name: value), not {found}.',
  },
  term_missing: {
    status: 422,
    zh: '条款 {term} 缺失：{why}。请补上。',
    en: 'The term {term} is missing: {why}. Add it.',
  },
  term_unknown: {
    status: 422,
    zh: '没有名为 {term} 的条款，最接近的是 {nearest}。请改正，或删去与金额和日期无关的内容。',
    en: 'There is no term {term}; the nearest is {nearest}. Mend it, or leave out what concerns neither amounts nor days.',
  },
  term_not_of_type: {
    status: 422,
    zh: '{type} 合同没有条款 {term}，写上也不起作用。请删去，或改用有它的合同类型。',
    en: 'A contract of type {type} has no term {term}; it would do nothing. Leave it out, or choose a type that has it.',
  },
  term_not_a_number: {
    status: 422,
    zh: '条款 {term} 的值“{value}”不是数。请写成如 0.0345 的十进制数。',
    en: 'The term {term} is “{value}”, which is not a number. Write a decimal such as 0.0345.',
  },
  term_not_a_text: {
    status: 422,
    zh: '条款 {term} 的值“{value}”不是文字。请写成用引号括起的一段文字。',
    en: 'The term {term} is “{value}”, which is not a text. Write one in quotation marks.',
  },
  term_not_a_moment: {
    status: 422,
    zh: '条款 {term} 的值“{value}”不是日期。请写成 2026-01-31 或 2026-01-31T00:00:00，不带时区。',
    en: 'The term {term} is “{value}”, which is not a date. Write 2026-01-31 or 2026-01-31T00:00:00, without a zone.',
  },
  term_not_a_cycle: {
    status: 422,
    zh: '条款 {term} 的值“{value}”不是周期。请写成如 P1ML1（每月一次，末期从短）的形式。',
    en: 'The term {term} is “{value}”, which is not a cycle. Write one such as P1ML1 (monthly, short last stub).',
  },
  term_unknown_value: {
    status: 422,
    zh: '条款 {term} 的值“{value}”不在允许的取值中：{choices}。',
    en: 'The term {term} is “{value}”; it can be {choices}.',
  },
  term_out_of_range: {
    status: 422,
    zh: '条款 {term} 的值 {value} 超出范围：应{wanted}。',
    en: 'The term {term} is {value}, out of its range: it is to be {wanted}.',
  },
  instalment_too_small: {
    status: 422,
    zh: '每期还款额 {amount} 不足以还清本金：第一期利息已是 {interest}。请提高 nextPrincipalRedemptionPayment 或写明 maturityDate。',
    en: 'The instalment of {amount} never repays the principal: the first interest is {interest}. Raise nextPrincipalRedemptionPayment or state maturityDate.',
  },
  horizon_missing: {
    status: 422,
    zh: '未定期限的合同需要一个截止日：请写明 to 或 terminationDate。',
    en: 'A contract of undefined maturity needs a day to stop at: state to or terminationDate.',
  },
  scaling_not_to_the_fen: {
    status: 422,
    zh: '按指数调整金额的合同不能同时舍入到分：请写明 "rounding": "none"。',
    en: 'A contract whose amounts follow an index cannot be rounded to the fen: state "rounding": "none".',
  },
  market_missing: {
    status: 422,
    zh: '没有 {code} 在 {moment} 的观测值。请在观测数据中补上该日或更早的值。',
    en: 'There is no observation of {code} for {moment}. Give one of that day or before.',
  },
  prepayment_too_large: {
    status: 422,
    zh: '{moment} 的提前还款 {amount} 超过当时未还本金 {owed}。',
    en: 'The prepayment of {amount} at {moment} is more than the {owed} that are owed then.',
  },
  prepayment_not_received: {
    status: 422,
    zh: '{moment} 的提前还款 {amount} 不是还给出借人的：放款方记为正数，借款方记为负数。',
    en: 'The prepayment of {amount} at {moment} is not paid to the lender: it is above 0 for who lent, below 0 for who borrowed.',
  },
  case_malformed: {
    status: 422,
    zh: '{place} 不合 ACTUS 测试格式：{why}。',
    en: '{place} is not in the ACTUS test format: {why}.',
  },
  flows_empty: {
    status: 422,
    zh: '计算实际年利率至少需要一笔收款和一笔付款。',
    en: 'A true annual rate needs at least one amount received and one paid.',
  },
  flows_malformed: {
    status: 422,
    zh: '第 {index} 笔现金流无效：时间 {years} 年、金额 {amount}。时间应为 0 以上的有限数，金额应为有限数。',
    en: 'Cash flow {index} is not valid: {amount} after {years} years. Times are finite and from 0, amounts finite.',
  },
  principal_open: {
    status: 422,
    zh: '事件结束时尚欠本金 {owed}，实际年利率要到还清时才能算。请把截止日改到还清之后。',
    en: 'A principal of {owed} is still owed after the last event; the true annual rate is known when it is repaid. Ask for events up to then.',
  },
  rate_not_unique: {
    status: 422,
    zh: '这组现金流没有唯一的实际年利率：在 {low} 与 {high} 之间不能证明只有一个解。请拆分现金流分别计算。',
    en: 'These cash flows have no unique true annual rate: between {low} and {high} it cannot be proven that there is one solution only. Split them.',
  },
  rate_out_of_range: {
    status: 422,
    zh: '这组现金流的实际年利率超出可计算范围（{low} 至 {high}）。请核对金额与日期。',
    en: 'The true annual rate of these cash flows is outside of {low} to {high}. Check amounts and days.',
  },
  day_goes_back: {
    status: 422,
    zh: '{day} 早于已处理到的 {reached}：事件须按日期先后入账。',
    en: '{day} is before {reached}, which has been reached: events are entered in the order of their days.',
  },
  amount_not_positive: {
    status: 422,
    zh: '金额 {amount} 应为大于 0 的整数分。',
    en: 'The amount of {amount} fen is to be a whole number above 0.',
  },
  limit_exceeded: {
    status: 409,
    zh: '可用额度为 {available} 分，不足 {amount} 分。请减少金额或先还款。',
    en: '{available} fen are available, less than {amount} fen. Ask for less or repay first.',
  },
  limit_below_use: {
    status: 409,
    zh: '额度不能降到 {limit} 分：已用 {drawn} 分、已预留 {reserved} 分。',
    en: 'The limit cannot go down to {limit} fen: {drawn} fen are drawn and {reserved} fen reserved.',
  },
  reservation_exceeded: {
    status: 409,
    zh: '已预留 {reserved} 分，不足 {amount} 分。',
    en: '{reserved} fen are reserved, less than {amount} fen.',
  },
  repayment_too_large: {
    status: 409,
    zh: '还款 {amount} 分超过应还的 {owed} 分。',
    en: 'The repayment of {amount} fen is more than the {owed} fen that are owed.',
  },
  line_frozen: {
    status: 409,
    zh: '额度已冻结，不能预留或提款；仍可还款。',
    en: 'The line is frozen: nothing can be reserved or drawn; it can be repaid.',
  },
  rate_not_exact: {
    status: 422,
    zh: '利率 {rate} 应为 0 至 10 之间、最多九位小数的数。',
    en: 'The rate {rate} is to be from 0 to 10 with at most nine decimals.',
  },
} satisfies Record<string, RefusalDefinition>;

/** Why terms, observations, flows or an event of a line are refused. */
export type LoansCode = keyof typeof definitions;

export const refuse = defineRefusals<LoansCode>(definitions);
