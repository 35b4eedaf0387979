import { beforeAll, describe, expect, it } from 'vitest';
import { aDossierCaller, aFirmActor, firmIdOf } from '../../../../tests/aDossier.ts';
import { anActor, aPlatform } from '../../../../tests/aPlatform.ts';

const platform = aPlatform();
const dossiers = aDossierCaller(platform);
const city = anActor('office', 'office-officer', { region: '3505' });
const firms = 55;

beforeAll(async () => {
  for (let number = 1; number <= firms; number += 1) {
    const revenue = number % 5 === 0 ? {} : { revenue_y1: number * 1_000_000 };
    await dossiers.add(city, number, { region_code: number % 2 === 0 ? '350502' : '350503', ...revenue });
  }
});

async function get<Body>(url: string, actor = city): Promise<Body> {
  const answer = await platform().call(actor, { url: `/api/enterprise${url}` });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Body>();
}

interface List {
  readonly firms: readonly { readonly enterprise_id: string; readonly facts: Record<string, unknown> }[];
  readonly has_more: boolean;
}

describe('a list of firms', () => {
  it('comes in pages, in order, those of which it is not known last either way', async () => {
    for (const sort of ['revenue_y1', '-revenue_y1']) {
      const first = await get<List>(`/firms?sort=${sort}&columns=revenue_y1`);
      const second = await get<List>(`/firms?sort=${sort}&columns=revenue_y1&page=2`);
      expect([first.firms.length, first.has_more, second.firms.length, second.has_more]).toEqual([50, true, 5, false]);
      const values = [...first.firms, ...second.firms].map(({ facts }) => facts.revenue_y1);
      const known = values.slice(0, 44) as number[];
      expect(known).toEqual(known.toSorted((a, b) => (sort === 'revenue_y1' ? a - b : b - a)));
      expect(values.slice(44)).toEqual(Array.from({ length: 11 }, () => null));
    }
  });

  it('is narrowed by conditions with money in CNY, and counted', async () => {
    const asked = 'where=revenue_y1:10000000..20000000&where=own_brand:missing&region=350502';
    const { firms: found } = await get<List>(`/firms?${asked}&sort=revenue_y1&columns=revenue_y1,tier`);
    expect(found.map(({ facts }) => facts)).toEqual(
      [12, 14, 16, 18].map((millions) => ({ revenue_y1: millions * 1_000_000, tier: null })),
    );
    expect(await get(`/firms/count?${asked}`)).toEqual({ total: 4 });
  });

  it('of a firm is the firm itself', async () => {
    const { firms: found } = await get<List>('/firms', aFirmActor(7, '350503'));
    expect(found.map(({ enterprise_id }) => enterprise_id)).toEqual([firmIdOf(7)]);
  });

  it('of a region outside the own one is empty', async () => {
    expect(await get('/firms?region=33')).toEqual({ firms: [], has_more: false });
    expect(await get('/firms/count?region=33')).toEqual({ total: 0 });
  });

  it('counts anew what was counted before, once something has changed', async () => {
    const county = anActor('office', 'office-officer', { region: '350502' });
    const before = await get<{ total: number }>('/firms/count', county);
    await dossiers.add(county, 900, { region_code: '350502' });
    expect(await get('/firms/count', county)).toEqual({ total: before.total + 1 });
  });

  it.each([
    ['sorted by what is none', 'sort=reveneu', 'unknown_column', 'query.sort'],
    ['with a column that is none', 'columns=revenue_y1,reveneu', 'unknown_column', 'query.columns'],
    ['by a fact that is none', 'where=reveneu:1..2', 'unknown_column', 'query.where'],
    ['by a range of a yes or no', 'where=own_brand:1..2', 'condition_unfit', 'query.where'],
    ['by a yes or no of money', 'where=revenue_y1:true', 'condition_unfit', 'query.where'],
    ['by a range that is open both ways', 'where=revenue_y1:..', 'condition_unfit', 'query.where'],
    ['by a level that is none', 'where=rd_institution_level:global', 'condition_unfit', 'query.where'],
    ['by a day that is none', 'where=established_on:2026-02-30..', 'condition_unfit', 'query.where'],
    ['by a number that no column holds', 'where=market_share:1e999..', 'condition_unfit', 'query.where'],
    ['by a range of names', 'where=name:a..b', 'condition_unfit', 'query.where'],
  ])('is refused %s', async (_how, query, code, where) => {
    const answer = await platform().call(city, { url: `/api/enterprise/firms?${query}` });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ error: { code, where } });
  });

  it('is refused for more pages than there are, and for more conditions than fit', async () => {
    const many = Array.from({ length: 13 }, () => 'where=own_brand:true').join('&');
    for (const query of ['page=201', 'page=0', many, 'where=own_brand', 'tier=gold']) {
      expect((await platform().call(city, { url: `/api/enterprise/firms?${query}` })).statusCode).toBe(400);
    }
  });
});

describe('what everybody may look up', () => {
  it('is the regions of the next level, in both languages', async () => {
    const { regions } = await get<{ regions: object[] }>('/regions?below=3505');
    expect(regions).toContainEqual({ code: '350582', name: { zh: '晋江市', en: 'Jinjiang' } });
    expect((await get<{ regions: object[] }>('/regions')).regions.length).toBeGreaterThan(30);
  });

  it('is the dictionary with the fields of the dossier', async () => {
    const { facts } = await get<{ facts: { name: string }[] }>('/dictionary', aFirmActor(1, '350503'));
    expect(facts.find(({ name }) => name === 'tier')).toMatchObject({
      type: 'enum',
      options: [{ value: 'innovative' }, { value: 'srdi' }, { value: 'little-giant' }],
    });
    expect(facts.find(({ name }) => name === 'local_feature_score')).toMatchObject({
      unit: 'point',
      least: 0,
      most: 15,
    });
  });

  it('is closed to whoever has not signed in', async () => {
    for (const url of ['/regions', '/dictionary', '/firms', '/firms/count', `/firms/${firmIdOf(1)}`]) {
      expect((await platform().call(null, { url: `/api/enterprise${url}` })).statusCode).toBe(401);
    }
  });
});
