import { TIERS } from '@leitu/rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepFirms } from '../../../tests/aKeptFirm.ts';
import { anActor, aPlatform } from '../../../tests/aPlatform.ts';
import { aModelFirm } from '../../../tests/packs/aFirm.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { uuidOfName, uuidv7 } from '../../platform/db/uuid.ts';
import { CANDIDATES_PAGE_SIZE, candidatesResponse, standingsResponse } from './contract.ts';

const platform = aPlatform();
const office = (region: string) => anActor('office', 'office-reader', { region });
const bank = anActor('bank', 'partner-member');

/** 130 firms of two counties: every third fails, every fifth leaves a question open, every seventh makes clothes. */
const firms = Array.from({ length: 130 }, (_, index) => {
  const model = aModelFirm();
  const asked = index % 5 === 0 ? model.without('judged_market_position', 'abnormal_list') : model;
  const firm = index % 3 === 0 ? asked.with({ dishonesty_list: true }) : asked;
  return {
    uscc: `STANDS-${String(index).padStart(3, '0')}`,
    region: index % 2 === 0 ? '350582' : '350583',
    facts: index % 7 === 0 ? firm.inIndustry('C1811').facts : firm.facts,
    verdict: index % 3 === 0 ? 'unmet' : index % 5 === 0 ? 'unknown' : 'met',
    industry: index % 7 === 0 ? 'C1811' : 'C3921',
    // The model firm holds the title of the second rung; every tenth of them has risen to the third.
    tier: index % 10 === 0 ? 'little-giant' : 'srdi',
  };
});
const idOf = ({ uscc }: { readonly uscc: string }) => uuidOfName('enterprise', uscc);

beforeAll(async () => {
  const { owner, call, ended } = platform();
  await keepFirms(owner, firms);
  await keepFirms(owner, [{ uscc: 'STANDS-NOWHERE', region: '350582', facts: aModelFirm().facts }]);
  await owner.query(`update enterprise.enterprises set tier = 'little-giant' where uscc like 'STANDS-__0'`);
  const officer = anActor('office', 'office-officer', { region: '3505' });
  const asked = await call(officer, { method: 'POST', url: '/api/cultivation/runs', payload: {} });
  await ended(officer, asked.json<{ job_id: string }>().job_id);
  await owner.query('delete from cultivation.standings where enterprise_id = $1', [idOf({ uscc: 'STANDS-NOWHERE' })]);
});

