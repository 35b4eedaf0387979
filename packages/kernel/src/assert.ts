/**
 * States what must be true whatever the input was. A broken assertion is a bug, so it throws.
 * @example assert(total === sum, 'the parts add up to the total')
 */
export function assert(condition: boolean, invariant: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${invariant}`);
}

/**
 * The value, which the caller knows to be there.
 * @example present(map.get('a'), 'every band has points')
 */
export function present<Value>(value: Value | undefined | null, invariant: string): Value {
  assert(value !== undefined && value !== null, invariant);
  return value;
}

/** Marks a branch that the types rule out. */
export function unreachable(value: never): never {
  throw new Error(`Broken invariant: unexpected ${JSON.stringify(value)}`);
}
