import { readdirSync } from 'node:fs';
import { argv, env, exit, stderr, stdout } from 'node:process';

// `npm run bench [NAME …] [-- --json] [--firms N] [--instances DIR] [--seconds S] [--seed N]`: each file of this folder that exports `bench` is a bench of that name.
const NOT_A_BENCH = [
  'askedFirms.ts',
  'figure.ts',
  'filledDatabase.ts',
  'firms.ts',
  'load.ts',
  'main.ts',
  'schedulingFirst.ts',
  'schedulingPlants.ts',
];
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !NOT_A_BENCH.includes(file))
  .map((file) => file.slice(0, -'.ts'.length));

// npm takes `--json` for itself where no `--` stands before it, and says so in the environment.
const isJson = argv.includes('--json') || env.npm_config_json === 'true';
const names = argv.slice(2).filter((name, index, all) => !name.startsWith('--') && !isOfOption(all[index - 1]));
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  stderr.write(`There is no bench “${unknown.join(', ')}”; there are: ${known.join(', ')}\n`);
  exit(2);
}
for (const name of names.length > 0 ? names : known) await runBench(name);

/** Whether what stands behind a word is its value: that of every option but `--json`. */
function isOfOption(word = ''): boolean {
  return word.startsWith('--') && word !== '--json';
}

async function runBench(name: string): Promise<void> {
  const file = new URL(`./${name}.ts`, import.meta.url);
  // Every file of the folder but those above exports it: the type of one stands for all.
  const benches = (await import(file.href)) as typeof import('./rules.ts');
  for await (const figure of benches.bench()) {
    const value = Number(figure.value.toPrecision(4));
    const row = `${name.padEnd(10)} ${figure.case.padEnd(52)} ${value.toLocaleString('en-US').padStart(12)} ${figure.unit}`;
    stdout.write(`${isJson ? JSON.stringify({ bench: name, case: figure.case, value, unit: figure.unit }) : row}\n`);
  }
}
