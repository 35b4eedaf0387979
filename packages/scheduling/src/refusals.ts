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
    zh: '作业 {job} 的工序 {operation} 不能在机器 {machine} 上做。',
    en: 'Machine {machine} cannot do operation {operation} of job {job}.',
  },
  plan_minute_unfit: {
    status: 422,
    zh: '作业 {job} 工序 {operation} 的开始时间 {start} 不是 0 以上的整数分钟。',
    en: 'Operation {operation} of job {job} starts at {start}, which is not a whole minute from 0.',
  },
  plan_duration_wrong: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在机器 {machine} 上需 {expected} 分钟，计划给了 {found} 分钟。',
    en: 'Operation {operation} of job {job} takes {expected} minutes on machine {machine}; the plan gives it {found}.',
  },
  plan_starts_too_early: {
    status: 422,
    zh: '作业 {job} 的工序 {operation} 在第 {start} 分钟开始，而前一道工序 {before} 到第 {end} 分钟才结束。',
    en: 'Operation {operation} of job {job} starts at minute {start}, before {before} ends at minute {end}.',
  },
  plan_machine_shared: {
    status: 422,
    zh: '机器 {machine} 在第 {start} 分钟同时做两道工序：作业 {job} 的 {operation} 与作业 {otherJob} 的 {otherOperation}。',
    en: 'Machine {machine} does two operations at minute {start}: {operation} of job {job} and {otherOperation} of job {otherJob}.',
  },
} satisfies Record<string, RefusalDefinition>;

/** Why a problem cannot be read or a plan is not one. */
export type SchedulingCode = keyof typeof definitions;

export const refuse = defineRefusals<SchedulingCode>(definitions);
