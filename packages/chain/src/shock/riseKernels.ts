import { type Code, code, upTo } from './assemble.ts';
import { lanesOf } from './laneKernel.ts';
import { listKernel, numbers } from './listKernel.ts';

const { get, set, add, plus, minus, times, larger } = code;
const { each, vectors, quarterAt, replace, splatOf, cellOf, storeCell, forRows } = lanesOf;
const { intOf, intPlace } = numbers;

/** `share` is that of the link, as often as a vector has numbers; `add_` and `times_` are of vectors of such numbers. */
const riseOf = (share: Code, add_: typeof plus, times_: typeof times): Code => [
  set('link', intOf('starts', 'row')),
  set('end', intOf('starts', 'row', 1)),
  each((q) => set(`x${q}`, code.zeros)),
  upTo('link', 'end', [
    set('other', add(get('losses'), intOf('others', 'link'))),
    set('share', share),
    each((q) => set(`x${q}`, add_(get(`x${q}`), times_(get('share'), quarterAt(get('other'), q))))),
  ]),
  each((q) => storeCell('next', q, get(`x${q}`))),
];
const rise = riseOf(splatOf('shares', 'link'), plus, times);
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
  body: forRows(riseOf(code.splatSingleAt(intPlace('shares', 'link')), code.plusSingle, code.timesSingle)),
});
