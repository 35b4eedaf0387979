import type { Closed, Machine, Plan, PlannedOperation, Problem } from '@leitu/scheduling';

export interface Row {
  readonly label: string;
  readonly machine: Machine | undefined;
  readonly closed: Closed;
  readonly items: readonly PlannedOperation[];
}

/** Rows under one heading: the machines of a factory, or what is done outside. */
export interface RowGroup {
  readonly heading: string;
  readonly rows: readonly Row[];
}

export function groupsOf(
  { machines }: Problem,
  { operations }: Plan,
  headings: { readonly machines: string; readonly outside: string },
): readonly RowGroup[] {
  const byMachine = new Map<string, PlannedOperation[]>();
  const outside: PlannedOperation[] = [];
  for (const item of operations.toSorted((a, b) => a.startMinute - b.startMinute)) {
    if (item.machine === undefined) outside.push(item);
    else byMachine.set(item.machine, [...(byMachine.get(item.machine) ?? []), item]);
  }
  const factories = [...new Set(machines.map(({ factory }) => factory))];
  const groups = factories.map((factory) => ({
    heading: factory ?? headings.machines,
    rows: machines
      .filter((machine) => machine.factory === factory)
      .map((machine) => ({
        label: machine.name ?? machine.id,
        machine,
        closed: machine.closed ?? [],
        items: byMachine.get(machine.id) ?? [],
      })),
  }));
  const lanes = lanesOf(outside).map((items) => ({ label: '', machine: undefined, closed: [], items }));
  return lanes.length === 0 ? groups : [...groups, { heading: headings.outside, rows: lanes }];
}

/** What is outside at once stands in rows below one another. */
function lanesOf(items: readonly PlannedOperation[]): readonly (readonly PlannedOperation[])[] {
  const lanes: PlannedOperation[][] = [];
  for (const item of items) {
    const free = lanes.find((lane) => (lane.at(-1)?.endMinute ?? 0) <= item.startMinute);
    if (free === undefined) lanes.push([item]);
    else free.push(item);
  }
  return lanes;
}
