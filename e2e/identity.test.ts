import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPlatformSite, demonstrationPassword, openAs, signIn, typeSignIn } from './aPlatformSite.ts';
import { aBrowser, appears, complaintsOf } from './aSite.ts';
import { expectSound, seriousFindings } from './everyPage.ts';

const browser = aBrowser();
const site = aPlatformSite({ demonstration: 'off' });
const at = (path: string) => site().origin + path;

/** A page that has signed in as the platform's administrator. */
const asAdministrator = (path: string) => openAs(browser, site().origin, 'admin', path);

/** Opens an office as the platform does, and gives the link with which its administrator comes in. */
async function anInvitedOffice(name: string, region: string): Promise<string> {
  const page = await asAdministrator('/platform/organisations');
  await page.getByRole('button', { name: '新开机构' }).click();
  const dialog = page.getByRole('dialog', { name: '新开机构' });
  await dialog.getByLabel('名称').fill(name);
  await dialog.getByLabel('类型').click();
  await page.getByTitle('主管部门', { exact: true }).click();
  await dialog.getByLabel('地区').fill(region);
  await dialog.getByRole('button', { name: '新开机构' }).click();
  const invite = page.getByRole('dialog', { name });
  await invite.getByRole('button', { name: '生成邀请码' }).click();
  const link = await invite.getByText('/invitation?code=').textContent();
  await page.context().close();
  return link ?? '';
}

/** Accepts an invitation as somebody does who was sent the link. */
async function join(link: string, login: string, name: string): Promise<Page> {
  const page = await browser.open(link);
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('姓名', { exact: true }).fill(name);
  await page.getByLabel('密码', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: '开通并登录' }).click();
  await page.getByRole('button', { name: /^我的菜单/ }).waitFor();
  return page;
}

