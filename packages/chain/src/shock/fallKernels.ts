import { type Code, code, upTo } from './assemble.ts';
import { lanesOf } from './laneKernel.ts';
import { listKernel, numbers } from './listKernel.ts';

const { get, set, add, splatAt, plus, minus, times, over, larger, smaller, zeros, ones } = code;
const { each, vectors, quarterAt, storeQuarter, replace, splatOf, cellOf, storeCell, forRows, cellAt } = lanesOf;
const { intOf } = numbers;

/** All kernels here take the rows of markets `market` up to, not with, `marketTo`. */
const params = ['market', 'marketTo'];
const lists = ['marketStarts', 'outputs', 'losses', 'standings'] as const;
const ints = ['row', 'rowTo', 'cell', 'standing'];

const forMarkets = (begin: Code, inner: Code): Code =>
  upTo('market', 'marketTo', [
    set('standing', cellAt('standings', 'market')),
    begin,
    set('row', intOf('marketStarts', 'market')),
    set('rowTo', intOf('marketStarts', 'market', 1)),
    forRows(inner),
  ]);

/** What a market sells at first: what those of its firms do that never lose. */
const beginStanding: Code = [
  set('cell', cellAt('unmoved', 'market')),
  each((q) => storeQuarter(get('standing'), q, quarterAt(get('cell'), q))),
];

/** Adds what a row still sells; sums over rows are kept in memory, since the registers are taken by those of a row. */
const stand = (lossOf: (q: 0 | 1 | 2 | 3) => Code): Code => [
  set('number', splatOf('outputs', 'row')),
  each((q) => replace('standing', q, (before) => plus(before, times(get('number'), minus(ones, lossOf(q)))))),
];

/**
 * What a row loses: the largest sum of a slot, and 1 at most. Up to `mixed` its links are slots of their own, which take all that is
 * lacking; from there on `again` is 0 where a slot begins and else 1: since sums only grow, the largest of all sums on the way is that of a
 * whole slot, and no branch has to find where one ends.
 */
const lose: Code = [
  set('link', intOf('starts', 'row')),
  set('end', intOf('mixed', 'row')),
  each((q) => set(`peak${q}`, zeros)),
  upTo('link', 'end', [
    set('other', add(get('lacks'), intOf('others', 'link'))),
    each((q) => set(`peak${q}`, larger(get(`peak${q}`), quarterAt(get('other'), q)))),
  ]),
  set('end', intOf('starts', 'row', 1)),
  each((q) => set(`x${q}`, zeros)),
  upTo('link', 'end', [
    set('other', add(get('lacks'), intOf('others', 'link'))),
    set('share', splatOf('shares', 'link')),
    set('number', splatOf('again', 'link')),
    each((q) => [
      set(`x${q}`, plus(times(get('number'), get(`x${q}`)), times(get('share'), quarterAt(get('other'), q)))),
      set(`peak${q}`, larger(get(`peak${q}`), get(`x${q}`))),
    ]),
  ]),
  each((q) => set(`peak${q}`, smaller(ones, get(`peak${q}`)))),
];

/** The largest fall, and what is lost in weights. */
const hear: Code = [
  set('number', splatOf('weights', 'row')),
  each((q) => [
    replace('largest', q, (before) => larger(before, minus(get(`peak${q}`), cellOf('losses', q)))),
    replace('below', q, (before) => plus(before, times(get('number'), get(`peak${q}`)))),
  ]),
];

const keep: Code = [each((q) => storeCell('losses', q, get(`peak${q}`))), stand((q) => get(`peak${q}`))];

const fallLists = [
  ...lists,
  ...(['starts', 'mixed', 'others', 'shares', 'again', 'unmoved', 'lacks'] as const),
] as const;
const fallLocals = {
  ints: [...ints, 'link', 'end', 'other'],
  vectors: [...vectors('x', 'peak'), 'share', 'number'],
};

/** A step: what rows lose, and what their markets still sell. */
export const createFall = listKernel({
  params,
  lists: fallLists,
  ...fallLocals,
  body: forMarkets(beginStanding, [lose, keep]),
});

/** The same, with the largest fall and what is lost in weights. */
export const createHeardFall = listKernel({
  params,
  lists: [...fallLists, 'weights', 'largest', 'below'],
  ...fallLocals,
  body: forMarkets(beginStanding, [lose, hear, keep]),
});

/** What markets still sell. */
export const createStand = listKernel({
  params,
  lists: [...lists, 'unmoved'],
  ints,
  vectors: ['number'],
  body: forMarkets(
    beginStanding,
    stand((q) => cellOf('losses', q)),
  ),
});

/**
 * What customers lack of each row: losses · min(1, output over what its market sells). One over that is taken to be `most`, the
 * largest number, at most, and `least` at least: the same where nobody stands in for others, and else 0.
 */
export const createLack = listKernel({
  params,
  lists: [...lists, 'least', 'most', 'lacks'],
  ints: ints,
  vectors: [...vectors('x'), 'number', 'share'],
  body: forMarkets(
    [
      set('number', splatAt(get('least'))),
      set('share', splatAt(get('most'))),
      each((q) =>
        set(`x${q}`, smaller(get('share'), larger(get('number'), over(ones, quarterAt(get('standing'), q))))),
      ),
    ],
    [
      set('number', splatOf('outputs', 'row')),
      each((q) => storeCell('lacks', q, times(cellOf('losses', q), smaller(ones, times(get('number'), get(`x${q}`)))))),
    ],
  ),
});

/** What is lost both ways: sums = sums + weight · min(above, below); what a row lost downwards stands where `cells` says. */
export const createBoth = listKernel({
  params: ['row', 'rowTo', 'above'],
  lists: ['weights', 'cells', 'below', 'sums'],
  ints: ['cell', 'other'],
  vectors: [...vectors('x'), 'number'],
  body: [
    each((q) => set(`x${q}`, quarterAt(get('sums'), q))),
    forRows([
      set('number', splatOf('weights', 'row')),
      set('other', add(get('below'), intOf('cells', 'row'))),
      each((q) =>
        set(`x${q}`, plus(get(`x${q}`), times(get('number'), smaller(cellOf('above', q), quarterAt(get('other'), q))))),
      ),
    ]),
    each((q) => storeQuarter(get('sums'), q, get(`x${q}`))),
  ],
});
