import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from './scratch.ts';

/** One breach of one rule. */
export interface Plant {
  /** The rule, as its checker names it. */
  readonly breaks: string;
  /** What is wrong with the planted files, in words. */
  readonly by: string;
  readonly files: Readonly<Record<string, Content>>;
  /** Where the checker sees it, if not in the first of the files. */
  readonly seenAt?: string;
}

/** What a checker reports: a rule, and the files that it names. */
export interface Report {
  readonly rule: string;
  readonly places: readonly string[];
}

/** Every program is started the way scripts/test.mjs starts it, but for the form of its report. */
function run(root: string, [packageName, command]: readonly [string, string], parameters: readonly string[]): string {
  const home = join(root, 'node_modules', packageName);
  // A manifest of npm's form.
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = join(home, typeof bin === 'string' ? bin : (bin[command] ?? ''));
  const { stdout, stderr, error } = spawnSync(process.execPath, [file, ...parameters], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw error;
  if (stdout === '' && stderr !== '') throw new Error(`${command} said only: ${stderr}`);
  return stdout;
}

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
      readonly cycle?: readonly { readonly name: string }[];
    }[];
  };
}

/** dependency-cruiser, with the files that it looked at. */
export function boundaries(root: string, config = '.dependency-cruiser.mjs'): { reports: Report[]; modules: string[] } {
  const folders = ['packages', 'src', 'tests', 'e2e', 'bench', 'scripts'].filter((name) =>
    existsSync(join(root, name)),
  );
  const output = run(
    root,
    ['dependency-cruiser', 'depcruise'],
    ['--config', config, '--output-type', 'json', ...folders],
  );
  const { modules, summary } = JSON.parse(output) as Cruise;
  return {
    modules: modules.map(({ source }) => source),
    reports: summary.violations.map(({ from, rule, cycle = [] }) => ({
      rule: rule.name,
      places: [from, ...cycle.map(({ name }) => name)],
    })),
  };
}

export function oxlint(root: string): Report[] {
  const { diagnostics } = JSON.parse(run(root, ['oxlint', 'oxlint'], ['--format', 'json'])) as {
    readonly diagnostics: readonly { readonly code?: string; readonly message: string; readonly filename: string }[];
  };
  return diagnostics.map(({ code, message, filename }) => ({ rule: code ?? message, places: [filename] }));
}

export function biome(root: string): Report[] {
  const parameters = ['check', '--error-on-warnings', '--reporter=json', '--max-diagnostics=none'];
  const { diagnostics } = JSON.parse(run(root, ['@biomejs/biome', 'biome'], parameters)) as {
    readonly diagnostics: readonly {
      readonly category: string;
      readonly severity: string;
      readonly location: { readonly path: string };
    }[];
  };
  return diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ category, location }) => ({ rule: category, places: [location.path] }));
}

export function types(root: string): Report[] {
  const output = run(root, ['typescript', 'tsc'], ['-b', '--pretty', 'false']);
  return [...output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file = '', code = '']) => ({
    rule: code,
    places: [file],
  }));
}

type Named = readonly { readonly name: string }[];

/** knip names a package by the manifest that asks for it, and an export by its file. */
export function unusedCode(root: string): Report[] {
  const { issues } = JSON.parse(run(root, ['knip', 'knip'], ['--no-progress', '--reporter', 'json'])) as {
    readonly issues: readonly (Readonly<Record<string, Named>> & { readonly file: string })[];
  };
  return issues.flatMap(({ file, ...found }) =>
    Object.entries(found).flatMap(([rule, names]) =>
      names.map(({ name }) => ({ rule, places: [rule.endsWith('ependencies') ? `${file} ${name}` : file] })),
    ),
  );
}
