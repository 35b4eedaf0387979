import { describe, expect, it } from 'vitest';
import { uuidOfName, uuidv7 } from './uuid.ts';

describe('an identifier', () => {
  it('is a UUID of version 7 with the time in front, and never comes twice', () => {
    const before = Date.now();
    const made = Array.from({ length: 2000 }, uuidv7);
    const after = Date.now();
    expect(new Set(made).size).toBe(made.length);
    for (const uuid of made) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const time = Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16);
      expect(time).toBeGreaterThanOrEqual(before);
      expect(time).toBeLessThanOrEqual(after);
    }
  });

  it('of a name is a UUID of version 8, always the same, and another in another space', () => {
    const uuid = uuidOfName('enterprise', '91350100M000100Y43');
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidOfName('enterprise', '91350100M000100Y43')).toBe(uuid);
    expect(uuidOfName('other', '91350100M000100Y43')).not.toBe(uuid);
  });
});
