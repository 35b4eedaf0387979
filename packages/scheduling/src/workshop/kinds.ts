/** A kind of machine in a made-up plant: how many there are of a hundred, how much of the work needs it, and what it asks for. */
export interface Kind {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly machines: number;
  /** Odds that a step of a job is of this kind; against `machines` they make the load unbalanced. */
  readonly demand: number;
  readonly shortestMinutes: number;
  readonly longestMinutes: number;
  /** How many families it changes over between; 0 is none. */
  readonly families: number;
  /** From one family to the next; to one further away more. */
  readonly setupMinutes: number;
  readonly isAttended: boolean;
  readonly isSplittable: boolean;
  readonly calendar: 'day' | 'double' | 'round';
}

export const kinds: readonly Kind[] = [
  kind('lathe', '数控车床', 'Lathe', [18, 22], [10, 60], [6, 12], 'double', { isAttended: true }),
  kind('mill', '加工中心', 'Machining centre', [20, 26], [15, 110], [6, 15], 'double', { isAttended: true }),
  kind('weld', '焊接工位', 'Welding bay', [10, 8], [20, 90], [0, 0], 'day', { isAttended: true, isSplittable: true }),
  kind('grind', '磨床', 'Grinder', [10, 9], [10, 50], [3, 10], 'double', {}),
  kind('drill', '钻床', 'Drill', [8, 8], [5, 30], [0, 0], 'double', {}),
  kind('cut', '锯床', 'Saw', [8, 6], [5, 25], [4, 5], 'double', {}),
  kind('press', '冲压机', 'Press', [8, 7], [10, 45], [5, 25], 'double', { isAttended: true }),
  kind('assemble', '装配台', 'Assembly bench', [8, 5], [20, 120], [0, 0], 'day', {
    isAttended: true,
    isSplittable: true,
  }),
  kind('coat', '喷涂线', 'Coating line', [4, 3], [15, 40], [5, 20], 'double', {}),
  kind('furnace', '热处理炉', 'Furnace', [3, 2], [60, 200], [3, 30], 'round', { isSplittable: false }),
  kind('inspect', '检测台', 'Inspection bench', [3, 3], [5, 20], [0, 0], 'day', { isAttended: true }),
];

function kind(
  id: string,
  zh: string,
  en: string,
  [machines, demand]: readonly [number, number],
  [shortestMinutes, longestMinutes]: readonly [number, number],
  [families, setupMinutes]: readonly [number, number],
  calendar: Kind['calendar'],
  { isAttended = false, isSplittable = false }: { readonly isAttended?: boolean; readonly isSplittable?: boolean },
): Kind {
  const minutes = { shortestMinutes, longestMinutes, setupMinutes };
  return { id, zh, en, machines, demand, families, isAttended, isSplittable, calendar, ...minutes };
}
