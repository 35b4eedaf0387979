import { assemble, type Code, code, type Memory, upTo } from './assemble.ts';

/** Eight lanes are four vectors of two. */
const quarters = [0, 1, 2, 3] as const;
type Quarter = (typeof quarters)[number];
const vectorBytes = 16;

const { get, set, intAt, vectorAt, storeVector, splatAt, add, shiftLeft } = code;
const { plus, minus, times, larger, smaller } = code;

const each = (make: (quarter: Quarter) => Code): Code => quarters.map(make);
const vectors = (...names: readonly string[]) => names.flatMap((name) => quarters.map((q) => `${name}${q}`));

/** Puts in place of a quarter what is made of it. */
const replace = (list: string, q: Quarter, make: (before: Code) => Code): Code =>
  storeVector(get(list), q * vectorBytes, make(vectorAt(get(list), q * vectorBytes)));

/** The number of a list of Int32 at a place, and at the place after it; the number of a list of Float64, twice. */
const intOf = (list: string, place: string): Code => intAt(add(get(list), shiftLeft(get(place), 2)), 0);
const nextIntOf = (list: string, place: string): Code => intAt(add(get(list), shiftLeft(get(place), 2)), 4);
const splatOf = (list: string, place: string): Code => splatAt(add(get(list), shiftLeft(get(place), 3)));

const cellOf = (list: string, q: Quarter): Code => vectorAt(add(get(list), get('cell')), q * vectorBytes);
const storeCell = (list: string, q: Quarter, value: Code): Code =>
  storeVector(add(get(list), get('cell')), q * vectorBytes, value);
const forRows = (inner: Code): Code => upTo('from', 'to', [set('cell', shiftLeft(get('from'), 6)), inner]);

/** x = Σ share · what stands in `values` for the firm at the other end, over the links from `link` to `end`. */
const sumOfLinks = (values: string): Code => [
  each((q) => set(`x${q}`, code.zeros)),
  upTo('link', 'end', [
    set('other', add(get(values), intOf('others', 'link'))),
    set('share', splatOf('shares', 'link')),
    each((q) => set(`x${q}`, plus(get(`x${q}`), times(get('share'), vectorAt(get('other'), q * vectorBytes))))),
  ]),
];

type Kernel<Name extends string> = (from: number, to: number, places: Readonly<Record<Name, number>>) => void;

/** Makes a kernel over rows `from` up to, not with, `to`; where its lists begin, in bytes, it is told at each call. */
function kernel<Name extends string>(
  lists: readonly Name[],
  ints: readonly string[],
  named: readonly string[],
  body: Code,
): (memory: Memory) => Kernel<Name> {
  let start: ReturnType<typeof assemble> | undefined;
  return (memory) => {
    // It is translated when it is first wanted.
    start ??= assemble({ params: ['from', 'to', ...lists], ints: ['cell', ...ints], vectors: named, body });
    const run = start(memory);
    return (from, to, places) => run(from, to, ...lists.map((list) => places[list]));
  };
}

const rise = [
  set('link', intOf('starts', 'from')),
  set('end', nextIntOf('starts', 'from')),
  sumOfLinks('losses'),
  each((q) => storeCell('next', q, get(`x${q}`))),
];

/** The chance of each row to have come to the failed firm by this step: next = Σ share · losses of its customers. */
export const createRise = kernel(
  ['starts', 'others', 'shares', 'losses', 'next'],
  ['link', 'end', 'other'],
  [...vectors('x'), 'share'],
  forRows(rise),
);

/** The same, with the largest fall. */
export const createHeardRise = kernel(
  ['starts', 'others', 'shares', 'losses', 'next', 'largest'],
  ['link', 'end', 'other'],
  [...vectors('x'), 'share'],
  forRows([
    rise,
    each((q) => replace('largest', q, (before) => larger(before, minus(get(`x${q}`), cellOf('losses', q))))),
  ]),
);

/** What customers lack of each row: lacks = losses · min(1, output · one over what its market sells). */
export const createLack = kernel(
  ['outputs', 'markets', 'inverses', 'losses', 'lacks'],
  ['market'],
  ['output'],
  forRows([
    set('market', add(get('inverses'), intOf('markets', 'from'))),
    set('output', splatOf('outputs', 'from')),
    each((q) =>
      storeCell(
        'lacks',
        q,
        times(cellOf('losses', q), smaller(code.ones, times(get('output'), vectorAt(get('market'), q * vectorBytes)))),
      ),
    ),
  ]),
);

/**
 * What each row loses: the largest sum of a slot, and 1 at most. `again` is 0 where a slot begins and else 1; since sums only grow, the
 * largest of all sums on the way is that of a whole slot, and no branch has to find where one ends. Adds up what markets still sell and
 * what is lost in weights, and keeps the largest fall.
 */
export const createFall = kernel(
  [
    ...(['starts', 'others', 'shares', 'again', 'outputs', 'weights', 'markets'] as const),
    ...(['lacks', 'losses', 'standing', 'largest', 'below'] as const),
  ],
  ['link', 'end', 'other', 'market'],
  [...vectors('x', 'peak'), 'share', 'weight'],
  forRows([
    set('link', intOf('starts', 'from')),
    set('end', nextIntOf('starts', 'from')),
    each((q) => [set(`x${q}`, code.zeros), set(`peak${q}`, code.zeros)]),
    upTo('link', 'end', [
      set('other', add(get('lacks'), intOf('others', 'link'))),
      set('share', splatOf('shares', 'link')),
      set('weight', splatOf('again', 'link')),
      each((q) => [
        set(
          `x${q}`,
          plus(times(get('weight'), get(`x${q}`)), times(get('share'), vectorAt(get('other'), q * vectorBytes))),
        ),
        set(`peak${q}`, larger(get(`peak${q}`), get(`x${q}`))),
      ]),
    ]),
    set('market', add(get('standing'), intOf('markets', 'from'))),
    set('share', splatOf('outputs', 'from')),
    set('weight', splatOf('weights', 'from')),
    // Sums over rows are kept in memory: the sixteen registers of most processors are taken by those of a row.
    each((q) => [
      set(`peak${q}`, smaller(code.ones, get(`peak${q}`))),
      replace('largest', q, (before) => larger(before, minus(get(`peak${q}`), cellOf('losses', q)))),
      storeCell('losses', q, get(`peak${q}`)),
      replace('below', q, (before) => plus(before, times(get('weight'), get(`peak${q}`)))),
      replace('market', q, (before) => plus(before, times(get('share'), minus(code.ones, get(`peak${q}`))))),
    ]),
  ]),
);

/** What is lost both ways: sums = sums + weight · min(above, below). */
export const createBoth = kernel(
  ['weights', 'above', 'below', 'sums'],
  [],
  ['weight'],
  forRows([
    set('weight', splatOf('weights', 'from')),
    each((q) =>
      replace('sums', q, (before) =>
        plus(before, times(get('weight'), smaller(cellOf('above', q), cellOf('below', q)))),
      ),
    ),
  ]),
);
