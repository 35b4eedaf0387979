import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** A real provider of OpenID Connect on this machine. */
export interface IdentityProvider {
  readonly issuer: string;
  /** The settings by which a server knows it. */
  readonly env: NodeJS.ProcessEnv;
  /**
   * What a browser does that is sent there: signs in as somebody, allows what is asked, and is sent back. Gives the address it is sent
   * back to. Who cancels is sent back with that.
   */
  readonly visit: (address: string, as: { readonly login: string } | 'cancel') => Promise<URL>;
  readonly stop: () => Promise<void>;
}

const client = { id: 'leitu', secret: 'a secret between the two servers' };

/** Starts it, at a port of its own or a given one; browsers may be sent back to the server at this address. */
export async function startIdentityProvider(origin: string, port = 0): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${portOf(server)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${origin}/api/identity/sso/callback`],
      },
    ],
    pkce: { required: () => true },
    // Whoever types a name is that.
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['keys of the cookies of tests'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    env: {
      LEITU_OIDC_ISSUER: issuer,
      LEITU_OIDC_CLIENT_ID: client.id,
      LEITU_OIDC_CLIENT_SECRET: client.secret,
      LEITU_ORIGIN: origin,
    },
    visit: (address, as) => visit(issuer, new URL(address), as),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(server: Server): number {
  // A server that listens on a port has an address of this kind.
  return (server.address() as AddressInfo).port;
}

/** Follows the redirects by hand, with the cookies of a browser, and fills in the two forms of the provider. */
async function visit(issuer: string, start: URL, as: { readonly login: string } | 'cancel'): Promise<URL> {
  const cookies = new Map<string, string>();
  let address = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 12; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    form = undefined;
    for (const given of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) {
      address = new URL(location, address);
      if (!address.href.startsWith(issuer)) return address;
      continue;
    }
    const page = await answer.text();
    if (as === 'cancel') {
      address = new URL(linkIn(page, /href="([^"]*\/abort)"/), address);
      continue;
    }
    const prompt = linkIn(page, /name="prompt" value="(\w+)"/);
    form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: as.login, password: 'any' } : {}) });
    address = new URL(linkIn(page, /action="([^"]+)"/), address);
  }
  throw new Error(`the provider leads nowhere: ${address.href}`);
}

function linkIn(page: string, pattern: RegExp): string {
  const [, found] = pattern.exec(page) ?? [];
  if (found === undefined) throw new Error(`the provider shows another page: ${page.slice(0, 500)}`);
  return found;
}
