import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aList, anImporter, aUscc } from '../../../../tests/anImporter.ts';
import { anActor, aPlatform } from '../../../../tests/aPlatform.ts';
import { encodeGb18030 } from '../../../../tests/command/gb18030.ts';
import { writeXlsx } from '../../../platform/files/index.ts';
import { type DigestedRecord, digestRecords } from './digest.ts';

const platform = aPlatform();
const city = anActor('office', 'office-officer', { region: '3505' });
const importer = anImporter(platform, city);

/** What is kept of firms, behind the server's back. */
async function kept<Row extends object>(table: string, importId?: string): Promise<Row[]> {
  const where = importId === undefined ? '' : `where import_id = '${importId}'`;
  return (await platform().owner.query<Row>(`select * from enterprise.${table} ${where}`)).rows;
}

async function firmOf(number: number): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { rows } = await platform().owner.query<Readonly<Record<string, unknown>>>(
    'select * from enterprise.enterprises where uscc = $1',
    [aUscc(number)],
  );
  return rows[0];
}

describe('a file with mistakes', () => {
  const sound = [aUscc(1), '泉州南方机械有限公司', '350502', 1200, 30];
  const broken = aList([
    sound,
    [aUscc(2), '泉州北方机械有限公司', '350502', '很多', 12.5],
    [aUscc(3), '', '', 1, 1],
    [aUscc(4), '福州东方机械有限公司', '350102', 1, 1],
    ['91350502MA0000000X', '泉州西方机械有限公司', '350502', 1, 1],
    [aUscc(1), '泉州南方机械有限公司', '350502', 1, 1],
  ]);

  let importId = '';
  it('is previewed with every refused cell: row, column, value and reason', async () => {
    ({ import_id: importId } = await importer.upload(broken));
    const { item } = await importer.preview(importId);
    expect(item.state).toBe('previewed');
    expect(item.preview).toMatchObject({ rows: 6, new_firms: 1, refused_rows: 5, refused_cells: 7 });
    const refused = await importer.refusals(importId);
    expect(refused.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [3, '上年度营业收入（万元）', '很多', 'not_a_number'],
      [3, '从业人员数', '12.5', 'not_whole'],
      [4, '企业名称', '', 'name_missing'],
      [4, '行政区划代码', '', 'region_missing'],
      [5, '行政区划代码', '350102', 'outside_region'],
      [6, '统一社会信用代码', '91350502MA0000000X', 'uscc_check_digit'],
      [7, '统一社会信用代码', aUscc(1), 'uscc_repeated'],
    ]);
    expect(refused.every(({ message }) => message.zh !== '' && message.en !== '')).toBe(true);
  });

  it('has its refused cells as a file too', async () => {
    const url = `/api/enterprise/imports/${importId}/refusals.csv`;
    const answer = await platform().call(city, { url });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = answer.body.split('\r\n');
    expect(lines[0]).toBe('\ufeff行,列,值,原因');
    expect(lines[1]).toMatch(/^3,上年度营业收入（万元）,很多,.*应为数/);
    expect((await platform().call(city, { url: `${url}?lang=en` })).body).toContain('row,column,value,reason');
  });

  it('is not written as long as rows are refused, and nothing of it is there', async () => {
    const answer = await importer.step(importId, 'write');
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ error: { code: 'rows_refused', figures: { rows: 5 } } });
    expect(await kept('enterprises')).toEqual([]);
  });

  it('is written without the refused rows where that is asked for', async () => {
    const { item } = await importer.write(importId, { leave_out_refused: true });
    expect(item).toMatchObject({ state: 'written', outcome: { new_firms: 1, left_out_rows: 5 } });
    expect((await kept('enterprises')).length).toBe(1);
  });

  it('is written whole when it is mended', async () => {
    const mended = aList([sound, [aUscc(2), '泉州北方机械有限公司', '350502', 800, 12]]);
    const { outcome } = await importer.bringIn(mended);
    expect(outcome).toMatchObject({ new_firms: 1, changed_firms: 0, unchanged_firms: 1, left_out_rows: 0 });
    expect(await firmOf(2)).toMatchObject({
      name: '泉州北方机械有限公司',
      revenue_y1: '800000000',
      employees_y1: '12',
    });
  });
});

