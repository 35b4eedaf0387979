// One function for each kind of list: engines put such a read in place of the call only while the kind is always the same.

/** A whole number of a list that the caller knows to be inside it. */
export function at(numbers: Int32Array, index: number): number {
  return numbers[index] as number; // The index is inside the array: lists are made as long as what they count.
}

/** A number of a list that the caller knows to be inside it. */
export function realAt(numbers: Float64Array, index: number): number {
  return numbers[index] as number; // The index is inside the array, as above.
}

/** The numbers of a list that stand at these places. */
export function realsAt(numbers: Float64Array, places: Int32Array): Float64Array {
  return Float64Array.from(places, (place) => realAt(numbers, place));
}

/** A mark, 0 or 1, of a list that the caller knows to be inside it. */
export function markAt(marks: Uint8Array, index: number): number {
  return marks[index] as number; // The index is inside the array, as above.
}
