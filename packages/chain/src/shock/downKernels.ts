import { type Code, code, upTo } from './assemble.ts';
import { firmRecord, linkRecord } from './firmRecords.ts';
import { listKernel, namedInts, namedReals, numbers } from './listKernel.ts';

const { get, set, int, intAt, add, subtract, increase, shiftLeft, shiftRight, isLess, isSame, both, either } = code;
const { if_, choose, while_ } = code;
const { zero, one, realAt, roughAt, storeReal, realPlus, realMinus, realTimes, realLarger, realSmaller } = code;
const { isSameReal, isMore } = code;
const { realPlace, intOf, realOf, realOfPlace, storeIntOf, storeRealOf } = numbers;

/** Firms are known by where their records begin. */
const peakOf = (firm: Code): Code => realAt(firm, firmRecord.peak);
const lossOf = (firm: Code): Code => realAt(firm, firmRecord.loss);
/** What news of a firm may count for; the address is that of its record and `importance` bytes. */
const importanceOf = (firm: Code): Code => roughAt(add(firm, get('importance')), 0);

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
const realShift = 3;
const linkShift = Math.log2(linkRecord.bytes);

const within = (name: string, most: number): Code => [
  set(name, choose(isLess(get(name), int(0)), int(0), get(name))),
  set(name, choose(isLess(int(most), get(name)), int(most), get(name))),
];

/** What there is to tell of each firm that loses, σ and all, and what that may count for. */
export const createWeigh = listKernel({
  params: ['importance'],
  lists: [
    ...(['struck', 'outputsOfStruck', 'marketsOfStruck', 'told', 'withheld'] as const),
    ...(['inverses', 'news', 'heard', 'buckets', 'counts'] as const),
  ],
  ints: ['place', 'many', 'firm', 'bucket', 'cell'],
  reals: ['sigma', 'new', 'heardNow', 'more'],
  body: [
    set('many', count.read('struck')),
    upTo('place', 'many', [
      set(
        'sigma',
        realTimes(realOf('outputsOfStruck', 'place'), realOfPlace('inverses', intOf('marketsOfStruck', 'place'))),
      ),
      set('firm', intOf('struck', 'place')),
      set('new', realTimes(realSmaller(one, get('sigma')), lossOf(get('firm')))),
      set('new', realMinus(get('new'), realOf('told', 'place'))),
      storeRealOf('news', 'place', get('new')),
      set('heardNow', realTimes(get('new'), importanceOf(get('firm')))),
      set('cell', realPlace('heard', 'place')),
      storeReal(get('cell'), 0, get('heardNow')),
      set('bucket', subtract(shiftRight(intAt(get('cell'), 4), 20), int(exponentBias - bucketShift))),
      within('bucket', bucketCount - 1),
      set('bucket', add(shiftLeft(get('bucket'), 2), both(get('place'), int(bucketLists - 1)))),
      set('cell', realPlace('buckets', 'bucket')),
      set('more', realMinus(get('new'), realOf('withheld', 'place'))),
      set('more', realLarger(zero, realTimes(get('more'), importanceOf(get('firm'))))),
      storeReal(get('cell'), 0, realPlus(realAt(get('cell'), 0), get('more'))),
    ]),
  ],
});

const linkAt = (link: Code): Code => add(get('links'), shiftLeft(link, linkShift));

const tellCustomers: Code = [
  storeRealOf('told', 'place', realPlus(realOf('told', 'place'), get('new'))),
  storeRealOf('withheld', 'place', zero),
  set('firm', intAt(intOf('struck', 'place'), firmRecord.firm)),
  set('link', linkAt(intOf('starts', 'firm'))),
  set('end', linkAt(intOf('starts', 'firm', 1))),
  set('work', add(get('work'), subtract(get('end'), get('link')))),
  while_(isLess(get('link'), get('end')), [
    set('slot', intAt(get('link'), linkRecord.slot)),
    set('loss', realPlus(realAt(get('slot'), 0), realTimes(get('new'), realAt(get('link'), linkRecord.share)))),
    storeReal(get('slot'), 0, get('loss')),
    set('firm', intAt(get('link'), linkRecord.customer)),
    set('peak', peakOf(get('firm'))),
    storeReal(get('firm'), firmRecord.peak, realLarger(get('peak'), get('loss'))),
    // A branch on what lies far away could not be foreseen: who is here for the second time is seen when it falls.
    storeIntOf('marked', 'markedCount', get('firm')),
    increase('markedCount', both(isSameReal(get('peak'), zero), isMore(get('loss'), zero))),
    storeIntOf('reached', 'count', get('firm')),
    increase('count', isMore(get('loss'), get('peak'))),
    increase('link', int(linkRecord.bytes)),
  ]),
];

