/** A table whose values are texts or numbers; null is a missing one. */
export interface RawTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}
