/** A number of a typed array that the caller knows to be inside it; engines put this read in place of the call. */
export function at(numbers: Int32Array | Float64Array | Uint8Array, index: number): number {
  return numbers[index] as number; // The index is inside the array: lists are made as long as what they count.
}
