import { expect, it } from 'vitest';
import { answerAll, aSoundFirm, asked } from './answering.ts';
import { aBrowser, appears, aSite, complaintsOf, untilKept } from './aSite.ts';

const browser = aBrowser();

it('a stranger checks a firm with the network off, sees the verdict and every reason, and no request leaves', async () => {
  const site = await aSite();
  const page = await browser.open(site.origin, { serviceWorkers: 'allow' });
  const context = page.context();
  await untilKept(page);
  const foreign: string[] = [];
  const failed: string[] = [];
  context.on('requestfailed', (request) => failed.push(request.url()));
  context.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !request.url().startsWith('blob:')) foreign.push(request.url());
  });
  const requestsOfLoading = site.requests.length;
  await context.setOffline(true);

  await page.getByRole('link', { name: '自测这一级: 专精特新中小企业' }).click();
  await page.getByText('当前没有网络').waitFor();
  await page.getByLabel('判定日期').fill('2026-05-01');
  await page.getByText('工信部企业〔2026〕2号').first().waitFor();
  const questions = await answerAll(page, aSoundFirm);
  expect(questions.length).toBeGreaterThan(8);
  await expect.poll(() => asked(page)).toBe('结论已定：符合。其余问题不会改变它。');
  const outcome = page.getByRole('region', { name: '结论', exact: true });
  await expect.poll(() => outcome.getByRole('status').textContent()).toBe('符合');
  const reasons = page.getByRole('region', { name: '逐条理由' });
  await reasons.getByText('主营业务收入总额占营业收入总额比重不低于 80%').waitFor();
  await reasons.getByText('85.995%').waitFor();

  expect(site.requests.slice(requestsOfLoading)).toEqual([]);
  expect(foreign).toEqual([]);
  expect(failed).toEqual([]);
  // Browsers ask for icons past the service worker and past what a test can hear, so the icon is part of the page.
  expect(await page.getAttribute('link[rel="icon"]', 'href')).toMatch(/^data:/);
  expect(complaintsOf(page)).toEqual([]);
  await site.stop();
});

it('with the server gone, a reload, a shared link, a printed report and a page not seen before all work', async () => {
  const site = await aSite();
  const page = await browser.open(`${site.origin}/self-check/srdi#on=2026-05-01`, {
    permissions: ['clipboard-read', 'clipboard-write'],
    serviceWorkers: 'allow',
  });
  await untilKept(page);
  await site.stop();
  await page.context().setOffline(true);
  await answerAll(page, aSoundFirm);
  await page.getByLabel('企业名称（只用于报告）').fill('某精密仪器有限公司');

  await page.reload();
  await expect.poll(() => asked(page)).toBe('结论已定：符合。其余问题不会改变它。');

  await page.getByRole('button', { name: '复制链接' }).click();
  await page.getByText('链接已复制').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#');
  const received = await page.context().newPage();
  await received.goto(link);
  await expect.poll(() => asked(received)).toBe('结论已定：符合。其余问题不会改变它。');
  const sent = await page.getByRole('region', { name: /已填写/ }).textContent();
  await expect.poll(() => received.getByRole('region', { name: /已填写/ }).textContent()).toBe(sent);

  await received.emulateMedia({ media: 'print' });
  await received.getByText('专精特新中小企业自测报告').waitFor();
  await received.getByText('某精密仪器有限公司').waitFor();
  expect(await appears(received.getByText('填写的事实'))).toBe(true);
  await expect.poll(() => received.getByRole('button', { name: '打印报告' }).isVisible()).toBe(false);
  await expect.poll(() => received.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false);
  expect((await received.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);

  await received.goto(`${site.origin}/packs/compare/cn.srdi.2022/cn.srdi.2026`);
  await received.getByRole('heading', { name: '并排对照' }).waitFor();
});
