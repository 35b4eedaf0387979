import { expect, it } from 'vitest';
import { isDivisionOfSection } from './industry.ts';

/** GB/T 4754-2017: each section's letter with its first and last division. */
const SECTIONS =
  'A01-05 B06-12 C13-43 D44-46 E47-50 F51-52 G53-60 H61-62 I63-65 J66-69 K70-70 L71-72 M73-75 N76-79 O80-82 P83-83 Q84-85 R86-90 S91-96 T97-97';

it.each(SECTIONS.split(' '))(
  'section and divisions %s belong together, and no other division belongs to it',
  (section) => {
    const [first, last] = section.slice(1).split('-').map(Number);
    for (let division = 0; division < 100; division += 1) {
      const code = section.charAt(0) + String(division).padStart(2, '0');
      expect(isDivisionOfSection(code)).toBe(division >= (first ?? 0) && division <= (last ?? 0));
      expect(isDivisionOfSection(`${code}11`)).toBe(isDivisionOfSection(code));
    }
  },
);
