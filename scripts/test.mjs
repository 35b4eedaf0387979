// `npm test`, and `npm run check` without the browser: every check, then one line with the count of all.
// Runs on any Node from 20 on, before anything is installed; the checks run on the Node that the project brings.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb } from './buildWeb.mjs';
import { findChromium, installChromium } from './findChromium.mjs';
import { CannotInstall, installMissing, projectNode } from './installMissing.mjs';
import { endToolsWithThisProcess, runTool } from './runTool.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: string[], output: string }} Outcome skipped by title
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number,
 *   testResults: { status: string, assertionResults: { status: string, fullName: string }[] }[],
 * }} Counts what vitest's json reporter writes
 */

const folder = fileURLToPath(new URL('..', import.meta.url));
const withBrowser = !process.argv.includes('--no-browser');
const reports = mkdtempSync(join(tmpdir(), 'leitu-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
endToolsWithThisProcess();

const total = { passed: 0, failed: 0, skipped: 0 };
try {
  await installMissing(folder);
  await runAll({ folder, node: projectNode(folder) });
} catch (error) {
  if (!(error instanceof CannotInstall)) throw error;
  console.log(error.message);
  total.failed += 1;
}
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** @param {{ folder: string, node: string }} project */
async function runAll(project) {
  await step('类型 types', () => check(project, ['typescript', 'tsc'], ['-b']));
  await step('格式与写法 biome', () => check(project, ['@biomejs/biome', 'biome'], ['check', '--error-on-warnings']));
  await step('写法与类型 oxlint', () => check(project, ['oxlint', 'oxlint'], ['--deny-warnings']));
  await step('边界 boundaries', () => boundaries(project, '.dependency-cruiser.mjs'));
  await step('层次 layers', () => boundaries(project, '.dependency-cruiser.folders.mjs'));
  await step('多余的代码 unused code', () => check(project, ['knip', 'knip'], ['--no-progress']));
  await step('网页构建 web build', () => built(buildWeb(folder, project.node)));
  await step('单元与数据库测试 unit and database tests', () => tests(project, ['unit', 'database']));
  if (withBrowser) await step('浏览器测试 browser tests', () => browserTests(project));
}

/**
 * One line for what passed; the whole output for what did not.
 * @param {string} name
 * @param {() => Promise<Outcome> | Outcome} run
 */
async function step(name, run) {
  const start = Date.now();
  const outcome = await run();
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped.length;
  if (outcome.failed > 0) console.log(`\n${outcome.output}\n`);
  const counts = outcome.passed + outcome.failed === 1 ? '' : `, ${outcome.passed}/${outcome.passed + outcome.failed}`;
  console.log(`${outcome.failed === 0 ? '✓' : '✗'} ${name}${counts}, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  for (const title of outcome.skipped) console.log(`  未运行 skipped: ${title}`);
}

/**
 * @param {{ folder: string, node: string }} project
 * @param {[packageName: string, command: string]} tool
 * @param {string[]} arguments_
 */
async function check(project, tool, arguments_) {
  const { code, output } = await runTool(project, tool, arguments_);
  return one(code === 0, output);
}

/**
 * @param {boolean} isGood
 * @param {string} output
 * @returns {Outcome}
 */
function one(isGood, output) {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: [], output };
}

/**
 * Without its parser dependency-cruiser finds no module and no fault; then it has checked nothing.
 * @param {{ folder: string, node: string }} project
 * @param {string} config
 */
async function boundaries(project, config) {
  const folders = ['packages', 'src', 'tests', 'e2e', 'bench', 'scripts'].filter((name) =>
    existsSync(join(folder, name)),
  );
  const { code, output } = await runTool(
    project,
    ['dependency-cruiser', 'depcruise'],
    ['--config', config, '--output-type', 'err', ...folders],
  );
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  return one(code === 0 && modules > 0, modules > 0 ? output : `${output}\nNo module was checked.`);
}

/** @param {string | undefined} failure */
function built(failure) {
  return one(failure === undefined, failure ?? '');
}

/** @param {{ folder: string, node: string }} project */
async function browserTests(project) {
  const missing = findChromium() === undefined ? installChromium() : undefined;
  return missing === undefined ? tests(project, ['browser']) : one(false, missing);
}

/**
 * Counts what vitest itself counted. A file that cannot be loaded, a crash and a run without a test are failures too.
 * @param {{ folder: string, node: string }} project
 * @param {string[]} names of vitest's projects
 * @returns {Promise<Outcome>}
 */
async function tests(project, names) {
  const report = join(reports, `${names.join('-')}.json`);
  const { code, output } = await runTool(
    project,
    ['vitest', 'vitest'],
    [
      'run',
      ...names.flatMap((name) => ['--project', name]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { NO_COLOR: '1' },
  );
  if (!existsSync(report)) return one(false, `${output}\nvitest ended without a report.`);
  const counted = /** @type {Counts} */ (JSON.parse(readFileSync(report, 'utf8')));
  const unloaded = counted.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const notRun = counted.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status !== 'passed' && test.status !== 'failed');
  const failed = counted.numFailedTests + unloaded;
  const isSilent = failed === 0 && (code !== 0 || counted.numPassedTests === 0);
  return {
    passed: counted.numPassedTests,
    failed: isSilent ? 1 : failed,
    skipped: notRun.map((test) => test.fullName),
    output: isSilent ? `${output}\nvitest ended with ${code} after ${counted.numPassedTests} passed tests.` : output,
  };
}
