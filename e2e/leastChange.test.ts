import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPlatformSite, openAs, signIn } from './aPlatformSite.ts';
import { aBrowser, appears, complaintsOf } from './aSite.ts';
import { expectSound } from './everyPage.ts';

const browser = aBrowser();
const site = aPlatformSite();
const at = (path: string) => site().origin + path;

/** Dehua: the county of the demonstration with the fewest thousand firms. */
const county = 'region=350526';

let office: Page;
beforeAll(async () => {
  office = await browser.open(at('/sign-in'));
  await signIn(office, 'quanzhou');
});

const as = (login: string, path: string) => openAs(browser, site().origin, login, path);

describe('firms one step away', () => {
  const ranking = () => office.getByRole('table', { name: '带动企业最多的一步' });

  it('are not known before somebody looks, and the page says how to', async () => {
    await office.goto(at('/one-step'));
    await office.getByRole('region', { name: '带动企业最多的一步' }).getByText('这一地区还没有查找过').waitFor();
    expect(await appears(office.getByText('点上面的“查找”'))).toBe(true);
  });

  it('are looked for in a county, and nothing is kept where that is cancelled', async () => {
    await office.goto(at('/one-step'));
    await office.getByRole('button', { name: /^地区/ }).click();
    await office.getByRole('option', { name: /德化县/ }).click();
    await office.getByRole('button', { name: '查找德化县差一步的企业' }).click();
    await office.getByRole('button', { name: '取消', exact: true }).click();
    await office.getByText('查找德化县差一步的企业：已取消，没有写入任何内容。').waitFor();
    expect(await appears(office.getByText('这一地区还没有查找过。', { exact: true }))).toBe(true);
  });

  it('are ranked by the step that lifts most of them', async () => {
    await office.goto(at(`/one-step?rung=innovative&${county}`));
    await office.getByRole('button', { name: '查找德化县差一步的企业' }).click();
    await office.getByText('查找德化县差一步的企业：已完成').waitFor();
    const liftedBy = async () => (await rowsOf(ranking())).map((row) => count(row[1]));
    await expect.poll(async () => (await liftedBy()).length).toBeGreaterThan(0);
    const near = await liftedBy();
    expect(near).toEqual(near.toSorted((one, other) => other - one));
    // Ways that stand open to nearly everyone are looked at apart.
    await office.getByRole('checkbox', { name: /^只看近的/ }).uncheck();
    await office.waitForURL(/reach=all/);
    await expect.poll(async () => (await liftedBy()).length).toBeGreaterThan(3);
    const all = await liftedBy();
    expect(all).toEqual(all.toSorted((one, other) => other - one));
    expect(all[0]).toBeGreaterThan(near[0] ?? 0);
    expect(await appears(office.getByText(/查找了德化县的 [\d,]+ 家企业/))).toBe(true);
  });

  it('are listed under their step, each address its own, and lead to the firm and its ways', async () => {
    await office.goto(at(`/one-step?rung=innovative&reach=all&${county}`));
    const row = ranking().getByRole('row').filter({ hasText: '近3年新增股权融资' });
    const expected = count((await row.getByRole('cell').first().textContent()) ?? '');
    await row.getByRole('link').click();
    await office.waitForURL(/fact=equity_raised_3y/);
    const list = office.getByRole('region', { name: '改变“近3年新增股权融资”就能达到的企业' }).first();
    await list.getByText(`共 ${expected.toLocaleString('en-US')} 家`).waitFor();
    const first = list.getByRole('row').nth(1);
    await first.getByText('符合', { exact: true }).waitFor();
    const name = (await first.getByRole('link').textContent()) ?? '';
    await first.getByRole('link').click();
    await office.getByRole('heading', { name, level: 1 }).waitFor();
    const ways = office.getByRole('region', { name: '怎样才能达到' });
    await ways.getByRole('heading', { name: '走法 1（代价最小）' }).waitFor();
    expect(await appears(ways.getByText('代价是估计要多花的力气'))).toBe(true);
  });

  it('are taken along as a file', async () => {
    await office.goto(at(`/one-step?rung=innovative&${county}`));
    const links = office.getByRole('region', { name: '带动企业最多的一步' });
    const [file] = await Promise.all([
      office.waitForEvent('download'),
      links.getByRole('link', { name: '.csv' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^差一步的企业-\d{4}-\d\d-\d\d\.csv$/);
  });

  it('are read, not looked for, by those who only read', async () => {
    const reader = await as('quanzhou-reader', `/one-step?rung=innovative&${county}`);
    await reader.getByRole('table', { name: '带动企业最多的一步' }).waitFor();
    expect(await reader.getByRole('button', { name: /^查找/ }).count()).toBe(0);
    expect(await reader.getByRole('link', { name: '.csv' }).count()).toBe(0);
  });

  it('of a county are not seen from the county beside it', async () => {
    const beside = await as('nanan', `/one-step?rung=innovative&${county}`);
    expect(
      await appears(beside.getByRole('region', { name: '带动企业最多的一步' }).getByText('这一地区还没有查找过')),
    ).toBe(true);
  });
});

describe('a firm', () => {
  it('sees in its own dossier what would lift it to each rung, with articles, values, costs and days', async () => {
    const firm = await as('firm', '/dossier');
    const ways = firm.getByRole('region', { name: '怎样才能达到' });
    await ways.getByText('依据').waitFor();
    for (const rung of ['科技和创新型', '专精特新', '小巨人']) {
      await ways.getByText(rung, { exact: true }).click();
      await ways
        .getByText(/已经符合|只差由评审人员判断|走法|靠改变达不到/)
        .first()
        .waitFor();
    }
    const name = (await firm.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await expectSound(firm, { zh: name, en: name });
    expect(complaintsOf(firm)).toEqual([]);
  });
});

describe('the costs of a region', () => {
  it('are set by a city as per cent of what the packs say, and let go again', async () => {
    await office.goto(at('/change-costs'));
    const row = office.getByRole('row').filter({ hasText: '近3年新增股权融资' });
    await row.getByText('规则包', { exact: true }).waitFor();
    await row.getByRole('spinbutton').fill('50');
    await row.getByRole('button', { name: '保存“近3年新增股权融资”' }).click();
    await row.getByText('本地', { exact: true }).waitFor();
    await office.reload();
    await expect.poll(() => row.getByRole('spinbutton').inputValue()).toBe('50');
    await row.getByRole('button', { name: /恢复为上级或规则包的数/ }).click();
    expect(await appears(row.getByText('规则包', { exact: true }))).toBe(true);
  });

  it('are read by a county, which takes those above it', async () => {
    const reader = await as('jinjiang', '/change-costs');
    await reader.getByText('由省、市主管部门设定，县级沿用上级的数。').waitFor();
    await reader.getByRole('row').filter({ hasText: '近3年新增股权融资' }).waitFor();
    expect(await reader.getByRole('spinbutton').count()).toBe(0);
  });
});

describe('every page', () => {
  it.each([
    [`/one-step?rung=innovative&${county}`, '差一步', 'One step away'],
    [`/one-step?rung=innovative&reach=all&${county}&fact=ip1_high_value`, '差一步', 'One step away'],
    ['/one-step?rung=little-giant', '差一步', 'One step away'],
    ['/change-costs', '泉州市：改动的代价', 'Costs of changes: Quanzhou'],
  ])('%s is sound', async (path, zh, en) => {
    await office.goto(at(path));
    await office.waitForLoadState('networkidle');
    await expectSound(office, { zh, en });
  });

  it('none of these complained of anything to the console', () => {
    expect(complaintsOf(office)).toEqual([]);
  });
});

/** The rows of a table below its head, cell by cell, as they are read. */
function rowsOf(table: ReturnType<Page['getByRole']>): Promise<readonly (readonly string[])[]> {
  return table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
}

/** The first number of a text. */
function count(text: string | undefined): number {
  return Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? Number.NaN);
}
