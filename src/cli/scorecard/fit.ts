import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import {
  type Card,
  type CrossValidation,
  calibrationOf,
  chanceOfBad,
  characteristicStability,
  crossValidate,
  DEFAULT_FIT,
  discriminationOf,
  type FitOptions,
  fitCard,
  packTextOf,
  populationStability,
  rocOf,
  type Sample,
  scoreRows,
} from '@leitu/scorecard';
import { today } from '../../platform/clock/today.ts';
import { textIn } from '../../platform/i18n/index.ts';
import { createProgressBar } from '../progressBar.ts';
import { complain, complainOf, type ExitCode, type Run, writeLines } from '../run.ts';
import { openLabelled } from './labelled.ts';
import { leakText } from './leakText.ts';
import type { Made } from './made.ts';
import { scorecardMessages } from './messages.ts';
import { reportOf } from './report.ts';

export interface FitCommandOptions {
  readonly target: string;
  readonly bad?: string;
  readonly folds: string;
  readonly repeats: string;
  readonly seed: string;
  readonly out?: string;
  readonly test?: string;
  readonly sign?: readonly string[];
  readonly knownAfter?: readonly string[];
  readonly special?: readonly string[];
  readonly choice: string;
  readonly baseScore?: string;
  readonly json?: true;
}

/** `leitu scorecard fit`: cross-validation, the card of all rows, and what is written of them. */
export async function tellFit(run: Run, path: string, options: FitCommandOptions): Promise<ExitCode> {
  const began = performance.now();
  const asked = readOptions(run, options);
  if (!asked.ok) return asked.reason;
  const data = await openLabelled(run, path, options.target, options.bad);
  if (!data.ok) return data.reason;
  const { sample, bad } = data.value;
  const columns = sample.columns.map(({ name }) => name);
  const unknown = [...asked.value.fit.signedFor, ...asked.value.fit.declaredLeaks].find(
    (name) => !columns.includes(name),
  );
  if (unknown !== undefined) {
    const say = textIn(scorecardMessages, run.language);
    return complain(run, say('noColumn', { path, name: unknown, columns: columns.join(', ') }));
  }
  const judged = judge(run, sample, asked.value);
  if (!judged.ok) return judged.reason;
  const fitted = fitCard(sample, asked.value.fit);
  if (!fitted.ok) return complainOf(run, fitted.reason);
  const made = { target: { column: options.target, bad }, ...fitted.value.card };
  const scored = scoreRows({ ...made, cutOff: 0 }, sample.columns, sample.isBad.length);
  if (!scored.ok) return complainOf(run, scored.reason);
  const card: Card = { ...made, cutOff: cutOffOf(scored.value, sample.isBad) };
  run.err.write(fitted.value.leaks.map((leak) => `${leakText(run, leak, card.signedFor)}\n`).join(''));
  if (options.test !== undefined) {
    const code = await tellTest(run, options.test, card, scored.value);
    if (code !== undefined) return code;
  }
  if (options.out !== undefined) {
    const code = await writeCard(run, options.out, {
      card,
      fitted: fitted.value,
      sample,
      judged: judged.value,
      seed: asked.value.seed,
    });
    if (code !== undefined) return code;
  }
  await writeLines(run.out, [lastLine(run, options, judged.value, card, (performance.now() - began) / 1000)]);
  return 0;
}

