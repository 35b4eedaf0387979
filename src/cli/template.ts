import { existsSync } from 'node:fs';
import { type Dictionary, type FactDefinition, factsOfPack, UNIT_NAMES } from '@leitu/rules';
import { type WrittenColumn, type WrittenSheet, writeXlsx } from '../platform/files/index.ts';
import { preparePacks } from './preparePacks.ts';
import { complain, complainOf, type ExitCode, type Run } from './run.ts';
import type { SelectionOptions } from './selection.ts';

export interface TemplateOptions extends SelectionOptions {
  readonly out: string;
}

/** `leitu template`: a workbook to fill in, with the facts that the chosen packs read, drop-downs and a guide. */
export async function makeTemplate(run: Run, options: TemplateOptions): Promise<ExitCode> {
  if (!options.out.toLowerCase().endsWith('.xlsx'))
    return complain(run, run.text('templateNeedsXlsx', { path: options.out }));
  if (existsSync(options.out)) return complain(run, run.text('fileExists', { path: options.out }));
  const prepared = preparePacks(run, options);
  if (!prepared.ok) return prepared.reason;
  const { library, packs } = prepared.value;
  const facts = factsToFill(library.dictionary, new Set(packs.flatMap(factsOfPack)));
  const written = await writeXlsx(options.out, [listSheet(run, facts), guideSheet(run, facts)]);
  if (!written.ok) return complainOf(run, written.reason);
  run.err.write(`${run.text('written', { path: options.out })}\n`);
  return 0;
}

/** Those that say which firm it is, and those that the packs read, in the dictionary's order. */
function factsToFill(dictionary: Dictionary, read: ReadonlySet<FactDefinition>): readonly FactDefinition[] {
  return [...dictionary.values()].filter((fact) => fact.type === 'text' || fact.type === 'date' || read.has(fact));
}

/** Headers are the Chinese labels, whatever the language: the file is for firms and offices in China. */
function listSheet({ text, language }: Run, facts: readonly FactDefinition[]): WrittenSheet {
  const columns = facts.map((fact): WrittenColumn => {
    const choices = choicesOf(fact);
    return {
      title: fact.type === 'money' ? `${fact.label.zh}（元）` : fact.label.zh,
      hint: hintOf({ text, language }, fact).slice(0, 255),
      ...(fact.type === 'text' ? { numberFormat: '@' } : {}),
      ...(fact.type === 'date' ? { numberFormat: 'yyyy-mm-dd' } : {}),
      ...(choices === undefined ? {} : { choices }),
    };
  });
  return { name: text('templateSheet'), columns, rows: [] };
}

function choicesOf(fact: FactDefinition): readonly string[] | undefined {
  if (fact.type === 'enum') return fact.options.map(({ zh }) => zh);
  if (fact.type === 'boolean' || fact.type === 'judgement') return ['是', '否'];
  if (fact.type !== 'integer' || fact.least === null || fact.most === null) return undefined;
  const { least } = fact;
  return Array.from({ length: fact.most - least + 1 }, (_, index) => String(least + index));
}

function hintOf({ text, language }: Pick<Run, 'text' | 'language'>, fact: FactDefinition): string {
  const fill = text(fillKey(fact));
  return fact.definition === null ? fill : `${fact.definition[language]}${language === 'zh' ? '。' : '. '}${fill}`;
}

function fillKey(fact: FactDefinition) {
  if (fact.unit === 'ratio') return 'fillRatio';
  const keys = {
    text: 'fillText',
    date: 'fillDate',
    integer: 'fillWhole',
    number: 'fillNumber',
    money: 'fillMoney',
    enum: 'fillOption',
    boolean: 'fillYesNo',
    judgement: 'fillYesNo',
  } as const;
  return keys[fact.type];
}

function guideSheet(run: Run, facts: readonly FactDefinition[]): WrittenSheet {
  const { text, language } = run;
  const columns: readonly WrittenColumn[] = [
    { title: text('guideFact'), widthCharacters: 40 },
    { title: text('guideName'), widthCharacters: 26 },
    { title: text('guideUnit'), widthCharacters: 16 },
    { title: text('guideFill'), widthCharacters: 90 },
    { title: text('guideSource'), widthCharacters: 22 },
  ];
  const rows = facts.map((fact) => [
    language === 'zh' ? fact.label.zh : `${fact.label.zh} ${fact.label.en}`,
    fact.name,
    fact.unit === null ? '' : UNIT_NAMES[fact.unit][language],
    hintOf(run, fact),
    fact.source[language],
  ]);
  return { name: text('templateGuide'), columns, rows };
}
