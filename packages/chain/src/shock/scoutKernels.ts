import { code, upTo } from './assemble.ts';
import { listKernel, namedInts, namedReals, numbers } from './listKernel.ts';

const { get, set, int, intAt, increase, isLess, isSame, both, if_, while_ } = code;
const { zero, realAt, storeReal, realPlus, realTimes, realLarger, asReal, isSameReal, isMore } = code;
const { intOf, realOf, storeIntOf, storeRealOf } = numbers;

/**
 * The cell of a firm, by the bytes at which they begin: what it hears in this step, what it has lost since the beginning, and where its links
 * to suppliers begin and end. Firms are known by where their cells begin.
 */
export const scoutCell = { heard: 0, lost: 8, link: 16, end: 20, bytes: 32 } as const;
/** Of each link: the supplier, and its share. */
export const scoutLink = { supplier: 0, share: 4, bytes: 12 } as const;

/** Numbers that kernels take and give: whole ones in `counts`, real ones in `sums`, by their places. */
export const countPlaces = { front: 0, reached: 1, struck: 2, failed: 3 } as const;
export const sumPlaces = { back: 0, largest: 1, loudest: 2, bound: 3 } as const;
const count = namedInts('counts', countPlaces);
const sum = namedReals('sums', sumPlaces);

/** All firms of the front tell their suppliers what they lost. Counts those that are reached, and what comes back to the failed firm. */
export const createTell = listKernel({
  lists: ['front', 'news', 'reached', 'counts', 'sums'],
  ints: ['place', 'many', 'failed', 'firm', 'link', 'end', 'supplier', 'count'],
  reals: ['lost', 'gain', 'before', 'back'],
  body: [
    set('many', count.read('front')),
    set('failed', count.read('failed')),
    upTo('place', 'many', [
      set('lost', realOf('news', 'place')),
      set('firm', intOf('front', 'place')),
      set('link', intAt(get('firm'), scoutCell.link)),
      set('end', intAt(get('firm'), scoutCell.end)),
      while_(isLess(get('link'), get('end')), [
        set('supplier', intAt(get('link'), scoutLink.supplier)),
        set('gain', realTimes(get('lost'), realAt(get('link'), scoutLink.share))),
        if_(isSame(get('supplier'), get('failed')), set('back', realPlus(get('back'), get('gain'))), [
          set('before', realAt(get('supplier'), scoutCell.heard)),
          storeReal(get('supplier'), scoutCell.heard, realPlus(get('before'), get('gain'))),
          storeIntOf('reached', 'count', get('supplier')),
          // Who hears for the first time is counted without a branch, which could not be foreseen.
          increase('count', both(isSameReal(get('before'), zero), isMore(get('gain'), zero))),
        ]),
        increase('link', int(scoutLink.bytes)),
      ]),
    ]),
    count.write('reached', get('count')),
    sum.write('back', get('back')),
  ],
});

/** Those that were reached lose; those that lost more than the bound are the next front. */
export const createHear = listKernel({
  lists: ['reached', 'struck', 'front', 'news', 'counts', 'sums'],
  ints: ['place', 'many', 'firm', 'struckCount', 'kept', 'isKept'],
  reals: ['lost', 'before', 'largest', 'loudest', 'bound'],
  body: [
    set('many', count.read('reached')),
    set('struckCount', count.read('struck')),
    set('bound', sum.read('bound')),
    upTo('place', 'many', [
      set('firm', intOf('reached', 'place')),
      set('lost', realAt(get('firm'), scoutCell.heard)),
      set('before', realAt(get('firm'), scoutCell.lost)),
      storeReal(get('firm'), scoutCell.heard, zero),
      storeReal(get('firm'), scoutCell.lost, realPlus(get('before'), get('lost'))),
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
