import { describe, expect, it } from 'vitest';
import { readProblem } from '../readProblem.ts';
import { makeWorkshop } from './makeWorkshop.ts';
import type { WorkshopSize } from './workshopSize.ts';

const plant: WorkshopSize = { seed: 1, machines: 51, jobs: 828, operations: 6057, language: 'zh' };

describe('a made-up workshop', () => {
  it.each<WorkshopSize>([
    plant,
    { seed: 2, machines: 100, jobs: 400, operations: 4000, language: 'en' },
    { seed: 3, machines: 1, jobs: 3, operations: 10, language: 'en' },
    { seed: 4, machines: 6, jobs: 12, operations: 60, language: 'zh' },
  ])('of $machines machines, $jobs jobs and $operations operations is a sound problem', (size) => {
    const read = readProblem(JSON.stringify(makeWorkshop(size)));
    expect(read).toMatchObject({ ok: true });
    if (!read.ok) return;
    const lengths = read.value.jobs.map(({ operations }) => operations.length);
    expect(read.value.machines).toHaveLength(size.machines);
    expect(lengths).toHaveLength(size.jobs);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(size.operations);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(20);
  });

  it('has everything that a problem can have', () => {
    const { jobs, machines, operators = [] } = makeWorkshop(plant);
    const operations = jobs.flatMap((job) => job.operations);
    expect(operations.some(({ leadTimeMinutes }) => leadTimeMinutes !== undefined)).toBe(true);
    expect(operations.some(({ after = [] }) => after.length > 1)).toBe(true);
    expect(operations.some(({ fixed }) => fixed !== undefined)).toBe(true);
    expect(operations.some(({ isSplittable }) => isSplittable)).toBe(true);
    expect(machines.some(({ setups }) => setups !== undefined)).toBe(true);
    expect(operators.some(({ skills }) => skills.length > 1)).toBe(true);
  });

  it('is the same for the same seed and another for another', () => {
    const size: WorkshopSize = { seed: 5, machines: 12, jobs: 20, operations: 120, language: 'en' };
    expect(makeWorkshop(size)).toEqual(makeWorkshop(size));
    expect(makeWorkshop({ ...size, seed: 6 })).not.toEqual(makeWorkshop(size));
  });
});
