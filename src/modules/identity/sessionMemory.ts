import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';

/** An actor without the address, which is the request's. */
export type KnownActor = Omit<Actor, 'address'>;

/**
 * What a server remembers of sessions and tokens, so that a request needs no question of its own. It remembers only while it hears of
 * revocations; each of them makes it forget everything.
 */
export interface SessionMemory {
  /** Whoever was kept under the key and still may be. */
  readonly recall: (key: string) => KnownActor | undefined;
  /** To be called before the database is asked: what came of the question is kept only if nothing was forgotten in between. */
  readonly beginAsking: () => (key: string, actor: KnownActor, milliseconds: number) => void;
  readonly forget: () => void;
  /** Whether revocations are heard now. */
  readonly listen: (isListening: boolean) => void;
}

/** The longest that anything is remembered, should a revocation be lost on a connection that died silently. */
const mostMilliseconds = 30_000;

/** More than this is forgotten at once; a server has fewer people at a time. */
const mostKept = 10_000;

const memories = new WeakMap<Database, SessionMemory>();

/** The memory of the server that serves from this database: its parts are made apart from each other and share it. */
export function memoryOf(database: Database): SessionMemory {
  const known = memories.get(database) ?? makeSessionMemory(() => performance.now());
  memories.set(database, known);
  return known;
}

/** Makes a memory; the clock gives milliseconds. */
export function makeSessionMemory(clock: () => number): SessionMemory {
  const kept = new Map<string, { readonly actor: KnownActor; readonly until: number }>();
  let isListening = false;
  let timesForgotten = 0;
  const forget = () => {
    timesForgotten += 1;
    kept.clear();
  };
  return {
    recall: (key) => {
      const found = kept.get(key);
      return found !== undefined && found.until > clock() ? found.actor : undefined;
    },
    beginAsking: () => {
      const before = timesForgotten;
      return (key, actor, milliseconds) => {
        if (!isListening || before !== timesForgotten) return;
        if (kept.size >= mostKept) kept.clear();
        kept.set(key, { actor, until: clock() + Math.min(milliseconds, mostMilliseconds) });
      };
    },
    forget,
    listen: (heard) => {
      isListening = heard;
      forget();
    },
  };
}
