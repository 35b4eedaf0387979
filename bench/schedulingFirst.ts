import process from 'node:process';
import { makeWorkshop, readProblem, solve } from '@leitu/scheduling';

/** The first plan of a made-up plant in a process of its own, in which nothing of it has run before: milliseconds of one thread and of all. */
const [, , machines, jobs, operations, seed] = process.argv.map(Number);
const made = makeWorkshop({
  seed: seed ?? 1,
  machines: machines ?? 51,
  jobs: jobs ?? 828,
  operations: operations ?? 6057,
  language: 'en',
});
const read = readProblem(JSON.stringify(made));
if (!read.ok) throw new Error(read.reason.message.en);
const [thread, all] = [process.threadCpuUsage(), process.cpuUsage()];
const plan = solve(read.value, { seed: 1 }).next().value?.plan;
const ofThread = process.threadCpuUsage(thread);
const ofAll = process.cpuUsage(all);
process.stdout.write(
  JSON.stringify({
    operations: plan?.operations.length,
    thread: (ofThread.user + ofThread.system) / 1000,
    all: (ofAll.user + ofAll.system) / 1000,
  }),
);
