/** A flexible job shop as plain data: jobs are chains of operations, each of which one of several machines can do, in its own time. */
export interface Problem {
  readonly machines: readonly Machine[];
  readonly jobs: readonly Job[];
}

export interface Machine {
  /** Unique among the machines. */
  readonly id: string;
}

export interface Job {
  /** Unique among the jobs. */
  readonly id: string;
  /** In the order in which they are done. */
  readonly operations: readonly Operation[];
}

export interface Operation {
  /** Unique in its job. */
  readonly id: string;
  /** The machines that can do it, at least one and each once. */
  readonly modes: readonly Mode[];
}

export interface Mode {
  readonly machine: string;
  /** Whole minutes, at least 0. */
  readonly durationMinutes: number;
}
