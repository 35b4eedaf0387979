/** The columns of a table that are shown, and how to choose others. Where the choice is kept is the page's: in its address, in the browser. */
export interface ChosenColumns {
  readonly keys: readonly string[];
  readonly choose: (keys: readonly string[]) => void;
  readonly reset: () => void;
}
