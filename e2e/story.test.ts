import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { anOffice } from '../tests/anOffice.ts';
import { aPlatformSite, demonstrationPassword, signIn } from './aPlatformSite.ts';
import { aBrowser, appears, complaintsOf } from './aSite.ts';
import { aWorkbook, listedFirms, type Mistake } from './aWorkbook.ts';

const browser = aBrowser();
const site = aPlatformSite({ demonstration: 'off' });
const at = (path: string) => site().origin + path;

const firms = listedFirms(50);
const [ours = '', theirs = ''] = [firms[0], firms[2]].map((one) => one?.企业名称);

/** What is wrong in the list as it first comes, and what the office is told of it. */
const mistakes: readonly (Mistake & { readonly told: RegExp })[] = [
  { row: 5, column: '从业人员数', value: '一百二十', told: /数/ },
  { row: 9, column: '统一社会信用代码', value: '91350582MA00000080', told: /校验/ },
  { row: 14, column: '行政区划代码', value: '330106', told: /辖区|地区/ },
  { row: 23, column: '成立日期', value: '2015年13月1日', told: /日期/ },
  { row: 30, column: '列入经营异常名录', value: '也许', told: /是|否/ },
];

/** The browsers of the office and of the two firms, and the firms' identifiers, as the story goes on. */
let office: Page;
let firm: Page;
let other: Page;
const idOf = new Map<string, string>();

beforeAll(async () => {
  const password = demonstrationPassword;
  await anOffice(site().origin, { name: '泉州市工业和信息化局', region: '3505', login: 'gongxin', password });
  office = await browser.open(at('/sign-in'));
  firm = await browser.open(at('/claim'));
});

describe('an office brings in its firms', () => {
  it('signs in, uploads a list with mistakes in it, and sees each refused cell with row, column, value and reason', async () => {
    expect(await signIn(office, 'gongxin')).toBe('/firms');
    await upload(office, '企业名单.xlsx', await aWorkbook(firms, mistakes));
    const refused = office.getByRole('region', { name: '被拒绝的单元格', exact: true });
    for (const { row, column, value, told } of mistakes) {
      const line = refused.getByRole('row').filter({ hasText: value });
      await expect
        .poll(() => line.getByRole('cell').allTextContents())
        .toEqual([String(row), column, value, expect.stringMatching(told)]);
    }
    await expect.poll(() => refused.getByRole('row').filter({ hasText: /\d/ }).count()).toBe(mistakes.length);
    expect(await appears(office.getByText('有 5 行被拒绝，整份文件还没有写入'))).toBe(true);
  });

  it('finds that nothing of it is written', async () => {
    await go(office, '企业');
    expect(await appears(office.getByText('这里还没有企业'))).toBe(true);
  });

  it('mends the list, and all of it is written', async () => {
    await upload(office, '企业名单（改正）.xlsx', await aWorkbook(firms));
    await office.getByText('全部通过检查，可以写入 50 家企业').waitFor();
    await office.getByRole('button', { name: '写入 50 家企业' }).click();
    await office.getByRole('heading', { name: '已写入' }).waitFor();
    await go(office, '企业');
    expect(await appears(office.getByText('共 50 家', { exact: true }))).toBe(true);
  });
});

describe('the office judges its region', () => {
  it('and is told how many firms stand how', async () => {
    await go(office, '概览');
    await office.getByText('泉州市还没有判定过').waitFor();
    await office.getByRole('link', { name: '判定全区企业' }).click();
    await office.getByRole('button', { name: '开始判定' }).click();
    await office.getByText('50 家企业已判定').waitFor();
    const found = office.getByRole('table', { name: /泉州市的判定结果/ });
    const firstRung = found.getByRole('row').filter({ hasText: '科技和创新型中小企业' });
    const numbers = [/9$/, /0$/, /41$/, /0$/].map((number): unknown => expect.stringMatching(number));
    await expect.poll(() => firstRung.getByRole('cell').allTextContents()).toEqual(numbers);
  });

  it('sees its tower, which nobody has climbed yet', async () => {
    await go(office, '概览');
    await office.getByRole('heading', { name: '泉州市梯度概览' }).waitFor();
    await expect.poll(() => office.getByText('还没有企业登上这一层').count()).toBe(3);
    expect(await appears(office.getByText('已判定 50 家，在册 50 家'))).toBe(true);
  });

  it('opens a firm that meets the criteria, and reads why', async () => {
    await office
      .getByRole('link', { name: /可以动员申报的企业/ })
      .first()
      .click();
    await office.getByRole('link', { name: ours }).click();
    await office.getByRole('heading', { name: ours, level: 1 }).waitFor();
    idOf.set(ours, new URL(office.url()).pathname.split('/').at(-1) ?? '');
    await expect.poll(() => verdictsOn(office)).toEqual(['符合', '不符合', '不符合']);
    const firstRung = await opened(office, '科技和创新型中小企业');
    await firstRung.getByText('满足一项直通条件').first().waitFor();
    expect(await appears(firstRung.getByText('读到 高新技术企业等有效荣誉 是'))).toBe(true);
    expect(await appears(office.getByText('用当时的规则和资料重新判定，与留存的结果一致'))).toBe(true);
  });
});

