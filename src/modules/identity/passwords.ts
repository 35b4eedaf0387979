import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { present } from '@leitu/kernel';
import { atMost } from './atMost.ts';

/** The cost of one hash: memory in KiB, passes over it, lanes. */
interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/**
 * The least that OWASP's Password Storage Cheat Sheet asks of argon2id: 19 MiB, two passes, one lane; about 20 ms here. Each hash is kept
 * with its cost, so this may be raised: older hashes still fit and are made anew at the next sign-in.
 */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

/** A flood of guesses may take this many times the memory, and leaves threads of Node's pool for files. */
const inTurn = atMost(2);

const hashBytes = 32;

/** Hashes a password, to be kept: `argon2id$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  return hashWithCost(password, cost);
}

/** Hashes at another cost than today's; what older versions have written is of that kind. */
export async function hashWithCost(password: string, spent: Cost): Promise<string> {
  const salt = randomBytes(16);
  const hash = await stretch(password, salt, spent);
  const parameters = `m=${spent.memory},t=${spent.passes},p=${spent.parallelism}`;
  return ['argon2id', parameters, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** What became of comparing a password with what is kept. */
export interface PasswordCheck {
  readonly isRight: boolean;
  /** The kept hash is cheaper than today's and should be made anew. */
  readonly isOutdated: boolean;
}

/** Compares a password with what is kept. Where nothing is kept it takes as long, so that time does not tell who has an account. */
export async function checkPassword(password: string, kept: string | null): Promise<PasswordCheck> {
  const { salt, hash, spent } = readHash(kept ?? (await hashOfNobody()));
  const isEqual = timingSafeEqual(await stretch(password, salt, spent), hash);
  const isOutdated =
    spent.memory !== cost.memory || spent.passes !== cost.passes || spent.parallelism !== cost.parallelism;
  return { isRight: isEqual && kept !== null, isOutdated };
}

let nobody: Promise<string> | undefined;

function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  return nobody;
}

function readHash(kept: string): { readonly salt: Buffer; readonly hash: Buffer; readonly spent: Cost } {
  const read = present(/^argon2id\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(kept), 'written by hashPassword');
  const [, memory, passes, parallelism, salt = '', hash = ''] = read;
  return {
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
    spent: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  };
}

/** The same password may be typed as different code points by different keyboards: NFKC makes them one. */
function stretch(password: string, salt: Buffer, { memory, passes, parallelism }: Cost): Promise<Buffer> {
  const parameters: Argon2Parameters = {
    message: password.normalize('NFKC'),
    nonce: salt,
    memory,
    passes,
    parallelism,
    tagLength: hashBytes,
  };
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', parameters, (error, key) => (error === null ? resolve(key) : reject(error)));
      }),
  );
}
