import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPlatformSite, openAs, signIn } from './aPlatformSite.ts';
import { aBrowser, appears, complaintsOf } from './aSite.ts';
import { expectSound } from './everyPage.ts';

const browser = aBrowser();
const site = aPlatformSite();
const at = (path: string) => site().origin + path;

let office: Page;
beforeAll(async () => {
  office = await browser.open(at('/sign-in'));
  await signIn(office, 'quanzhou');
});

const as = (login: string, path: string) => openAs(browser, site().origin, login, path);

describe('judging a region', () => {
  it('shows how far it is, and is ended by cancelling, which leaves nothing behind', async () => {
    await office.goto(at('/judge'));
    const runs = office.getByRole('region', { name: '历次判定' });
    await runs.getByText('还没有判定过').waitFor();
    await office.getByRole('button', { name: '开始判定' }).click();
    await office.getByRole('progressbar', { name: '判定泉州市企业' }).waitFor();
    await office.getByRole('button', { name: '取消', exact: true }).click();
    await office.getByText('判定泉州市企业：已取消，没有写入任何内容。').waitFor();
    await office.reload();
    expect(await appears(runs.getByText('还没有判定过'))).toBe(true);
  });

  it('goes on while one looks elsewhere, and is found again by its address', async () => {
    await office.goto(at('/judge'));
    await office.getByRole('button', { name: '开始判定' }).click();
    await office.waitForURL(/\bjob=/);
    const address = office.url();
    await office.getByRole('link', { name: '政策库', exact: true }).click();
    await office.getByRole('heading', { name: '政策库', level: 1 }).waitFor();
    await office.goto(address);
    await office.getByText('20,000 家企业已判定').waitFor();
    const latest = office.getByRole('table', { name: /泉州市的判定结果/ });
    await latest.waitFor();
    const perRung = async () => (await rowsOf(latest)).map((verdicts) => sum(verdicts.slice(1).map(count)));
    await expect.poll(perRung).toEqual([20_000, 20_000, 20_000]);
  });

  it('judges a part of the region by the criteria of an earlier day, beside what was judged before', async () => {
    await office.goto(at('/judge'));
    await office.getByRole('button', { name: /^地区/ }).click();
    await office.getByRole('option', { name: /德化县/ }).click();
    await office.getByLabel('判定日期').fill('2026-03-31');
    await office.getByRole('button', { name: '开始判定' }).click();
    await office.getByText(/判定德化县企业：已完成/).waitFor();
    const entries = office.getByRole('region', { name: '历次判定' }).getByRole('group');
    const county = entries.filter({ hasText: '2026年3月31日 · 德化县' });
    await county.getByText('这一地区、这一情形的第一次判定').waitFor();
    await county.getByRole('link', { name: '专精特新中小企业认定标准（2022 年）' }).waitFor();
    expect(await appears(entries.filter({ hasText: '泉州市' }))).toBe(true);
  });

  it('is not for those who only read', async () => {
    const reader = await as('quanzhou-reader', '/overview');
    await reader.getByRole('heading', { name: '泉州市梯度概览' }).waitFor();
    await reader.getByRole('link', { name: '达标名单', exact: true }).waitFor();
    expect(await reader.getByRole('link', { name: '判定', exact: true }).count()).toBe(0);
    await reader.goto(at('/judge'));
    expect(await appears(reader.getByRole('heading', { name: '这一页不在您的权限内' }))).toBe(true);
  });
});

