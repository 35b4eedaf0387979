import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssue } from './describeIssue.ts';

function firstIssue(schema: z.ZodType, value: unknown): [string, string, string] {
  const issue = z.safeParse(schema, value, { reportInput: true }).error?.issues[0];
  if (issue === undefined) throw new Error('the schema accepts the value');
  const { where, message } = describeIssue(issue, 'body');
  return [where, message.zh, message.en];
}

const pack = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tier'), tier: z.enum(['srdi', 'little-giant']) }),
  z.object({ kind: z.literal('board') }),
]);
const batch = z.union([
  z.strictObject({ firm: z.object({ uscc: z.string() }) }),
  z.strictObject({ firms: z.array(z.object({ uscc: z.string() })) }),
]);
const isDue = (day: string) => day < '2027';

describe('a wrong place is named and told in both languages', () => {
  it.each<[z.ZodType, unknown, string, string, string]>([
    [z.object({ a: z.string() }), {}, 'body.a', '缺少此项', 'is missing'],
    [z.string(), null, 'body', '应为文本，收到的是 null', 'must be text, but is null'],
    [z.string(), ['a'], 'body', '应为文本，收到的是列表', 'must be text, but is a list'],
    [z.int(), 1.5, 'body', '应为整数，收到的是 1.5', 'must be a whole number, but is 1.5'],
    [z.object({}), 'x', 'body', '应为对象，收到的是文本', 'must be an object, but is text'],
    [z.number().gt(0), 0, 'body', '应大于 0', 'must be more than 0'],
    [z.number().lt(5), 5, 'body', '应小于 5', 'must be less than 5'],
    [z.number().max(5), 6, 'body', '应不大于 5', 'must be at most 5'],
    [z.number().multipleOf(5), 6, 'body', '应为 5 的整数倍', 'must be a multiple of 5'],
    [z.string().max(2), 'abc', 'body', '应不超过 2 个字符', 'must have at most 2 characters'],
    [z.array(z.number()).min(1), [], 'body', '应不少于 1 项', 'must have at least 1 item'],
    [z.iso.date(), '2026-02-30', 'body', '应为日期，如 2026-03-31', 'must be a date such as 2026-03-31'],
    [z.string().regex(/^9/), '8', 'body', '格式不符合要求', 'does not have the required form'],
    [z.ipv4(), 'x', 'body', '格式有误（ipv4）', 'is not a valid ipv4'],
    [z.enum(['met', 'unmet']), 'x', 'body', '应为下列之一：met、unmet', 'must be one of: met, unmet'],
    [z.strictObject({}), { x: 1 }, 'body.x', '没有这一项：x', 'is not known: x'],
    [
      z.record(z.string().regex(/^[a-z]+$/), z.number()),
      { '营 收': 1 },
      'body["营 收"]',
      '格式不符合要求',
      'does not have the required form',
    ],
    [
      z.object({ 营收: z.number() }),
      { 营收: '1' },
      'body.营收',
      '应为数值，收到的是文本',
      'must be a number, but is text',
    ],
    [
      z.array(z.array(z.number())),
      [[1], [1, 'x']],
      'body[1][1]',
      '应为数值，收到的是文本',
      'must be a number, but is text',
    ],
    [
      z.union([z.string(), z.number()]),
      true,
      'body',
      '应为文本或数值，收到的是 true 或 false',
      'must be text or a number, but is true or false',
    ],
    [z.object({ a: z.union([z.string(), z.number()]) }), {}, 'body.a', '缺少此项', 'is missing'],
    [pack, { kind: 'x' }, 'body.kind', '应为下列之一：tier、board', 'must be one of: tier, board'],
    [
      pack,
      { kind: 'tier', tier: 'x' },
      'body.tier',
      '应为下列之一：srdi、little-giant',
      'must be one of: srdi, little-giant',
    ],
    [batch, { firm: { uscc: 1 } }, 'body.firm.uscc', '应为文本，收到的是 1', 'must be text, but is 1'],
    [
      batch,
      { firms: [{ uscc: 'x' }, { uscc: null }] },
      'body.firms[1].uscc',
      '应为文本，收到的是 null',
      'must be text, but is null',
    ],
    [
      z.string().refine(isDue, { params: { zh: '日期须早于 2027 年', en: 'must be before 2027' } }),
      '2027-01-01',
      'body',
      '日期须早于 2027 年',
      'must be before 2027',
    ],
    [z.string().refine(isDue, 'must be before 2027'), '2027-01-01', 'body', '不符合要求', 'must be before 2027'],
    [z.bigint().max(3n), 4n, 'body', '应不大于 3', 'must be at most 3'],
    [z.set(z.number()).max(0), new Set([1]), 'body', '应不超过 0 项', 'must have at most 0 items'],
  ])('%#: %j', (schema, value, ...told) => {
    expect(firstIssue(schema, value)).toEqual(told);
  });
});
