import { defineRefusals, type RefusalDefinition } from '@leitu/kernel';

const definitions = {
  fjs_empty: {
    status: 422,
    zh: '文件是空的。第一行应为：作业数 机器数；其后每行一个作业。',
    en: 'The file is empty. Its first line is: jobs machines; then a line for each job.',
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
    zh: '第 {line} 行不完整：{wanted}处没有数。请补全。',
    en: 'Line {line} ends too early: {wanted} is missing. Complete it.',
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
    zh: '第 {line} 行第 {column} 个数：没有编号为 {machine} 的机器（应为 0 至 {last}）。',
    en: 'Line {line}, number {column}: there is no machine {machine} (they are 0 to {last}).',
  },
  fjs_machine_twice: {
    status: 422,
    zh: '第 {line} 行第 {column} 个数：同一工序两次列出机器 {machine}。',
    en: 'Line {line}, number {column}: machine {machine} is listed twice for one operation.',
  },
  fjs_jobs_missing: {
    status: 422,
    zh: '第一行说有 {expected} 个作业，文件中有 {found} 个。',
    en: 'The first line tells of {expected} jobs; the file has {found}.',
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
    en: 'Operation {operation} of job {job} starts at minute {start}, before {before} ends at minute {end}.',
  },
  plan_goods_on_the_way: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在第 {start} 分钟开始，而工序 {before} 第 {end} 分钟结束后运输需 {travel} 分钟，第 {arrival} 分钟才到。',
    en: 'Operation {operation} of job {job} starts at minute {start}; {before} ends at minute {end} and the goods travel {travel} minutes, until minute {arrival}.',
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

export const refuse = defineRefusals<SchedulingCode>(definitions);
