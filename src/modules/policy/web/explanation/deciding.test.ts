import { present } from '@leitu/kernel';
import { conditionTitle, explain, type Facts } from '@leitu/rules';
import { expect, it } from 'vitest';
import { readLibrary } from '../../library.ts';
import { decidingConditions } from './deciding.ts';

const loaded = readLibrary();
const { packs } = present(loaded.ok ? loaded.value : undefined, 'the packs load');

function deciding(packId: string, facts: Facts): readonly string[] {
  const pack = present(packs.get(packId), `${packId} is a pack`);
  return decidingConditions(explain(pack, facts, 'new').condition).map((condition) => conditionTitle(condition).zh);
}

it('a verdict of “not met” rests on the conditions that fail, however deep they stand; alternatives stand as one', () => {
  const failing = { abnormal_list: true, rd_expense_y1: 1_00, revenue_y1: 1_00, equity_raised_2y: 1_00 };
  expect(deciding('cn.srdi.2026', failing)).toEqual([
    '未被列入经营异常名录',
    '上年度营业收入总额 1500 万元以上，或近 2 年新增股权融资总额 2000 万元以上',
    '上年度研发费用 ≥ 100万元',
  ]);
});
