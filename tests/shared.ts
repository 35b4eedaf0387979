import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** Published cases and contracts that stand beside the repository, not in it. */
function sharedFolder(): string | undefined {
  const folder = fileURLToPath(new URL('../../shared', import.meta.url));
  return existsSync(folder) ? folder : undefined;
}

/**
 * Describes what is tested against the published cases. Where they stand beside the repository, as in the checks before a
 * change lands, the tests run and fail like any other; elsewhere one skipped test says what was not tested.
 */
export function describeWithShared(title: string, tests: (folder: string) => void): void {
  const folder = sharedFolder();
  if (folder !== undefined) describe(title, () => tests(folder));
  // oxlint-disable-next-line vitest/warn-todo -- it stands for all the tests that cannot run here
  else describe(title, () => it.todo('needs ../shared beside the repository'));
}