describe('the tower of a region', () => {
  const tower = () => office.getByRole('region', { name: '这座塔有多高' });

  it('tells each storey with its number and its shares, on the ground of all firms', async () => {
    await office.goto(at('/overview'));
    await tower().getByText('占在册企业 0.18%').waitFor();
    const storeys = async () => {
      const told = await tower().getByRole('listitem').allTextContents();
      return told.map((storey) => /^(塔尖|塔身|塔基)([\d,]+)家/.exec(storey)?.slice(1));
    };
    await expect.poll(storeys).toEqual([
      ['塔尖', '35'],
      ['塔身', '280'],
      ['塔基', '1,200'],
    ]);
    await tower().getByText('地面：在册企业 20,000家').waitFor();
    await tower().getByText('一块砖 = 2 家企业').waitFor();
    expect(await appears(tower().getByText('来源：企业档案'))).toBe(true);
  });

  it('is the sum of its counties, each of which leads to its own tower and back', async () => {
    await office.goto(at('/overview'));
    const counties = office.getByRole('table', { name: '看地区' });
    const sums = (rows: Rows) => [1, 2, 3, 4].map((column) => sum(rows.map((row) => count(row[column]))));
    await expect.poll(() => rowsOf(counties).then(sums)).toEqual([20_000, 1200, 280, 35]);
    const rows = await rowsOf(counties);
    const innovative = rows.map((row) => count(row[2]));
    expect(innovative).toEqual(innovative.toSorted((one, other) => other - one));

    await counties.getByRole('link', { name: '晋江市' }).click();
    await office.getByRole('heading', { name: '晋江市梯度概览' }).waitFor();
    expect(searchOf(office).get('region')).toBe('350582');
    const jinjiang = rows.find(([name]) => name === '晋江市')?.[1];
    await tower().getByText(`地面：在册企业 ${jinjiang}家`).waitFor();
    await expect.poll(() => office.getByRole('table', { name: '看地区' }).count()).toBe(0);
    await office.getByRole('navigation', { name: '地区' }).getByRole('link', { name: '泉州市' }).click();
    expect(await appears(office.getByRole('heading', { name: '泉州市梯度概览' }))).toBe(true);
  });

  it('is narrowed to an industry, which stays in the address', async () => {
    await office.goto(at('/overview?region=350582'));
    await office.getByRole('table', { name: '看行业' }).getByRole('link', { name: '纺织服装、服饰业' }).click();
    await office.getByRole('navigation', { name: '行业' }).getByText('C18 纺织服装、服饰业').waitFor();
    expect([searchOf(office).get('region'), searchOf(office).get('industry')]).toEqual(['350582', 'C18']);
    await office.reload();
    expect(await appears(office.getByRole('heading', { name: '晋江市梯度概览' }))).toBe(true);
    await office.getByRole('navigation', { name: '行业' }).getByRole('link', { name: 'C 制造业' }).click();
    expect(await appears(office.getByRole('table', { name: '看行业' }))).toBe(true);
  });

  it('has the figures of each picture as a table', async () => {
    await office.goto(at('/overview'));
    const growth = office.getByRole('region', { name: '逐年长高' });
    await growth.getByRole('img', { name: /年三级称号企业家数/ }).waitFor();
    await growth.getByText('查看数据表').click();
    const latest = async () => (await rowsOf(growth.getByRole('table'))).at(-1)?.slice(1);
    await expect.poll(latest).toEqual(['1,200', '280', '35']);
    const standings = office.getByRole('region', { name: '按现行标准，站在哪里' });
    await standings.getByRole('img', { name: '已判定的 20,000 家企业在三级标准下的结果' }).waitFor();
    await standings.getByText('查看数据表').click();
    const judged = async () => sum((await rowsOf(standings.getByRole('table'))).map((row) => count(row[1])));
    await expect.poll(judged).toBe(20_000);
  });

  it('counts those who meet a rung without its title, and leads to just them', async () => {
    await office.goto(at('/overview'));
    const number = office.getByRole('link', { name: /可以动员申报的企业/ }).first();
    await expect.poll(async () => count((await number.textContent()) ?? '')).toBeGreaterThan(0);
    const found = count((await number.textContent()) ?? '');
    await number.click();
    await office.getByText(`共 ${found.toLocaleString('en-US')} 家`, { exact: true }).waitFor();
    expect(await appears(office.getByRole('checkbox', { name: '只看没有这一级称号的', checked: true }))).toBe(true);
  });
});

describe('firms by how they stand', () => {
  it('are found by rung and verdict, each an address of its own, and lead to their dossiers', async () => {
    await office.goto(at('/candidates'));
    await office.getByRole('navigation', { name: '层级' }).getByRole('link', { name: '专精特新' }).click();
    await office.getByRole('navigation', { name: '结果' }).getByRole('link', { name: '待人工判断' }).click();
    await office.waitForURL(/rung=srdi&verdict=judgement/);
    const list = office.getByRole('region', { name: /^专精特新中小企业：待人工判断的企业/ });
    const rows = list.getByRole('row').filter({ has: office.getByRole('link') });
    const verdicts = async () => (await rows.allTextContents()).map((row) => row.includes('专精特新 待人工判断'));
    await expect.poll(async () => new Set(await verdicts())).toEqual(new Set([true]));
    const first = rows.first().getByRole('link');
    const name = (await first.textContent()) ?? '';
    await first.click();
    expect(await appears(office.getByRole('heading', { name, level: 1 }))).toBe(true);
  });

  it('are narrowed to a county, and where there are none it is said what to do', async () => {
    await office.goto(at('/candidates?rung=little-giant&verdict=unmet'));
    await office.getByRole('button', { name: /^地区/ }).click();
    await office.getByRole('option', { name: /金门县/ }).click();
    await office.getByText('没有这样的企业').waitFor();
    expect(searchOf(office).get('region')).toBe('350527');
    await office.getByRole('link', { name: '判定全区企业' }).click();
    await office.getByRole('heading', { name: '判定全区企业' }).waitFor();
    expect(searchOf(office).get('region')).toBe('350527');
  });

  it('are marked in the table of firms, by one question for the whole page', async () => {
    const asked: string[] = [];
    office.on('request', (request) => {
      if (request.url().includes('/api/cultivation/standings')) asked.push(request.url());
    });
    await office.goto(at('/firms'));
    const rows = office.getByRole('row').filter({ has: office.locator('[data-firm]') });
    await rows
      .first()
      .getByText(/^科技和创新型/)
      .waitFor();
    await expect.poll(() => rows.count()).toBe(50);
    expect(asked).toHaveLength(1);
  });
});

