import { describe, expect, it } from 'vitest';
import { anAddress, aSignIn, type Browser, cookieOf, type SignInServer } from '../../../tests/aSignIn.ts';
import { actorOfOrganisation } from './actors.ts';
import { inviteFirm } from './index.ts';

const platform = aSignIn();
const session = { url: '/api/identity/session' } as const;

interface Made {
  readonly invitation_id: string;
  readonly code: string;
  readonly expires_at: string;
}

let numbers = 0;

/** Somebody with a login of its own. */
function aNewcomer(code: string, own: { login?: string; password?: string; name?: string } = {}) {
  numbers += 1;
  return { code, login: `newcomer-${numbers}`, name: '新同事', password: 'heaps-of-earth-1', ...own };
}

function accept(
  newcomer: ReturnType<typeof aNewcomer>,
  server: SignInServer = platform().one,
  remoteAddress = anAddress(),
) {
  const headers = { 'sec-fetch-site': 'same-origin' };
  return server.call({
    method: 'POST',
    url: '/api/identity/invitation/accept',
    payload: newcomer,
    headers,
    remoteAddress,
  });
}

function look(code: string, remoteAddress = anAddress()) {
  return platform().one.call({ url: '/api/identity/invitation', query: { code }, remoteAddress });
}

function ask(browser: Browser, role: string, organisation?: string) {
  const payload = { role, ...(organisation === undefined ? {} : { organisation_id: organisation }) };
  return browser.call({ method: 'POST', url: '/api/identity/invitations', payload });
}

async function invite(login: string, role: string): Promise<Made> {
  return (await ask(await platform().one.browser(login), role)).json<Made>();
}

async function organisationOf(login: string): Promise<string> {
  const { rows } = await platform().owner.query<{ id: string }>(
    'select organisation_id as id from identity.people where login = $1',
    [login],
  );
  return rows[0]?.id ?? '';
}

/** The days from now to a moment. */
function daysUntil(moment: string): number {
  return Math.round((Date.parse(moment) - Date.now()) / 86_400_000);
}

