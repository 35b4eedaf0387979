import { registerSW } from 'virtual:pwa-register';
import { useSyncExternalStore } from 'react';

/** The copy of the application that the browser keeps, so that it starts without a network. */
interface OfflineCopy {
  /** Whether a complete copy is kept. */
  readonly isReady: boolean;
  /** Takes over the newer version that waits, or null where none does. */
  readonly update: (() => void) | null;
}

let copy: OfflineCopy = { isReady: false, update: null };
const listeners = new Set<() => void>();

function become(next: Partial<OfflineCopy>): void {
  copy = { ...copy, ...next };
  for (const listener of listeners) listener();
}

/** Has the browser keep a copy; called once, at the start. */
export function keepOfflineCopy(): void {
  const reload = registerSW({
    onNeedRefresh: () => become({ update: () => void reload(true) }),
    onOfflineReady: () => become({ isReady: true }),
    onRegisteredSW: (_url, registration) => {
      if (registration?.active) become({ isReady: true });
    },
  });
}

/** The state of the kept copy. */
export function useOfflineCopy(): OfflineCopy {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => copy,
  );
}