describe('a firm claims its dossier', () => {
  it('with the code that its office gives out, in a browser of its own', async () => {
    const code = await claimCode(office);
    await claim(firm, code, 'leitu.dianzi');
    await expect.poll(() => new URL(firm.url()).pathname).toBe('/dossier');
    expect(await appears(firm.getByRole('heading', { name: ours, level: 1 }))).toBe(true);
  });

  it('and sees the same dossier and the same verdicts, with the same reasons', async () => {
    const verdicts = await verdictsOn(office);
    await expect.poll(() => verdictsOn(firm)).toEqual(verdicts);
    const [seenByFirm, seenByOffice] = [
      await opened(firm, '科技和创新型中小企业'),
      await opened(office, '科技和创新型中小企业'),
    ];
    await expect.poll(async () => (await reasonsIn(seenByOffice)).length).toBeGreaterThan(10);
    const reasons = await reasonsIn(seenByOffice);
    await expect.poll(() => reasonsIn(seenByFirm)).toEqual(reasons);
    await expect.poll(() => factsIn(office, '经营')).toContain('1,200万元');
    for (const group of ['主体与称号', '人员', '经营', '研发', '荣誉与资质', '合规']) {
      const facts = await factsIn(office, group);
      await expect.poll(() => factsIn(firm, group)).toEqual(facts);
    }
  });
});

describe('another firm', () => {
  beforeAll(async () => {
    await go(office, '企业');
    await office.getByRole('link', { name: theirs }).click();
    await office.getByRole('heading', { name: theirs, level: 1 }).waitFor();
    idOf.set(theirs, new URL(office.url()).pathname.split('/').at(-1) ?? '');
    other = await browser.open(at('/claim'));
    await claim(other, await claimCode(office), 'leitu.jixie');
  });

  it('sees its own dossier, and no list in which the first could be', async () => {
    await other.getByRole('heading', { name: theirs, level: 1 }).waitFor();
    const navigation = other.getByRole('navigation', { name: '主导航' });
    await expect.poll(() => navigation.getByRole('link').allTextContents()).toEqual(['我的档案', '自测', '政策库']);
    expect(await other.getByText(ours).count()).toBe(0);
  });

  it.each(['/firms', '/firms/{id}', '/overview', '/candidates', '/judge', '/firms/import'])(
    'is not shown the page %s',
    async (path) => {
      await other.goto(at(path.replace('{id}', idOf.get(ours) ?? '')));
      await other.getByRole('heading', { name: '这一页不在您的权限内' }).waitFor();
      expect(await other.getByText(ours).count()).toBe(0);
    },
  );

  it('is told nothing of the first by the interface, from within its own page', async () => {
    await other.goto(at('/dossier'));
    await other.getByRole('heading', { name: theirs, level: 1 }).waitFor();
    const [first, own] = [idOf.get(ours) ?? '', idOf.get(theirs) ?? ''];
    const judgements = await asked(firm, `/api/cultivation/firms/${first}/judgements`);
    const judgement = /"judgement_id":"([0-9a-f-]+)"/.exec(judgements.text)?.[1] ?? '';
    expect([judgements.status, judgement]).toEqual([200, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    for (const address of [
      `/api/enterprise/firms/${first}`,
      `/api/enterprise/firms/${first}/evidence`,
      `/api/cultivation/firms/${first}/judgements`,
      `/api/cultivation/firms/${first}/judgements/${judgement}`,
      `/api/cultivation/firms/${own}/judgements/${judgement}`,
      `/api/cultivation/firms/${first}/difference?from=${judgement}&to=${judgement}`,
    ]) {
      expect([address, (await asked(other, address)).status]).toEqual([address, 404]);
    }
    expect(await asked(other, `/api/cultivation/standings?firms=${first}`)).toEqual({
      status: 200,
      text: '{"standings":[]}',
    });
    const list = await asked(other, `/api/enterprise/firms?q=${encodeURIComponent('累土')}`);
    expect([list.status, list.text.includes(theirs), list.text.includes(ours)]).toEqual([200, true, false]);
    expect((await asked(other, '/api/insight/tower')).status).toBe(403);
  });

  it('may not judge or state anything for it either', async () => {
    const first = idOf.get(ours) ?? '';
    const statement = { base_year: 2025, stated_on: '2026-03-31', facts: { employees_y1: 1 } };
    expect((await asked(other, `/api/cultivation/firms/${first}/judgements`, { case: 'new' })).status).toBe(404);
    expect((await asked(other, `/api/enterprise/firms/${first}/statements`, statement)).status).toBe(404);
    await firm.reload();
    await firm.getByRole('heading', { name: ours, level: 1 }).waitFor();
    expect(await appears(firm.getByRole('region', { name: '人员', exact: true }).getByText('40人'))).toBe(true);
  });
});

describe('the other firm, about itself', () => {
  const equity = '近3年新增股权融资';

  it('is told what is missing, and states it from there', async () => {
    await other.goto(at('/dossier'));
    await expect.poll(() => verdictsOn(other)).toEqual(['资料不足', '不符合', '不符合']);
    const firstRung = await opened(other, '科技和创新型中小企业');
    await firstRung.getByRole('button', { name: `填报“${equity}”` }).click();
    const form = other.getByRole('dialog');
    await form.getByRole('textbox', { name: equity }).fill('600');
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'detached' });
    expect(await appears(standing(other).getByText('这次判定之后档案有更新'))).toBe(true);
  });

  it('judges itself again, and meets the criteria', async () => {
    await standing(other).getByRole('button', { name: '判定一次' }).click();
    await rungOf(other, '科技和创新型中小企业').locator('summary').getByText('符合', { exact: true }).waitFor();
    await expect.poll(() => verdictsOn(other)).toEqual(['符合', '不符合', '不符合']);
    await expect.poll(() => standing(other).getByText('这次判定之后档案有更新').count()).toBe(0);
  });

  it('reads what made the difference: which fact changed, and which condition turned because of it', async () => {
    await standing(other)
      .getByRole('button', { name: /的判定与前一次比较/ })
      .first()
      .click();
    const difference = other.getByRole('region', { name: '两次判定，哪里不同' });
    const changed = difference.getByRole('row').filter({ hasText: equity });
    await expect.poll(() => changed.getByRole('cell').allTextContents()).toEqual(['暂缺', '600万元']);
    const turned = difference.getByRole('listitem').filter({ hasText: `因为${equity}` });
    await turned.filter({ hasText: '近三年新增股权融资总额' }).first().waitFor();
    await expect.poll(() => difference.getByText('资料不足').count()).toBeGreaterThan(0);
  });

  it('and its office sees the same', async () => {
    await office.goto(at(`/firms/${idOf.get(theirs)}`));
    await expect.poll(() => verdictsOn(office)).toEqual(['符合', '不符合', '不符合']);
    expect(await appears(standing(office).getByRole('listitem').filter({ hasText: '厂长' }))).toBe(true);
  });
});

