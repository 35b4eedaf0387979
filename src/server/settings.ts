import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { DatabasePlace } from '../platform/db/openDatabase.ts';
import { refuse } from './refusals.ts';

/** What an operator can set, all of it by environment variables; docs/operating.md explains them. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly database: DatabasePlace;
  /** Addresses and networks of proxies that are believed where a request comes from. */
  readonly trustedProxies: readonly string[];
  readonly webFolder: string;
  /** The environment itself, for the settings that are a module's own. */
  readonly env: NodeJS.ProcessEnv;
}

const repository = new URL('../../', import.meta.url);
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads the settings; on a terminal only what needs attention is logged, so that the address stays in sight. */
export function readSettings(env: NodeJS.ProcessEnv, isTerminal: boolean): Result<Settings, Refusal> {
  const port = env.PORT || '5180';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return refused(refuse('port_invalid', { port }));
  const logLevel = env.LEITU_LOG || (isTerminal ? 'warn' : 'info');
  if (!logLevels.includes(logLevel)) {
    return refused(refuse('log_level_invalid', { logLevel, allowed: logLevels.join(', ') }));
  }
  const origin = env.LEITU_ORIGIN || undefined;
  if (origin !== undefined && !isOrigin(origin)) return refused(refuse('origin_invalid', { origin }));
  const trustedProxies = readTrustedProxies(env.LEITU_TRUST_PROXY);
  if (trustedProxies === undefined) {
    return refused(refuse('trust_proxy_invalid', { given: env.LEITU_TRUST_PROXY ?? '' }));
  }
  return ok({
    host: env.HOST || 'localhost',
    port: Number(port),
    logLevel,
    database: {
      url: env.DATABASE_URL,
      servingUrl: env.DATABASE_SERVER_URL,
      dataFolder: env.LEITU_DATA || fileURLToPath(new URL('.data', repository)),
    },
    trustedProxies,
    webFolder: fileURLToPath(new URL('dist/web', repository)),
    env,
  });
}

/** Whether a text is the address of a site, as people type it into a browser. */
function isOrigin(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/**
 * The proxies in front of the server, by addresses and networks with commas between; `loopback` is this machine. Undefined where it is
 * something else. Without the setting none is believed: whoever reaches the server could write any address into the header.
 */
function readTrustedProxies(given: string | undefined): readonly string[] | undefined {
  const addresses = given ? given.split(',').map((address) => address.trim()) : [];
  return addresses.every((address) => address === 'loopback' || isNetwork(address)) ? addresses : undefined;
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
  return isIP(address) !== 0 && isLength && rest.length === 0;
}
