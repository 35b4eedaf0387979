import type { SeededGenerator } from '@leitu/kernel';
import type { ProblemForm } from '../read/problemForm.ts';
import { type Kind, kinds } from './kinds.ts';
import { familiesOf, type MadeMachine, type Plant } from './makePlant.ts';
import type { WorkshopSize } from './workshopSize.ts';

type JobForm = ProblemForm['jobs'][number];
type OperationForm = JobForm['operations'][number];

const mostOperations = 20;

export function makeJobs(
  { jobs: count, operations, language }: WorkshopSize,
  plant: Plant,
  random: SeededGenerator,
): readonly JobForm[] {
  const maker: Maker = { plant, random, busy: new Set() };
  // The work of a machine in minutes, by which dates are promised: a plant is asked for somewhat more than it can do in time.
  const horizonMinutes = (operations / plant.machines.length) * 110;
  return jobLengths(count, operations, random).map((length, index) => {
    const job = makeJob(maker, length);
    const releaseMinute = random.next() < 0.6 || isStarted(job) ? 0 : random.integer(Math.ceil(horizonMinutes / 2));
    const work = job.reduce(
      (sum, { modes, leadTimeMinutes }) => sum + (modes?.[0]?.durationMinutes ?? leadTimeMinutes ?? 0),
      0,
    );
    const slack = 1.5 + 3 * random.next();
    return {
      id: `${1001 + index}`,
      name: language === 'zh' ? `订单 ${1001 + index}` : `Order ${1001 + index}`,
      ...(releaseMinute > 0 && { releaseMinute }),
      dueMinute: Math.round(releaseMinute + slack * work + random.next() * horizonMinutes),
      weight: random.pick([1, 1, 1, 2, 2, 4]),
      operations: job,
    };
  });
}

function isStarted([first]: readonly OperationForm[]): boolean {
  return first?.fixed !== undefined;
}

/** Lengths of 1 to 20, more of them short than long, that come to just so many operations, or as near as can be. */
function jobLengths(count: number, operations: number, random: SeededGenerator): readonly number[] {
  const lengths = Array.from({ length: count }, () => 1 + Math.floor(mostOperations * random.next() ** 1.7));
  const wanted = Math.min(Math.max(operations, count), count * mostOperations);
  let sum = lengths.reduce((all, length) => all + length, 0);
  while (sum !== wanted) {
    const index = random.integer(count);
    const length = (lengths[index] ?? 1) + Math.sign(wanted - sum);
    if (length < 1 || length > mostOperations) continue;
    sum += Math.sign(wanted - sum);
    lengths[index] = length;
  }
  return lengths;
}

interface Maker {
  readonly plant: Plant;
  readonly random: SeededGenerator;
  /** Machines and operators at which something has been started. */
  readonly busy: Set<string>;
}

function makeJob(maker: Maker, length: number): readonly OperationForm[] {
  const { random } = maker;
  const operations: OperationForm[] = [];
  // A part that is made beside the main one and meets it later.
  const branch =
    length >= 6 && random.next() < 0.2
      ? { from: 1 + random.integer(2), meets: 4 + random.integer(length - 5) }
      : undefined;
  let last: Kind | undefined;
  for (let index = 0; index < length; index += 1) {
    const id = String(index + 1);
    const after = afterOf(index, branch);
    if (index > 0 && index < length - 1 && random.next() < 0.03) {
      operations.push({ id, ...after, leadTimeMinutes: 1440 * (1 + random.integer(3)) });
      continue;
    }
    const kind = pickKind(maker, last);
    last = kind;
    operations.push({ id, ...after, ...makeStep(maker, kind) });
  }
  return started(maker, operations);
}

function afterOf(index: number, branch: { readonly from: number; readonly meets: number } | undefined) {
  if (index === branch?.from) return { after: [] };
  if (index === branch?.meets) return { after: [String(branch.from), String(index)] };
  return {};
}

/** By demand, and another than the one before. */
function pickKind({ plant, random }: Maker, last: Kind | undefined): Kind {
  const here = kinds.filter((kind) => plant.machines.some((each) => each.kind === kind));
  const others = here.length > 1 ? here.filter((kind) => kind !== last) : here;
  let draw = random.next() * others.reduce((sum, { demand }) => sum + demand, 0);
  for (const kind of others) {
    draw -= kind.demand;
    if (draw < 0) return kind;
  }
  return random.pick(others);
}

function makeStep({ plant, random }: Maker, kind: Kind): Omit<OperationForm, 'id'> {
  const fit = plant.machines.filter((each) => each.kind === kind);
  const usual = kind.shortestMinutes + random.next() ** 2 * (kind.longestMinutes - kind.shortestMinutes);
  const families = familiesOf(kind);
  return {
    modes: someOf(fit, random).map(({ machine, pace }) => ({
      machine: machine.id,
      durationMinutes: Math.max(1, Math.round(usual * pace)),
      ...(kind.isAttended && { operatorSkill: kind.id }),
    })),
    ...(families.length > 0 && { family: random.pick(families) }),
    ...(kind.isSplittable && { isSplittable: true }),
  };
}

/** One to four; the first machines of a kind are asked for more often than the last. */
function someOf(machines: readonly MadeMachine[], random: SeededGenerator): readonly MadeMachine[] {
  const first = Math.floor(machines.length * random.next() ** 1.4);
  const count = Math.min(machines.length, 1 + random.integer(4));
  return Array.from({ length: count }, (_, index) => machines[(first + index) % machines.length]).filter(
    (each) => each !== undefined,
  );
}

/** Now and then the first step has been started, on a machine and by an operator that are at work and at nothing else. */
function started({ plant, random, busy }: Maker, operations: readonly OperationForm[]): readonly OperationForm[] {
  const [first, ...rest] = operations;
  const mode = first?.modes?.[0];
  if (first === undefined || mode === undefined || random.next() > 0.05) return operations;
  const { machine, durationMinutes, operatorSkill } = mode;
  const operator = plant.operators.find(
    ({ id, skills, calendar }) =>
      operatorSkill !== undefined && skills.includes(operatorSkill) && calendar !== 'late' && !busy.has(id),
  );
  if (busy.has(machine) || (operatorSkill !== undefined && operator === undefined)) return operations;
  busy.add(machine);
  if (operator !== undefined) busy.add(operator.id);
  const startMinute = -random.integer(durationMinutes);
  const span = { startMinute, endMinute: startMinute + durationMinutes };
  return [{ ...first, fixed: { machine, ...(operator && { operator: operator.id }), ...span } }, ...rest];
}