interface Asked {
  readonly folds: number;
  readonly repeats: number;
  readonly seed: number;
  readonly fit: FitOptions;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?$/;

function readOptions(run: Run, options: FitCommandOptions): Result<Asked, ExitCode> {
  const say = textIn(scorecardMessages, run.language);
  const numbers = new Map<string, number>();
  for (const [name, least, text] of [
    ['--folds', 2, options.folds],
    ['--repeats', 1, options.repeats],
    ['--seed', 0, options.seed],
  ] as const) {
    const value = Number(text);
    if (!(/^\d+$/.test(text) && value >= least && value <= 0xffff_ffff)) {
      return refused(complain(run, say('badNumber', { option: name, least, value: text })));
    }
    numbers.set(name, value);
  }
  const { choice } = options;
  if (choice !== 'penalised' && choice !== 'stepwise')
    return refused(complain(run, say('badChoice', { value: choice })));
  const baseScore = options.baseScore === undefined ? null : Number(options.baseScore);
  if (baseScore !== null && !(Number.isFinite(baseScore) && baseScore > 0)) {
    return refused(complain(run, say('badScore', { value: options.baseScore ?? '' })));
  }
  const special = (options.special ?? []).find((value) => !NUMBER.test(value));
  if (special !== undefined) return refused(complain(run, say('badSpecial', { value: special })));
  const specials = [...new Set((options.special ?? []).map(Number))];
  const fit: FitOptions = {
    ...DEFAULT_FIT,
    choice,
    binning: { ...DEFAULT_FIT.binning, specials },
    declaredLeaks: options.knownAfter ?? [],
    signedFor: options.sign ?? [],
    scale: { ...DEFAULT_FIT.scale, baseScore },
  };
  const number = (name: string) => numbers.get(name) ?? 0;
  return ok({ folds: number('--folds'), repeats: number('--repeats'), seed: number('--seed'), fit });
}

function judge(run: Run, sample: Sample, { fit, ...folding }: Asked): Result<CrossValidation, ExitCode> {
  const say = textIn(scorecardMessages, run.language);
  const bar = createProgressBar(true);
  const all = folding.folds * folding.repeats;
  const steps = crossValidate(sample, fit, folding);
  let step = steps.next();
  while (step.done !== true) {
    bar.show(step.value, say('fitting', { done: Math.round(step.value * all), all }));
    step = steps.next();
  }
  bar.clear();
  return step.value.ok ? step.value : refused(complainOf(run, step.value.reason));
}

/** The score above the one at which the shares of refused bads and refused goods are furthest apart. */
function cutOffOf(scores: Float64Array, isBad: Uint8Array): number {
  let [cutOff, most] = [0, -1];
  for (const { score, goods, bads } of rocOf(scores, isBad)) {
    if (bads - goods > most) [cutOff, most] = [score + 1, bads - goods];
  }
  return cutOff;
}

/** Judges a sample of a later time by the card; how the run ends where it cannot. */
async function tellTest(run: Run, path: string, card: Card, then: Float64Array): Promise<ExitCode | undefined> {
  const say = textIn(scorecardMessages, run.language);
  const data = await openLabelled(run, path, card.target.column, card.target.bad);
  if (!data.ok) return data.reason;
  const { sample } = data.value;
  const now = scoreRows(card, sample.columns, sample.isBad.length);
  if (!now.ok) return complainOf(run, now.reason);
  const { auc, gini, ks } = discriminationOf(now.value, sample.isBad);
  const { brier } = calibrationOf(
    now.value.map((score) => chanceOfBad(card.scale, score)),
    sample.isBad,
    10,
  );
  const psi = populationStability(then, now.value, 10);
  const digits = (value: number) => value.toFixed(4);
  run.err.write(
    `${say('tested', { auc: digits(auc), gini: digits(gini), ks: digits(ks), brier: digits(brier), psi: digits(psi) })}\n`,
  );
  const moved = characteristicStability(card, sample).toSorted((a, b) => b.index - a.index);
  run.err.write(
    `${say('moved', {
      names: moved
        .slice(0, 5)
        .map(({ name, index }) => `${name} ${digits(index)}`)
        .join(', '),
    })}\n`,
  );
  return undefined;
}

async function writeCard(run: Run, folder: string, made: Made): Promise<ExitCode | undefined> {
  const say = textIn(scorecardMessages, run.language);
  const id = `scorecard.${made.card.target.column}`;
  const pack = packTextOf(made.card, { id, issuer: { zh: '建模者', en: 'The modeller' }, inForceFrom: today() });
  const files = [
    ['card.json', `${JSON.stringify(made.card, null, 2)}\n`],
    ['report.html', reportOf(run.language, made)],
    [join('pack', 'facts.yaml'), pack.facts],
    [join('pack', 'card.yaml'), pack.pack],
  ] as const;
  try {
    await mkdir(join(folder, 'pack'), { recursive: true });
    for (const [name, text] of files) await writeFile(join(folder, name), text);
  } catch (error) {
    // What the system has against a folder is for whoever named it; anything else is a bug.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return complain(run, say('cannotWrite', { path: folder, reason: String(error.code) }));
  }
  run.err.write(`${say('written', { path: files.map(([name]) => join(folder, name)).join(', ') })}\n`);
  return undefined;
}

function lastLine(
  { language }: Run,
  { folds, repeats, json }: FitCommandOptions,
  { mean }: CrossValidation,
  card: Card,
  seconds: number,
): string {
  if (json === true) return JSON.stringify({ ...mean, seconds: Number(seconds.toFixed(3)) });
  const [auc, gini, ks] = [mean.auc, mean.gini, mean.ks].map((value) => value.toFixed(4));
  const figures = {
    folds,
    repeats,
    auc: auc ?? '',
    gini: gini ?? '',
    ks: ks ?? '',
    variables: card.variables.length,
    cutOff: card.cutOff,
  };
  return textIn(scorecardMessages, language)('summary', figures);
}