describe('what is written', () => {
  const rows = [
    [aUscc(11), '泉州鲤城纸业有限公司', '350502', 12.5, 30],
    [aUscc(12), '泉州丰泽软件有限公司', '350503', 3000, 80],
  ];

  it('says of each value where it comes from', async () => {
    const item = await importer.bringIn(aList(rows), { source: 'tax', statedOn: '2026-02-28' });
    const records = await kept<Readonly<Record<string, unknown>>>('records', item.import_id);
    expect(records).toHaveLength(2);
    const paper = records.find(({ facts }) => (facts as { uscc: string }).uscc === aUscc(11));
    expect(paper).toMatchObject({
      source: 'tax',
      base_year: 2025,
      organisation_id: city.organisationId,
      facts: { name: '泉州鲤城纸业有限公司', revenue_y1: 12_500_000, employees_y1: 30 },
    });
  });

  it('again changes nothing', async () => {
    const before = await kept('records');
    const item = await importer.bringIn(aList(rows), { source: 'tax', statedOn: '2026-02-28' });
    expect(item.preview).toMatchObject({ new_firms: 0, changed_firms: 0, unchanged_firms: 2, changes_by_fact: [] });
    expect(item.outcome).toMatchObject({ new_firms: 0, changed_firms: 0, unchanged_firms: 2 });
    expect(await kept('records')).toHaveLength(before.length);
  });

  it('later keeps only what is new, and shows before and after', async () => {
    const changed = [
      [aUscc(11), '泉州鲤城纸业有限公司', '350502', 13, 30],
      [aUscc(12), '泉州丰泽数字科技有限公司', '350503', 3000, 80],
    ];
    const { import_id: importId } = await importer.upload(aList(changed), { source: 'tax', statedOn: '2026-04-30' });
    const { item } = await importer.preview(importId);
    expect(item.preview).toMatchObject({ changed_firms: 2, unchanged_firms: 0 });
    expect(item.preview?.changes_by_fact).toEqual([
      { fact: 'name', filled: 0, changed: 1 },
      { fact: 'revenue_y1', filled: 0, changed: 1 },
    ]);
    expect(item.preview?.examples[0]).toEqual({
      row: 2,
      uscc: aUscc(11),
      name: '泉州鲤城纸业有限公司',
      is_new: false,
      changes: [{ fact: 'revenue_y1', before: 125_000, after: 130_000 }],
    });
    await importer.write(importId);
    const records = await kept<{ facts: object }>('records', importId);
    expect(records.map(({ facts }) => facts)).toEqual(
      expect.arrayContaining([{ revenue_y1: 13_000_000 }, { name: '泉州丰泽数字科技有限公司' }]),
    );
  });

  it('is found by its new name, and no more by the one before', async () => {
    const { rows: terms } = await platform().owner.query<{ term: string }>(
      'select term from enterprise.terms join enterprise.enterprises using (enterprise_id) where uscc = $1',
      [aUscc(12)],
    );
    const found = terms.map(({ term }) => term);
    expect(found).toContain('数字科技有限公司');
    expect(found.filter((term) => term.startsWith('软件'))).toEqual([]);
  });

  it('of a lesser source is kept and does not overrule a better one', async () => {
    const item = await importer.bringIn(aList([[aUscc(11), '泉州鲤城纸业有限公司', '350502', 99, 30]]), {
      source: 'industry',
      statedOn: '2026-06-30',
    });
    expect(item.outcome).toMatchObject({ changed_firms: 1 });
    expect(item.preview?.changes_by_fact).toEqual([]);
    expect(await firmOf(11)).toMatchObject({ revenue_y1: '13000000' });
  });

  it('of an earlier fiscal year stands where that year is now', async () => {
    await importer.bringIn(aList([[aUscc(13), '泉州洛江织造有限公司', '350504', 70, 9]]), {
      baseYear: 2024,
      statedOn: '2025-04-01',
    });
    expect(await firmOf(13)).toMatchObject({ facts_year: 2025, revenue_y1: null, revenue_y2: '70000000' });
  });

  it('lets all rows of a firm follow it to another county of the office', async () => {
    await importer.bringIn(aList([[aUscc(13), '泉州洛江织造有限公司', '350582', 70, 9]]), { statedOn: '2026-05-01' });
    const { enterprise_id: id } = (await firmOf(13)) ?? {};
    expect(await firmOf(13)).toMatchObject({ region_code: '350582' });
    for (const table of ['records', 'terms']) {
      const { rows: regions } = await platform().owner.query(
        `select distinct region_code from enterprise.${table} where enterprise_id = $1`,
        [id],
      );
      expect(regions, table).toEqual([{ region_code: '350582' }]);
    }
  });
});

