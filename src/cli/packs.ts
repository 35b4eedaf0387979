import { articleText, type Pack } from '@leitu/rules';
import { readLibrary } from '../modules/policy/index.ts';
import { complainOfPacks, type ExitCode, type Run, writeLines } from './run.ts';
import { textTable } from './textTable.ts';

/** `leitu packs`: every pack with its source and the dates it applies. */
export async function listPacks(run: Run): Promise<ExitCode> {
  const library = readLibrary();
  if (!library.ok) return complainOfPacks(run, library.reason);
  const { language, text } = run;
  const rows = [...library.value.packs.values()].map((pack) => [
    pack.id,
    pack.label[language],
    sourceOf(pack.source.number, pack.article, language),
    appliesOf(run, pack),
  ]);
  const classes = [...library.value.classPacks.values()].map((pack) => [
    pack.id,
    pack.label[language],
    sourceOf(pack.source.number, pack.article, language),
    text('classification'),
  ]);
  await writeLines(run.out, textTable([['ID', text('name'), text('source'), text('applies')], ...rows, ...classes]));
  return 0;
}

function sourceOf(number: string, article: string, language: Run['language']): string {
  return `${number} ${articleText(article, language)}`;
}

function appliesOf({ text }: Run, pack: Pack): string {
  if (pack.overlay !== null) {
    const notice =
      pack.noticeDays === null ? '' : `${text('semicolon')}${text('noticeDays', { days: pack.noticeDays })}`;
    return `${text('overlay', { base: pack.overlay.base })}${notice}`;
  }
  const periods = new Map<string, string[]>();
  for (const { caseType, from, until } of pack.applies) {
    const period = until === null ? text('since', { from }) : text('between', { from, until });
    periods.set(period, [...(periods.get(period) ?? []), text(`case_${caseType}`)]);
  }
  return [...periods].map(([period, cases]) => `${cases.join(text('comma'))} ${period}`).join(text('semicolon'));
}
