import { createHmac } from 'node:crypto';
import { ok, type Result, refused } from '@leitu/kernel';
import * as client from 'openid-client';
import type { Log } from '../../platform/log/log.ts';
import type { SsoRefusal } from './contract.ts';
import type { SsoSettings } from './settings.ts';

/** Where the provider sends the browser back to, below the own origin; it must be registered there. */
export const ssoCallbackPath = '/api/identity/sso/callback';

/** Who somebody is to the provider. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/**
 * The provider of single sign-on, by OpenID Connect with code flow and PKCE. All that a round trip needs is made of one secret, which the
 * browser keeps in a cookie: so no other browser can end what this one has begun.
 */
export interface SingleSignOn {
  /** What the provider sends back unchanged. */
  readonly stateOf: (secret: string) => string;
  /** The address at the provider where somebody signs in. */
  readonly begin: (secret: string) => Promise<Result<URL, SsoRefusal>>;
  /** Exchanges what the browser came back with for who it is. */
  readonly finish: (secret: string, cameBackTo: URL) => Promise<Result<ProviderIdentity, SsoRefusal>>;
}

/** What the provider says of itself is asked for again after this time; its keys are looked after by the library. */
const discoveryMilliseconds = 60 * 60 * 1000;

const patienceSeconds = 5;

export function makeSingleSignOn(settings: SsoSettings, log: Log): SingleSignOn {
  const redirectUri = new URL(ssoCallbackPath, settings.origin).href;
  const configuration = rememberFor(discoveryMilliseconds, () => discover(settings));
  return {
    stateOf: (secret) => derive(secret, 'state'),
    begin: async (secret) => {
      try {
        const challenge = await client.calculatePKCECodeChallenge(derive(secret, 'verifier'));
        return ok(
          client.buildAuthorizationUrl(await configuration(), {
            redirect_uri: redirectUri,
            scope: 'openid',
            state: derive(secret, 'state'),
            nonce: derive(secret, 'nonce'),
            code_challenge: challenge,
            code_challenge_method: 'S256',
          }),
        );
      } catch (error) {
        log.warn({ err: error }, 'single sign-on could not be begun');
        return refused('sso_unavailable');
      }
    },
    finish: async (secret, cameBackTo) => {
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), cameBackTo, {
          expectedState: derive(secret, 'state'),
          expectedNonce: derive(secret, 'nonce'),
          pkceCodeVerifier: derive(secret, 'verifier'),
        });
        const claims = tokens.claims();
        return claims === undefined ? refused('sso_failed') : ok({ issuer: claims.iss, subject: claims.sub });
      } catch (error) {
        log.warn({ err: error }, 'single sign-on could not be finished');
        return refused(reasonOf(error));
      }
    },
  };
}

/** One value of a round trip, as long as PKCE and a nonce ask for: 43 characters. */
function derive(secret: string, purpose: 'state' | 'nonce' | 'verifier'): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

function discover({ issuer, clientId, clientSecret }: SsoSettings): Promise<client.Configuration> {
  const address = new URL(issuer);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname);
  return client.discovery(address, clientId, clientSecret, undefined, {
    timeout: patienceSeconds,
    // The signature of what the provider says is checked although it comes over a connection to the provider itself.
    // oxlint-disable-next-line typescript/no-deprecated -- so marked to stand out: without encryption only within this machine
    execute: [client.enableNonRepudiationChecks, ...(isLoopback ? [client.allowInsecureRequests] : [])],
  });
}

function reasonOf(error: unknown): SsoRefusal {
  // The provider answered that the person did not want to, or was not let.
  if (error instanceof client.AuthorizationResponseError) return 'sso_cancelled';
  const isTimeout = error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT';
  // What fetch throws where nobody answers, and what the provider answers while it is being repaired.
  const isAway = error instanceof TypeError || (error instanceof client.ClientError && isServerFault(error.cause));
  return isTimeout || isAway ? 'sso_unavailable' : 'sso_failed';
}

function isServerFault(cause: unknown): boolean {
  return cause instanceof Response && cause.status >= 500;
}

/** Asks once for many; a question that failed is asked again. */
function rememberFor<Value>(milliseconds: number, ask: () => Promise<Value>): () => Promise<Value> {
  let asked: { readonly answer: Promise<Value>; readonly until: number } | undefined;
  return () => {
    if (asked !== undefined && asked.until > Date.now()) return asked.answer;
    const answer = ask();
    const latest = { answer, until: Date.now() + milliseconds };
    asked = latest;
    answer.catch(() => {
      if (asked === latest) asked = undefined;
    });
    return answer;
  };
}
