import { createRequire } from 'node:module';
import type { Facts } from '@leitu/rules';

/** What an engine says of a firm of which every fact is known. */
export interface PeerAnswer {
  readonly isMet: boolean;
  readonly score: number;
}

/** Another engine with the same rules, each written in its own best way. */
export interface Peer {
  readonly name: string;
  /** Answers for one firm. */
  readonly judge: (facts: Facts) => PeerAnswer | Promise<PeerAnswer>;
  /** The same, with the engine's account of how it came to its answer; the same function where it always gives one. */
  readonly withReasons: (facts: Facts) => PeerAnswer | Promise<PeerAnswer>;
}

const require = createRequire(import.meta.url);

/**
 * Brings a package of this folder. The project does not know these packages, so the compiler does not either: who asks says what it
 * takes the package to be.
 */
export function packageOfPeers(name: string): unknown {
  return require(name);
}
