/**
 * What is to be planned, as plain data. All times are whole minutes: names in `Minute` are moments, counted from the minute 0 with which the
 * plan begins (now), names in `Minutes` are lengths. A span is [start, end): its end is the first minute that is no longer in it.
 *
 * A flexible job shop is the plain case: machines with nothing but an `id`, jobs with an `id` and a chain of operations with `modes`.
 * Everything optional adds one thing, and where it is left out that thing does not count.
 *
 * A sound problem always has a plan: after the last closed span of the calendars everything works without end.
 */
export interface Problem {
  /** The local time of minute 0 for people to read, `2026-03-02T08:00`. It changes no plan. */
  readonly startsAt?: string;
  readonly machines: readonly Machine[];
  readonly operators?: readonly Operator[];
  readonly transport?: Transport;
  readonly jobs: readonly Job[];
}

export interface Machine {
  /** Unique among the machines. */
  readonly id: string;
  readonly name?: string;
  /** Where it stands. A machine without a factory is near all others: no transport is counted from it or to it. */
  readonly factory?: string;
  /** When it does not work. Without, it always works. */
  readonly closed?: Closed;
  readonly setups?: Setups;
}

/**
 * The spans in which a machine or a person does not work (nights, holidays, maintenance): in the order of time, each of at least a minute,
 * no two overlapping or touching: in a file they may, and `readProblem` joins them. All other minutes are working minutes, those after the
 * last span too.
 */
export type Closed = readonly Span[];

export interface Span {
  readonly startMinute: number;
  /** The first minute that is no longer in. */
  readonly endMinute: number;
}

/**
 * What it takes to change a machine over from one family of work to another. Between two operations that follow one another on the machine,
 * from a family to a family, the machine must have at least `minutes[from][to]` working minutes in which it does neither. The machine needs
 * nothing else for it: no operator, and not the job, which may still be on its way (a setup is anticipatory); a setup may pause over a closed
 * span. Every operation with a mode on the machine has a `family` that is listed here.
 */
export interface Setups {
  /** Each once. */
  readonly families: readonly string[];
  /** `minutes[i][j]`: from family i to family j, in the order of `families`; i to i is most often 0 but need not be. At least 0. */
  readonly minutes: readonly (readonly number[])[];
  /**
   * What the machine is set up for at minute 0. Its first operation needs the setup from there, in working minutes from minute 0 on; where it
   * is left out, the first operation needs none, and so it is where that operation is fixed. A setup after a fixed operation that ended
   * before minute 0 has the working minutes from minute 0 on.
   */
  readonly initialFamily?: string;
}

/** A person, who attends to one operation at a time. */
export interface Operator {
  /** Unique among the operators. */
  readonly id: string;
  readonly name?: string;
  /** What modes name as `operatorSkill`; at least one, each once. */
  readonly skills: readonly string[];
  /** When the person does not work. Without, always works. */
  readonly closed?: Closed;
}

/** How long goods travel between factories, at any hour of the clock. */
export interface Transport {
  /** Each once; all factories of machines are among them. */
  readonly factories: readonly string[];
  /** `minutes[i][j]`: from factory i to factory j, in the order of `factories`; 0 from a factory to itself. */
  readonly minutes: readonly (readonly number[])[];
}

export interface Job {
  /** Unique among the jobs. */
  readonly id: string;
  readonly name?: string;
  /** None of its operations starts before; 0 if not said. Fixed operations may have started earlier. */
  readonly releaseMinute?: number;
  /** When it is promised: it is late by the minutes from here to the end of its last operation. Without, it is never late. May be below 0. */
  readonly dueMinute?: number;
  /** What a minute late counts, a whole number from 0; 1 if not said. */
  readonly weight?: number;
  /** Those that others come `after` stand before them. */
  readonly operations: readonly Operation[];
}

/** A step on a machine, which has `modes`, or one outside, which has `leadTimeMinutes` and no modes. */
export interface Operation {
  /** Unique in its job. */
  readonly id: string;
  readonly name?: string;
  /**
   * The operations of the same job that must have ended, each once; they stand before this one in the list. Without, it is the one that
   * stands just before (a chain); `[]` is none; several are an assembly. An operation may be before several.
   *
   * It starts no earlier than they end; where they and it are done on machines of two factories, no earlier than they end and the goods
   * have travelled.
   */
  readonly after?: readonly string[];
  /** The machines that can do it, each once: at least one, but for a step outside. */
  readonly modes: readonly Mode[];
  /**
   * A step done outside (heat treatment, plating): it takes so long from its start, at any hour, with no machine, no operator and no limit
   * to how many at once; the ways there and back are in it. At least 0.
   */
  readonly leadTimeMinutes?: number;
  /** What machines with setups are set up for. */
  readonly family?: string;
  /**
   * Whether it may pause while its machine or its operator is closed. If so, it begins with a working minute and ends with one, and among the
   * minutes of its span just `durationMinutes` are working minutes of the machine and of the operator, if there is one, at once; both are
   * held for the whole span, the pauses too. If not, which is so where it is not said, its span is as long as it lasts and lies in working
   * minutes of both altogether. Nothing else interrupts an operation.
   */
  readonly isSplittable?: boolean;
  /**
   * Where and when it is done, as a fact: it has been started or is frozen. The plan repeats it as it is. It takes its machine, its operator
   * and their time from the others, and what comes after waits for it. Its machine is one of its modes, what it comes `after` is fixed too and
   * ends no later than it starts, and no two fixed operations take a machine or an operator at once; apart from that nothing is asked of it:
   * it may lie before minute 0, in closed spans, before its job is released, take other than its usual time, or follow another fixed
   * operation without a setup.
   */
  readonly fixed?: Fixed;
}

export interface Mode {
  readonly machine: string;
  /**
   * At least 0. What takes 0 minutes is in nobody's way: it takes neither machine nor operator, waits for no working minute and neither needs
   * nor changes a setup; it is only `after` others and makes others wait, from the place where its machine stands.
   */
  readonly durationMinutes: number;
  /** One operator with this skill attends to it from its start to its end. Without, nobody need. */
  readonly operatorSkill?: string;
}

export interface Fixed extends Span {
  /** Left out for a step outside. */
  readonly machine?: string;
  readonly operator?: string;
}
