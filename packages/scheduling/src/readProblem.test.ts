import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { present } from '@leitu/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readPlan, writePlan } from './planText.ts';
import { problemSchema } from './read/problemForm.ts';
import { readProblem } from './readProblem.ts';
import { solve } from './solve.ts';

const file = readFileSync(join(import.meta.dirname, '../problem.schema.json'), 'utf8');
const schema = JSON.parse(file) as object; // The project's own file.
const isValid = new Ajv2020({ strictTypes: false }).compile(schema);

/** Monday. */
const startsAt = '2026-03-02T08:00';

const whole = {
  $schema: 'problem.schema.json',
  startsAt,
  calendars: [
    {
      id: 'day',
      days: 7,
      weekly: [
        { weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '12:00' },
        { weekdays: [1, 2, 3, 4, 5], from: '13:00', until: '17:00' },
      ],
      exceptions: [{ from: '2026-03-03T00:00', until: '2026-03-06T00:00', isOpen: false }],
    },
  ],
  machines: [
    {
      id: 'saw',
      name: '锯床',
      factory: 'east',
      calendar: 'day',
      closed: [{ startMinute: 60, endMinute: '2026-03-02T09:30' }],
      setups: {
        families: ['oak', 'pine'],
        minutes: [
          [0, 5],
          [5, 0],
        ],
        initialFamily: 'oak',
      },
    },
    { id: 'mill', factory: 'west' },
  ],
  operators: [{ id: 'Li', name: '李', skills: ['saw'], calendar: 'day' }],
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
      releaseMinute: '2026-03-02T08:10',
      dueMinute: '2026-03-09T17:00',
      weight: 2,
      operations: [
        {
          id: 'cut',
          family: 'oak',
          modes: [{ machine: 'saw', durationMinutes: 30, operatorSkill: 'saw' }],
          fixed: { machine: 'saw', operator: 'Li', startMinute: -5, endMinute: 25 },
        },
        { id: 'plate', after: [], leadTimeMinutes: 100 },
        {
          id: 'build',
          after: ['cut', 'plate'],
          family: 'pine',
          isSplittable: true,
          modes: [
            { machine: 'saw', durationMinutes: 300 },
            { machine: 'mill', durationMinutes: 200 },
          ],
        },
      ],
    },
  ],
};

/** The whole problem with something else in one place; undefined takes away what is there. */
function changed(pointer: string, to: unknown): string {
  return JSON.stringify(put(whole, pointer.split('/').slice(1), to), null, 2);
}

function put(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    const items = Array.from({ length: Math.max(value.length, Number(key) + 1) }, (_, index): unknown => value[index]);
    return items
      .map((item, index) => (String(index) === key ? put(item, rest, to) : item))
      .filter((item) => item !== undefined);
  }
  const entries = Object.entries(value ?? {}).filter(([name]) => name !== key);
  const old: unknown = Object.entries(value ?? {}).find(([name]) => name === key)?.[1];
  return Object.fromEntries([...entries, [key, put(old, rest, to)]]);
}

const schemaAccepts = (text: string): boolean => isValid(JSON.parse(text));

describe('a problem as JSON', () => {
  it('is read with its calendars as closed spans and its moments as minutes', () => {
    const text = JSON.stringify(whole);
    expect(schemaAccepts(text)).toBe(true);
    const read = readProblem(text);
    expect(read).toMatchObject({
      ok: true,
      value: {
        startsAt,
        jobs: [
          {
            releaseMinute: 10,
            dueMinute: 7 * 1440 + 540,
            operations: [{ fixed: { endMinute: 25 } }, { modes: [] }, {}],
          },
        ],
      },
    });
    const closed = [
      { startMinute: -480, endMinute: 0 },
      { startMinute: 240, endMinute: 300 },
      // Monday evening until Friday morning: three days are closed.
      { startMinute: 540, endMinute: 4 * 1440 },
      { startMinute: 4 * 1440 + 240, endMinute: 4 * 1440 + 300 },
      { startMinute: 4 * 1440 + 540, endMinute: 7 * 1440 - 480 },
    ];
    expect(read.ok && read.value.operators?.[0]?.closed).toEqual(closed);
    const [before, ...rest] = closed;
    expect(read.ok && read.value.machines[0]?.closed).toEqual([before, { startMinute: 60, endMinute: 90 }, ...rest]);
    expect(read.ok && read.value.machines[1]).toEqual({ id: 'mill', factory: 'west' });
  });

  it('has night shifts that end on the next day, on the first day too, and overtime', () => {
    const text = JSON.stringify({
      startsAt: '2026-03-02T00:00',
      calendars: [
        {
          id: 'night',
          days: 2,
          weekly: [{ weekdays: [7, 1], from: '22:00', until: '06:00' }],
          exceptions: [{ from: 720, until: 780, isOpen: true }],
        },
      ],
      machines: [{ id: 'oven', calendar: 'night' }],
      jobs: [],
    });
    const read = readProblem(text);
    expect(read.ok && read.value.machines[0]?.closed).toEqual([
      { startMinute: 360, endMinute: 720 },
      { startMinute: 780, endMinute: 22 * 60 },
      { startMinute: 30 * 60, endMinute: 48 * 60 },
    ]);
  });

  it('is described by problem.schema.json, which is written anew by node scripts/problemSchema.mjs', () => {
    expect(schema).toEqual(problemSchema());
  });
});

