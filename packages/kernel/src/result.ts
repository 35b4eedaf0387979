/** The outcome of a step that may be refused: a value, or the reason there is none. Bugs throw; refusals never do. */
export type Result<Value, Reason> = Ok<Value> | Refused<Reason>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Refused<Reason> {
  readonly ok: false;
  readonly reason: Reason;
}

/**
 * A result that carries a value.
 * @example ok(3) // { ok: true, value: 3 }
 */
export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

/**
 * A result that carries the reason of a refusal.
 * @example refused('too-late') // { ok: false, reason: 'too-late' }
 */
export function refused<Reason>(reason: Reason): Refused<Reason> {
  return { ok: false, reason };
}