describe('the audit of an import', () => {
  it('tells of the upload, the mapping and what was written, with the digest of the records', async () => {
    const item = await importer.bringIn(aList([[aUscc(21), '泉州石狮服饰有限公司', '350581', 5, 5]]));
    const events = await platform().database.as(city, (transaction) =>
      transaction.query<{ action: string; detail: Readonly<Record<string, unknown>> }>(
        `select action, detail from platform.audit_events where detail ->> 'import_id' = $1 order by position`,
        [item.import_id],
      ),
    );
    expect(events.map(({ action }) => action)).toEqual([
      'enterprise.import.upload',
      'enterprise.import.preview',
      'enterprise.import.write',
    ]);
    expect(events[2]?.detail).toMatchObject({ ...item.outcome, file_name: '名单.csv', source: 'industry' });
  });

  it('names a digest that the records in the database still have', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => [
      aUscc(30 + index),
      `泉州样本${index}有限公司`,
      '350502',
      index,
      1,
    ]);
    const item = await importer.bringIn(aList(rows));
    const records = await platform().database.as(city, (transaction) =>
      transaction.query<DigestedRecord>('select * from enterprise.records where import_id = $1', [item.import_id]),
    );
    const digest = digestRecords();
    for (const record of records) digest.add(record);
    expect(records).toHaveLength(30);
    expect(digest.finish()).toBe(item.outcome?.digest);

    const [first] = records;
    if (first === undefined) throw new Error('there are records');
    digest.add({ ...first, facts: { ...first.facts, revenue_y1: 1 } });
    expect(digest.finish()).not.toBe(item.outcome?.digest);
  });
});

describe('an office', () => {
  const county = anImporter(platform, anActor('office', 'office-officer', { region: '350502' }));
  const neighbour = anImporter(platform, anActor('office', 'office-officer', { region: '350602' }));

  it('brings in no firm of another county', async () => {
    const rows = [
      [aUscc(61), '泉州丰泽茶业有限公司', '350503', 1, 1],
      ['91350503MA0000000X', '泉州丰泽制茶有限公司', '350503', 1, 1],
    ];
    const { import_id: importId } = await county.upload(aList(rows));
    await county.preview(importId);
    const refused = await county.refusals(importId);
    expect(refused.map(({ row, value, code }) => [row, value, code])).toEqual([
      [2, '350503', 'outside_region'],
      [3, '91350503MA0000000X', 'uscc_check_digit'],
      [3, '350503', 'outside_region'],
    ]);
  });

  it('cannot take a firm of another region by its code, and is not told whose it is', async () => {
    await neighbour.bringIn(aList([[aUscc(62), '漳州芗城食品有限公司', '350602', 1, 1]]));
    const rows = [
      [aUscc(62), '漳州芗城食品有限公司', '350502', 1, 1],
      [aUscc(63), '泉州鲤城食品有限公司', '350502', 1, 1],
    ];
    const { import_id: importId } = await county.upload(aList(rows));
    await county.preview(importId);
    const { state, refusal, item } = await county.write(importId);
    expect([state, refusal?.code, item.state]).toEqual(['refused', 'rows_refused', 'previewed']);
    expect(item.preview).toMatchObject({ refused_rows: 1, refused_cells: 1 });
    const [refused] = await county.refusals(importId);
    expect(refused).toMatchObject({ row: 2, code: 'firm_of_another_region', value: aUscc(62) });
    expect(JSON.stringify(refused)).not.toMatch(/3506|漳州|芗城/);
    expect(await firmOf(63)).toBeUndefined();

    const { item: written } = await county.write(importId, { leave_out_refused: true });
    expect(written.outcome).toMatchObject({ new_firms: 1, left_out_rows: 1 });
    expect(await firmOf(62)).toMatchObject({ region_code: '350602' });
  });
});

describe('the columns of a file', () => {
  it('are remembered as somebody has mapped them, for files with the same headers', async () => {
    const headers = ['信用代码', '名称', '区划', '营收'];
    const content = aList([[aUscc(71), '泉州南安石材有限公司', '350583', 2.5]], headers);
    const first = await importer.upload(content);
    expect(first.columns.map(({ origin, examples }) => [origin, examples])).toEqual([
      ['none', [aUscc(71)]],
      ['none', ['泉州南安石材有限公司']],
      ['none', ['350583']],
      ['none', ['2.5']],
    ]);
    const plain = (fact: string) => ({ fact, money_scale: '元', is_percent: false }) as const;
    await importer.preview(first.import_id, [
      { header: '信用代码', reading: plain('uscc') },
      { header: '名称', reading: plain('name') },
      { header: '区划', reading: plain('region_code') },
      { header: '营收', reading: { fact: 'revenue_y1', money_scale: '亿元', is_percent: false } },
    ]);
    const second = await importer.upload(content);
    expect(second.columns.map(({ origin }) => origin)).toEqual(Array(4).fill('remembered'));
    await importer.preview(second.import_id);
    await importer.write(second.import_id);
    expect(await firmOf(71)).toMatchObject({ revenue_y1: '25000000000' });

    const other = anImporter(platform, anActor('office', 'office-officer', { region: '3505' }));
    expect((await other.upload(content)).columns.map(({ origin }) => origin)).toEqual(Array(4).fill('none'));
  });

  it('are refused where none is the code', async () => {
    const { import_id: importId } = await importer.upload(
      aList([['泉州安溪茶厂', '350524']], ['企业名称', '行政区划代码']),
    );
    expect((await importer.step(importId, 'preview')).json()).toMatchObject({ error: { code: 'no_uscc_column' } });
  });
});

