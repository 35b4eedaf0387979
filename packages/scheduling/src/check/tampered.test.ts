import { describe, expect, it } from 'vitest';
import { checkPlan } from '../checkPlan.ts';
import { type Plan, type PlannedOperation, planValue } from '../plan.ts';
import type { Problem } from '../problem.ts';

/**
 * Two factories an hour apart. The saw changes over between oak and pine and is closed from minute 300 to 400; the press stands in the other
 * factory; Li saws, Wang presses and is off from 500 to 520. The desk is put together from a top and legs that were plated outside.
 */
const problem: Problem = {
  startsAt: '2026-03-02T08:00',
  machines: [
    {
      id: 'saw',
      factory: 'east',
      closed: [{ startMinute: 300, endMinute: 400 }],
      setups: {
        families: ['oak', 'pine'],
        minutes: [
          [0, 30],
          [20, 0],
        ],
        initialFamily: 'pine',
      },
    },
    { id: 'press', factory: 'west', closed: [{ startMinute: 700, endMinute: 800 }] },
  ],
  operators: [
    { id: 'Li', skills: ['saw'] },
    { id: 'Wang', skills: ['press'], closed: [{ startMinute: 500, endMinute: 520 }] },
  ],
  transport: {
    factories: ['east', 'west'],
    minutes: [
      [0, 60],
      [60, 0],
    ],
  },
  jobs: [
    {
      id: 'desk',
      releaseMinute: 10,
      dueMinute: 600,
      weight: 3,
      operations: [
        {
          id: 'top',
          family: 'oak',
          modes: [{ machine: 'saw', durationMinutes: 100, operatorSkill: 'saw' }],
        },
        { id: 'legs', after: [], modes: [], leadTimeMinutes: 200 },
        {
          id: 'glue',
          after: ['top', 'legs'],
          isSplittable: true,
          modes: [{ machine: 'press', durationMinutes: 100, operatorSkill: 'press' }],
        },
      ],
    },
    {
      id: 'shelf',
      operations: [
        {
          id: 'boards',
          family: 'pine',
          modes: [{ machine: 'saw', durationMinutes: 50, operatorSkill: 'saw' }],
        },
        { id: 'dry', modes: [{ machine: 'press', durationMinutes: 40 }] },
      ],
    },
    {
      id: 'box',
      operations: [
        {
          id: 'begun',
          family: 'pine',
          modes: [{ machine: 'saw', durationMinutes: 50, operatorSkill: 'saw' }],
          fixed: { machine: 'saw', operator: 'Li', startMinute: -20, endMinute: 30 },
        },
      ],
    },
  ],
};

const sound: Readonly<Record<'top' | 'legs' | 'glue' | 'boards' | 'dry' | 'begun', PlannedOperation>> = {
  begun: { job: 'box', operation: 'begun', machine: 'saw', operator: 'Li', startMinute: -20, endMinute: 30 },
  // The change from pine to oak takes 20 minutes.
  top: { job: 'desk', operation: 'top', machine: 'saw', operator: 'Li', startMinute: 50, endMinute: 150 },
  legs: { job: 'desk', operation: 'legs', startMinute: 10, endMinute: 210 },
  // 30 minutes from oak to pine; the boards are done before the saw closes.
  boards: { job: 'shelf', operation: 'boards', machine: 'saw', operator: 'Li', startMinute: 250, endMinute: 300 },
  // 60 minutes on the way; Wang is off for 20 minutes of it.
  glue: { job: 'desk', operation: 'glue', machine: 'press', operator: 'Wang', startMinute: 410, endMinute: 530 },
  dry: { job: 'shelf', operation: 'dry', machine: 'press', startMinute: 530, endMinute: 570 },
};

type Name = keyof typeof sound;

function changed(changes: Readonly<Partial<Record<Name, Partial<PlannedOperation>>>>): Plan {
  const names: readonly Name[] = ['begun', 'top', 'legs', 'boards', 'glue', 'dry'];
  return { operations: names.map((name) => ({ ...sound[name], ...changes[name] })) };
}

function without(name: Name, key: 'machine' | 'operator'): Plan {
  const { [key]: _, ...rest } = sound[name];
  return { operations: changed({}).operations.map((item) => (item.operation === name ? rest : item)) };
}