describe('a broken text is refused with line and column', () => {
  it.each([
    ['', '1:1', 'problem_not_json'],
    ['{"machines": [],\n "jobs": [}', '2:11', 'problem_not_json'],
    ['{"machines": [],\n "jobs": []', '2:12', 'problem_not_json'],
    ['{"machines": []\n "jobs": []}', '2:2', 'problem_not_json'],
    ['{"machines": [], "jobs": []} x', '1:30', 'problem_not_json'],
    ['{"machines": [1,], "jobs": []}', '1:17', 'problem_not_json'],
    ['{machines: [], "jobs": []}', '1:2', 'problem_not_json'],
    ['{"machines": "a\\x"}', '1:14', 'problem_not_json'],
    ['{"machines": 01}', '1:14', 'problem_not_json'],
    ['{"machines": "\\ud800"}', '1:14', 'problem_not_json'],
    ['{"machines": "\ud800"}', '1:14', 'problem_not_json'],
    ['{"machines": "\u001b[31m"}', '1:14', 'problem_not_json'],
    ['['.repeat(80), '1:66', 'problem_not_json'],
    ['{"jobs": [],\n\n  "jobs": []}', '3:3', 'problem_key_twice'],
  ])('%j at %s', (text, place, code) => {
    expect(readProblem(text)).toMatchObject({ ok: false, reason: { code, figures: { place } } });
  });

  it('also where it is sound JSON that is no problem', () => {
    const text = '{\n  "machines": [],\n  "jobs": [\n    { "id": "a", "operations": [], "wieght": 2 }\n  ]\n}';
    expect(readProblem(text)).toMatchObject({ reason: { figures: { place: '4:32 /jobs/0/operations' } } });
    const named = text.replace('"operations": []', '"operations": [{ "id": "1", "leadTimeMinutes": 5 }]');
    expect(readProblem(named)).toMatchObject({
      reason: { code: 'problem_key_misspelt', figures: { place: '4:81 /jobs/0/wieght', near: 'weight' } },
    });
  });
});

type Broken = readonly [about: string, pointer: string, to: unknown, code: string, found?: string];

/** What the schema refuses as the parser does. The place is that of the change where none is named. */
const misshapen: readonly Broken[] = [
  ['a list', '', [], 'problem_value_wrong'],
  ['no jobs', '/jobs', undefined, 'problem_key_missing', ''],
  ['an unknown key', '/workers', [], 'problem_key_unknown'],
  ['a misspelt key', '/transports', whole.transport, 'problem_key_misspelt'],
  [
    'a misspelt key in place of one that is needed',
    '/jobs/1',
    { id: 'x', operation: [] },
    'problem_key_misspelt',
    '/jobs/1/operation',
  ],
  ['a name that a terminal would obey', '/machines/1/name', '\u001b[31mred', 'problem_value_wrong'],
  ['a name that turns its direction', '/machines/1/id', 'a\u202eb', 'problem_value_wrong'],
  ['a time that is none', '/startsAt', '8 o’clock', 'problem_value_wrong'],
  ['a machine with a blank name', '/machines/1/id', ' ', 'problem_value_wrong'],
  ['half a weight', '/jobs/0/weight', 0.5, 'problem_value_wrong'],
  ['a job of nothing', '/jobs/0/operations', [], 'problem_value_wrong'],
  ['work that takes no time', '/jobs/0/operations/2/modes/1/durationMinutes', 0, 'problem_value_wrong'],
  ['an eighth day of the week', '/calendars/0/weekly/0/weekdays/0', 8, 'problem_value_wrong'],
  ['a yes that is a word', '/jobs/0/operations/2/isSplittable', 'yes', 'problem_value_wrong'],
  ['a machine that is a number', '/machines/0', 7, 'problem_value_wrong'],
];

