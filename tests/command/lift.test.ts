import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithShared } from '../shared.ts';
import { leitu } from './leitu.ts';

let folder = '';
const fileOf = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-lift-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD =
  'uscc,name,industry_code,employees_y1,revenue_y1,assets_y1,high_tech_or_ip_title,provincial_award_rank_3y,national_award_rank_3y';
const MORE = 'rd_institution_level,equity_raised_3y,abnormal_list,dishonesty_list,major_incident_3y,prohibited_product';
const FIRM = '91350100M000100Y43,示范电子有限公司,C3921,80,60000000,50000000,否,0,0,none';

function list(equity: number, banned = '否'): string {
  return fileOf('firms.csv', `${HEAD},${MORE}\n${FIRM},${equity},否,否,否,${banned}\n`);
}

const asked = ['--pack', 'cn.innovative.2022', '--on', '2026-05-01'];

describe('leitu lift', () => {
  it('tells a firm its cheapest step with article, values, cost and day', async () => {
    const { code, out } = await leitu(['lift', list(4_000_000), ...asked, '--uscc', '91350100M000100Y43']);
    expect(code).toBe(0);
    expect(out).toContain('近3年新增股权融资：400万元 → 500万元以上  8  [附件1 一（四）]  2027-02-01');
    expect(out).toContain('高新技术企业等有效荣誉：否 → 是  60  [附件1 一（二）]  2027-05-01');
  });

  it('speaks English', async () => {
    const { out } = await leitu(['lift', list(4_000_000), ...asked, '--uscc', '91350100M000100Y43'], 'en');
    expect(out).toContain('at least CNY 5,000,000');
  });

  it('says why nothing helps', async () => {
    const { out, err } = await leitu(['lift', list(4_000_000, '是'), ...asked]);
    expect(out).toContain('没有可行的改变');
    expect(out).toContain('由主导产品所属的领域决定');
    expect(err).toContain('没有可行的改变 1');
  });

  it('reckons with costs of one’s own', async () => {
    const text =
      'levers: my.city\nbase: cn.levers\nzh: 本市\nen: My city\nmoves:\n  - {fact: high_tech_or_ip_title, yes: 0.01, months: 12}\n';
    const { out } = await leitu([
      'lift',
      list(4_000_000),
      ...asked,
      '--costs',
      fileOf('city.yaml', text),
      '--format',
      'json',
    ]);
    const { costs, firms } = JSON.parse(out) as {
      costs: string;
      firms: { plans: { cost: number; steps: { fact: string }[] }[] }[];
    };
    expect([costs, firms[0]?.plans[0]?.cost, firms[0]?.plans[0]?.steps[0]?.fact]).toEqual([
      'my.city',
      0.01,
      'high_tech_or_ip_title',
    ]);
  });

  it('is a table for other programs, a row a step', async () => {
    const { out } = await leitu(['lift', list(4_000_000), ...asked, '--format', 'csv']);
    expect(out).toContain('rd_expense_y1,,3000000,least,0.1,附件1 二（一）2,2026-05-01');
  });

  it.each([
    [[], '请用 --pack 或 --tier 指定一份标准'],
    [[...asked, '--format', 'pdf'], 'pdf'],
    [[...asked, '--costs', '/nowhere.yaml'], '无法读取 /nowhere.yaml'],
    [[...asked, '--uscc', '91350100M000100Y44'], '91350100M000100Y44'],
  ])('refuses %j', async (options, reason) => {
    const { code, err } = await leitu(['lift', list(1), ...options]);
    expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
  });

  it('refuses costs that are none, with the place', async () => {
    const costs = fileOf(
      'bad.yaml',
      'levers: my.city\nbase: cn.levers\nzh: 本市\nen: My city\nmoves:\n  - {fact: revenue_y1, yes: 1}\n  - {fact: own_brand, yes: -1}\n  - {fact: revenu_y1, up: 1}\n',
    );
    const { code, err } = await leitu(['lift', list(1), ...asked, '--costs', costs]);
    expect(code).toBe(2);
    for (const place of ['第 6 行', '第 7 行', '第 8 行']) expect(err).toContain(place);
  });
});

describeWithShared('leitu lift on the published firms', (shared) => {
  it('proves nearly every answer, and each plan qualifies', async () => {
    const { out } = await leitu([
      'lift',
      join(shared, 'cases', 'firms.csv'),
      '--pack',
      'cn.srdi.2026',
      '--on',
      '2026-05-01',
      '--format',
      'json',
    ]);
    const { firms, tally } = JSON.parse(out) as {
      firms: { plans: { verdict: string }[] }[];
      tally: { firms: number; unproven: number; oneStepAway: number };
    };
    expect([firms.length, tally.firms]).toEqual([300, 300]);
    expect(tally.unproven).toBeLessThan(5);
    expect(tally.oneStepAway).toBeGreaterThan(0);
    for (const { plans } of firms) for (const { verdict } of plans) expect(['met', 'judgement']).toContain(verdict);
  });
});