const withhold: Code = [
  set('loudest', realLarger(get('loudest'), get('new'))),
  set('before', realOf('withheld', 'place')),
  set('after', realLarger(get('before'), get('new'))),
  storeRealOf('withheld', 'place', get('after')),
  // What was withheld before counts for what it did when it was.
  set('firm', intOf('struck', 'place')),
  set('after', realTimes(realMinus(get('after'), get('before')), importanceOf(get('firm')))),
  set('unheard', realPlus(get('unheard'), get('after'))),
];

/** Firms tell their customers, but for what counts for too little. */
export const createTell = listKernel({
  params: ['importance'],
  lists: [
    ...(['struck', 'told', 'withheld', 'news', 'heard', 'starts', 'links'] as const),
    ...(['reached', 'marked', 'counts', 'sums'] as const),
  ],
  ints: ['place', 'many', 'firm', 'link', 'end', 'slot', 'count', 'markedCount', 'work'],
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
    count.write('work', add(count.read('work'), shiftRight(get('work'), linkShift))),
    sum.write('unheard', get('unheard')),
    sum.write('loudest', get('loudest')),
  ],
});

/** Those that were reached lose. A firm that was reached twice has nothing more to lose the second time. */
export const createHear = listKernel({
  params: ['importance'],
  lists: [
    ...(['reached', 'struck', 'outputsOfStruck', 'marketsOfStruck'] as const),
    ...(['told', 'withheld', 'standing', 'merits', 'touched', 'isTouched', 'counts', 'sums'] as const),
  ],
  ints: ['place', 'many', 'firm', 'struckCount', 'market', 'touchedCount', 'isKnown'],
  reals: ['lost', 'before', 'loss', 'largest', 'gone', 'output'],
  body: [
    set('many', count.read('reached')),
    set('struckCount', count.read('struck')),
    set('touchedCount', count.read('touched')),
    upTo('place', 'many', [
      set('firm', intOf('reached', 'place')),
      set('before', lossOf(get('firm'))),
      set('loss', realSmaller(one, peakOf(get('firm')))),
      set('lost', realMinus(get('loss'), get('before'))),
      storeReal(get('firm'), firmRecord.loss, get('loss')),
      set('largest', realLarger(get('largest'), get('lost'))),
      set('output', realAt(get('firm'), firmRecord.output)),
      set('market', intAt(get('firm'), firmRecord.market)),
      storeIntOf('struck', 'struckCount', get('firm')),
      storeRealOf('outputsOfStruck', 'struckCount', get('output')),
      storeIntOf('marketsOfStruck', 'struckCount', get('market')),
      storeRealOf('told', 'struckCount', zero),
      storeRealOf('withheld', 'struckCount', zero),
      increase('struckCount', both(isSameReal(get('before'), zero), isMore(get('lost'), zero))),
      set('gone', realTimes(get('lost'), get('output'))),
      storeRealOf('standing', 'market', realMinus(realOf('standing', 'market'), get('gone'))),
      set('gone', realTimes(get('gone'), importanceOf(get('firm')))),
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
  lists: ['struck', 'weights', 'kept', 'lossesKept', 'counts', 'sums'],
  ints: ['place', 'many', 'firm', 'count', 'isKept'],
  reals: ['least', 'loss', 'lost', 'sum'],
  body: [
    set('many', count.read('struck')),
    set('least', sum.read('least')),
    upTo('place', 'many', [
      set('loss', lossOf(intOf('struck', 'place'))),
      set('firm', intAt(intOf('struck', 'place'), firmRecord.firm)),
      set('lost', realTimes(get('loss'), realOf('weights', 'firm'))),
      set('sum', realPlus(get('sum'), get('lost'))),
      set('isKept', both(isLess(get('firm'), get('to')), isMore(get('lost'), get('least')))),
      // Whoever stands before `from` is not the failed one: the two are the same where neither holds.
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
  lists: ['struck', 'marked', 'counts'],
  ints: ['place', 'many', 'firm', 'slot', 'end'],
  body: [
    set('many', count.read('struck')),
    upTo('place', 'many', [storeReal(intOf('struck', 'place'), firmRecord.loss, zero)]),
    set('place', int(0)),
    set('many', count.read('marked')),
    upTo('place', 'many', [
      set('firm', intOf('marked', 'place')),
      storeReal(get('firm'), firmRecord.peak, zero),
      set('slot', add(get('firm'), int(firmRecord.slots))),
      set('end', add(get('slot'), shiftLeft(intAt(get('firm'), firmRecord.slotCount), realShift))),
      while_(isLess(get('slot'), get('end')), [storeReal(get('slot'), 0, zero), increase('slot', int(1 << realShift))]),
    ]),
  ],
});