describe('a plan with calendars, operators, setups, transport, assembly, steps outside and started operations', () => {
  it('in which everything is right has no fault and is worth what it says', () => {
    expect(checkPlan(problem, changed({}))).toEqual([]);
    const value = { weightedTardinessMinutes: 0, setupMinutes: 20 + 30, makespanMinutes: 570 };
    expect(planValue(problem, changed({}))).toEqual(value);
    const late = changed({ glue: { startMinute: 600, endMinute: 800 } });
    expect(planValue(problem, late).weightedTardinessMinutes).toBe(3 * 200);
  });

  it.each<[string, Plan, string, object]>([
    ['without an operation', { operations: changed({}).operations.slice(1) }, 'plan_operation_missing', {}],
    ['with one twice', { operations: [...changed({}).operations, sound.dry] }, 'plan_operation_twice', {}],
    ['with one of no job', changed({ dry: { job: 'stool' } }), 'plan_operation_unknown', { job: 'stool' }],
    ['with one on an unfit machine', changed({ dry: { machine: 'saw' } }), 'plan_machine_unfit', { machine: 'saw' }],
    ['with one on no machine', without('dry', 'machine'), 'plan_machine_unfit', { machine: '—' }],
    ['with a step outside on a machine', changed({ legs: { machine: 'saw' } }), 'plan_step_is_outside', {}],
    ['with a step outside that someone attends to', changed({ legs: { operator: 'Li' } }), 'plan_step_is_outside', {}],
    ['with nobody at a machine', without('top', 'operator'), 'plan_operator_missing', { skill: 'saw' }],
    ['with someone unskilled', changed({ top: { operator: 'Wang' } }), 'plan_operator_unfit', { operator: 'Wang' }],
    ['with someone that there is not', changed({ top: { operator: 'Zhao' } }), 'plan_operator_unfit', {}],
    ['with someone where nobody is asked for', changed({ dry: { operator: 'Wang' } }), 'plan_operator_needless', {}],
    ['with a started one moved', changed({ begun: { startMinute: -10, endMinute: 40 } }), 'plan_fixed_moved', {}],
    ['with a started one that ends early', changed({ begun: { endMinute: 20 } }), 'plan_fixed_moved', { end: 30 }],
    ['with a started one in other hands', changed({ begun: { operator: 'Wang' } }), 'plan_fixed_moved', {}],
    ['with one before minute 0', changed({ boards: { startMinute: -50, endMinute: 0 } }), 'plan_minute_unfit', {}],
    ['with one between two minutes', changed({ dry: { startMinute: 530.5 } }), 'plan_minute_unfit', {}],
    ['with one at no time', changed({ glue: { endMinute: Number.NaN } }), 'plan_minute_unfit', {}],
    [
      'with one before its release',
      changed({ legs: { startMinute: 9, endMinute: 209 } }),
      'plan_before_release',
      { release: 10 },
    ],
    ['with one too short', changed({ dry: { endMinute: 569 } }), 'plan_duration_wrong', { expected: 40, found: 39 }],
    [
      'with a step outside too short',
      changed({ legs: { endMinute: 209 } }),
      'plan_lead_time_wrong',
      { expected: 200, found: 199 },
    ],
    [
      'with one that does not pause while its operator is off',
      changed({ glue: { endMinute: 510 } }),
      'plan_working_minutes_wrong',
      { expected: 100, found: 90 },
    ],
    [
      'with one that works on too long',
      changed({ glue: { startMinute: 409 } }),
      'plan_working_minutes_wrong',
      { found: 101 },
    ],
    [
      'with one that begins in a break',
      changed({ glue: { startMinute: 510, endMinute: 620 } }),
      'plan_edge_closed',
      { minute: 510, from: 500, until: 520 },
    ],
    [
      'with one that ends in a break',
      changed({ glue: { startMinute: 400, endMinute: 520 } }),
      'plan_edge_closed',
      { minute: 519 },
    ],
    ['with one that never ends', changed({ glue: { endMinute: 410 } }), 'plan_duration_wrong', { found: 0 }],
    [
      'with one that may not pause in closed hours',
      changed({ boards: { startMinute: 251, endMinute: 301 } }),
      'plan_machine_closed',
      { machine: 'saw', closed: 1 },
    ],
    [
      'with one before what it is made of is cut',
      changed({ glue: { startMinute: 149, endMinute: 249 } }),
      'plan_starts_too_early',
      { before: 'top', end: 150 },
    ],
    [
      'with one before what it is made of has come from outside',
      changed({ glue: { startMinute: 209, endMinute: 309 } }),
      'plan_starts_too_early',
      { before: 'legs', end: 210 },
    ],
    [
      'with one while the goods are on the way',
      changed({ dry: { startMinute: 359, endMinute: 399 } }),
      'plan_goods_on_the_way',
      { travel: 60, arrival: 360 },
    ],
    [
      'with two at once on a machine',
      changed({ dry: { startMinute: 529, endMinute: 569 } }),
      'plan_machine_shared',
      { machine: 'press', start: 529 },
    ],
    [
      'with one while another pauses',
      changed({ glue: { startMinute: 650, endMinute: 850 }, dry: { startMinute: 800, endMinute: 840 } }),
      'plan_machine_shared',
      {},
    ],
    [
      'with no time to change over',
      changed({ top: { startMinute: 49, endMinute: 149 } }),
      'plan_setup_missing',
      { from: 'pine', to: 'oak', expected: 20, found: 19 },
    ],
    [
      'with a change over in closed hours',
      changed({ boards: { startMinute: 400, endMinute: 450 }, top: { startMinute: 190, endMinute: 290 } }),
      'plan_setup_missing',
      { from: 'oak', to: 'pine', expected: 30, found: 10 },
    ],
  ])('%s is told so', (_, plan, code, figures) => {
    expect(checkPlan(problem, plan).find((fault) => fault.code === code)).toMatchObject({ figures });
  });
});

