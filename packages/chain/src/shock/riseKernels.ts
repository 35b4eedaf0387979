import { type Code, code, upTo } from './assemble.ts';
import { lanesOf, type Quarter } from './laneKernel.ts';
import { listKernel, numbers } from './listKernel.ts';

const { get, set, int, add, increase, isLess, choose, while_ } = code;
const { plus, minus, times, larger, plusSingle, timesSingle } = code;
const { each, vectors, quarterAt, replace, splatOf, cellOf, storeCell, storeQuarter, forRows } = lanesOf;
const { intOf, intPlace } = numbers;

const rise: Code = [
  set('link', intOf('starts', 'row')),
  set('end', intOf('starts', 'row', 1)),
  each((q) => set(`x${q}`, code.zeros)),
  upTo('link', 'end', [
    set('other', add(get('losses'), intOf('others', 'link'))),
    set('share', splatOf('shares', 'link')),
    each((q) => set(`x${q}`, plus(get(`x${q}`), times(get('share'), quarterAt(get('other'), q))))),
  ]),
  each((q) => storeCell('next', q, get(`x${q}`))),
];
const params = ['row', 'rowTo', 'losses', 'next'];
const lists = ['starts', 'others', 'shares'] as const;
const locals = { ints: ['cell', 'link', 'end', 'other'], vectors: [...vectors('x'), 'share'] };

/** The chance of each row, `row` up to, not with, `rowTo`, to have come to the failed firm by this step: next = Σ share · losses of its customers. */
export const createRise = listKernel({ params, lists, ...locals, body: forRows(rise) });

/** The same, with the largest fall. */
export const createHeardRise = listKernel({
  params,
  lists: [...lists, 'largest'],
  ...locals,
  body: forRows([
    rise,
    each((q) => replace('largest', q, (before) => larger(before, minus(get(`x${q}`), cellOf('losses', q))))),
  ]),
});

/** Of sixteen lanes of Float32, what one link brings. */
const bring = (q: Quarter): Code => timesSingle(get('share'), quarterAt(get('other'), q));
const toLink: Code = [
  set('other', add(get('losses'), intOf('others', 'link'))),
  set('share', code.splatSingleAt(intPlace('shares', 'link'))),
];
/** For rows in a list, from place `place` up to, not with, `placeTo`; their links lie one after the other from `link` on. */
const forListed = (inner: Code): Code =>
  upTo('place', 'placeTo', [set('cell', add(get('next'), intOf('rows', 'place'))), inner]);
const listed = {
  params: ['place', 'placeTo', 'link', 'losses', 'next'],
  lists: ['rows', 'others', 'shares'],
  ints: ['cell', 'other'],
} as const;
const withEnds = { ...listed, lists: [...listed.lists, 'starts'], ints: [...listed.ints, 'end'] } as const;

/** Rows of so many links need no loop: most firms sell to few. Vectors are 0 at first. */
export const createRiseOfFew = [0, 1, 2, 3, 4].map((links) =>
  listKernel({
    ...listed,
    vectors: locals.vectors,
    body: forListed([
      Array.from({ length: links }, (_, index) => [
        toLink,
        each((q) => set(`x${q}`, index === 0 ? bring(q) : plusSingle(get(`x${q}`), bring(q)))),
        increase('link', int(1)),
      ]),
      each((q) => storeQuarter(get('cell'), q, get(`x${q}`))),
    ]),
  }),
);

/** So many links are added up by themselves before they are added to others, so that less is rounded away. */
export const linksOfSum = 64;

/** Rows of more links. */
export const createRiseOfMany = listKernel({
  ...withEnds,
  ints: [...withEnds.ints, 'endOfRow'],
  vectors: [...locals.vectors, ...vectors('y')],
  body: forListed([
    set('endOfRow', intOf('starts', 'place', 1)),
    each((q) => set(`y${q}`, code.zeros)),
    while_(isLess(get('link'), get('endOfRow')), [
      set('end', add(get('link'), int(linksOfSum))),
      set('end', choose(isLess(get('end'), get('endOfRow')), get('end'), get('endOfRow'))),
      each((q) => set(`x${q}`, code.zeros)),
      upTo('link', 'end', [toLink, each((q) => set(`x${q}`, plusSingle(get(`x${q}`), bring(q))))]),
      each((q) => set(`y${q}`, plusSingle(get(`y${q}`), get(`x${q}`)))),
    ]),
    each((q) => storeQuarter(get('cell'), q, get(`y${q}`))),
  ]),
});

/** Sixteen lanes of Float32 are eight vectors of two, when they are added up as Float64. */
const sums = Array.from({ length: 8 }, (_, pair) => `x${pair}`);
const pairBytes = 8;

/** All rows of sixteen lanes of Float32, added up as Float64. */
export const createRiseClosely = listKernel({
  ...withEnds,
  vectors: [...sums, 'share'],
  body: forListed([
    set('end', intOf('starts', 'place', 1)),
    sums.map((sum) => set(sum, code.zeros)),
    upTo('link', 'end', [
      set('other', add(get('losses'), intOf('others', 'link'))),
      set('share', splatOf('shares', 'link')),
      sums.map((sum, pair) =>
        set(sum, plus(get(sum), times(get('share'), code.singlesAt(get('other'), pair * pairBytes)))),
      ),
    ]),
    sums.map((sum, pair) => code.storeSingles(get('cell'), pair * pairBytes, get(sum))),
  ]),
});
