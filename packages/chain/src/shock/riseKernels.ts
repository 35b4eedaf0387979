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
