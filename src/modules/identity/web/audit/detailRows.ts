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
 * `{ name: { before, after } }` for one value; either becomes a line for each name that differs. All else is a value under its name; what is null or an empty list is left out.
 */
export function detailRows(detail: Json, path: readonly string[] = []): readonly DetailRow[] {
  if (!isMembers(detail)) return isNothing(detail) ? [] : [valueRow(path, detail)];
  const { before, after, ...others } = detail;
  const hasChange = before !== undefined || after !== undefined;
  const changes = hasChange ? changeRows(path, before ?? null, after ?? null) : [];
  const rest = Object.entries(others).flatMap(([name, value]) => detailRows(value, [...path, name]));
  return [...changes, ...rest];
}

/** Values that stand beside each other within another value, under the way that leads to it; a value of the outermost level is by itself. */
export interface ValueGroup {
  readonly path: readonly string[];
  readonly members: readonly DetailRow[];
}

/** Groups values by what they stand within, in the order in which they come. */
export function groupValues(rows: readonly DetailRow[]): readonly ValueGroup[] {
  const groups = new Map<string, { path: readonly string[]; members: DetailRow[] }>();
  for (const row of rows) {
    const path = row.path.length > 1 ? row.path.slice(0, -1) : row.path;
    const key = path.join('\u0000');
    const group = groups.get(key) ?? { path, members: [] };
    group.members.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
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

/** What was not there when something was done says nothing of it. */
function isNothing(value: Json): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
