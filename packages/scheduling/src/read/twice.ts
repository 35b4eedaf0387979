import type { ProblemFault } from './shape.ts';

/** Things of which each has a name of its own: the first that has not. */
export function twice(items: readonly { readonly id: string }[], pointer: string): ProblemFault | undefined {
  const ids = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (ids.has(id)) return { pointer: `${pointer}/${index}/id`, code: 'problem_id_twice', figures: { id } };
    ids.add(id);
  }
  return undefined;
}

/** Names in a list, each of which may be there once: the first that is there again. */
export function namedTwice(names: readonly string[], pointer: string): ProblemFault | undefined {
  if (new Set(names).size === names.length) return undefined;
  const index = names.findIndex((name, place) => names.indexOf(name) < place);
  return { pointer: `${pointer}/${index}`, code: 'problem_id_twice', figures: { id: names[index] ?? '' } };
}
