import { assemble, type Code, code } from './assemble.ts';

/** Where the kernel finds its lists: addresses in its memory. */
export interface Places {
  /** Int32: where the links of each row begin, and of each link the address of its customer's losses, counted from that of the losses. */
  readonly starts: number;
  readonly customers: number;
  /** Float64, of each link and of each row. */
  readonly shares: number;
  readonly weights: number;
  /** Float64, eight lanes to a row. */
  readonly losses: number;
  readonly next: number;
  readonly sums: number;
  /** Float64, eight each. */
  readonly keep: number;
  readonly largest: number;
  readonly weighed: number;
}

const places = [
  'starts',
  'customers',
  'shares',
  'weights',
  'losses',
  'next',
  'sums',
  'keep',
  'largest',
  'weighed',
] as const;

/** Eight lanes are four vectors of two. */
const quarters = [0, 1, 2, 3] as const;
const vectorBytes = 16;

const { get, set, int, intAt, vectorAt, storeVector, splatAt, add, shiftLeft, isLess, times, plus, larger, while_ } =
  code;

/**
 * The step of the lanes over rows `from` up to, not with, `to`: x = Σ share · loss of the customer, kept or not; next = x,
 * sums = sums · keep + x, largest = max(largest, x), weighed = weighed + weight · x. Most of the time that the index of a nation takes is
 * spent here, and written in TypeScript it takes ten times as long: engines check each read, and have no vectors of two numbers.
 */
function body(): Code {
  const each = (make: (quarter: 0 | 1 | 2 | 3) => Code): Code => quarters.map(make);
  const load = (list: string, into: string): Code =>
    each((q) => set(`${into}${q}`, vectorAt(get(list), q * vectorBytes)));
  const store = (list: string, from: string): Code =>
    each((q) => storeVector(get(list), q * vectorBytes, get(`${from}${q}`)));
  const cellOf = (list: string): Code => add(get(list), get('cell'));
  return [
    load('keep', 'kept'),
    load('largest', 'most'),
    load('weighed', 'sum'),
    while_(isLess(get('from'), get('to')), [
      set('cell', shiftLeft(get('from'), 6)),
      set('link', intAt(add(get('starts'), shiftLeft(get('from'), 2)), 0)),
      set('end', intAt(add(get('starts'), shiftLeft(get('from'), 2)), 4)),
      each((q) => set(`x${q}`, code.zeros)),
      while_(isLess(get('link'), get('end')), [
        set('customer', add(get('losses'), intAt(add(get('customers'), shiftLeft(get('link'), 2)), 0))),
        set('share', splatAt(add(get('shares'), shiftLeft(get('link'), 3)))),
        each((q) => set(`x${q}`, plus(get(`x${q}`), times(get('share'), vectorAt(get('customer'), q * vectorBytes))))),
        set('link', add(get('link'), int(1))),
      ]),
      set('share', splatAt(add(get('weights'), shiftLeft(get('from'), 3)))),
      each((q) => [
        set(`x${q}`, times(get(`x${q}`), get(`kept${q}`))),
        storeVector(cellOf('next'), q * vectorBytes, get(`x${q}`)),
        storeVector(
          cellOf('sums'),
          q * vectorBytes,
          plus(times(vectorAt(cellOf('sums'), q * vectorBytes), get(`kept${q}`)), get(`x${q}`)),
        ),
        set(`most${q}`, larger(get(`most${q}`), get(`x${q}`))),
        set(`sum${q}`, plus(get(`sum${q}`), times(get('share'), get(`x${q}`)))),
      ]),
      set('from', add(get('from'), int(1))),
    ]),
    store('largest', 'most'),
    store('weighed', 'sum'),
  ];
}

let start: ReturnType<typeof assemble> | undefined;

/** Makes the kernel over a memory of its own, as large as asked for. It is translated when it is first wanted. */
export function createKernel(bytes: number): {
  readonly memory: ArrayBuffer;
  readonly pass: (from: number, to: number, at: Places) => void;
} {
  start ??= assemble({
    params: ['from', 'to', ...places],
    ints: ['cell', 'link', 'end', 'customer'],
    vectors: ['x', 'most', 'sum', 'kept'].flatMap((name) => quarters.map((q) => `${name}${q}`)).concat('share'),
    body: body(),
  });
  const { memory, run } = start(bytes);
  return { memory, pass: (from, to, at) => run(from, to, ...places.map((place) => at[place])) };
}
