import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { memoryOf } from './sessionMemory.ts';
import { deleteExpired } from './store/expired.ts';
import { hearRevocations } from './store/revocations.ts';

const sweepMilliseconds = 60 * 60 * 1000;

/** What goes on as long as a server runs: it hears of revocations, and every hour what has expired is deleted. */
export function runIdentity({ database, log }: ModuleContext): () => Promise<void> {
  const stopHearing = hearRevocations(database.serving, memoryOf(database), log);
  const sweep = () =>
    database.asNobody(deleteExpired).catch((error: unknown) => log.warn({ err: error }, 'nothing expired was deleted'));
  let sweeping = sweep();
  const timer = setInterval(() => {
    sweeping = sweep();
  }, sweepMilliseconds);
  return async () => {
    clearInterval(timer);
    await Promise.all([sweeping, stopHearing()]);
  };
}