describe('signing in', () => {
  it('leads to where the work is, and says in the head of the page who is here', async () => {
    const page = await browser.open(at('/sign-in'));
    expect(await signIn(page, 'admin')).toBe('/platform/organisations');
    expect(await appears(page.getByRole('button', { name: '我的菜单：平台管理员，累土运营' }))).toBe(true);
    expect(complaintsOf(page)).toEqual([]);
  });

  it('leads back to the page that asked for it', async () => {
    const page = await browser.open(at('/account?from=letter#sessions'));
    await page.getByRole('heading', { name: '登录', level: 1 }).waitFor();
    await typeSignIn(page, 'admin', demonstrationPassword);
    await page.getByRole('heading', { name: '我的账号' }).waitFor();
    await expect.poll(() => page.url()).toBe(at('/account?from=letter#sessions'));
  });

  it('never leads to another site', async () => {
    const page = await browser.open(at('/sign-in?return=//elsewhere.example/'));
    expect(await signIn(page, 'admin')).toBe('/platform/organisations');
  });

  it('is refused with a wrong password, in words that turn with the language', async () => {
    const page = await browser.open(at('/sign-in'));
    await typeSignIn(page, 'admin', 'not the password');
    await page.getByRole('alert').getByText('账号或密码不正确').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('alert').getByText('The account or the password is wrong').waitFor();
  });

  it('is closed for a while after five wrong passwords, and says for how many minutes', async () => {
    const page = await browser.open(at('/sign-in'));
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const answer = page.waitForResponse((response) => response.url().endsWith('/api/identity/session'));
      await typeSignIn(page, 'somebody', `guess ${attempt}`);
      await answer;
    }
    expect(await appears(page.getByRole('alert').getByText(/尝试次数过多。请在 \d+ 分钟后再试/))).toBe(true);
  });

  it('needs both fields, and says so beside them', async () => {
    const page = await browser.open(at('/sign-in'));
    await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('请填写账号').waitFor();
    await page.getByText('请填写密码').waitFor();
    await expect.poll(() => page.getByLabel('账号', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  });
});

describe('signing out', () => {
  it('ends the session, leads home, and pages that need one ask for it again', async () => {
    const page = await asAdministrator('/account');
    await page.getByRole('button', { name: /^我的菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByRole('link', { name: '登录', exact: true }).waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
    await page.goto(at('/people'));
    await page.getByRole('heading', { name: '登录', level: 1 }).waitFor();
    expect(complaintsOf(page)).toEqual([]);
  });

  it('a session that was ended elsewhere leads to the sign-in page at the next request', async () => {
    const page = await asAdministrator('/account');
    await page.getByText('本浏览器', { exact: true }).waitFor();
    await page.context().request.delete(at('/api/identity/session'), { headers: { origin: site().origin } });
    await page.getByRole('button', { name: /^我的菜单/ }).click();
    await page.getByRole('menuitem', { name: '人员与邀请' }).click();
    await page.getByRole('heading', { name: '登录', level: 1 }).waitFor();
    await typeSignIn(page, 'admin', demonstrationPassword);
    expect(await appears(page.getByRole('heading', { name: '人员与邀请' }))).toBe(true);
  });
});

describe('an invitation', () => {
  it('shows to which organisation and role, opens an account, and signs in', async () => {
    const link = await anInvitedOffice('示例市工业和信息化局', '3505');
    const page = await browser.open(link);
    await page.getByText('示例市工业和信息化局').waitFor();
    await page.getByText('主管部门 · 主管部门管理员').waitFor();
    await expectSound(page, { zh: '接受邀请', en: 'Accept an invitation' });
    const joined = await join(link, 'Zhang.San', '张三');
    await expect.poll(() => new URL(joined.url()).pathname).toBe('/firms');
    expect(await appears(joined.getByRole('button', { name: '我的菜单：张三，示例市工业和信息化局' }))).toBe(true);
    expect(complaintsOf(joined)).toEqual([]);
    const again = await browser.open(link);
    expect(await appears(again.getByRole('alert').getByText('已被使用'))).toBe(true);
  });

  it('can be typed as a code, however its letters and strokes are written', async () => {
    const link = await anInvitedOffice('示例县工业和信息化局', '350582');
    const code = new URL(link).searchParams.get('code') ?? '';
    const page = await browser.open(at('/claim'));
    await page.getByLabel('认领码或邀请码').fill('7K3M');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('码共 12 位').waitFor();
    await page.getByLabel('认领码或邀请码').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: '下一步' }).click();
    expect(await appears(page.getByText('示例县工业和信息化局'))).toBe(true);
  });

  it('is how a firm claims its dossier: the office gives it the code', async () => {
    const office = await join(await anInvitedOffice('认领市工业和信息化局', '3505'), 'sun.qi', '孙七');
    const ask = async (path: string, data: object) => {
      const answer = await office.request.post(at(path), { data, headers: { origin: site().origin } });
      expect(answer.status()).toBe(201);
      // Either answer has what it is asked for; the tests of the modules hold its shape.
      return (await answer.json()) as { readonly enterprise_id: string; readonly code: string };
    };
    const facts = { uscc: '91350582MA31R0QX0Y', name: '认领示例机械有限公司', region_code: '350582' };
    const firm = await ask('/api/enterprise/firms', { base_year: 2025, stated_on: '2026-05-01', facts });
    const { code } = await ask(`/api/enterprise/firms/${firm.enterprise_id}/claim-code`, {});
    const page = await browser.open(at('/claim'));
    await page.getByLabel('认领码或邀请码').fill(code);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('企业 · 企业管理员').waitFor();
    await page.getByLabel('账号', { exact: true }).fill('zhou.ba');
    await page.getByLabel('姓名', { exact: true }).fill('周八');
    await page.getByLabel('密码', { exact: true }).fill(demonstrationPassword);
    await page.getByRole('button', { name: '开通并登录' }).click();
    await page.getByRole('button', { name: '我的菜单：周八，认领示例机械有限公司' }).waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/dossier');
  });

  it('that nobody gave out is refused, with a way to try another', async () => {
    const page = await browser.open(at('/claim'));
    await page.getByLabel('认领码或邀请码').fill('0000-0000-0000');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('alert').getByText('没有这个邀请码').waitFor();
    await page.getByRole('button', { name: '换一个码' }).click();
    expect(await appears(page.getByLabel('认领码或邀请码'))).toBe(true);
  });
});

describe('the people of an organisation', () => {
  it('are invited by a code that is shown once, given roles, and shut out when they leave', async () => {
    const admin = await join(await anInvitedOffice('邻市工业和信息化局', '3506'), 'li.si', '李四');
    await admin.goto(at('/people'));
    await admin.getByRole('button', { name: '邀请同事' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByText('主管部门经办人').click();
    await dialog.getByRole('button', { name: '生成邀请码' }).click();
    const link = (await dialog.getByText('/invitation?code=').textContent()) ?? '';
    await dialog.getByRole('button', { name: '我已发出' }).click();
    await admin.getByText('等待接受').waitFor();
    const colleague = await join(link, 'wang.wu', '王五');
    await colleague.goto(at('/people'));
    await colleague.getByRole('heading', { name: '这一页不在您的权限内' }).waitFor();

    await admin.reload();
    const row = admin.getByRole('row').filter({ hasText: 'wang.wu' });
    await row.getByRole('combobox', { name: '“王五”的角色' }).click();
    await admin.getByTitle('主管部门管理员').last().click();
    await row.getByTitle('主管部门管理员').waitFor();
    await colleague.goto(at('/people'));
    await colleague.getByRole('heading', { name: '人员与邀请' }).waitFor();

    await row.getByRole('button', { name: '停用' }).click();
    await admin.getByRole('tooltip').getByRole('button', { name: '停用' }).click();
    await row.getByText('已停用').waitFor();
    await colleague.reload();
    await colleague.getByRole('heading', { name: '登录', level: 1 }).waitFor();
    await typeSignIn(colleague, 'wang.wu', demonstrationPassword);
    expect(await appears(colleague.getByRole('alert').getByText('该账号已停用'))).toBe(true);
  });
});

describe('the own account', () => {
  it('changes its password, and the old one no longer opens it', async () => {
    const page = await join(await anInvitedOffice('改密市工业和信息化局', '3507'), 'zhao.liu', '赵六');
    await page.goto(at('/account'));
    await page.getByLabel('现在的密码').fill('not this one');
    await page.getByLabel('新密码').fill('五岳归来不看山，黄山归来');
    await page.getByText('很稳妥').waitFor();
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByRole('alert').getByText('当前密码不正确').waitFor();
    await page.getByLabel('现在的密码').fill(demonstrationPassword);
    await page.getByLabel('新密码').fill('五岳归来不看山，黄山归来');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('密码已修改').waitFor();

    const other = await browser.open(at('/sign-in'));
    await typeSignIn(other, 'zhao.liu', demonstrationPassword);
    await other.getByRole('alert').getByText('账号或密码不正确').waitFor();
    expect(await signIn(other, 'zhao.liu', '五岳归来不看山，黄山归来')).toBe('/firms');
  });

  it('shows where one is signed in, and ends that everywhere', async () => {
    const there = await asAdministrator('/account');
    const here = await asAdministrator('/account');
    await here.getByText('本浏览器', { exact: true }).waitFor();
    await here.getByRole('button', { name: '全部退出' }).click();
    await here.getByRole('tooltip').getByRole('button', { name: '全部退出' }).click();
    await here.getByRole('heading', { name: '登录', level: 1 }).waitFor();
    await there.reload();
    expect(await appears(there.getByRole('heading', { name: '登录', level: 1 }))).toBe(true);
  });
});

it('a token is shown once, and acts until it is revoked', async () => {
  const page = await asAdministrator('/tokens');
  await page.getByRole('button', { name: '新建令牌' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('夜间同步');
  await dialog.getByLabel('管理机构').check();
  await dialog.getByRole('button', { name: '新建令牌' }).click();
  await dialog.getByRole('button', { name: '复制令牌' }).waitFor();
  const secret = await dialog.locator('code').first().textContent();
  await dialog.getByRole('button', { name: '我已保存' }).click();
  const ask = () =>
    fetch(at('/api/identity/organisations'), { headers: { authorization: `Bearer ${secret}` } }).then(
      ({ status }) => status,
    );
  expect(await ask()).toBe(200);
  const row = page.getByRole('row').filter({ hasText: '夜间同步' });
  await row.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '撤销' }).click();
  await row.getByText('已撤销').waitFor();
  expect(await ask()).toBe(401);
});

it('the audit says who did what, and can be narrowed to one action', async () => {
  await anInvitedOffice('审计市工业和信息化局', '3508');
  const page = await asAdministrator('/platform/audit');
  const events = page.getByRole('list', { name: '审计记录' }).getByRole('listitem');
  await events.filter({ hasText: '新开机构' }).filter({ hasText: '审计市工业和信息化局' }).waitFor();
  await page.getByRole('combobox', { name: '操作' }).click();
  await page.getByRole('combobox', { name: '操作' }).fill('建立初始');
  await page.getByTitle('建立初始机构').click();
  await events.filter({ hasText: '新开机构' }).first().waitFor({ state: 'detached' });
  await expect.poll(() => events.count()).toBe(1);
});

describe('every page', () => {
  const pages: readonly (readonly [path: string, zh: string, en: string])[] = [
    ['/account', '我的账号', 'My account'],
    ['/people', '人员与邀请', 'People'],
    ['/tokens', '接口令牌', 'Tokens'],
    ['/platform/organisations', '机构', 'Organisations'],
    ['/platform/audit', '审计记录', 'Audit'],
    ['/platform/health', '运行状况', 'Health'],
  ];

  let page: Page;
  beforeAll(async () => {
    page = await asAdministrator('/account');
  });

  it.each(pages)('%s is sound', async (path, zh, en) => {
    await page.goto(at(path));
    await page.waitForLoadState('networkidle');
    await expectSound(page, { zh, en });
    expect(complaintsOf(page)).toEqual([]);
  });

  it.each([
    ['/sign-in', '登录', 'Sign in'],
    ['/claim', '凭码开通账号', 'Open an account with a code'],
  ])('%s is sound', async (path, zh, en) => {
    const visited = await browser.open(at(path));
    await expectSound(visited, { zh, en });
    expect(complaintsOf(visited)).toEqual([]);
  });

  it('dialogs are sound', async () => {
    await page.goto(at('/platform/organisations'));
    await page.getByRole('button', { name: '新开机构' }).click();
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => seriousFindings(page)).toEqual([]);
  });
});
