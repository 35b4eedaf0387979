import { type Code, code, upTo } from './assemble.ts';
import { lanesOf } from './laneKernel.ts';
import { listKernel, numbers } from './listKernel.ts';

const { get, set, add, plus, minus, times, larger } = code;
const { each, vectors, quarterAt, replace, splatOf, cellOf, storeCell, forRows } = lanesOf;
const { intOf } = numbers;

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

/** Sixteen lanes of Float32 are eight vectors of two. */
const sums = Array.from({ length: 8 }, (_, pair) => `x${pair}`);
const pairBytes = 8;

/** The same for sixteen lanes that are kept as Float32 in place of eight of Float64. They are added up as Float64: rows may be long. */
export const createRiseOfSingles = listKernel({
  params,
  lists,
  ints: locals.ints,
  vectors: [...sums, 'share'],
  body: forRows([
    set('link', intOf('starts', 'row')),
    set('end', intOf('starts', 'row', 1)),
    sums.map((sum) => set(sum, code.zeros)),
    upTo('link', 'end', [
      set('other', add(get('losses'), intOf('others', 'link'))),
      set('share', splatOf('shares', 'link')),
      sums.map((sum, pair) =>
        set(sum, plus(get(sum), times(get('share'), code.singlesAt(get('other'), pair * pairBytes)))),
      ),
    ]),
    sums.map((sum, pair) => code.storeSingles(add(get('next'), get('cell')), pair * pairBytes, get(sum))),
  ]),
});