/** What only the parser sees. */
const unsound: readonly Broken[] = [
  ['a day that is none', '/jobs/0/dueMinute', '2026-02-30T08:00', 'problem_time_unknown'],
  ['a start on no day', '/startsAt', '2026-13-01T08:00', 'problem_time_unknown'],
  ['a start in another age', '/startsAt', '9999-12-31T00:00', 'problem_start_far'],
  ['times without a start', '/startsAt', undefined, 'problem_start_missing', '/calendars/0'],
  ['a span without a minute', '/machines/0/closed/0/endMinute', 60, 'problem_span_empty', '/machines/0/closed/0'],
  [
    'an exception that ends first',
    '/calendars/0/exceptions/0/until',
    0,
    'problem_span_empty',
    '/calendars/0/exceptions/0',
  ],
  ['an unknown calendar', '/machines/0/calendar', 'night', 'problem_calendar_unknown'],
  ['a calendar twice', '/calendars/1', whole.calendars[0], 'problem_id_twice', '/calendars/1/id'],
  ['a machine twice', '/machines/1/id', 'saw', 'problem_id_twice'],
  ['a skill twice', '/operators/0/skills/1', 'saw', 'problem_id_twice'],
  ['an unknown factory', '/machines/1/factory', 'north', 'problem_factory_unknown'],
  ['a way from a factory to itself', '/transport/minutes/0/0', 1, 'problem_travel_in_place'],
  ['a table that lacks a row', '/transport/minutes/1', undefined, 'problem_matrix_size', '/transport/minutes'],
  ['a table that lacks a cell', '/machines/0/setups/minutes/1', [5], 'problem_matrix_size'],
  ['an unknown initial family', '/machines/0/setups/initialFamily', 'ash', 'problem_family_unknown'],
  [
    'no family for setups',
    '/jobs/0/operations/2/family',
    undefined,
    'problem_family_missing',
    '/jobs/0/operations/2/modes/0',
  ],
  [
    'an unknown family',
    '/jobs/0/operations/2/family',
    'ash',
    'problem_mode_family_unknown',
    '/jobs/0/operations/2/modes/0',
  ],
  ['an unknown machine', '/jobs/0/operations/2/modes/1/machine', 'lathe', 'problem_machine_unknown'],
  ['a skill that nobody has', '/jobs/0/operations/0/modes/0/operatorSkill', 'fly', 'problem_skill_unknown'],
  ['an operation after a later one', '/jobs/0/operations/1/after/0', 'build', 'problem_after_unknown'],
  [
    'neither machines nor lead time',
    '/jobs/0/operations/1/leadTimeMinutes',
    undefined,
    'problem_modes_or_lead_time',
    '/jobs/0/operations/1',
  ],
  ['a step outside that pauses', '/jobs/0/operations/1/isSplittable', true, 'problem_outside_alone'],
  [
    'a step outside in someone’s hands',
    '/jobs/0/operations/1/fixed',
    { operator: 'Li', startMinute: 0, endMinute: 5 },
    'problem_outside_alone',
  ],
  [
    'a started one on no machine',
    '/jobs/0/operations/0/fixed/machine',
    undefined,
    'problem_key_missing',
    '/jobs/0/operations/0/fixed',
  ],
  ['a started one on an unknown machine', '/jobs/0/operations/0/fixed/machine', 'lathe', 'problem_machine_unknown'],
  ['a started one in unknown hands', '/jobs/0/operations/0/fixed/operator', 'Zhao', 'problem_operator_unknown'],
  [
    'a fixed one after an open one',
    '/jobs/0/operations/2/fixed',
    { machine: 'mill', startMinute: 200, endMinute: 400 },
    'problem_fixed_after_open',
  ],
  [
    'a fixed one before the one that it comes after has ended',
    '/jobs/1',
    {
      id: 'chair',
      operations: ['one', 'two'].map((id, index) => ({
        id,
        modes: [{ machine: 'mill', durationMinutes: 10 }],
        fixed: { machine: 'mill', startMinute: 10 - 10 * index, endMinute: 20 - 10 * index },
      })),
    },
    'problem_fixed_too_early',
    '/jobs/1/operations/1/fixed',
  ],
  [
    'a fixed one on a machine that cannot do it',
    '/jobs/0/operations/0/fixed/machine',
    'mill',
    'problem_fixed_elsewhere',
  ],
  ['a year that is no plan’s', '/jobs/0/dueMinute', '2826-03-09T17:00', 'problem_moment_far'],
  [
    'work for longer than a plan can be',
    '/jobs/1',
    {
      id: 'long',
      operations: Array.from({ length: 12 }, (_, index) => ({
        id: String(index),
        modes: [{ machine: 'mill', durationMinutes: 100_000_000 }],
      })),
    },
    'problem_too_long',
    '/jobs/1/operations/9',
  ],
  [
    'weights that cannot be added exactly',
    '/jobs',
    Array.from({ length: 60 }, (_, index) => ({
      id: String(index),
      weight: 1_000_000,
      dueMinute: -99_000_000,
      operations: [{ id: 'a', leadTimeMinutes: 1_000_000 }],
    })),
    'problem_too_heavy',
    '/jobs/56',
  ],
  [
    'two fixed ones at once',
    '/jobs/1',
    { ...whole.jobs[0], id: 'chair' },
    'problem_fixed_overlap',
    '/jobs/1/operations/0/fixed',
  ],
  [
    'work for which no shift is long enough',
    '/jobs/0/operations/2',
    { id: 'build', family: 'oak', modes: [{ machine: 'saw', durationMinutes: 241 }] },
    'problem_no_shift_fits',
  ],
];

