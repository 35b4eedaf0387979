import { type Code, code, upTo } from './assemble.ts';
import { firmLine } from './firmLines.ts';
import { listKernel, namedInts, namedReals, numbers } from './listKernel.ts';

const { get, set, int, intAt, add, subtract, increase, shiftLeft, shiftRight, isLess, isSame, both, either } = code;
const { if_, choose } = code;
const { zero, one, realAt, singleAt, storeReal, realPlus, realMinus, realTimes, realLarger, realSmaller } = code;
const { isSameReal, isMore } = code;
const { realPlace, intOf, realOf, realOfPlace, storeIntOf, storeRealOf, cellOf } = numbers;

/** A firm has two numbers: the largest loss of a slot, and what it has lost itself by the last step. */
const lossBytes = 8;

const firmLineShift = 6;
const lineOf = (firm: Code): Code => add(get('firms'), shiftLeft(firm, firmLineShift));
/** What news of a firm may count for; `importance` is at which byte of its line. */
const importanceOf = (line: Code): Code => singleAt(add(line, get('importance')), 0);

/** Numbers that kernels take and give: whole ones in `counts`, real ones in `sums`, by their places. */
export const countPlaces = { struck: 0, reached: 1, marked: 2, touched: 3, work: 4, kept: 5 } as const;
export const sumPlaces = {
  ...{ threshold: 0, newsMost: 1, unheard: 2, loudest: 3, largest: 4 },
  ...{ least: 5, lost: 6 },
} as const;
const count = namedInts('counts', countPlaces);
const sum = namedReals('sums', sumPlaces);

/** What counts is added up by its order of magnitude: from 2^−70 on, in four lists, since adding to one would wait for the sum before. */
export const bucketCount = 64;
export const bucketLists = 4;
export const bucketShift = 70;
const exponentBias = 1023;

const within = (name: string, most: number): Code => [
  set(name, choose(isLess(get(name), int(0)), int(0), get(name))),
  set(name, choose(isLess(int(most), get(name)), int(most), get(name))),
];

/** What there is to tell of each firm that loses, σ and all, and what that may count for. */
export const createWeigh = listKernel({
  params: ['importance'],
  lists: [
    ...(['struck', 'outputsOfStruck', 'marketsOfStruck', 'told', 'withheld'] as const),
    ...(['cells', 'firms', 'inverses', 'news', 'heard', 'buckets', 'counts'] as const),
  ],
  ints: ['place', 'many', 'bucket', 'cell'],
  reals: ['sigma', 'new', 'heardNow', 'more'],
  body: [
    set('many', count.read('struck')),
    upTo('place', 'many', [
      set(
        'sigma',
        realTimes(realOf('outputsOfStruck', 'place'), realOfPlace('inverses', intOf('marketsOfStruck', 'place'))),
      ),
      set('new', realTimes(realSmaller(one, get('sigma')), realAt(cellOf(intOf('struck', 'place')), lossBytes))),
      set('new', realMinus(get('new'), realOf('told', 'place'))),
      storeRealOf('news', 'place', get('new')),
      set('heardNow', realTimes(get('new'), importanceOf(lineOf(intOf('struck', 'place'))))),
      set('cell', realPlace('heard', 'place')),
      storeReal(get('cell'), 0, get('heardNow')),
      set('bucket', subtract(shiftRight(intAt(get('cell'), 4), 20), int(exponentBias - bucketShift))),
      within('bucket', bucketCount - 1),
      set('bucket', add(shiftLeft(get('bucket'), 2), both(get('place'), int(bucketLists - 1)))),
      set('cell', realPlace('buckets', 'bucket')),
      set('more', realLarger(zero, realMinus(get('heardNow'), realOf('withheld', 'place')))),
      storeReal(get('cell'), 0, realPlus(realAt(get('cell'), 0), get('more'))),
    ]),
  ],
});

