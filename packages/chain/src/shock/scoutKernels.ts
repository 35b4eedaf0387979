import { code, upTo } from './assemble.ts';
import { listKernel, namedInts, namedReals, numbers } from './listKernel.ts';

const { get, set, int, increase, isSame, both, if_ } = code;
const { zero, realAt, storeReal, realPlus, realTimes, realLarger, asReal, isSameReal, isMore } = code;
const { intOf, realOf, storeIntOf, storeRealOf, cellOf } = numbers;

/** A firm has two numbers: what it hears in this step, and what it has lost since the beginning. */
const lostBytes = 8;

/** Numbers that kernels take and give: whole ones in `counts`, real ones in `sums`, by their places. */
export const countPlaces = { front: 0, reached: 1, struck: 2, failed: 3 } as const;
export const sumPlaces = { back: 0, largest: 1, loudest: 2, bound: 3 } as const;
const count = namedInts('counts', countPlaces);
const sum = namedReals('sums', sumPlaces);

/** All firms of the front tell their suppliers what they lost. Counts those that are reached, and what comes back to the failed firm. */
export const createTell = listKernel({
  lists: ['front', 'news', 'starts', 'suppliers', 'shares', 'cells', 'reached', 'counts', 'sums'],
  ints: ['place', 'many', 'failed', 'firm', 'link', 'end', 'supplier', 'cell', 'count'],
  reals: ['lost', 'gain', 'before', 'back'],
  body: [
    set('many', count.read('front')),
    set('failed', count.read('failed')),
    upTo('place', 'many', [
      set('firm', intOf('front', 'place')),
      set('lost', realOf('news', 'place')),
      set('link', intOf('starts', 'firm')),
      set('end', intOf('starts', 'firm', 1)),
      upTo('link', 'end', [
        set('supplier', intOf('suppliers', 'link')),
        set('gain', realTimes(get('lost'), realOf('shares', 'link'))),
        if_(isSame(get('supplier'), get('failed')), set('back', realPlus(get('back'), get('gain'))), [
          set('cell', cellOf(get('supplier'))),
          set('before', realAt(get('cell'), 0)),
          storeReal(get('cell'), 0, realPlus(get('before'), get('gain'))),
          storeIntOf('reached', 'count', get('supplier')),
          // Who hears for the first time is counted without a branch, which could not be foreseen.
          increase('count', both(isSameReal(get('before'), zero), isMore(get('gain'), zero))),
        ]),
      ]),
    ]),
    count.write('reached', get('count')),
    sum.write('back', get('back')),
  ],
});

/** Those that were reached lose; those that lost more than the bound are the next front. */
export const createHear = listKernel({
  lists: ['reached', 'cells', 'struck', 'front', 'news', 'counts', 'sums'],
  ints: ['place', 'many', 'firm', 'cell', 'struckCount', 'kept', 'isKept'],
  reals: ['lost', 'before', 'largest', 'loudest', 'bound'],
  body: [
    set('many', count.read('reached')),
    set('struckCount', count.read('struck')),
    set('bound', sum.read('bound')),
    upTo('place', 'many', [
      set('firm', intOf('reached', 'place')),
      set('cell', cellOf(get('firm'))),
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
      storeRealOf('news', 'kept', get('lost')),
      increase('kept', get('isKept')),
    ]),
    count.write('front', get('kept')),
    count.write('struck', get('struckCount')),
    sum.write('largest', get('largest')),
    sum.write('loudest', get('loudest')),
  ],
});
