import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRowReader, type Facts, readHeader } from '@leitu/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anActor, aPlatform } from '../../../../tests/aPlatform.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { today } from '../../../platform/clock/today.ts';
import { uuidOfName } from '../../../platform/db/uuid.ts';
import { openTable } from '../../../platform/files/index.ts';
import { rowOfFirm } from '../columns.ts';
import { demonstrationFirms } from '../demonstration/demonstrationFirms.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import { insertFirms, insertTerms } from '../store/writeFirms.ts';

const platform = aPlatform();
const city = anActor('office', 'office-officer', { region: '3505' });
const folder = mkdtempSync(join(tmpdir(), 'leitu-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The firms, with their facts as they were put in. */
const firms: Facts[] = [];
beforeAll(async () => {
  for (const { uscc, facts, tier, tierGrantedOn } of demonstrationFirms(600, 11, 2025)) {
    firms.push({ ...facts, uscc, tier: tier ?? undefined, tier_granted_on: tierGrantedOn ?? undefined });
  }
  await platform().database.as(city, async (transaction) => {
    const rows = firms.map((facts) => rowOfFirm(uuidOfName('enterprise', String(facts.uscc)), facts, 2025));
    await insertTerms(transaction, [...(await insertFirms(transaction, rows))]);
  });
});

function download(query: string, actor: Actor = city) {
  return platform().call(actor, { url: `/api/enterprise/firms/export?${query}` });
}

/** Reads an exported file as an import would. */
async function readBack(bytes: Buffer, format: 'csv' | 'xlsx'): Promise<Facts[]> {
  const path = join(folder, `list.${format}`);
  writeFileSync(path, bytes);
  const table = await openTable(path);
  // A list of nobody is a head alone, which is no list to import.
  if (!table.ok && table.reason.code === 'rows_none') return [];
  if (!table.ok) throw new Error(table.reason.message.en);
  const header = readHeader(table.value.header, dictionaryOfDossiers(), today());
  if (!header.ok) throw new Error(header.reason.message.en);
  const reader = createRowReader(header.value.columns);
  const found: Facts[] = [];
  for await (const batch of table.value.rows) {
    if (!batch.ok) throw new Error(batch.reason.message.en);
    for (const { number, cells, extra } of batch.value) {
      const { facts, refusals } = reader.read(number, cells, extra);
      expect(refusals).toEqual([]);
      found.push(facts);
    }
  }
  return found;
}

const codeOf = ({ uscc }: Facts) => String(uscc);
const inOrder = (a: string, b: string) => (a < b ? -1 : 1);
const byCode = (list: readonly Facts[]) =>
  new Map(
    list.map((facts) => [
      facts.uscc,
      Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    ]),
  );

describe('an exported list', () => {
  it.each(['csv', 'xlsx'] as const)(
    'as .%s holds every fact of every firm, and an import reads all of them back',
    async (format) => {
      for (const lang of ['zh', 'en']) {
        const answer = await download(`format=${format}&lang=${lang}&sort=uscc`);
        expect(answer.statusCode).toBe(200);
        const back = await readBack(answer.rawPayload, format);
        expect(byCode(back)).toEqual(byCode(firms));
      }
    },
  );

  it('is of the firms asked for, in the order asked for, with the columns asked for', async () => {
    const answer = await download(
      'format=csv&region=350582&where=revenue_y1:20000000..&sort=-revenue_y1&columns=revenue_y1,own_brand',
    );
    const back = await readBack(answer.rawPayload, 'csv');
    const expected = firms
      .filter(({ region_code, revenue_y1 }) => region_code === '350582' && Number(revenue_y1) >= 2_000_000_000)
      .toSorted((a, b) => Number(b.revenue_y1) - Number(a.revenue_y1));
    expect(expected.length).toBeGreaterThan(5);
    expect(back.map(({ uscc }) => uscc)).toEqual(expected.map(({ uscc }) => uscc));
    const head = answer.body.slice(1, answer.body.indexOf('\r\n'));
    expect(head).toBe('统一社会信用代码,企业名称,行政区划代码,所在地区,上年度营业收入（元）,自主品牌');
  });

  it('is found by a part of a name', async () => {
    const name = String(firms[7]?.name);
    const part = name.slice(2, 6);
    const back = await readBack((await download(`format=csv&q=${encodeURIComponent(part)}`)).rawPayload, 'csv');
    const expected = firms.filter((facts) => String(facts.name).includes(part));
    expect(back.map(codeOf).toSorted(inOrder)).toEqual(expected.map(codeOf).toSorted(inOrder));
    expect(back.length).toBeGreaterThan(0);
  });

  it('is found by every one of several words', async () => {
    const words = [/^../, /..(?=有限公司$)/].map((part) => String(firms[7]?.name).match(part)?.[0] ?? '');
    const back = await readBack(
      (await download(`format=csv&q=${encodeURIComponent(words.join(' '))}`)).rawPayload,
      'csv',
    );
    const bearing = (all: readonly string[]) =>
      firms.filter(({ name }) => all.every((word) => String(name).includes(word)));
    expect(back.map(codeOf).toSorted(inOrder)).toEqual(bearing(words).map(codeOf).toSorted(inOrder));
    expect(back.length).toBeGreaterThan(0);
    expect(back.length).toBeLessThan(Math.min(...words.map((word) => bearing([word]).length)));
  });

  it('is named in Chinese, kept by nobody, and noted in the audit with what was looked for', async () => {
    const answer = await download('format=csv&region=350505&lang=zh');
    expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('企业名单')}`);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { rows } = await platform().owner.query(
      `select detail from platform.audit_events where action = 'enterprise.export' order by position desc limit 1`,
    );
    const inRegion = firms.filter(({ region_code }) => region_code === '350505').length;
    expect(rows).toMatchObject([
      { detail: { format: 'csv', rows: inRegion, search: { region: '350505', where: [] } } },
    ]);
  });

  it('is one of three at once; who asks at the same moment is told to come again, and then gets it', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => download('format=csv&columns=name')));
    const codes = answers.map(({ statusCode }) => statusCode);
    expect(codes.toSorted((a, b) => a - b)).toEqual([200, 200, 200, 503, 503]);
    expect(answers[codes.indexOf(503)]?.json()).toMatchObject({
      error: { code: 'exports_busy', figures: { most: 3 } },
    });
    expect((await download('format=csv&columns=name')).statusCode).toBe(200);
  });

  it('of nothing is a head without rows', async () => {
    expect(await readBack((await download('format=xlsx&where=employees_y1:9000000..')).rawPayload, 'xlsx')).toEqual([]);
  });
});

describe('whoever exports gets the firms he may see', () => {
  it.each([
    ['a county its own', anActor('office', 'office-officer', { region: '350582' }), '350582'],
    ['another province none', anActor('office', 'office-officer', { region: '33' }), '33'],
  ])('%s', async (_who, actor, region) => {
    const back = await readBack((await download('format=csv', actor)).rawPayload, 'csv');
    const expected = firms.filter(({ region_code }) => String(region_code).startsWith(region));
    expect(back.length).toBe(expected.length);
  });

  it('a county that asks for its sibling gets none', async () => {
    const actor = anActor('office', 'office-officer', { region: '350582' });
    expect(await readBack((await download('format=csv&region=350583', actor)).rawPayload, 'csv')).toEqual([]);
  });

  it('a partner the firms that consented', async () => {
    const bank = anActor('bank', 'partner-admin', { region: '3505' });
    const facts = firms[3];
    await platform().owner.query(
      `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day)
       values ($1, gen_random_uuid(), $2, $3, 'a loan', '2026-01-01', '2099-12-31')`,
      [uuidOfName('enterprise', String(facts?.uscc)), facts?.region_code, bank.organisationId],
    );
    const back = await readBack((await download('format=csv', bank)).rawPayload, 'csv');
    expect(back.map(({ uscc }) => uscc)).toEqual([facts?.uscc]);
  });
});

describe('is refused', () => {
  it.each([
    ['an unknown column to show', 'format=csv&columns=turnover', 'unknown_column'],
    ['an unknown column to sort by', 'format=csv&sort=turnover', 'unknown_column'],
    ['a condition that cannot be', 'format=csv&where=revenue_y1:true', 'condition_unfit'],
    ['another format', 'format=pdf', 'input_invalid'],
  ])('%s', async (_what, query, code) => {
    const answer = await download(query);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.json()).toMatchObject({ error: { code } });
  });
});