const tellCustomers: Code = [
  storeRealOf('told', 'place', realPlus(realOf('told', 'place'), get('new'))),
  storeRealOf('withheld', 'place', zero),
  set('firm', intOf('struck', 'place')),
  set('link', intOf('starts', 'firm')),
  set('end', intOf('starts', 'firm', 1)),
  set('work', add(get('work'), subtract(get('end'), get('link')))),
  upTo('link', 'end', [
    set('firm', intOf('slots', 'link')),
    set('loss', realPlus(realOf('slotLosses', 'firm'), realTimes(get('new'), realOf('shares', 'link')))),
    storeRealOf('slotLosses', 'firm', get('loss')),
    set('firm', intOf('customers', 'link')),
    set('cell', cellOf(get('firm'))),
    set('peak', realAt(get('cell'), 0)),
    storeReal(get('cell'), 0, realLarger(get('peak'), get('loss'))),
    // A branch on what lies far away could not be foreseen: who is here for the second time is seen when it falls.
    storeIntOf('marked', 'markedCount', get('firm')),
    increase('markedCount', both(isSameReal(get('peak'), zero), isMore(get('loss'), zero))),
    storeIntOf('reached', 'count', get('firm')),
    increase('count', isMore(get('loss'), get('peak'))),
  ]),
];

const withhold: Code = [
  set('loudest', realLarger(get('loudest'), get('new'))),
  set('before', realOf('withheld', 'place')),
  set('after', realLarger(get('before'), get('heardNow'))),
  storeRealOf('withheld', 'place', get('after')),
  set('unheard', realPlus(get('unheard'), realMinus(get('after'), get('before')))),
];

/** Firms tell their customers, but for what counts for too little. */
export const createTell = listKernel({
  lists: [
    ...(['struck', 'told', 'withheld', 'news', 'heard', 'starts', 'slots', 'customers', 'shares'] as const),
    ...(['slotLosses', 'cells', 'reached', 'marked', 'counts', 'sums'] as const),
  ],
  ints: ['place', 'many', 'firm', 'link', 'end', 'cell', 'count', 'markedCount', 'work'],
  reals: ['new', 'heardNow', 'threshold', 'newsMost', 'loss', 'peak', 'unheard', 'loudest', 'before', 'after'],
  body: [
    set('many', count.read('struck')),
    set('markedCount', count.read('marked')),
    set('threshold', sum.read('threshold')),
    set('newsMost', sum.read('newsMost')),
    set('unheard', sum.read('unheard')),
    upTo('place', 'many', [
      set('new', realOf('news', 'place')),
      set('heardNow', realOf('heard', 'place')),
      if_(
        either(isMore(get('heardNow'), get('threshold')), isMore(get('new'), get('newsMost'))),
        tellCustomers,
        withhold,
      ),
    ]),
    count.write('reached', get('count')),
    count.write('marked', get('markedCount')),
    count.write('work', add(count.read('work'), get('work'))),
    sum.write('unheard', get('unheard')),
    sum.write('loudest', get('loudest')),
  ],
});

