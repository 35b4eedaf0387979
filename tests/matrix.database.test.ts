import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../src/platform/access/actor.ts';
import { ROLES, type Role } from '../src/platform/access/permission.ts';
import { anActor, aPlatform } from './aPlatform.ts';
import { KIND_OF_ROLE, type MayCall, ROUTES } from './matrix/routes.ts';

const platform = aPlatform();

/** An identifier that belongs to nothing: whoever may call a route finds nothing there, and changes nothing. */
const nobodysId = '01900000-0000-7000-8000-000000000000';

interface Described {
  readonly method: string;
  readonly path: string;
}

let described: Described[];
beforeAll(async () => {
  const answer = await platform().call(null, { url: '/api/docs/json' });
  const { paths } = answer.json<{ paths: Record<string, Record<string, unknown>> }>();
  described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
});

const roles = Object.keys(ROLES) as Role[]; // The keys of the list of roles are the roles.

const refusalsOfGuard: ReadonlySet<string> = new Set(['not_signed_in', 'not_permitted', 'not_in_scope']);

/** What the guard said of a call: it let it through to the route, or why not. */
async function guardOf(actor: Actor | null, { method, path }: Described): Promise<string> {
  const url = path.replaceAll(/\{[^}]+\}/g, nobodysId);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const answer = await platform().call(actor, {
    method,
    url,
    // A body of no route: whoever is let through is told so, and nothing happens.
    ...(hasBody ? { payload: { of: 'the matrix' } } : {}),
    remoteAddress: '10.9.9.9',
  });
  const code = answer.statusCode < 400 ? '' : (answer.json<{ error?: { code: string } }>().error?.code ?? '');
  return refusalsOfGuard.has(code) ? code : 'through';
}

function mayCall(rule: MayCall, role: Role): boolean {
  return rule === 'everybody' || rule === 'signed in' || rule.includes(role);
}

it('the description of the interface has all routes, and the matrix has just these', () => {
  const names = described.map(({ method, path }) => `${method} ${path}`).sort();
  expect(names.length).toBeGreaterThan(40);
  expect(Object.keys(ROUTES).sort()).toEqual(names);
});

describe.each(Object.entries(ROUTES))('%s', (name, rule) => {
  const [method = '', path = ''] = name.split(' ');

  it(
    rule === 'everybody' ? 'may be called by nobody in particular' : 'asks who is not signed in to sign in',
    async () => {
      expect(await guardOf(null, { method, path })).toBe(rule === 'everybody' ? 'through' : 'not_signed_in');
    },
  );

  it('lets through just the roles of the matrix', async () => {
    for (const role of roles) {
      const actor = anActor(KIND_OF_ROLE[role], role, { region: '3505' });
      expect([role, await guardOf(actor, { method, path })]).toEqual([
        role,
        mayCall(rule, role) ? 'through' : 'not_permitted',
      ]);
    }
  });

  if (rule === 'everybody' || rule === 'signed in') return;
  it('lets no token through that lacks the scope', async () => {
    const bare: Actor = {
      ...anActor('office', 'office-admin', { region: '3505' }),
      tokenId: nobodysId,
      permissions: new Set(),
    };
    expect(await guardOf(bare, { method, path })).toBe('not_in_scope');
  });
});
