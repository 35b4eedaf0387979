/** A value of JSON. */
export type Json = null | string | number | boolean | Json[] | { [name: string]: Json };

/** A line of an event's detail. */
export interface DetailRow {
  /** The names that lead to it, from outside inwards. */
  readonly path: readonly string[];
  readonly kind: 'value' | 'change';
  readonly before: Json;
  /** The value itself where there is no before. */
  readonly after: Json;
}

type Members = Readonly<Record<string, Json>>;

/**
 * An event's detail as lines to read. What was changed is written in one of two ways: `{ before: {…}, after: {…} }` for a whole, or
 * `{ name: { before, after } }` for one value; either becomes a line for each name that differs. All else is a value under its name.
 */
export function detailRows(detail: Json, path: readonly string[] = []): readonly DetailRow[] {
  if (!isMembers(detail)) return detail === null || isEmpty(detail) ? [] : [valueRow(path, detail)];
  const { before, after, ...others } = detail;
  const hasChange = before !== undefined || after !== undefined;
  const changes = hasChange ? changeRows(path, before ?? null, after ?? null) : [];
  const rest = Object.entries(others).flatMap(([name, value]) => {
    const at = [...path, name];
    return isMembers(value) && Object.keys(value).length > 0 ? detailRows(value, at) : [valueRow(at, value)];
  });
  return [...changes, ...rest];
}

function valueRow(path: readonly string[], after: Json): DetailRow {
  return { path, kind: 'value', before: null, after };
}

function changeRows(path: readonly string[], before: Json, after: Json): readonly DetailRow[] {
  if (!(isMembers(before) || isMembers(after))) return [{ path, kind: 'change', before, after }];
  const [old, fresh] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return names
    .map(
      (name): DetailRow => ({
        path: [...path, name],
        kind: 'change',
        before: old[name] ?? null,
        after: fresh[name] ?? null,
      }),
    )
    .filter((row) => JSON.stringify(row.before) !== JSON.stringify(row.after));
}

function membersOf(value: Json): Members {
  return isMembers(value) ? value : {};
}

function isMembers(value: Json): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}
