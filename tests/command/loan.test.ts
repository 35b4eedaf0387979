import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithShared } from '../shared.ts';
import { leitu } from './leitu.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-loan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const annuity = {
  contractType: 'ANN',
  initialExchangeDate: '2023-12-12',
  maturityDate: '2024-06-12',
  notionalPrincipal: 10_000,
  nominalInterestRate: '0.12',
  dayCountConvention: 'AA',
  cycleOfPrincipalRedemption: 'P1ML1',
};

function fileOf(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
}

interface Seen {
  readonly eventDate: string;
  readonly eventType: string;
  readonly payoff: number;
}

describe('leitu loan', () => {
  it('tells every event, what is paid in all and the true annual rate', async () => {
    const told = await leitu(['loan', fileOf('annuity.json', annuity)], 'en');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toMatch(/2023-12-12 +IED paid out +-10,000\.00 +10,000\.00 +12% +0\.00/);
    expect(told.out).toContain('In all: principal 10,000.00, interest 353.39, fees 0.00.');
    expect(told.out).toContain('True annual rate (compounded over 365 days): 12.6528%');
  });
  it('writes the events for programs: five instalments of 1,725.56 and one of 1,725.59', async () => {
    const told = await leitu(['loan', fileOf('annuity.json', annuity), '--format', 'json']);
    const events = JSON.parse(told.out) as readonly Seen[]; // Our own output; a wrong shape fails below.
    const paid = new Map<string, number>();
    for (const { eventDate, eventType, payoff } of events) {
      if (eventType !== 'IED' && payoff !== 0) {
        paid.set(eventDate, (paid.get(eventDate) ?? 0) + Math.round(payoff * 100));
      }
    }
    expect([...paid.values()]).toEqual([172_556, 172_556, 172_556, 172_556, 172_556, 172_559]);
  });
  it('writes the events as .csv', async () => {
    const told = await leitu(['loan', fileOf('annuity.json', annuity), '--format', 'csv']);
    const [head, first] = told.out.split('\r\n');
    expect(head).toBe('eventDate,eventType,payoff,currency,notionalPrincipal,nominalInterestRate,accruedInterest');
    expect(first).toBe('2023-12-12T00:00:00,IED,-10000,CNY,10000,0.12,0');
  });
  it('takes what was observed beside the terms, and stops at `to`', async () => {
    const open = {
      contractType: 'UMP',
      initialExchangeDate: '2026-01-01',
      notionalPrincipal: 100_000,
      nominalInterestRate: 0.036,
      dayCountConvention: 'A360',
      cycleOfInterestPayment: 'P1ML1',
      to: '2026-03-15',
      eventsObserved: [{ time: '2026-01-11', type: 'PR', value: 40_000 }],
    };
    const told = await leitu(['loan', fileOf('open.json', open), '--format', 'csv']);
    expect(told.err).toBe('');
    expect(told.out).toContain('2026-01-11T00:00:00,PR,40000,CNY,60000');
    // 10 days on 100,000 and 21 on 60,000 at 3.6% of 360 days.
    expect(told.out).toContain('2026-02-01T00:00:00,IPCI,0,CNY,60226,');
  });
  it('tells which terms it does not use, and which years have no announced holidays', async () => {
    const terms = {
      ...annuity,
      counterpartyID: 'F1',
      calendar: 'CN',
      businessDayConvention: 'SCF',
      maturityDate: '2027-06-12',
    };
    const told = await leitu(['loan', fileOf('odd.json', terms)]);
    expect(told.code).toBe(0);
    expect(told.err).toContain('counterpartyID 与日期和金额无关');
    expect(told.err).toContain('2027 年的节假日安排尚未公布');
  });
  it('says that there is no true annual rate where the loan was paid out before', async () => {
    const told = await leitu([
      'loan',
      fileOf('begun.json', { ...annuity, statusDate: '2024-01-01', accruedInterest: 0 }),
    ]);
    expect(told.out).toContain('没有实际年利率');
  });

  it.each([
    [['loan', 'missing.json'], '无法读取 missing.json'],
    [['loan', 'annuity.json', '--format', 'xml'], 'xml'],
    [['loan', 'broken.json'], 'line 1 column 2'],
    [['loan', 'list.json'], 'JSON 对象'],
    [['loan', 'wrong.json'], '第 5 行：条款 notionalPrincipal 的值“ten”'],
    [['loan', 'until.json'], 'to 的值'],
    [['loan', 'market.json'], '没有 LPR 在 2024-03-12'],
    [['loan', 'series.json'], 'dataObserved.LPR'],
    [['loan', 'observed.json'], 'eventsObserved'],
    [['loan', 'misspelled.json'], '没有名为 nominalIntrestRate 的条款，最接近的是 nominalInterestRate'],
    [['loan', 'twice.json'], '第 2 行：条款 notionalPrincipal 写了两次'],
    [['loan', 'empty.json'], '不是 JSON'],
    [['conform', 'actus', 'missing.json'], '无法读取'],
    [['conform', 'actus', 'list.json'], '没有测试'],
  ])('%j is refused', async (args, words) => {
    fileOf('annuity.json', annuity);
    fileOf('broken.json', '{a');
    fileOf('list.json', []);
    fileOf('wrong.json', { ...annuity, notionalPrincipal: 'ten' });
    fileOf('until.json', { ...annuity, to: 'soon' });
    const floating = { ...annuity, marketObjectCodeOfRateReset: 'LPR', cycleOfRateReset: 'P3ML1' };
    fileOf('market.json', floating);
    fileOf('observed.json', { ...annuity, eventsObserved: {} });
    fileOf('misspelled.json', { ...annuity, nominalIntrestRate: 1 });
    fileOf('twice.json', JSON.stringify(annuity).replace('{', '{"notionalPrincipal":1,\n'));
    fileOf('empty.json', '');
    fileOf('series.json', { ...floating, dataObserved: { LPR: {} } });
    const ended = await leitu(
      args.map((arg) => (arg.endsWith('.json') && arg !== 'missing.json' ? join(folder, arg) : arg)),
    );
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(words);
  });
});

describeWithShared('leitu conform', (shared) => {
  const files = ['pam', 'lam', 'ann', 'ump'].map((type) => join(shared, 'vectors', `actus-${type}.json`));

  it('passes the published cases', async () => {
    expect(await leitu(['conform', 'actus', ...files])).toEqual({ code: 0, out: '50 passed, 0 failed\n', err: '' });
  });
  it('tells what differs in those that fail, and ends with 1', async () => {
    const results = [{ eventDate: '2023-12-12T00:00', eventType: 'IED', payoff: -9999 }];
    const unread = { terms: { ...annuity, contractType: 'NAM' }, results };
    const path = fileOf('cases.json', { one: { terms: annuity, results }, two: unread, three: { terms: annuity } });
    const ended = await leitu(['conform', 'actus', path], 'en');
    expect(ended).toMatchObject({ code: 1, err: '' });
    expect(ended.out).toContain('one: IED 2023-12-12T00:00:00 payoff of event 1 is to be -9999, not -10000');
    expect(ended.out).toContain('three: three is not in the ACTUS test format');
    expect(ended.out).toContain('two: The term contractType is “NAM”');
    expect(ended.out.trimEnd().split('\n').at(-1)).toBe('0 passed, 3 failed');
  });
});
