import { type Code, code, upTo } from './assemble.ts';
import { lanesOf } from './laneKernel.ts';
import { listKernel, numbers } from './listKernel.ts';

const { get, set, add, plus, minus, times, larger } = code;
const { each, vectors, quarterAt, replace, splatOf, cellOf, cellAt, storeCell, forRows } = lanesOf;
const { intOf, intPlace } = numbers;

/** `share` is that of the link, as often as a vector has numbers; `add_` and `times_` are of vectors of such numbers. */
const sumUp = (share: Code, add_: typeof plus, times_: typeof times): Code => [
  each((q) => set(`x${q}`, code.zeros)),
  upTo('link', 'end', [
    set('other', add(get('losses'), intOf('others', 'link'))),
    set('share', share),
    each((q) => set(`x${q}`, add_(get(`x${q}`), times_(get('share'), quarterAt(get('other'), q))))),
  ]),
  each((q) => storeCell('next', q, get(`x${q}`))),
];
const linksOfRow: Code = [set('link', intOf('starts', 'row')), set('end', intOf('starts', 'row', 1))];
const rise: Code = [linksOfRow, sumUp(splatOf('shares', 'link'), plus, times)];
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

/** The same for sixteen lanes of Float32 in place of eight of Float64. */
export const createRiseOfSingles = listKernel({
  params,
  lists,
  ...locals,
  body: forRows([linksOfRow, sumUp(code.splatSingleAt(intPlace('shares', 'link')), code.plusSingle, code.timesSingle)]),
});

/** Sixteen lanes of Float32 are eight vectors of two, when they are added up as Float64. */
const sums = Array.from({ length: 8 }, (_, pair) => `x${pair}`);
const pairBytes = 8;

/** The same for sixteen lanes that are added up as Float64, of the rows in places `place` up to, not with, `placeTo` of a list. */
export const createRiseClosely = listKernel({
  params: ['place', 'placeTo', 'losses', 'next'],
  lists: [...lists, 'rows'],
  ints: ['row', ...locals.ints],
  vectors: [...sums, 'share'],
  body: upTo('place', 'placeTo', [
    set('row', intOf('rows', 'place')),
    linksOfRow,
    sums.map((sum) => set(sum, code.zeros)),
    upTo('link', 'end', [
      set('other', add(get('losses'), intOf('others', 'link'))),
      set('share', splatOf('shares', 'link')),
      sums.map((sum, pair) =>
        set(sum, plus(get(sum), times(get('share'), code.singlesAt(get('other'), pair * pairBytes)))),
      ),
    ]),
    set('cell', cellAt('next', 'row')),
    sums.map((sum, pair) => code.storeSingles(get('cell'), pair * pairBytes, get(sum))),
  ]),
});
