import { type Bilingual, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { Job, Mode, Operation, Problem } from './problem.ts';
import { faultOfLength } from './read/faultOfLength.ts';
import { mostPlanMinutes } from './read/limits.ts';
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
  if (/^[[{]/.test(head.words[0] ?? '')) return refused(refuse('fjs_is_json'));
  const jobs = countAt(head, 0, { zh: '作业数', en: 'the number of jobs' });
  if (!jobs.ok) return jobs;
  const machines = countAt(head, 1, { zh: '机器数', en: 'the number of machines' });
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
  const problem = {
    machines: Array.from({ length: machines.value }, (_, index) => ({ id: String(index + firstMachine) })),
    jobs: read,
  };
  const long = faultOfLength(problem);
  if (long === undefined) return ok(problem);
  const line = rows[Number(long.pointer.split('/')[2])]?.number ?? 0;
  return refused(refuse('fjs_too_long', { line, most: mostPlanMinutes }));
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
  const count = countAt(line, 0, { zh: '工序数', en: 'the number of operations' });
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
  const machines = countAt(line, place, { zh: '可选机器数', en: 'the number of machines that can do it' });
  if (!machines.ok) return machines;
  if (machines.value === 0) return refused(refuse('fjs_no_machine', { line: line.number, operation }));
  const modes: Mode[] = [];
  for (let at = place + 1; modes.length < machines.value; at += 2) {
    const machine = countAt(line, at, { zh: '机器号', en: 'the machine' });
    if (!machine.ok) return machine;
    const minutes = countAt(line, at + 1, { zh: '时间', en: 'the time' });
    if (!minutes.ok) return minutes;
    const where = { line: line.number, column: at + 1, machine: machine.value, first };
    const last = first + count - 1;
    if (machine.value < first || machine.value > last) {
      // The last number of files that count from 1.
      const isFromOne = first === 0 && machine.value === count;
      return refused(refuse(isFromOne ? 'fjs_machines_from_one' : 'fjs_unknown_machine', { ...where, last }));
    }
    const id = String(machine.value);
    if (modes.some((mode) => mode.machine === id)) return refused(refuse('fjs_machine_twice', where));
    modes.push({ machine: id, durationMinutes: minutes.value });
  }
  return ok(modes);
}

function countAt({ number, words }: Line, place: number, wanted: Bilingual): Read<number> {
  const text = words[place];
  if (text === undefined)
    return refused(refuse('fjs_line_ends', { line: number, wantedZh: wanted.zh, wantedEn: wanted.en }));
  const where = { line: number, column: place + 1, text };
  if (!/^\d+$/.test(text)) return refused(refuse('fjs_not_a_number', where));
  const value = Number(text);
  return value <= most ? ok(value) : refused(refuse('fjs_too_large', { ...where, most }));
}