describe('an operator', () => {
  const spare = { startMinute: 0, endMinute: 10 };
  const attended: Problem = {
    machines: [{ id: 'a' }, { id: 'b' }],
    operators: [{ id: 'Li', skills: ['any'], closed: [{ startMinute: 30, endMinute: 40 }] }],
    jobs: ['a', 'b'].map((machine) => ({
      id: machine,
      operations: [{ id: '1', modes: [{ machine, durationMinutes: 10, operatorSkill: 'any' }] }],
    })),
  };
  const at = (startMinute: number): Plan => ({
    operations: [
      { job: 'a', operation: '1', machine: 'a', operator: 'Li', ...spare },
      { job: 'b', operation: '1', machine: 'b', operator: 'Li', startMinute, endMinute: startMinute + 10 },
    ],
  });

  it('attends to one operation at a time, on whatever machines they are', () => {
    expect(checkPlan(attended, at(10))).toEqual([]);
    expect(checkPlan(attended, at(9)).map(({ code }) => code)).toEqual(['plan_operator_shared']);
  });

  it('does not attend to what may not pause while off', () => {
    expect(checkPlan(attended, at(20))).toEqual([]);
    expect(checkPlan(attended, at(21))).toMatchObject([
      { code: 'plan_operator_closed', figures: { operator: 'Li', closed: 1 } },
    ]);
  });
});

describe('a setup', () => {
  const setups = {
    families: ['x', 'y'],
    minutes: [
      [0, 10],
      [5, 2],
    ] as const,
    initialFamily: 'x',
  };
  const of = (id: string, family: string, fixed?: readonly [start: number, end: number]) => ({
    id,
    operations: [
      {
        id: '1',
        family,
        modes: [{ machine: 'm', durationMinutes: 10 }],
        ...(fixed && { fixed: { machine: 'm', startMinute: fixed[0], endMinute: fixed[1] } }),
      },
    ],
  });
  const at = (job: string, startMinute: number, endMinute = startMinute + 10): PlannedOperation => ({
    job,
    operation: '1',
    machine: 'm',
    startMinute,
    endMinute,
  });
  const codes = (jobs: Problem['jobs'], operations: readonly PlannedOperation[]) =>
    checkPlan({ machines: [{ id: 'm', setups }], jobs }, { operations }).map(({ code }) => code);

  it('is needed before the first operation, from what the machine is set up for at minute 0', () => {
    expect(codes([of('a', 'y')], [at('a', 10)])).toEqual([]);
    expect(codes([of('a', 'y')], [at('a', 9)])).toEqual(['plan_setup_missing']);
    expect(codes([of('a', 'x')], [at('a', 0)])).toEqual([]);
  });

  it('may be needed between two operations of one family', () => {
    const jobs = [of('a', 'y'), of('b', 'y')];
    expect(codes(jobs, [at('a', 10), at('b', 22)])).toEqual([]);
    expect(codes(jobs, [at('a', 10), at('b', 21)])).toEqual(['plan_setup_missing']);
  });

  it('is not asked of fixed operations that follow one another, but of what comes between', () => {
    const jobs = [of('a', 'x', [0, 10]), of('b', 'y', [12, 30]), of('c', 'x', [35, 40])];
    const fixed = [at('a', 0, 10), at('b', 12, 30), at('c', 35, 40)];
    expect(codes(jobs, fixed)).toEqual([]);
    const between = [of('a', 'x', [0, 10]), of('b', 'y', [28, 40]), of('c', 'x')];
    const plan = (start: number) => [at('a', 0, 10), at('b', 28, 40), at('c', start)];
    expect(codes(between, plan(10))).toEqual(['plan_setup_missing']);
    expect(
      codes(
        [...between.slice(0, 1), of('b', 'y', [30, 40]), of('c', 'x')],
        [at('a', 0, 10), at('b', 30, 40), at('c', 10)],
      ),
    ).toEqual([]);
  });

  it('after an operation that ended before minute 0 is made from minute 0 on', () => {
    const jobs = [of('a', 'x', [-60, -50]), of('b', 'y')];
    expect(codes(jobs, [at('a', -60, -50), at('b', 10)])).toEqual([]);
    expect(codes(jobs, [at('a', -60, -50), at('b', 9)])).toEqual(['plan_setup_missing']);
  });
});