/** Those that were reached lose. A firm that was reached twice has nothing more to lose the second time. */
export const createHear = listKernel({
  params: ['importance'],
  lists: [
    ...(['reached', 'cells', 'firms', 'struck', 'outputsOfStruck', 'marketsOfStruck'] as const),
    ...(['told', 'withheld', 'standing', 'merits', 'touched', 'isTouched', 'counts', 'sums'] as const),
  ],
  ints: ['place', 'many', 'firm', 'line', 'cell', 'struckCount', 'market', 'touchedCount', 'isKnown'],
  reals: ['lost', 'before', 'loss', 'largest', 'gone', 'output'],
  body: [
    set('many', count.read('reached')),
    set('struckCount', count.read('struck')),
    set('touchedCount', count.read('touched')),
    upTo('place', 'many', [
      set('firm', intOf('reached', 'place')),
      set('cell', cellOf(get('firm'))),
      set('before', realAt(get('cell'), lossBytes)),
      set('loss', realSmaller(one, realAt(get('cell'), 0))),
      set('lost', realMinus(get('loss'), get('before'))),
      storeReal(get('cell'), lossBytes, get('loss')),
      set('largest', realLarger(get('largest'), get('lost'))),
      set('line', lineOf(get('firm'))),
      set('output', realAt(get('line'), firmLine.output)),
      set('market', intAt(get('line'), firmLine.market)),
      storeIntOf('struck', 'struckCount', get('firm')),
      storeRealOf('outputsOfStruck', 'struckCount', get('output')),
      storeIntOf('marketsOfStruck', 'struckCount', get('market')),
      storeRealOf('told', 'struckCount', zero),
      storeRealOf('withheld', 'struckCount', zero),
      increase('struckCount', both(isSameReal(get('before'), zero), isMore(get('lost'), zero))),
      set('gone', realTimes(get('lost'), get('output'))),
      storeRealOf('standing', 'market', realMinus(realOf('standing', 'market'), get('gone'))),
      set('gone', realTimes(get('gone'), importanceOf(get('line')))),
      storeRealOf('merits', 'market', realPlus(realOf('merits', 'market'), get('gone'))),
      storeIntOf('touched', 'touchedCount', get('market')),
      set('isKnown', intOf('isTouched', 'market')),
      storeIntOf('isTouched', 'market', int(1)),
      increase('touchedCount', isSame(get('isKnown'), int(0))),
    ]),
    count.write('struck', get('struckCount')),
    count.write('touched', get('touchedCount')),
    sum.write('largest', get('largest')),
  ],
});

/**
 * What firms lose in all, in weights. Keeps firms from `from` up to, not with, `to` that lose more than `least`, but for the failed one, with
 * their losses.
 */
export const createAddUp = listKernel({
  params: ['failed', 'from', 'to'],
  lists: ['struck', 'cells', 'weights', 'kept', 'lossesKept', 'counts', 'sums'],
  ints: ['place', 'many', 'firm', 'count', 'isKept'],
  reals: ['least', 'loss', 'lost', 'sum'],
  body: [
    set('many', count.read('struck')),
    set('least', sum.read('least')),
    upTo('place', 'many', [
      set('firm', intOf('struck', 'place')),
      set('loss', realAt(cellOf(get('firm')), lossBytes)),
      set('lost', realTimes(get('loss'), realOf('weights', 'firm'))),
      set('sum', realPlus(get('sum'), get('lost'))),
      set('isKept', both(isLess(get('firm'), get('to')), isMore(get('lost'), get('least')))),
      set('isKept', both(get('isKept'), isSame(isLess(get('firm'), get('from')), isSame(get('firm'), get('failed'))))),
      storeIntOf('kept', 'count', get('firm')),
      storeRealOf('lossesKept', 'count', get('loss')),
      increase('count', get('isKept')),
    ]),
    count.write('kept', get('count')),
    sum.write('lost', get('sum')),
  ],
});

/** Firms have lost nothing. */
export const createForget = listKernel({
  lists: ['struck', 'marked', 'cells', 'slotStarts', 'slotLosses', 'counts'],
  ints: ['place', 'many', 'firm', 'slot', 'end'],
  body: [
    set('many', count.read('struck')),
    upTo('place', 'many', [storeReal(cellOf(intOf('struck', 'place')), lossBytes, zero)]),
    set('place', int(0)),
    set('many', count.read('marked')),
    upTo('place', 'many', [
      set('firm', intOf('marked', 'place')),
      storeReal(cellOf(get('firm')), 0, zero),
      set('slot', intOf('slotStarts', 'firm')),
      set('end', intOf('slotStarts', 'firm', 1)),
      upTo('slot', 'end', storeRealOf('slotLosses', 'slot', zero)),
    ]),
  ],
});
