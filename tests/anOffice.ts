import { expect } from 'vitest';

interface AskedOffice {
  readonly name: string;
  /** How the codes of its region begin. */
  readonly region: string;
  /** The account of its administrator. */
  readonly login: string;
  /** The password of the platform's administrator `admin`, and of that account. */
  readonly password: string;
}

/** Lets the platform's administrator open an office, and somebody accept the invitation to it: through the interface, since the pages for it have tests of their own. */
export async function anOffice(origin: string, { name, region, login, password }: AskedOffice): Promise<void> {
  const admin = aCaller(origin);
  await admin('/api/identity/session', { login: 'admin', password });
  const office = await admin('/api/identity/organisations', { kind: 'office', name, region_code: region });
  const invitation = await admin('/api/identity/invitations', {
    role: 'office-admin',
    organisation_id: office.organisation_id,
  });
  const newcomer = aCaller(origin);
  const person = { login, name: '王主任', password };
  await newcomer('/api/identity/invitation/accept', { code: invitation.code, ...person });
}

type Answer = Readonly<Record<string, unknown>>;

/** Somebody who posts to the interface and keeps the session that it gives. */
function aCaller(origin: string): (address: string, body: object) => Promise<Answer> {
  let cookie = '';
  return async (address, body) => {
    const response = await fetch(origin + address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
      body: JSON.stringify(body),
    });
    expect([address, response.status < 300]).toEqual([address, true]);
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response.status === 204 ? {} : ((await response.json()) as Answer);
  };
}
