import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { Job, Mode, Operation, Problem } from './problem.ts';
import { refuse, type SchedulingCode } from './refusals.ts';

type Read<Value> = Result<Value, Refusal<SchedulingCode>>;

/** Larger counts and times are not those of a workshop, and sums of them would not be exact. */
const most = 1_000_000;

/**
 * Reads the flexible-job-shop text of Brandimarte (1993). First line: jobs, machines (and often a mean of choices, which is passed over).
 * Then a line a job: the number of operations; for each the number of machines that can do it, and as many pairs of machine and time.
 * `firstMachine` is the number of the first one: files count from 0 or from 1.
 * @example readFjs('1 2\n1 2 0 5 1 3\n') // one job of one operation: 5 minutes on machine 0 or 3 on machine 1
 */
export function readFjs(text: string, firstMachine = 0): Read<Problem> {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, index) => ({ number: index + 1, words: line.split(/\s+/).filter(Boolean) }));
  const [head, ...rows] = lines.filter(({ words }) => words.length > 0);
  if (head === undefined) return refused(refuse('fjs_empty'));
  const jobs = countAt(head, 0, '作业数 the number of jobs');
  if (!jobs.ok) return jobs;
  const machines = countAt(head, 1, '机器数 the number of machines');
  if (!machines.ok) return machines;
  if (rows.length !== jobs.value) {
    return refused(refuse('fjs_jobs_missing', { expected: jobs.value, found: rows.length }));
  }
  const read: Job[] = [];
  for (const [index, row] of rows.entries()) {
    const operations = readJob(row, { count: machines.value, first: firstMachine });
    if (!operations.ok) return operations;
    read.push({ id: String(index), operations: operations.value });
  }
  return ok({
    machines: Array.from({ length: machines.value }, (_, index) => ({ id: String(index + firstMachine) })),
    jobs: read,
  });
}

interface Line {
  readonly number: number;
  readonly words: readonly string[];
}

interface Machines {
  readonly count: number;
  readonly first: number;
}

function readJob(line: Line, machines: Machines): Read<readonly Operation[]> {
  const count = countAt(line, 0, '工序数 the number of operations');
  if (!count.ok) return count;
  const operations: Operation[] = [];
  let place = 1;
  while (operations.length < count.value) {
    const modes = readModes(line, place, machines, operations.length + 1);
    if (!modes.ok) return modes;
    operations.push({ id: String(operations.length), modes: modes.value });
    place += 1 + 2 * modes.value.length;
  }
  if (place < line.words.length) return refused(refuse('fjs_line_goes_on', { line: line.number, column: place + 1 }));
  return ok(operations);
}

function readModes(line: Line, place: number, { count, first }: Machines, operation: number): Read<readonly Mode[]> {
  const machines = countAt(line, place, '可选机器数 the number of machines');
  if (!machines.ok) return machines;
  if (machines.value === 0) return refused(refuse('fjs_no_machine', { line: line.number, operation }));
  const modes: Mode[] = [];
  for (let at = place + 1; modes.length < machines.value; at += 2) {
    const machine = countAt(line, at, '机器号 the machine');
    if (!machine.ok) return machine;
    const minutes = countAt(line, at + 1, '时间 the time');
    if (!minutes.ok) return minutes;
    const where = { line: line.number, column: at + 1, machine: machine.value };
    const last = first + count - 1;
    if (machine.value < first || machine.value > last)
      return refused(refuse('fjs_unknown_machine', { ...where, last }));
    const id = String(machine.value);
    if (modes.some((mode) => mode.machine === id)) return refused(refuse('fjs_machine_twice', where));
    modes.push({ machine: id, durationMinutes: minutes.value });
  }
  return ok(modes);
}

function countAt({ number, words }: Line, place: number, wanted: string): Read<number> {
  const text = words[place];
  if (text === undefined) return refused(refuse('fjs_line_ends', { line: number, wanted }));
  const where = { line: number, column: place + 1, text };
  if (!/^\d+$/.test(text)) return refused(refuse('fjs_not_a_number', where));
  const value = Number(text);
  return value <= most ? ok(value) : refused(refuse('fjs_too_large', { ...where, most }));
}