describe('a file', () => {
  it('in GB18030 is read as well as in UTF-8', async () => {
    await importer.bringIn(encodeGb18030(aList([[aUscc(81), '泉州惠安雕艺有限公司', '350521', 1, 1]])));
    expect(await firmOf(81)).toMatchObject({ name: '泉州惠安雕艺有限公司' });
  });

  it('may be a workbook', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leitu-workbook-'));
    const path = join(folder, 'firms.xlsx');
    const titles = ['统一社会信用代码', '企业名称', '行政区划代码', '成立日期', '自主品牌', '细分市场占有率（%）'];
    const columns = titles.map((title) => ({ title }));
    const rows = [[aUscc(82), '泉州德化陶瓷有限公司', '350526', { day: '2011-05-06' }, '是', 12]];
    await writeXlsx(path, [{ name: '企业', columns, rows }]);
    await importer.bringIn(await readFile(path), { name: '企业.xlsx' });
    await rm(folder, { recursive: true });
    expect(await firmOf(82)).toMatchObject({ own_brand: true, market_share: 0.12 });
  });

  it.each([
    ['is no table', '名单.pdf', 'x', 415, 'file_kind'],
    ['is an old workbook', '名单.xlsx', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 415, 'format_old_excel'],
    ['is empty', '名单.csv', '', 422, 'file_empty'],
    ['has a header alone', '名单.csv', 'uscc,name', 422, 'rows_none'],
    ['has no header', '名单.csv', `${aUscc(1)},1\n${aUscc(2)},2`, 422, 'header_missing'],
  ])(
    'that %s is refused at once, by its own name, and nothing is kept of it',
    async (_what, name, content, status, code) => {
      const before = await kept('imports');
      const answer = await importer.tryUpload(content, { name });
      expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([status, code]);
      expect(answer.body).toContain(name);
      expect(answer.body).not.toContain(tmpdir());
      expect(await kept('imports')).toHaveLength(before.length);
    },
  );

  it.each([
    [{ baseYear: 2026 }, 'base_year_ahead'],
    [{ statedOn: '2999-01-01' }, 'stated_in_future'],
  ])('of what has not come to its end yet is refused: %j', async (settings, code) => {
    const answer = await importer.tryUpload(aList([]), settings);
    expect(answer.json()).toMatchObject({ error: { code } });
  });

  it.each(['0000-01-01', '1949-09-30'])('of a day that no data are of is refused: %s', async (statedOn) => {
    const answer = await importer.tryUpload(aList([]), { statedOn });
    expect(answer.json()).toMatchObject({ error: { code: 'input_invalid', where: 'query.stated_on' } });
  });

  it('in the name of the firms is refused: a firm speaks for itself', async () => {
    const answer = await importer.tryUpload(aList([]), { source: 'enterprise' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ error: { code: 'source_is_firm' } });
  });

  it('that says it is larger than an upload may be is refused before it comes', async () => {
    const answer = await importer.tryUpload(aList([]), { announcedBytes: 201 * 1024 * 1024 });
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ error: { code: 'upload_too_large', figures: { limitMegabytes: 200 } } });
  });

  it('with more columns than any table of firms is refused before they are read', async () => {
    const columns = Array.from({ length: 501 }, (_, index) => `c${index}`);
    const answer = await importer.tryUpload(`${columns.join(',')}\n${columns.join(',')}\n`);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ error: { code: 'too_many_columns', figures: { columns: 501, most: 500 } } });
  });

  it('keeps examples of its cells, wherever a long one is cut', async () => {
    const { columns } = await importer.upload(`uscc,备注\n${aUscc(83)},${'甲'.repeat(59)}𠮷乙\n`);
    expect(columns.map(({ examples }) => examples)).toEqual([[aUscc(83)], [`${'甲'.repeat(59)}…`]]);
  });

  it('that breaks off in the middle ends the preview with the place, and can be discarded', async () => {
    const content = `${aList(Array.from({ length: 9000 }, (_, index) => [aUscc(1000 + index), `泉州样本${index}号有限公司`, '350502', 1, 1]))}\n"x`;
    const { import_id: importId } = await importer.upload(content);
    const { state, item } = await importer.preview(importId);
    expect([state, item.state, item.problem?.code]).toEqual(['refused', 'failed', 'quote_unclosed']);
    expect(item.problem?.message.zh).toContain('名单.csv');
  });
});