describe('where a firm stands', () => {
  const section = () => office.getByRole('region', { name: '站在哪一级', exact: true });

  it('is kept with every judgement, and two of them are compared', async () => {
    await openAFirm('/candidates?rung=srdi&verdict=judgement');
    const history = section().getByRole('region', { name: '判定记录' }).getByRole('listitem');
    await history.filter({ hasText: '全区判定' }).waitFor();
    const before = await history.count();
    await section().getByText('复核', { exact: true }).click();
    await section().getByRole('button', { name: '判定一次' }).click();
    await history.nth(before).waitFor();
    await section()
      .getByText(/的判定（复核）/)
      .waitFor();
    await section()
      .getByRole('button', { name: /的判定与前一次比较/ })
      .first()
      .click();
    const difference = section().getByRole('region', { name: '两次判定，哪里不同' });
    await difference.getByText('两次判定的情形不同：认定 → 复核').waitFor();
    expect(await appears(difference.getByText('两次都读到的资料没有变化'))).toBe(true);
  });

  it('an earlier judgement is shown as it was, and the way back to the latest', async () => {
    const history = section().getByRole('region', { name: '判定记录' }).getByRole('listitem');
    await history.last().getByRole('button', { name: /^看 / }).click();
    await section().getByText('您看的是过去的一次判定').waitFor();
    await section()
      .getByText(/的判定（认定）/)
      .waitFor();
    await section().getByText('用当时的规则和资料重新判定，与留存的结果一致').waitFor();
    await section().getByRole('button', { name: '回到最近一次' }).click();
    expect(await appears(section().getByText(/的判定（复核）/))).toBe(true);
  });

  it('is read by those who may not judge', async () => {
    const reader = await as('quanzhou-reader', new URL(office.url()).pathname);
    await reader.getByText('用当时的规则和资料重新判定').waitFor();
    expect(await reader.getByRole('button', { name: '判定一次' }).count()).toBe(0);
  });
});

describe('every page', () => {
  it.each([
    ['/overview', '泉州市梯度概览', 'The ladder in Quanzhou'],
    ['/overview?region=350582&industry=C', '晋江市梯度概览', 'The ladder in Jinjiang'],
    ['/candidates?rung=srdi&verdict=judgement', '达标名单', 'Firms by standing'],
    ['/judge', '判定全区企业', 'Judge a region'],
  ])('%s is sound', async (path, zh, en) => {
    await office.goto(at(path));
    await office.waitForLoadState('networkidle');
    await expectSound(office, { zh, en });
  });

  it('a dossier with its reasons and a comparison open is sound', async () => {
    await openAFirm('/candidates?rung=innovative&verdict=unknown');
    const name = (await office.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await office.getByRole('button', { name: '判定一次' }).click();
    await office
      .getByRole('button', { name: /的判定与前一次比较/ })
      .first()
      .click();
    await office.getByRole('region', { name: '两次判定，哪里不同' }).waitFor();
    await office.getByText('逐条理由').first().waitFor();
    await expectSound(office, { zh: name, en: name });
  });
});

it('none of these pages complained of anything to the console', () => {
  expect(complaintsOf(office)).toEqual([]);
});

/** Opens the dossier of the first firm of a list. */
async function openAFirm(list: string): Promise<void> {
  await office.goto(at(list));
  await office.getByRole('row').getByRole('link').first().click();
  await office.getByText('用当时的规则和资料重新判定').waitFor();
}

/** What follows the question mark in the address of a page. */
function searchOf(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}

type Rows = readonly (readonly string[])[];

/** The rows of a table below its head, cell by cell, as they are read. */
function rowsOf(table: Locator): Promise<Rows> {
  return table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
}

/** The first number of a text. */
function count(text: string | undefined): number {
  return Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? Number.NaN);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
