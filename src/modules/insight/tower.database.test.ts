import { seededGenerator } from '@leitu/kernel';
import { TIERS, type Tier } from '@leitu/rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepFirms } from '../../../tests/aKeptFirm.ts';
import { anActor, aPlatform } from '../../../tests/aPlatform.ts';
import { aModelFirm } from '../../../tests/packs/aFirm.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import { today } from '../../platform/clock/today.ts';
import { towerResponse } from './contract.ts';
import type { TowerResponse } from './index.ts';

const platform = aPlatform();
const office = (region: string) => anActor('office', 'office-officer', { region });

interface CountedFirm {
  readonly uscc: string;
  readonly region: string;
  readonly industry: string | null;
  readonly tier: Tier | null;
  readonly grantedOn: string | null;
  /** It meets the criteria of every rung, or of none. */
  readonly isModel: boolean;
}

const random = seededGenerator(20261124);
const firms: readonly CountedFirm[] = Array.from({ length: 600 }, (_, index) => {
  const tier = random.pick([null, null, ...TIERS]);
  const year = 2019 + random.pick([0, 1, 2, 3, 4, 5, 6, 7]);
  return {
    uscc: `TOWER-${index}`,
    region: random.pick(['350582', '350583', '350500', '350203', '330106']),
    industry: random.pick(['C3921', 'C3959', 'C1811', 'I6513', null]),
    tier,
    grantedOn: tier === null || random.next() < 0.1 ? null : `${year}-06-30`,
    isModel: random.next() < 0.5,
  };
});

