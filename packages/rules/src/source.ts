/** Where something stands in a file: both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A position in a file. */
export interface Place extends Position {
  readonly file: string;
}

/**
 * A document as it was written, with positions: what a YAML reader hands to this core, which reads no text itself.
 * Scalars keep their type as the format sees it (`3` is a number, `"3"` and `≥ 3%` are texts).
 */
export type SourceNode = SourceScalar | SourceList | SourceMap;

export interface SourceScalar extends Position {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

export interface SourceList extends Position {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
}

export interface SourceMap extends Position {
  readonly kind: 'map';
  readonly entries: readonly SourceEntry[];
}

export interface SourceEntry {
  readonly key: SourceScalar;
  readonly value: SourceNode;
}

/** One file of facts or rules. */
export interface SourceFile {
  /** The name that refusals show, e.g. `cn/cultivation/srdi-2022.yaml`. */
  readonly file: string;
  readonly root: SourceNode;
}
