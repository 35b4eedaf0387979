import type { SeededGenerator } from '@leitu/kernel';
import type { ProblemForm } from '../read/problemForm.ts';
import { type Kind, kinds } from './kinds.ts';
import type { WorkshopSize } from './workshopSize.ts';

type MachineForm = ProblemForm['machines'][number];

export interface MadeMachine {
  readonly kind: Kind;
  readonly machine: MachineForm;
  /** The time of an operation here against the usual time. */
  readonly pace: number;
}

export interface Plant {
  readonly machines: readonly MadeMachine[];
  readonly operators: NonNullable<ProblemForm['operators']>;
  readonly transport: NonNullable<ProblemForm['transport']>;
}

/** Of ten machines so many stand in each. */
const factories = [
  { zh: '东厂', en: 'East', share: 5 },
  { zh: '西厂', en: 'West', share: 3 },
  { zh: '南厂', en: 'South', share: 2 },
] as const;

export function makePlant({ machines: count, language }: WorkshopSize, random: SeededGenerator): Plant {
  const machines: MadeMachine[] = [];
  for (const [place, kind] of kindsOf(count).entries()) {
    const number = machines.filter((other) => other.kind === kind).length + 1;
    const factory = factoryOf(place)[language];
    const machine: MachineForm = {
      id: `${kind.id}-${number}`,
      name: language === 'zh' ? `${kind.zh} ${number}` : `${kind.en} ${number}`,
      factory,
      calendar: kind.calendar,
      ...(random.next() < 0.15 && { closed: [maintenance(random)] }),
      ...(kind.families > 0 && { setups: setupsOf(kind, random) }),
    };
    machines.push({ kind, machine, pace: 0.85 + random.next() * 0.4 });
  }
  const names = factories.map((factory) => factory[language]);
  return {
    machines,
    operators: makeOperators(machines, language, random),
    transport: { factories: names, minutes: names.map((from) => names.map((to) => travel(from, to, names))) },
  };
}

/** The kinds by their shares, each at least once where there are machines enough. */
function kindsOf(count: number): readonly Kind[] {
  const all = kinds.slice(0, count);
  const total = all.reduce((sum, { machines }) => sum + machines, 0);
  const shares = all.map((kind) => ({ kind, exact: (kind.machines / total) * (count - all.length) }));
  const list = shares.flatMap(({ kind, exact }) => Array.from({ length: 1 + Math.floor(exact) }, () => kind));
  const rest = shares.toSorted((a, b) => (b.exact % 1) - (a.exact % 1)).map(({ kind }) => kind);
  return [...list, ...rest.slice(0, count - list.length)].toSorted((a, b) => kinds.indexOf(a) - kinds.indexOf(b));
}

function factoryOf(place: number) {
  const [east, west, south] = factories;
  const turn = place % 10;
  if (turn < east.share) return east;
  return turn < east.share + west.share ? west : south;
}

function travel(from: string, to: string, names: readonly string[]): number {
  return from === to ? 0 : 45 + 30 * Math.abs(names.indexOf(from) - names.indexOf(to));
}

/** Four hours on one of the first ten days. */
function maintenance(random: SeededGenerator) {
  const startMinute = random.integer(10) * 1440 + random.integer(10) * 60;
  return { startMinute, endMinute: startMinute + 240 };
}

export function familiesOf({ id, families }: Kind): readonly string[] {
  return Array.from({ length: families }, (_, index) => `${id}-${'ABCDEF'.charAt(index)}`);
}

function setupsOf(kind: Kind, random: SeededGenerator): NonNullable<MachineForm['setups']> {
  const families = familiesOf(kind);
  const minutes = families.map((_from, from) =>
    families.map((_to, to) => (from === to ? 0 : kind.setupMinutes + (Math.abs(from - to) * kind.setupMinutes) / 5)),
  );
  return {
    families,
    minutes: minutes.map((row) => row.map((each) => Math.round(each))),
    initialFamily: random.pick(families),
  };
}

/** For each attended kind five operators for six machines, in the shifts of its machines; a third of them can do another kind too. */
function makeOperators(
  machines: readonly MadeMachine[],
  language: WorkshopSize['language'],
  random: SeededGenerator,
): Plant['operators'] {
  const operators: Plant['operators'][number][] = [];
  const attended = [...new Set(machines.map(({ kind }) => kind))].filter(({ isAttended }) => isAttended);
  for (const kind of attended) {
    const shifts = kind.calendar === 'day' ? ['day'] : ['early', 'late'];
    const count = Math.ceil((machines.filter((each) => each.kind === kind).length * 5) / 6);
    const others = attended.filter((other) => other !== kind && other.calendar === kind.calendar);
    for (let index = 0; index < count * shifts.length; index += 1) {
      const second = others.length > 0 && random.next() < 1 / 3 ? [random.pick(others).id] : [];
      const id = `p${operators.length + 1}`;
      operators.push({
        id,
        name: nameOf(operators.length, language),
        skills: [kind.id, ...second],
        calendar: shifts[index % shifts.length] ?? 'day',
      });
    }
  }
  return operators;
}

const familyNames = [
  ['赵', 'Zhao'],
  ['钱', 'Qian'],
  ['孙', 'Sun'],
  ['李', 'Li'],
  ['周', 'Zhou'],
  ['吴', 'Wu'],
  ['郑', 'Zheng'],
  ['王', 'Wang'],
  ['冯', 'Feng'],
  ['陈', 'Chen'],
] as const;

function nameOf(index: number, language: WorkshopSize['language']): string {
  const [zh, en] = familyNames[index % familyNames.length] ?? familyNames[0];
  const round = Math.floor(index / familyNames.length) + 1;
  return language === 'zh' ? `${zh}师傅 ${round}` : `${en} ${round}`;
}
