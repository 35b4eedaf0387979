import { randomUUID } from 'node:crypto';
import type { Actor } from '../src/platform/access/actor.ts';
import type { OrganisationKind } from '../src/platform/access/organisationKind.ts';
import { permissionsOf, type Role } from '../src/platform/access/permission.ts';
import { createApp, serve } from '../src/platform/http/createApp.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { allPermissions } from '../src/platform/module/allPermissions.ts';
import { mountModule } from '../src/platform/module/mountModule.ts';
import { modules } from '../src/server/modules.ts';
import { type Figure, median } from './figure.ts';
import { type FilledDatabase, fillDatabase, PROVINCE } from './filledDatabase.ts';
import { fire } from './load.ts';

const FIRMS = 200_000;
const SECONDS = 1.5;
const CONSENTING = 500;

const permissions = allPermissions(modules);

function anActor(kind: OrganisationKind, role: Role, region: string): Actor {
  return {
    kind,
    organisationId: randomUUID(),
    region,
    personId: null,
    tokenId: null,
    address: null,
    permissions: permissionsOf(role, permissions),
  };
}

const province = anActor('office', 'office-admin', PROVINCE);
const ministry = anActor('office', 'office-admin', '');
const county = anActor('office', 'office-admin', '350526');
const bank = anActor('bank', 'partner-admin', '3505');

/** Kinds of searches, among them the worst: texts that half of all firms bear, orders that have to do with the conditions, nothing found. */
const searches: readonly (readonly [about: string, actor: Actor, query: string])[] = [
  ['everything, the latest first', ministry, 'sort=-updated_at'],
  ['everything, by revenue from the least, page 200', province, 'sort=revenue_y1&page=200'],
  ['everything, by name', province, 'sort=name'],
  ['by a yes or no, the no first', province, 'sort=own_brand'],
  ['a text that many bear: 科技', province, 'q=科技&sort=-revenue_y1'],
  ['a text that most bear, by name: 泉州', province, 'q=泉州&sort=name'],
  ['initials: qz', province, 'q=qz&sort=-updated_at'],
  ['pinyin in a county', province, 'q=quanzhou&region=350526&sort=ip2_total'],
  ['a code', province, 'q=91350583&sort=-employees_y1'],
  ['a text that nobody bears', province, 'q=不存在&sort=-revenue_y1'],
  ['a county of the province, by revenue', province, 'region=350102&sort=-revenue_y1'],
  ['an office of a county, by assets', county, 'sort=-assets_y1'],
  ['an industry and a title', province, 'industry=C39&tier=srdi&sort=-rd_expense_y1'],
  ['small firms, by research from the most', province, 'where=main_revenue_y3:..30000000&sort=-rd_expense_y2'],
  ['small firms, by revenue from the most', province, 'where=employees_y1:..20&sort=-revenue_y1'],
  [
    'five conditions',
    province,
    `where=${['revenue_y1:20000000..', 'own_brand:true', 'digital_level:2..', 'abnormal_list:false', 'rd_expense_y1:missing'].join('&where=')}&sort=-market_share`,
  ],
  ['what cannot be: no title and the second rung', province, 'tier=none&where=title_srdi:true&sort=-equity_raised_2y'],
  ['a rare yes', province, 'where=time_honoured:true&sort=-updated_at'],
  ['a missing fact, by the day of establishment', province, 'where=revenue_y1:missing&sort=established_on'],
  [`a bank with ${CONSENTING} consents`, bank, 'where=revenue_y1:1000000..&sort=-revenue_y1'],
];

/** Lists of firms and their counts through HTTP, one request after the other: the middle and the longest time of each kind. */
export async function* bench(): AsyncGenerator<Figure> {
  const filled = await fillDatabase(FIRMS);
  await addConsents(filled);
  const app = createApp({ level: 'silent' });
  const context = { database: filled.database, log: silentLog, permissions, env: {} };
  let actor = province;
  const authenticate = () => Promise.resolve({ ok: true as const, value: actor });
  const addModules = () => {
    for (const module of modules) mountModule(app, module, context, authenticate);
  };
  await serve(app, { addModules, database: filled.database, authenticate, webFolder: '/nowhere' });
  const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
  try {
    for (const [about, asking, query] of searches) {
      actor = asking;
      const address = `/api/enterprise/firms?${encodeURI(query)}`;
      const times = async (path: string) => (await fire(1, SECONDS, () => ({ port, path, headers: {} }))).latencies;
      // The first request has the database read what it looks at, and a count is made; those behind it find both.
      const [, ...listed] = await times(address);
      const [counted = Number.NaN, ...remembered] = await times(address.replace('firms?', 'firms/count?'));
      yield { case: `${about}: median`, value: median(listed), unit: 'ms' };
      yield { case: `${about}: longest`, value: Math.max(...listed), unit: 'ms' };
      yield { case: `${about}: counted`, value: counted, unit: 'ms' };
      yield { case: `${about}: counted again`, value: median(remembered), unit: 'ms' };
    }
  } finally {
    await app.close();
    await filled.stop();
  }
}

async function addConsents({ owner }: FilledDatabase): Promise<void> {
  await owner.pool.query(
    `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day)
       select enterprise_id, gen_random_uuid(), region_code, $1, '贷款', '2020-01-01', '2099-12-31'
         from enterprise.enterprises order by enterprise_id limit $2`,
    [bank.organisationId, CONSENTING],
  );
}