it('nobody’s page complained of anything but what it was refused', () => {
  expect(complaintsOf(office)).toEqual([]);
  expect(complaintsOf(firm)).toEqual([]);
});

/** Goes to a page by the navigation. */
async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true }).click();
}

/** Uploads a list and lets it be previewed, as a person does. */
async function upload(page: Page, name: string, workbook: Buffer): Promise<void> {
  await go(page, '企业');
  await page.getByRole('link', { name: '导入企业' }).first().click();
  await page.getByRole('heading', { name: '导入企业', level: 1 }).waitFor();
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbook,
  });
  await page.getByRole('button', { name: '上传并识别各列' }).click();
  await page.getByRole('button', { name: '预览会改动什么' }).click();
}

/** The code that an office gives out for the firm whose dossier it looks at. */
async function claimCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: '发放认领码' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '生成认领码' }).click();
  const code = (await dialog.locator('code').first().textContent()) ?? '';
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return code;
}

/** Claims a dossier on the page for it. */
async function claim(page: Page, code: string, login: string): Promise<void> {
  await page.getByLabel('认领码或邀请码').fill(code);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('姓名', { exact: true }).fill('厂长');
  await page.getByLabel('密码', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: '开通并登录' }).click();
  await page.getByRole('button', { name: /^我的菜单/ }).waitFor();
}

/** The part of the dossier about the rungs. */
const standing = (page: Page) => page.getByRole('region', { name: '站在哪一级', exact: true });

const RUNGS = ['科技和创新型中小企业', '专精特新中小企业', '专精特新“小巨人”企业'];

/** One rung of it. */
const rungOf = (page: Page, rung: string) =>
  standing(page)
    .getByRole('group')
    .filter({ has: page.getByRole('heading', { name: rung }) });

/** The verdict on each rung. */
async function verdictsOn(page: Page): Promise<readonly (string | null)[]> {
  await page.getByText('用当时的规则和资料重新判定').waitFor();
  return Promise.all(RUNGS.map((rung) => rungOf(page, rung).locator('summary [data-verdict]').textContent()));
}

/** A rung with its reasons in sight. */
async function opened(page: Page, rung: string) {
  const group = rungOf(page, rung);
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
  await group.getByText('逐条理由').waitFor();
  return group;
}

/** Every condition with its verdict, as they are read. */
function reasonsIn(group: Awaited<ReturnType<typeof opened>>): Promise<readonly string[]> {
  return group.locator('[data-condition]').allTextContents();
}

/** What a part of the dossier says, without the button that is not for everybody. */
async function factsIn(page: Page, group: string): Promise<string> {
  const text = await page.getByRole('region', { name: group, exact: true }).textContent();
  return (text ?? '').replace('填报', '');
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** What the interface answers to a page, with the session of that page. */
function asked(page: Page, address: string, body?: object): Promise<Answer> {
  return page.evaluate(
    async ([asking, sent]) => {
      const response = await fetch(asking, {
        method: sent === null ? 'GET' : 'POST',
        ...(sent === null ? {} : { headers: { 'content-type': 'application/json' }, body: sent }),
      });
      return { status: response.status, text: await response.text() };
    },
    [address, body === undefined ? null : JSON.stringify(body)] as const,
  );
}
