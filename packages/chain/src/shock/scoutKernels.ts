import { assemble, type Code, code, type Memory } from './assemble.ts';

const { get, set, int, intAt, storeInt, add, increase, shiftLeft, isLess, isSame, both, while_, if_ } = code;
const { zero, realAt, storeReal, realPlus, realTimes, realLarger, asReal, isSameReal, isMore } = code;

const intOf = (list: string, place: string, offset = 0): Code =>
  intAt(add(get(list), shiftLeft(get(place), 2)), offset);
const realOf = (list: string, place: string): Code => realAt(add(get(list), shiftLeft(get(place), 3)), 0);
const storeIntOf = (list: string, place: string, value: Code): Code =>
  storeInt(add(get(list), shiftLeft(get(place), 2)), 0, value);
/** A firm has two numbers: what it hears in this step, and what it has lost since the beginning. */
const cellOf = (firm: string): Code => add(get('cells'), shiftLeft(get(firm), 4));
const lostBytes = 8;

const tellLists = ['front', 'news', 'starts', 'suppliers', 'shares', 'cells', 'reached', 'counts', 'sums'] as const;
const hearLists = ['reached', 'cells', 'struck', 'front', 'news', 'counts', 'sums'] as const;

/** Numbers that kernels take and give: whole ones in `counts`, real ones in `sums`, by their places. */
export const countPlaces = { front: 0, reached: 1, struck: 2, failed: 3 } as const;
export const sumPlaces = { back: 0, largest: 1, loudest: 2, bound: 3 } as const;
const count = (place: keyof typeof countPlaces): Code => intAt(get('counts'), countPlaces[place] * 4);
const storeCount = (place: keyof typeof countPlaces, value: Code): Code =>
  storeInt(get('counts'), countPlaces[place] * 4, value);
const sum = (place: keyof typeof sumPlaces): Code => realAt(get('sums'), sumPlaces[place] * 8);
const storeSum = (place: keyof typeof sumPlaces, value: Code): Code =>
  storeReal(get('sums'), sumPlaces[place] * 8, value);

type Run<Name extends string> = (places: Readonly<Record<Name, number>>) => void;

/** All firms of the front tell their suppliers what they lost. Counts those that are reached, and what comes back to the failed firm. */
export const createTell = (memory: Memory): Run<(typeof tellLists)[number]> => {
  const run = assemble({
    params: tellLists,
    ints: ['place', 'many', 'failed', 'firm', 'link', 'end', 'supplier', 'cell', 'count'],
    reals: ['lost', 'gain', 'before', 'back'],
    body: [
      set('many', count('front')),
      set('failed', count('failed')),
      while_(isLess(get('place'), get('many')), [
        set('firm', intOf('front', 'place')),
        set('lost', realOf('news', 'place')),
        set('link', intOf('starts', 'firm')),
        set('end', intOf('starts', 'firm', 4)),
        while_(isLess(get('link'), get('end')), [
          set('supplier', intOf('suppliers', 'link')),
          set('gain', realTimes(get('lost'), realOf('shares', 'link'))),
          if_(isSame(get('supplier'), get('failed')), set('back', realPlus(get('back'), get('gain'))), [
            set('cell', cellOf('supplier')),
            set('before', realAt(get('cell'), 0)),
            storeReal(get('cell'), 0, realPlus(get('before'), get('gain'))),
            storeIntOf('reached', 'count', get('supplier')),
            // Who hears for the first time is counted without a branch, which could not be foreseen.
            increase('count', both(isSameReal(get('before'), zero), isMore(get('gain'), zero))),
          ]),
          increase('link', int(1)),
        ]),
        increase('place', int(1)),
      ]),
      storeCount('reached', get('count')),
      storeSum('back', get('back')),
    ],
  })(memory);
  return (places) => run(...tellLists.map((list) => places[list]));
};

/** Those that were reached lose; those that lost more than the bound are the next front. */
export const createHear = (memory: Memory): Run<(typeof hearLists)[number]> => {
  const run = assemble({
    params: hearLists,
    ints: ['place', 'many', 'firm', 'cell', 'struckCount', 'kept', 'isKept'],
    reals: ['lost', 'before', 'largest', 'loudest', 'bound'],
    body: [
      set('many', count('reached')),
      set('struckCount', count('struck')),
      set('bound', sum('bound')),
      while_(isLess(get('place'), get('many')), [
        set('firm', intOf('reached', 'place')),
        set('cell', cellOf('firm')),
        set('lost', realAt(get('cell'), 0)),
        set('before', realAt(get('cell'), lostBytes)),
        storeReal(get('cell'), 0, zero),
        storeReal(get('cell'), lostBytes, realPlus(get('before'), get('lost'))),
        storeIntOf('struck', 'struckCount', get('firm')),
        increase('struckCount', isSameReal(get('before'), zero)),
        set('largest', realLarger(get('largest'), get('lost'))),
        set('isKept', isMore(get('lost'), get('bound'))),
        set('loudest', realLarger(get('loudest'), realTimes(get('lost'), asReal(isSame(get('isKept'), int(0)))))),
        storeIntOf('front', 'kept', get('firm')),
        storeReal(add(get('news'), shiftLeft(get('kept'), 3)), 0, get('lost')),
        increase('kept', get('isKept')),
        increase('place', int(1)),
      ]),
      storeCount('front', get('kept')),
      storeCount('struck', get('struckCount')),
      storeSum('largest', get('largest')),
      storeSum('loudest', get('loudest')),
    ],
  })(memory);
  return (places) => run(...hearLists.map((list) => places[list]));
};
