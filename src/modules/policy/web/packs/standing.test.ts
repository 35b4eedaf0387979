import { day, present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { readLibrary } from '../../library.ts';
import { applicationsOf, standingOf } from './standing.ts';

const loaded = readLibrary();
const library = present(loaded.ok ? loaded.value : undefined, 'the packs load');

function standing(packId: string, on: string) {
  return standingOf(applicationsOf(present(library.packs.get(packId), `${packId} is a pack`), library), day(on));
}

it('of two packs that are both in force, the one that decides rechecks only says so', () => {
  expect(standing('cn.little-giant.2026', '2026-06-01')).toBe('now');
  expect(standing('cn.little-giant.2022', '2026-06-01')).toBe('recheck');
  expect(standing('cn.little-giant.2022', '2025-06-01')).toBe('now');
});