describe('an invitation', () => {
  it('is a code for 14 days, told once and kept as a hash', async () => {
    const made = await invite('quanzhou', 'office-officer');
    expect(made.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(daysUntil(made.expires_at)).toBe(14);
    const kept = await platform().owner.query('select * from identity.invitations');
    const audited = await platform().owner.query('select * from platform.audit_events');
    for (const { rows } of [kept, audited]) {
      for (const text of [made.code, made.code.replaceAll('-', '')]) expect(JSON.stringify(rows)).not.toContain(text);
    }
  });

  it('tells what it is to, however its code is typed, and counts nobody who has one', async () => {
    const { code } = await invite('quanzhou', 'office-reader');
    const address = anAddress();
    const fullWidth = [...code]
      .map((sign) => (/\w/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign))
      .join('');
    const typed = [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ''),
      code.replaceAll('-', ' '),
      code.replaceAll('-', '—'),
      ` ${code} `,
      fullWidth,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ];
    for (const each of [...typed, ...typed, ...typed]) {
      const shown = await look(each, address);
      expect([shown.statusCode, shown.json()]).toMatchObject([
        200,
        { organisation: '泉州市中小企业主管部门（演示）', kind: 'office', role: 'office-reader' },
      ]);
    }
  });

  it('makes the account of whoever accepts it, with its role, and signs in', async () => {
    const { one, two, owner } = platform();
    const made = await invite('quanzhou', 'office-reader');
    const answer = await accept(aNewcomer(made.code.toLowerCase(), { login: 'Li.Na', name: '李娜' }));
    expect(answer.statusCode).toBe(200);
    const told = (await two.withCookie(cookieOf(answer))(session)).json<unknown>();
    expect(told).toEqual(answer.json<unknown>());
    expect(told).toMatchObject({ person: { login: 'li.na', name: '李娜', role: 'office-reader' } });
    expect((await one.browser('li.na', 'heaps-of-earth-1')).response.statusCode).toBe(200);
    const people = (await (await one.browser('quanzhou')).call({ url: '/api/identity/people' })).json<{
      invitations: { invitation_id: string; accepted_at: string | null }[];
    }>();
    const listed = people.invitations.find(({ invitation_id }) => invitation_id === made.invitation_id);
    expect(listed?.accepted_at).not.toBeNull();
    const { rows } = await owner.query(
      `select detail->>'login' as login from platform.audit_events where action = 'identity.join' order by position desc limit 1`,
    );
    expect(rows).toEqual([{ login: 'li.na' }]);
  });

  it('is accepted once, even by many at the same moment at different servers', async () => {
    const { one, two } = platform();
    const { code } = await invite('quanzhou', 'office-reader');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => accept(aNewcomer(code), index % 2 === 0 ? one : two)),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ statusCode }) => statusCode !== 200)) {
      expect([answer.statusCode, answer.json()]).toMatchObject([410, { error: { code: 'code_used' } }]);
    }
    expect((await look(code)).json()).toMatchObject({ error: { code: 'code_used' } });
  });

  it('that has expired is refused', async () => {
    const { code, invitation_id } = await invite('quanzhou', 'office-reader');
    await platform().owner.query('update identity.invitations set expires_at = now() where invitation_id = $1', [
      invitation_id,
    ]);
    expect((await look(code)).json()).toMatchObject({ error: { code: 'code_expired' } });
    expect((await accept(aNewcomer(code))).statusCode).toBe(410);
  });

  it('is revoked by the administrator of its organisation and by no other', async () => {
    const { one } = platform();
    const { code, invitation_id } = await invite('quanzhou', 'office-reader');
    const url = `/api/identity/invitations/${invitation_id}`;
    const stranger = await (await one.browser('bank')).call({ method: 'DELETE', url });
    expect(stranger.json()).toMatchObject({ error: { code: 'unknown_invitation' } });
    expect((await look(code)).statusCode).toBe(200);
    const admin = await one.browser('quanzhou');
    expect((await admin.call({ method: 'DELETE', url })).statusCode).toBe(204);
    expect((await admin.call({ method: 'DELETE', url })).json()).toMatchObject({
      error: { code: 'unknown_invitation' },
    });
    expect((await accept(aNewcomer(code))).json()).toMatchObject({ error: { code: 'code_revoked' } });
  });

  it('to an organisation that was closed is refused', async () => {
    const { owner, one } = platform();
    const { code } = await invite('guarantor', 'partner-member');
    const admin = await one.browser('guarantor');
    await owner.query(`update identity.organisations set closed_at = now() where kind = 'guarantor'`);
    expect((await accept(aNewcomer(code))).json()).toMatchObject({ error: { code: 'organisation_closed' } });
    await owner.query(`update identity.organisations set closed_at = null where kind = 'guarantor'`);
    expect((await ask(admin, 'partner-member')).statusCode).toBe(201);
  });

  it.each([
    ['a login that is taken', { login: 'quanzhou' }, 409, 'login_taken'],
    ['a login that is taken, in other letters', { login: 'QuanZhou' }, 409, 'login_taken'],
    ['a login that is none', { login: '泉州' }, 400, 'input_invalid'],
    ['the login as password', { login: 'some-newcomer', password: 'Some-Newcomer' }, 422, 'password_is_login'],
    ['a password that is guessed first', { password: 'woaini1314520' }, 422, 'password_common'],
    ['a password that is too short', { password: 'short' }, 400, 'input_invalid'],
    ['no name', { name: ' ' }, 400, 'input_invalid'],
  ])('is not accepted with %s, and may be tried again', async (_what, own, status, code) => {
    const made = await invite('quanzhou', 'office-reader');
    const answer = await accept(aNewcomer(made.code, own));
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { error: { code } }]);
    expect(cookieOf(answer)).toBe('');
    expect((await accept(aNewcomer(made.code))).statusCode).toBe(200);
  });

  it.each([
    ['office-admin to a role of the platform', 'quanzhou', 'platform-admin'],
    ['office-admin to a role of firms', 'quanzhou', 'firm-admin'],
    ['partner-admin to a role of offices', 'bank', 'office-reader'],
  ])('is not made by an %s', async (_what, login, role) => {
    const answer = await ask(await platform().one.browser(login), role);
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { error: { code: 'role_unfit' } }]);
  });

  it.each(['quanzhou-officer', 'quanzhou-reader', 'bank-member', 'auditor'])('is not made by %s', async (login) => {
    const answer = await ask(await platform().one.browser(login), 'office-reader');
    expect(answer.json()).toMatchObject({ error: { code: 'not_permitted' } });
  });

  it('to another organisation is made by who runs the platform alone', async () => {
    const { one } = platform();
    const fujian = await organisationOf('fujian');
    const admin = await one.browser('admin');
    const made = await ask(admin, 'office-admin', fujian);
    expect(made.statusCode).toBe(201);
    const accepted = await accept(aNewcomer(made.json<Made>().code));
    expect(accepted.json()).toMatchObject({
      organisation: { organisation_id: fujian },
      person: { role: 'office-admin' },
    });
    expect((await ask(admin, 'partner-member', fujian)).json()).toMatchObject({ error: { code: 'role_unfit' } });
    const nowhere = await ask(admin, 'office-admin', '0190a000-0000-7000-8000-000000000009');
    expect(nowhere.json()).toMatchObject({ error: { code: 'unknown_organisation' } });
    // The office above is an organisation of its own.
    const above = await ask(await one.browser('quanzhou'), 'office-admin', fujian);
    expect([above.statusCode, above.json()]).toMatchObject([404, { error: { code: 'unknown_organisation' } }]);
  });

  it('is not made to a closed organisation', async () => {
    const { one, owner } = platform();
    await owner.query(`update identity.organisations set closed_at = now() where kind = 'fund'`);
    const answer = await ask(await one.browser('admin'), 'partner-admin', await organisationOf('fund'));
    expect(answer.json()).toMatchObject({ error: { code: 'organisation_closed' } });
  });
});

