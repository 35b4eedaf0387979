import { type ClassPack, type ExampleOutcome, isAsSaid, type Pack, tryClassExamples, tryExamples } from '@leitu/rules';
import { conditionLines, indicatorLines } from '../explanationText.ts';
import { complain, complainOfPacks, type ExitCode, type Run, writeLines } from '../run.ts';
import { rangeText, verdictText } from '../words.ts';
import { readPacks } from './readPacks.ts';
import { textOf } from './text.ts';

/** What came of one example: a line where it came out as it says, else the reasons below it. */
interface Told {
  readonly isRight: boolean;
  readonly lines: readonly string[];
}

/** `leitu packs test`: runs the examples that packs carry. */
export async function testPacks(run: Run, path: string | undefined): Promise<ExitCode> {
  const read = readPacks(run, path);
  if (!read.ok) return read.reason;
  const { library, files } = read.value;
  if (!library.ok) return complainOfPacks(run, library.reason);
  const text = textOf(run);
  const isOwn = ({ examples }: Pack | ClassPack) => examples.some(({ place }) => files.has(place.file));
  const packs = [...library.value.classPacks.values(), ...library.value.packs.values()].filter(isOwn);
  if (packs.length === 0) return complain(run, text('noExamples', { path: path ?? 'packs' }));
  const tried = packs.map((pack) => ({ pack, told: 'classes' in pack ? tellClasses(run, pack) : tellPack(run, pack) }));
  const all = tried.flatMap(({ told }) => told);
  const failed = all.filter(({ isRight }) => !isRight).length;
  await writeLines(run.out, [
    ...tried.flatMap(({ pack, told }) => [
      `${pack.id}  ${pack.label[run.language]}`,
      ...told.flatMap(({ lines }) => lines.map((line) => `  ${line}`)),
    ]),
    text('tested', { packs: packs.length, examples: all.length, passed: all.length - failed, failed }),
  ]);
  return failed > 0 ? 1 : 0;
}

function tellPack(run: Run, pack: Pack): readonly Told[] {
  return tryExamples(pack).map((outcome) => tell(run, outcome.example, isAsSaid(outcome), reasonsOf(run, outcome)));
}

function tell(
  run: Run,
  { title, place }: ExampleOutcome['example'] | ClassPack['examples'][number],
  isRight: boolean,
  reasons: readonly string[],
): Told {
  const text = textOf(run);
  const words = title[run.language];
  if (isRight) return { isRight, lines: [text('passed', { title: words })] };
  const head = text('failed', { title: words, file: place.file, line: place.line });
  return { isRight, lines: [head, ...reasons.map((reason) => `    ${reason}`)] };
}

function reasonsOf(run: Run, outcome: ExampleOutcome): readonly string[] {
  const { example, explanation, isVerdictRight, isScoreRight, wrong, first } = outcome;
  const text = textOf(run);
  const { language } = run;
  const verdict = (one: Parameters<typeof verdictText>[0]) => verdictText(one, language);
  const lines: string[] = [];
  if (!isVerdictRight) {
    lines.push(text('wrongVerdict', { expected: verdict(example.verdict), actual: verdict(explanation.verdict) }));
  }
  if (!isScoreRight && example.score !== null) {
    const actual = explanation.score === null ? run.text('none') : rangeText(explanation.score.points, language);
    lines.push(text('wrongScore', { expected: rangeText(example.score, language), actual }));
  }
  for (const { expected, actual } of wrong) {
    const found = actual === null ? text('notAsked') : verdict(actual.verdict);
    lines.push(text('wrongCondition', { condition: expected.id, expected: verdict(expected.verdict), actual: found }));
  }
  if (first !== null) lines.push(text('because'), ...conditionLines(first, 1, language));
  if (!isScoreRight && explanation.score !== null) {
    const indicators = explanation.score.groups.flatMap((group) => group.indicators);
    lines.push(text('points'), ...indicators.flatMap((indicator) => indicatorLines(indicator, language)));
  }
  return lines;
}

function tellClasses(run: Run, pack: ClassPack): readonly Told[] {
  const names = (values: readonly string[]) =>
    values
      .map((value) => pack.classes.find((one) => one.value === value)?.[run.language] ?? value)
      .join(run.text('comma'));
  return tryClassExamples(pack).map(({ example, classes }) => {
    const isRight = [...example.classes].sort().join() === [...classes].sort().join();
    const reason = textOf(run)('wrongClasses', { expected: names(example.classes), actual: names(classes) });
    return tell(run, example, isRight, [reason]);
  });
}
