import type { ProblemFault } from './shape.ts';

/** Things of which each has a name of its own. */
export function* twice(
  items: readonly { readonly id: string }[],
  pointer: string,
): Generator<ProblemFault, void, void> {
  const ids = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (ids.has(id)) yield { pointer: `${pointer}/${index}/id`, code: 'problem_id_twice', figures: { id } };
    ids.add(id);
  }
}

/** Names in a list, each of which may be there once. */
export function* namedTwice(names: readonly string[], pointer: string): Generator<ProblemFault, void, void> {
  for (const [index, id] of names.entries()) {
    if (names.indexOf(id) < index) yield { pointer: `${pointer}/${index}`, code: 'problem_id_twice', figures: { id } };
  }
}
