/** When and where each operation is done. Minutes are whole and count from the moment the plan begins with. */
export interface Plan {
  readonly operations: readonly PlannedOperation[];
}

export interface PlannedOperation {
  readonly job: string;
  readonly operation: string;
  readonly machine: string;
  readonly startMinute: number;
  /** The first minute that is no longer in. */
  readonly endMinute: number;
}

/** When the last operation ends; 0 where there is none. */
export function makespanMinutes({ operations }: Plan): number {
  return operations.reduce((latest, { endMinute }) => Math.max(latest, endMinute), 0);
}
