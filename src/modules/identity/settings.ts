/** What an operator sets for this module. */
export interface IdentitySettings {
  /** The address at which people reach this server, without a path: https://leitu.example.cn. */
  readonly origin: string | null;
  /** Whether cookies travel over encrypted connections only. */
  readonly isSecure: boolean;
  /** The provider of single sign-on; null where none is set up. */
  readonly sso: SsoSettings | null;
}

export interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly origin: string;
}

/** The variables that set up single sign-on together. */
const ssoVariables = ['LEITU_OIDC_ISSUER', 'LEITU_OIDC_CLIENT_ID', 'LEITU_OIDC_CLIENT_SECRET'] as const;

/** Whether an operator began to set up single sign-on and something is missing or is no address. */
export function isSsoIncomplete(env: NodeJS.ProcessEnv): boolean {
  return ssoVariables.some((name) => env[name]) && readIdentitySettings(env).sso === null;
}

/** Reads the settings of the module from the environment. Single sign-on takes all four of its variables. */
export function readIdentitySettings(env: NodeJS.ProcessEnv): IdentitySettings {
  const origin = originOf(env.LEITU_ORIGIN);
  const { LEITU_OIDC_ISSUER: issuer, LEITU_OIDC_CLIENT_ID: clientId, LEITU_OIDC_CLIENT_SECRET: clientSecret } = env;
  const isComplete = issuer && clientId && clientSecret && origin !== null && URL.canParse(issuer);
  return {
    origin,
    isSecure: origin?.startsWith('https:') ?? false,
    sso: isComplete ? { issuer, clientId, clientSecret, origin } : null,
  };
}

/** The server does not start with an address that is none. */
function originOf(address: string | undefined): string | null {
  const isAddress = address !== undefined && /^https?:/i.test(address) && URL.canParse(address);
  return isAddress ? new URL(address).origin : null;
}
