/**
 * A function that works each of its results out once: what is asked of the same object again is remembered, as long as the
 * object lives.
 * @example remembered((pack) => Object.keys(pack).length)({ a: 1 }) // 1
 */
export function remembered<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, { readonly value: Made }>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
