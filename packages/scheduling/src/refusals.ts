import { defineRefusals, type Figures, type RefusalDefinition, type RefuseBy } from '@leitu/kernel';
import { visible } from './read/visible.ts';

const definitions = {
  fjs_empty: {
    status: 422,
    zh: '文件是空的。第一行应为：作业数 机器数；其后每行一个作业。',
    en: 'The file is empty. Its first line is: jobs machines; then a line for each job.',
  },
  fjs_is_json: {
    status: 422,
    zh: '文件的内容像是 JSON，不是柔性作业车间文本。请把文件名改为 .json。',
    en: 'The file looks like JSON, not like the text of a flexible job shop. Name it .json.',
  },
  fjs_too_long: {
    status: 422,
    zh: '第 {line} 行：到此为止的全部工作可能超过 {most} 分钟，超出计划所能表示的范围。请核对时间的单位。',
    en: 'Line {line}: up to here all work could last more than {most} minutes, which is longer than a plan can be. Check the unit of the times.',
  },
  fjs_machines_from_one: {
    status: 422,
    zh: '第 {line} 行第 {column} 个数：没有编号为 {machine} 的机器（应为 {first} 至 {last}）。文件的机器若从 1 编号，请把每个机器号减 1。',
    en: 'Line {line}, number {column}: there is no machine {machine} (they are {first} to {last}). If the file counts its machines from 1, take 1 off each.',
  },
  fjs_not_a_number: {
    status: 422,
    zh: '第 {line} 行第 {column} 个数“{text}”不是 0 以上的整数。请改正后重试。',
    en: 'Line {line}, number {column}: “{text}” is not a whole number from 0. Mend it and try again.',
  },
  fjs_too_large: {
    status: 422,
    zh: '第 {line} 行第 {column} 个数 {text} 过大，最大为 {most}。',
    en: 'Line {line}, number {column}: {text} is too large; the most is {most}.',
  },
  fjs_line_ends: {
    status: 422,
    zh: '第 {line} 行不完整：{wantedZh}处没有数。请补全。',
    en: 'Line {line} ends too early: {wantedEn} is missing. Complete it.',
  },
  fjs_line_goes_on: {
    status: 422,
    zh: '第 {line} 行从第 {column} 个数起多出内容。请核对工序数和可选机器数。',
    en: 'Line {line} goes on from number {column}. Check its numbers of operations and machines.',
  },
  fjs_no_machine: {
    status: 422,
    zh: '第 {line} 行：第 {operation} 道工序没有可用的机器。',
    en: 'Line {line}: no machine can do operation {operation}.',
  },
  fjs_unknown_machine: {
    status: 422,
    zh: '第 {line} 行第 {column} 个数：没有编号为 {machine} 的机器（应为 {first} 至 {last}）。',
    en: 'Line {line}, number {column}: there is no machine {machine} (they are {first} to {last}).',
  },
  fjs_machine_twice: {
    status: 422,
    zh: '第 {line} 行第 {column} 个数：同一工序两次列出机器 {machine}。',
    en: 'Line {line}, number {column}: machine {machine} is listed twice for one operation.',
  },
  fjs_jobs_missing: {
    status: 422,
    zh: '第一行说有 {expected} 个作业，其后却有 {found} 行。每个作业占一行。',
    en: 'The first line says {expected} as the number of jobs; lines after it: {found}. Each job has a line.',
  },
  problem_not_json: {
    status: 422,
    zh: '{place}：不是 JSON，此处应为{wantedZh}，实为{foundZh}。',
    en: '{place}: not JSON; here should be {wantedEn}, not {foundEn}.',
  },
  problem_key_twice: {
    status: 422,
    zh: '{place}：键“{key}”出现两次。请删去一个。',
    en: '{place}: the key “{key}” is there twice. Take one away.',
  },
  problem_key_unknown: {
    status: 422,
    zh: '{place}：没有“{key}”这个键。可用的键：{known}。',
    en: '{place}: there is no key “{key}”. Those that there are: {known}.',
  },
  problem_key_misspelt: {
    status: 422,
    zh: '{place}：没有“{key}”这个键，是否指“{near}”？',
    en: '{place}: there is no key “{key}”. Did you mean “{near}”?',
  },
  problem_key_missing: {
    status: 422,
    zh: '{place}：缺少“{key}”。请补上。',
    en: '{place}: “{key}” is missing. Add it.',
  },
  problem_value_wrong: {
    status: 422,
    zh: '{place}：此处应为{wantedZh}，实为 {found}。',
    en: '{place}: here should be {wantedEn}, not {found}.',
  },
  problem_id_twice: {
    status: 422,
    zh: '{place}：“{id}”出现两次，名称应各不相同。',
    en: '{place}: “{id}” is there twice; each has a name of its own.',
  },
  problem_start_missing: {
    status: 422,
    zh: '{place}：日历和当地时间需要知道计划何时开始。请在顶层写 "startsAt"，如 "2026-03-02T08:00"。',
    en: '{place}: calendars and local times need to know when the plan begins. Write "startsAt" at the top, such as "2026-03-02T08:00".',
  },
  problem_time_unknown: {
    status: 422,
    zh: '{place}：没有 {time} 这个时间。',
    en: '{place}: there is no time {time}.',
  },
  problem_span_empty: {
    status: 422,
    zh: '{place}：从第 {start} 分钟到第 {end} 分钟，没有一分钟。结束应晚于开始。',
    en: '{place}: from minute {start} to minute {end} there is no minute. The end comes after the start.',
  },
  problem_calendar_unknown: {
    status: 422,
    zh: '{place}：没有名为“{id}”的日历。请在 "calendars" 中加上。',
    en: '{place}: there is no calendar “{id}”. Add it to "calendars".',
  },
  problem_factory_unknown: {
    status: 422,
    zh: '{place}：运输时间表中没有工厂“{id}”。请在 "transport" 中加上。',
    en: '{place}: the transport times do not know the factory “{id}”. Add it to "transport".',
  },
  problem_travel_in_place: {
    status: 422,
    zh: '{place}：工厂到自身的运输时间应为 0。',
    en: '{place}: from a factory to itself it takes 0 minutes.',
  },
  problem_matrix_size: {
    status: 422,
    zh: '{place}：应有 {expected} 项，实有 {found} 项；表的行数和列数都与名称数相同。',
    en: '{place}: here are {found} where {expected} should be; the table has as many rows and columns as there are names.',
  },
  problem_family_unknown: {
    status: 422,
    zh: '{place}：该机器的换型表中没有类别“{id}”。',
    en: '{place}: the setups of this machine do not know the family “{id}”.',
  },
  problem_family_missing: {
    status: 422,
    zh: '{place}：机器 {machine} 需要换型，工序应写明 "family"。',
    en: '{place}: machine {machine} has setups, so the operation needs a "family".',
  },
  problem_mode_family_unknown: {
    status: 422,
    zh: '{place}：机器 {machine} 的换型表中没有类别“{family}”。',
    en: '{place}: the setups of machine {machine} do not know the family “{family}”.',
  },
  problem_machine_unknown: {
    status: 422,
    zh: '{place}：没有机器“{id}”。请在 "machines" 中加上。',
    en: '{place}: there is no machine “{id}”. Add it to "machines".',
  },
  problem_operator_unknown: {
    status: 422,
    zh: '{place}：没有人员“{id}”。请在 "operators" 中加上。',
    en: '{place}: there is no operator “{id}”. Add it to "operators".',
  },
  problem_skill_unknown: {
    status: 422,
    zh: '{place}：没有人员具备技能“{skill}”。',
    en: '{place}: no operator has the skill “{skill}”.',
  },
  problem_after_unknown: {
    status: 422,
    zh: '{place}：前道工序“{id}”不在同一作业中排在前面的工序里。请先列出它。',
    en: '{place}: “{id}” is no operation that stands before this one in its job. List it first.',
  },
  problem_modes_or_lead_time: {
    status: 422,
    zh: '{place}：工序要么有可用的机器 "modes"，要么是外协 "leadTimeMinutes"，二者必居其一。',
    en: '{place}: an operation has machines in "modes" or, done outside, "leadTimeMinutes": one of the two, not both.',
  },
  problem_outside_alone: {
    status: 422,
    zh: '{place}：外协工序没有机器和人员，也不会中断。',
    en: '{place}: a step outside has no machine and no operator, and does not pause.',
  },
  problem_fixed_after_open: {
    status: 422,
    zh: '{place}：已固定的工序排在未固定的“{id}”之后。请把“{id}”也固定。',
    en: '{place}: what is fixed here comes after “{id}”, which is not. Fix “{id}” too.',
  },
  problem_fixed_overlap: {
    status: 422,
    zh: '{place}：“{id}”在同一时间被两道已固定的工序占用，另一道在 {other}。请改正其中一道。',
    en: '{place}: two fixed operations take “{id}” at once; the other is at {other}. Mend one of them.',
  },
  problem_fixed_too_early: {
    status: 422,
    zh: '{place}：此工序固定在第 {start} 分钟开始，而它之前的“{id}”固定到第 {end} 分钟才结束（{other}）。请改正其中一道。',
    en: '{place}: this operation is fixed to start at minute {start}, before “{id}”, which it comes after, is fixed to end at minute {end} ({other}). Mend one of them.',
  },
  problem_fixed_elsewhere: {
    status: 422,
    zh: '{place}：此工序固定在机器“{id}”上，但它不在可用的机器中（{other}）。请改正其一。',
    en: '{place}: this operation is fixed on machine “{id}”, which is not among those of its modes ({other}). Mend one of the two.',
  },
  problem_too_long: {
    status: 422,
    zh: '{place}：到此为止的全部工作可能超过 {most} 分钟，超出计划所能表示的范围。请核对时间的单位。',
    en: '{place}: up to here all work could last more than {most} minutes, which is longer than a plan can be. Check the unit of the times.',
  },
  problem_too_heavy: {
    status: 422,
    zh: '{place}：到此为止的权重与可能的延误相乘过大，无法准确相加。请缩小权重。',
    en: '{place}: up to here weights times what could be late are too large to be added exactly. Make the weights smaller.',
  },
  problem_start_far: {
    status: 422,
    zh: '{place}：开始时间应在 {first} 至 {last} 之间。请核对年份。',
    en: '{place}: the start is to be from {first} to {last}. Check the year.',
  },
  problem_moment_far: {
    status: 422,
    zh: '{place}：{time} 距开始超过 {most} 分钟。请核对年份。',
    en: '{place}: {time} is more than {most} minutes away from the start. Check the year.',
  },
  problem_no_shift_fits: {
    status: 422,
    zh: '{place}：没有一个班次放得下这道工序（最长连续 {most} 分钟）。请设 "isSplittable": true 或延长班次。',
    en: '{place}: no shift is long enough for this operation (the longest stretch is {most} minutes). Set "isSplittable": true or lengthen the shift.',
  },
  plan_operation_missing: {
    status: 422,
    zh: '计划缺少作业 {job} 的工序 {operation}。',
    en: 'The plan lacks operation {operation} of job {job}.',
  },
  plan_operation_unknown: {
    status: 422,
    zh: '计划中的作业 {job} 工序 {operation} 不在问题中。',
    en: 'The plan has operation {operation} of job {job}, which the problem does not know.',
  },
  plan_operation_twice: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在计划中出现两次。',
    en: 'Operation {operation} of job {job} is planned twice.',
  },
  plan_machine_unfit: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 不能在机器 {machine} 上做。请换成问题中列出的机器。',
    en: 'Machine {machine} cannot do operation {operation} of job {job}. Choose one that the problem lists for it.',
  },
  plan_step_is_outside: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 是外协工序，计划却占用了机器 {machine}、人员 {operator}。请去掉。',
    en: 'Operation {operation} of job {job} is done outside, yet the plan takes machine {machine} and operator {operator} for it. Leave them out.',
  },
  plan_operator_missing: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在机器 {machine} 上需要会“{skill}”的人员，计划没有安排。',
    en: 'Operation {operation} of job {job} needs an operator with the skill “{skill}” on machine {machine}; the plan has none.',
  },
  plan_operator_unfit: {
    status: 422,
    zh: '人员 {operator} 不具备作业 {job} 的工序 {operation} 所需的技能“{skill}”。请换人。',
    en: 'Operator {operator} lacks the skill “{skill}” that operation {operation} of job {job} needs. Choose another.',
  },
  plan_operator_needless: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在机器 {machine} 上不需要人员，计划却安排了 {operator}。请去掉。',
    en: 'Operation {operation} of job {job} needs nobody on machine {machine}, yet the plan has {operator}. Leave the operator out.',
  },
  plan_fixed_moved: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 已开工或已冻结，应保持：机器 {machine}，人员 {operator}，第 {start} 至 {end} 分钟。',
    en: 'Operation {operation} of job {job} is started or frozen and stays as it is: machine {machine}, operator {operator}, minutes {start} to {end}.',
  },
  plan_minute_unfit: {
    status: 422,
    zh: '作业 {job} 工序 {operation} 的时间 {start} 至 {end} 不是从 0 起的整数分钟。',
    en: 'Operation {operation} of job {job} is at {start} to {end}, which are not whole minutes from 0.',
  },
  plan_before_release: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在第 {start} 分钟开始，而该作业第 {release} 分钟才可开工。',
    en: 'Operation {operation} of job {job} starts at minute {start}, before the job is released at minute {release}.',
  },
  plan_duration_wrong: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在机器 {machine} 上需 {expected} 分钟，计划给了 {found} 分钟。',
    en: 'Operation {operation} of job {job} takes {expected} minutes on machine {machine}; the plan gives it {found}.',
  },
  plan_working_minutes_wrong: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在机器 {machine} 上需 {expected} 个工作分钟，计划的起止之间有 {found} 个。',
    en: 'Operation {operation} of job {job} takes {expected} working minutes on machine {machine}; from its start to its end there are {found}.',
  },
  plan_lead_time_wrong: {
    status: 422,
    zh: '作业 {job} 的外协工序 {operation} 需 {expected} 分钟，计划给了 {found} 分钟。',
    en: 'Operation {operation} of job {job}, done outside, takes {expected} minutes; the plan gives it {found}.',
  },
  plan_machine_closed: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 不可中断，在第 {start} 至 {end} 分钟之间机器 {machine} 有 {closed} 分钟不工作。',
    en: 'Operation {operation} of job {job} may not pause, and from minute {start} to {end} machine {machine} is closed for {closed} minutes.',
  },
  plan_operator_closed: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 不可中断，在第 {start} 至 {end} 分钟之间人员 {operator} 有 {closed} 分钟不上班。',
    en: 'Operation {operation} of job {job} may not pause, and from minute {start} to {end} operator {operator} is off for {closed} minutes.',
  },
  plan_edge_closed: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 应在工作时间内开始和结束；第 {minute} 分钟机器 {machine} 或其人员不工作（第 {from} 至 {until} 分钟）。',
    en: 'Operation {operation} of job {job} begins and ends with a working minute; at minute {minute} machine {machine} or its operator is closed (minutes {from} to {until}).',
  },
  plan_starts_too_early: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在第 {start} 分钟开始，而工序 {before} 到第 {end} 分钟才结束。',
    en: 'Operation {operation} of job {job} starts at minute {start}, before operation {before} ends at minute {end}.',
  },
  plan_goods_on_the_way: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在第 {start} 分钟开始，而工序 {before} 第 {end} 分钟结束后运输需 {travel} 分钟，第 {arrival} 分钟才到。',
    en: 'Operation {operation} of job {job} starts at minute {start}; operation {before} ends at minute {end} and the goods travel {travel} minutes, until minute {arrival}.',
  },
  plan_machine_shared: {
    status: 422,
    zh: '机器 {machine} 在第 {start} 分钟同时做两道工序：作业 {job} 的 {operation} 与作业 {otherJob} 的 {otherOperation}。',
    en: 'Machine {machine} does two operations at minute {start}: {operation} of job {job} and {otherOperation} of job {otherJob}.',
  },
  plan_operator_shared: {
    status: 422,
    zh: '人员 {operator} 在第 {start} 分钟同时做两道工序：作业 {job} 的 {operation} 与作业 {otherJob} 的 {otherOperation}。',
    en: 'Operator {operator} attends to two operations at minute {start}: {operation} of job {job} and {otherOperation} of job {otherJob}.',
  },
  plan_setup_missing: {
    status: 422,
    zh: '机器 {machine} 从“{from}”换型到“{to}”需 {expected} 个工作分钟；作业 {job} 的工序 {operation} 第 {start} 分钟开始前只有 {found} 个。',
    en: 'Machine {machine} needs {expected} working minutes to change over from “{from}” to “{to}”; before operation {operation} of job {job} at minute {start} it has {found}.',
  },
} satisfies Record<string, RefusalDefinition>;

/** Why a problem cannot be read or a plan is not one. */
export type SchedulingCode = keyof typeof definitions;

const refuseBare = defineRefusals<SchedulingCode>(definitions);

/** How long a text of a file may be in a refusal; what is our own is longer. */
const mostSigns: Readonly<Record<string, number>> = {
  place: 200,
  other: 200,
  known: 400,
  wantedZh: 100,
  wantedEn: 100,
};
const usualSigns = 40;

/** Makes a refusal; what it repeats of a file is cut, and signs that a terminal would obey are written as escapes. */
export const refuse: RefuseBy<SchedulingCode> = (code, figures = {}) => refuseBare(code, shown(figures));

function shown(figures: Figures): Figures {
  const entries = Object.entries(figures).map(([key, figure]) => {
    return [key, typeof figure === 'string' ? visible(figure, mostSigns[key] ?? usualSigns) : figure] as const;
  });
  return Object.fromEntries(entries);
}