async function ask(actor: Actor | null, path: string) {
  const answer = await platform().call(actor, { url: `/api/cultivation/${path}` });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

const candidates = async (actor: Actor, query: string) =>
  candidatesResponse.parse((await ask(actor, `candidates?${query}`)).body);

describe('the firms that stand so on a rung', () => {
  it.each(['met', 'unknown', 'unmet'])(
    '%s: each once, over all pages, with name, title and standing',
    async (verdict) => {
      const expected = firms.filter((firm) => firm.verdict === verdict);
      const pages = Math.ceil(expected.length / CANDIDATES_PAGE_SIZE);
      const found: Awaited<ReturnType<typeof candidates>>['firms'] = [];
      for (let page = 1; page <= pages; page += 1) {
        const told = await candidates(office('3505'), `rung=srdi&verdict=${verdict}&page=${page}`);
        expect(told.total).toBe(expected.length);
        found.push(...told.firms);
      }
      expect(found.map(({ uscc }) => uscc).toSorted()).toEqual(expected.map(({ uscc }) => uscc));
      for (const { uscc, region_code, industry_code, tier, standing } of found) {
        const firm = expected.find((one) => one.uscc === uscc);
        expect([region_code, industry_code, tier]).toEqual([firm?.region, firm?.industry, firm?.tier]);
        expect(standing.srdi).toBe(verdict);
      }
      expect((await candidates(office('3505'), `rung=srdi&verdict=${verdict}&page=${pages + 1}`)).firms).toEqual([]);
    },
  );

  it('are of the region and the industry asked for, and of those that the actor sees', async () => {
    const met = firms.filter((firm) => firm.verdict === 'met');
    const totalOf = async (actor: Actor, query: string) =>
      (await candidates(actor, `rung=srdi&verdict=met${query}`)).total;
    const inCounty = met.filter(({ region }) => region === '350582').length;
    expect(await totalOf(office('3505'), '&region=350582')).toBe(inCounty);
    expect(await totalOf(office('350582'), '')).toBe(inCounty);
    expect(await totalOf(office('350582'), '&region=350583')).toBe(0);
    expect(await totalOf(office('33'), '')).toBe(0);
    const clothes = met.filter(({ industry }) => industry === 'C1811').length;
    expect(await totalOf(office(''), '&industry=C18')).toBe(clothes);
    expect(await totalOf(anActor('platform', 'platform-admin', { permissions: office('').permissions }), '')).toBe(0);
  });

  it('without a title held neither that of the rung nor a higher one when they were judged', async () => {
    const met = firms.filter((firm) => firm.verdict === 'met');
    for (const [index, rung] of TIERS.entries()) {
      const above: readonly string[] = TIERS.slice(index);
      const untitled = met.filter(({ tier }) => !above.includes(tier));
      const { total } = await candidates(office('3505'), `rung=${rung}&verdict=met&title=without`);
      expect([rung, total]).toEqual([rung, untitled.length]);
    }
  });

  it('are for a partner those that have consented', async () => {
    const consenting = firms.filter((firm) => firm.verdict === 'met').slice(0, 2);
    for (const firm of consenting) {
      await platform().owner.query(
        `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day)
         values ($1, $2, $3, $4, '授信', '2026-01-01', '2099-12-31')`,
        [idOf(firm), uuidv7(), firm.region, bank.organisationId],
      );
    }
    const told = await candidates(bank, 'rung=srdi&verdict=met');
    expect(told.firms.map(({ uscc }) => uscc).toSorted()).toEqual(consenting.map(({ uscc }) => uscc));
    expect(told.total).toBe(2);
  });

  it('are for a firm itself at most', async () => {
    const [own] = firms.filter((firm) => firm.verdict === 'met');
    const actor = anActor('firm', 'firm-admin', { organisationId: idOf(own ?? { uscc: '' }), region: '350583' });
    const told = await candidates(actor, 'rung=srdi&verdict=met');
    expect(told.firms.map(({ uscc }) => uscc)).toEqual([own?.uscc]);
  });
});

describe('where the firms of a page stand', () => {
  it('is told for those that were judged and that the actor sees', async () => {
    const asked = [...firms.slice(0, 4), { uscc: 'STANDS-NOWHERE' }, { uscc: 'NOBODY' }].map(idOf);
    const told = await ask(office('350582'), `standings?firms=${asked.join(',')}`);
    const { standings } = standingsResponse.parse(told.body);
    const seen = standings.map((row) => [row.enterprise_id, row.srdi]);
    expect(new Map(seen as [string, string][])).toEqual(
      new Map([0, 2].map((index) => [asked[index] ?? '', firms[index]?.verdict ?? ''])),
    );
  });

  it.each([
    'standings',
    'standings?firms=',
    'standings?firms=x',
    `standings?firms=${'a'.repeat(36)}`,
    'candidates?rung=srdi',
    'candidates?rung=srdi&verdict=perhaps',
    'candidates?rung=tower&verdict=met',
    'candidates?rung=srdi&verdict=met&page=0',
    'candidates?rung=srdi&verdict=met&page=201',
    'candidates?rung=srdi&verdict=met&region=350',
  ])('is refused in another shape: %s', async (path) => {
    expect(await ask(office(''), path)).toMatchObject({ status: 400, body: { error: { code: 'input_invalid' } } });
  });
});