async function towerFor(actor: Actor | null, query = '') {
  const answer = await platform().call(actor, { url: `/api/insight/tower${query}` });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

const towerOf = async (region: string, query = ''): Promise<TowerResponse> =>
  towerResponse.parse((await towerFor(office(region), query)).body);

/** Judges all firms of the country as they are now. */
async function judgeAll(): Promise<void> {
  const ministry = office('');
  const asked = await platform().call(ministry, { method: 'POST', url: '/api/cultivation/runs', payload: {} });
  const { job_id } = asked.json<{ job_id: string }>();
  expect(await platform().ended(ministry, job_id)).toMatchObject({ state: 'done' });
}

beforeAll(async () => {
  await keepFirms(
    platform().owner,
    firms.map(({ uscc, region, industry, tier, grantedOn, isModel }) => {
      const known = isModel ? aModelFirm().facts : { ...aModelFirm().facts, abnormal_list: true };
      const { title_innovative: _first, title_srdi: _second, industry_code: _third, ...facts } = known;
      return {
        uscc,
        region,
        facts: {
          ...facts,
          // What the packs ask of the titles is so whatever the highest title held is.
          ...{
            title_innovative: true,
            title_srdi: true,
            tier: tier ?? undefined,
            tier_granted_on: grantedOn ?? undefined,
          },
          industry_code: industry ?? undefined,
        },
      };
    }),
  );
  // The titles that the packs ask for would count as titles held.
  for (const { uscc, tier } of firms) {
    await platform().owner.query('update enterprise.enterprises set tier = $1 where uscc = $2', [tier, uscc]);
  }
});

/** A plain count over the firms of the test. */
function count(isCounted: (firm: CountedFirm) => boolean) {
  const counted = firms.filter(isCounted);
  const ofTier = (tier: Tier) => counted.filter((firm) => firm.tier === tier).length;
  return {
    firms: counted.length,
    innovative: ofTier('innovative'),
    srdi: ofTier('srdi'),
    'little-giant': ofTier('little-giant'),
  };
}

describe('the tower', () => {
  it.each(['', '35', '3505', '350582', '33'])(
    'of “%s” counts what a plain count does, before anything is judged',
    async (region) => {
      const tower = await towerOf(region);
      const isIn = (firm: CountedFirm) => firm.region.startsWith(region);
      expect(tower).toMatchObject({ on: today(), region: { code: region }, counts: count(isIn) });
      const thisYear = Number(today().slice(0, 4));
      for (const { year, ...held } of tower.growth) {
        const isHeld = (firm: CountedFirm) =>
          isIn(firm) && (year === thisYear || (firm.grantedOn !== null && firm.grantedOn.slice(0, 4) <= String(year)));
        const { firms: _all, ...expected } = count(isHeld);
        expect([year, held]).toEqual([year, expected]);
      }
      for (const { code, name, ...counts } of tower.by_region) {
        expect([code, name.zh, counts]).toEqual([code, name.zh, count((firm) => firm.region.startsWith(code))]);
      }
      for (const { code, name, ...counts } of tower.by_industry) {
        const isOf = (firm: CountedFirm) => isIn(firm) && (firm.industry ?? '').slice(0, 3) === code;
        expect([code, name.zh, counts]).toEqual([code, name.zh, count(isOf)]);
      }
      const sum = (places: readonly { readonly firms: number }[]) =>
        places.reduce((total, place) => total + place.firms, 0);
      if (region.length < 6) expect(sum(tower.by_region)).toBe(tower.counts.firms);
      expect(sum(tower.by_industry)).toBe(tower.counts.firms);
      expect(tower.standings).toMatchObject({ judged: 0, latest: null });
    },
  );

  it('of an industry counts its firms alone', async () => {
    const isOf = (firm: CountedFirm) => firm.region.startsWith('35') && (firm.industry ?? '').startsWith('C39');
    const tower = await towerOf('35', '?industry=C39');
    expect(tower.counts).toEqual(count(isOf));
    expect(tower.by_industry.map(({ code }) => code)).toEqual(['C39']);
  });

  it('tells where firms stand once they are judged, and who meets a rung without holding its title', async () => {
    await judgeAll();
    for (const query of ['', '?industry=C39']) {
      const tower = await towerOf('35', query);
      const isIn = ({ region, industry }: CountedFirm) =>
        region.startsWith('35') && (query === '' || (industry ?? '').startsWith('C39'));
      const inside = firms.filter(isIn);
      expect(tower.standings).toMatchObject({ judged: inside.length, latest: today() });
      for (const [index, rung] of TIERS.entries()) {
        const above = TIERS.slice(index);
        const met = inside.filter(({ isModel, industry }) => isModel && industry !== null);
        const untitled = met.filter(({ tier }) => tier === null || !above.includes(tier));
        expect([rung, tower.standings.rungs[rung]]).toEqual([
          rung,
          {
            met: met.length,
            judgement: 0,
            unknown: inside.filter(({ isModel, industry }) => isModel && industry === null).length,
            unmet: inside.filter(({ isModel }) => !isModel).length,
            met_without_title: untitled.length,
            judgement_without_title: 0,
          },
        ]);
        const region = '/api/cultivation/candidates?verdict=met&title=without';
        const url = `${region}&rung=${rung}${query === '' ? '' : '&industry=C39'}`;
        const list = await platform().call(office('35'), { url });
        expect([rung, list.json<{ total: number }>().total]).toEqual([rung, untitled.length]);
      }
    }
  });

  it('narrower than the own region is that of the narrower one', async () => {
    const { region, ...narrow } = await towerOf('35', '?region=3505');
    const { region: _own, ...own } = await towerOf('3505');
    expect([region.name.zh, narrow]).toEqual(['泉州市', own]);
  });

  it('is counted anew as soon as something has changed in the region, and not before', async () => {
    const { database, owner } = platform();
    const before = await towerOf('350203');
    await owner.query(`update enterprise.enterprises set tier = null where region_code = '350203'`);
    // A hand in the database leaves no event, and whatever happens elsewhere is not of this region.
    const sibling = office('350204');
    await database.as(sibling, (transaction) =>
      appendEvent(transaction, sibling, { action: 'test.change', detail: {} }),
    );
    expect(await towerOf('350203')).toEqual(before);
    for (const region of ['350203', '3502', '']) {
      const actor = office(region);
      await owner.query(`update enterprise.enterprises set tier = 'srdi' where region_code = '350203'`);
      await database.as(actor, (transaction) => appendEvent(transaction, actor, { action: 'test.change', detail: {} }));
      expect((await towerOf('350203')).counts.srdi).toBe(before.counts.firms);
      await owner.query(`update enterprise.enterprises set tier = null where region_code = '350203'`);
      await database.as(actor, (transaction) => appendEvent(transaction, actor, { action: 'test.change', detail: {} }));
      expect((await towerOf('350203')).counts.srdi).toBe(0);
    }
  });
});

describe('the tower is refused', () => {
  it('outside the own region', async () => {
    const refused = { status: 403, body: { error: { code: 'region_outside' } } };
    expect(await towerFor(office('3505'), '?region=35')).toMatchObject(refused);
    expect(await towerFor(office('3505'), '?region=3502')).toMatchObject(refused);
    expect(await towerFor(office('350582'), '?region=350583')).toMatchObject(refused);
  });

  it('for a region that there is not', async () => {
    expect(await towerFor(office(''), '?region=99')).toMatchObject({
      status: 404,
      body: { error: { code: 'unknown_region', figures: { region: '99' } } },
    });
  });

  it.each([
    ['a firm', anActor('firm', 'firm-admin', { region: '350582' }), 403],
    ['a partner', anActor('bank', 'partner-admin'), 403],
    ['the platform', anActor('platform', 'platform-admin'), 403],
    ['nobody', null, 401],
  ])('for %s', async (_who, actor, status) => {
    expect((await towerFor(actor)).status).toBe(status);
  });

  it.each(['?region=350', '?region=x', '?industry=39', '?industry=C392'])('in another shape: %s', async (query) => {
    expect(await towerFor(office(''), query)).toMatchObject({
      status: 400,
      body: { error: { code: 'input_invalid' } },
    });
  });
});