function caseOf([about, pointer, to, code, found = pointer]: Broken) {
  return { about, pointer, to, code, found };
}

it('what goes together wrongly is told with both places', () => {
  const text = changed('/jobs/0/operations/0/fixed/machine', 'mill');
  const read = readProblem(text);
  const { other } = read.ok ? {} : read.reason.figures;
  expect(String(other)).toMatch(/^\d+:\d+ \/jobs\/0\/operations\/0\/modes$/);
});

it('what a refusal repeats of a file is cut, and no terminal obeys it', () => {
  const read = readProblem(JSON.stringify({ [`\u001b[2J${'x'.repeat(100)}`]: 1, machines: [], jobs: [] }));
  const { message } = present(read.ok ? undefined : read.reason, 'it is refused');
  expect(message.en).toContain('“\\u001b[2Jxxx');
  expect(message.en).toContain('xxx…”');
});

it('no number is so large that a plan could not be read again', () => {
  const operations = [{ id: 'a', modes: [{ machine: 'm', durationMinutes: 100_000_000 }] }];
  const jobs = ['a', 'b', 'c'].map((id) => ({ id, dueMinute: 0, weight: 1000, operations }));
  const read = readProblem(JSON.stringify({ machines: [{ id: 'm' }], jobs }));
  const problem = present(read.ok ? read.value : undefined, 'it is sound');
  const progress = present([...solve(problem, { seed: 1, steps: 10 })].at(-1), 'it yields');
  expect(progress.value.weightedTardinessMinutes).toBe(600_000_000_000);
  expect(readPlan(writePlan(problem, progress.plan, { ...progress, objective: 'tardiness' }))).toMatchObject({
    ok: true,
  });
});

describe('a problem that is broken is refused with its place and its reason', () => {
  it.each(misshapen.map(caseOf))('with $about, by the schema too', ({ pointer, to, code, found }) => {
    const text = changed(pointer, to);
    expect(schemaAccepts(text)).toBe(false);
    expect(refusalOf(text)).toEqual({ code, pointer: found });
  });

  it.each(unsound.map(caseOf))('with $about, which is beyond a schema', ({ pointer, to, code, found }) => {
    const text = changed(pointer, to);
    expect(schemaAccepts(text)).toBe(true);
    expect(refusalOf(text)).toEqual({ code, pointer: found });
  });
});

function refusalOf(text: string) {
  const read = readProblem(text);
  if (read.ok) return undefined;
  const { code, figures, message } = read.reason;
  // Every figure that a message asks for is filled in, and each sentence is in its language.
  expect(`${message.zh} ${message.en}`).not.toMatch(/\{\w+\}/);
  expect(message.en).not.toMatch(/\p{Script=Han}/u);
  expect(message.zh).toMatch(/\p{Script=Han}/u);
  const { place } = figures;
  return { code, pointer: String(place).split(' ')[1] ?? '' };
}