describe('guessing at codes', () => {
  it('fails 20 times from one address, however many come at once, by looking and by accepting', async () => {
    const address = anAddress();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => {
        const code = `0000-0000-00${(10 + index).toString(10)}`;
        return index % 2 === 0 ? look(code, address) : accept(aNewcomer(code), platform().two, address);
      }),
    );
    const codes = answers.map((answer) => answer.json<{ error: { code: string } }>().error.code);
    expect(codes.filter((code) => code === 'code_unknown')).toHaveLength(20);
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(10);
    const { code } = await invite('quanzhou', 'office-reader');
    const late = await look(code, address);
    expect([late.statusCode, late.headers['retry-after']]).toEqual([429, '900']);
  });

  it('with what cannot be a code is answered like any other', async () => {
    for (const code of ['UUUU-UUUU-UUUU', '泉州泉州泉州泉州', '0000-0000-000', '0000-0000-00000']) {
      expect((await look(code)).json()).toMatchObject({ error: { code: 'code_unknown' } });
    }
  });
});

describe('the code with which a firm claims its dossier', () => {
  const firm = {
    enterpriseId: '0190a000-0000-8000-8000-00000000f001',
    name: '晋江一号鞋材有限公司',
    regionCode: '350582',
  };

  /** The office of Jinjiang gives out a code, as the dossier's module has it do. */
  async function claim(own: Partial<typeof firm> = {}) {
    const { rows } = await platform().owner.query<{ organisation_id: string }>(
      `select organisation_id from identity.organisations where region_code = '350582' and kind = 'office'`,
    );
    const office = { organisation_id: rows[0]?.organisation_id ?? '', kind: 'office', region_code: '350582' } as const;
    const actor = actorOfOrganisation(office);
    return platform().one.context.database.as(actor, (transaction) =>
      inviteFirm(transaction, actor, { ...firm, ...own }),
    );
  }

  it('makes the firm an organisation with the identifier of its dossier, for 30 days', async () => {
    const { code, expiresAt } = await claim();
    expect(daysUntil(expiresAt.toISOString())).toBe(30);
    expect((await look(code)).json()).toMatchObject({ organisation: firm.name, kind: 'firm', role: 'firm-admin' });
    const accepted = await accept(aNewcomer(code));
    expect(accepted.json()).toMatchObject({
      person: { role: 'firm-admin' },
      organisation: { organisation_id: firm.enterpriseId, kind: 'firm', level: null, region_code: '350582' },
    });
  });

  it('makes earlier codes of the firm void, but not those that the firm gave to its own people', async () => {
    const first = await claim({ enterpriseId: '0190a000-0000-8000-8000-00000000f002' });
    const second = await claim({ enterpriseId: '0190a000-0000-8000-8000-00000000f002' });
    expect((await accept(aNewcomer(first.code))).json()).toMatchObject({ error: { code: 'code_revoked' } });
    const accepted = await accept(aNewcomer(second.code));
    const admin = platform().one.withCookie(cookieOf(accepted));
    const made = await admin({ method: 'POST', url: '/api/identity/invitations', payload: { role: 'firm-editor' } });
    await claim({ enterpriseId: '0190a000-0000-8000-8000-00000000f002' });
    expect((await accept(aNewcomer(made.json<Made>().code))).json()).toMatchObject({ person: { role: 'firm-editor' } });
  });

  it('follows the firm to its new name and county', async () => {
    await claim({ enterpriseId: '0190a000-0000-8000-8000-00000000f003' });
    const { code } = await claim({ enterpriseId: '0190a000-0000-8000-8000-00000000f003', name: '更名有限公司' });
    expect((await look(code)).json()).toMatchObject({ organisation: '更名有限公司' });
  });

  it('is in the audit of the firm and of its office, and nowhere says the code', async () => {
    const { code } = await claim();
    const { rows } = await platform().owner.query(
      `select firm_id, region_code, detail from platform.audit_events
        where action = 'identity.invite' order by happened_at desc, position desc limit 1`,
    );
    expect(rows).toMatchObject([{ firm_id: firm.enterpriseId, region_code: '350582', detail: { role: 'firm-admin' } }]);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('is not given out by who runs the platform', async () => {
    await claim();
    const answer = await ask(await platform().one.browser('admin'), 'firm-admin', firm.enterpriseId);
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { error: { code: 'firm_by_office' } }]);
  });
});
