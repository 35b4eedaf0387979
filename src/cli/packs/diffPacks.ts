import { existsSync } from 'node:fs';
import { ok, type Result, refused } from '@leitu/kernel';
import { type ClassPack, classDifferences, type Pack, type PackDifference, packDifferences } from '@leitu/rules';
import { readLibrary } from '../../modules/policy/index.ts';
import { complain, complainOfPacks, type ExitCode, type Run, writeLines } from '../run.ts';
import { readPacks } from './readPacks.ts';
import { textOf } from './text.ts';

/** `leitu packs diff`: what differs between two packs, in words. */
export async function diffPacks(run: Run, a: string, b: string): Promise<ExitCode> {
  const before = packNamed(run, a);
  if (!before.ok) return before.reason;
  const after = packNamed(run, b);
  if (!after.ok) return after.reason;
  const text = textOf(run);
  const { language } = run;
  const differences = differencesOf(before.value, after.value);
  if (differences === null) return complain(run, text('otherKind', { a: before.value.id, b: after.value.id }));
  const title = (pack: AnyPack) => `${pack.id} ${pack.label[language]}`;
  const parts = (['pack', 'conditions', 'score', 'rows'] as const).flatMap((about) => {
    const own = differences.filter((one) => one.about === about);
    return own.length === 0 ? [] : ['', text(`about_${about}`), ...own.flatMap((one) => differenceLines(run, one))];
  });
  const end = differences.length === 0 ? text('noDifference') : text('difference', { count: differences.length });
  const head = text('versus', { before: title(before.value), after: title(after.value) });
  await writeLines(run.out, [head, ...parts, '', end]);
  return differences.length === 0 ? 0 : 1;
}

/** Criteria or a classification. */
type AnyPack = Pack | ClassPack;

/** What differs; null where the two are not of one kind. */
function differencesOf(before: AnyPack, after: AnyPack): readonly PackDifference[] | null {
  if ('condition' in before) return 'condition' in after ? packDifferences(before, after) : null;
  return 'condition' in after ? null : classDifferences(before, after);
}

const MARKS = { changed: '~', new: '+', gone: '-' } as const;

function differenceLines(run: Run, { change, title, details }: PackDifference): readonly string[] {
  const { language } = run;
  const head = `  ${MARKS[change]} ${textOf(run)(`change_${change}`)}  ${title[language]}`;
  return [head, ...details.map((detail) => `      ${detail[language]}`)];
}

/** The pack of an id, or the only one in a file or folder. */
function packNamed(run: Run, name: string): Result<AnyPack, ExitCode> {
  const shipped = readLibrary();
  if (!shipped.ok) return refused(complainOfPacks(run, shipped.reason));
  const known = shipped.value.packs.get(name) ?? shipped.value.classPacks.get(name);
  if (known !== undefined) return ok(known);
  const text = textOf(run);
  if (!existsSync(name)) {
    const ids = [...shipped.value.packs.keys(), ...shipped.value.classPacks.keys()].join(run.text('comma'));
    return refused(complain(run, text('noSuchPack', { name, known: ids })));
  }
  const read = readPacks(run, name);
  if (!read.ok) return read;
  const { library, files } = read.value;
  if (!library.ok) return refused(complainOfPacks(run, library.reason));
  const { packs, classPacks, places } = library.value;
  const all: readonly AnyPack[] = [...packs.values(), ...classPacks.values()];
  const own = all.filter((pack) => files.has(places.get(pack)?.file ?? ''));
  const [only, second] = own;
  if (only === undefined) return refused(complain(run, text('noPack', { path: name })));
  if (second === undefined) return ok(only);
  const ids = own.map(({ id }) => id).join(run.text('comma'));
  return refused(complain(run, text('severalPacks', { path: name, count: own.length, packs: ids })));
}
