import {
  articleText,
  type ConditionExplanation,
  conditionTitle,
  conditionWords,
  type Explanation,
  type IndicatorExplanation,
  measureText,
  openQuestions,
  type Verdict,
} from '@leitu/rules';
import { type Language, textIn } from '../platform/i18n/index.ts';
import { messages } from './messages.ts';
import { rangeText, readingText, verdictText } from './words.ts';

const MARKS: Readonly<Record<Verdict, string>> = { met: '✔', judgement: '◐', unknown: '?', unmet: '✘' };

/** An explanation as lines of text: the verdict, every condition, every indicator, and what to find out next. */
export function explanationText(explained: Explanation, firm: string, language: Language): readonly string[] {
  const text = textIn(messages, language);
  const { pack, score } = explained;
  const lines = [
    firm,
    `${pack.label[language]} · ${pack.id} · ${text(`case_${explained.caseType}`)}`,
    `${text('source')} · ${pack.source.document[language]} · ${pack.source.number} ${articleText(pack.article, language)}`,
    `${MARKS[explained.verdict]} ${verdictText(explained.verdict, language)}${score === null ? '' : `  ${rangeText(score.points, language)}`}`,
    '',
    text('conditions'),
    ...(explained.condition.parts.length > 0 ? explained.condition.parts : [explained.condition]).flatMap((part) =>
      conditionLines(part, 1, language),
    ),
  ];
  for (const { group, points, indicators } of score?.groups ?? []) {
    const reached = text('pointsOf', { points: rangeText(points, language), maximum: group.maximum });
    lines.push('', `${group.label[language]}  ${reached}  [${articleText(group.article, language)}]`);
    lines.push(...indicators.flatMap((indicator) => indicatorLines(indicator, language)));
  }
  const questions = openQuestions(explained).slice(0, 5);
  if (questions.length > 0) lines.push('', text('questions'));
  lines.push(
    ...questions.map(({ fact }, index) => `  ${index + 1}. ${fact.label[language]} · ${fact.source[language]}`),
  );
  return lines;
}

/** A condition with what was read, its parts and its waiver below it. */
export function conditionLines(
  node: ConditionExplanation,
  depth: number,
  language: Language,
  kind = '',
): readonly string[] {
  const text = textIn(messages, language);
  const indent = '  '.repeat(depth);
  const title = conditionTitle(node)[language];
  const isSaid = node.label === null || (node.kind !== 'compare' && node.kind !== 'class');
  const rule = isSaid ? '' : `${text('colon')}${node.words[language]}`;
  const waiver = node.isWaived ? text('waived', { waiver: waiverTitle(node, language) }) : '';
  const lines = [
    `${indent}${MARKS[node.verdict]} ${kind}${title}${rule}${waiver}  [${articleText(node.article, language)}]`,
  ];
  const detail = detailsOf(node, language);
  if (detail.length > 0) lines.push(`${indent}    ${detail.join(text('semicolon'))}`);
  lines.push(...node.parts.flatMap((part) => conditionLines(part, depth + 1, language)));
  if (node.waiver !== null && !node.isWaived)
    lines.push(...conditionLines(node.waiver, depth + 1, language, text('waiver')));
  return lines;
}

function waiverTitle({ waiver }: ConditionExplanation, language: Language): string {
  return waiver === null ? '' : conditionTitle(waiver)[language];
}

/** What was read, what came of it, and what is missing. */
function detailsOf(node: ConditionExplanation, language: Language): readonly string[] {
  const text = textIn(messages, language);
  const details = node.reads.map((reading) => readingText(reading, language));
  const { value, unit } = node;
  if (value !== null && unit === 'point' && node.reads.length === 0) details.push(rangeText(value, language));
  if (value !== null && unit !== null && node.reads.length > 1) {
    details.push(`= ${measureText({ value: value[0], unit }, language)}`);
  }
  if (node.inconclusive.length > 0 && node.parts.length === 0) {
    details.push(
      text('checkFacts', { facts: node.inconclusive.map(({ label }) => label[language]).join(text('comma')) }),
    );
  }
  if (node.classes.length > 0)
    details.push(text('sizes', { sizes: node.classes.map((one) => one[language]).join(text('comma')) }));
  return details;
}

/** An indicator with its points, what was read, the band reached and the next one. */
export function indicatorLines(node: IndicatorExplanation, language: Language): readonly string[] {
  const text = textIn(messages, language);
  const { indicator, points, value, unit, reads } = node;
  const reached = text('pointsOf', { points: rangeText(points, language), maximum: indicator.maximum });
  const details = reads.map((reading) => readingText(reading, language));
  if (value !== null && unit !== null && reads.length > 1) details.push(`= ${measureText({ value, unit }, language)}`);
  details.push(...bandTexts(node, language));
  return [
    `  ${indicator.label[language]}  ${reached}  [${articleText(indicator.article, language)}]`,
    `      ${details.join(text('semicolon'))}`,
  ];
}

/** The band that gives the points, and the next better one. */
function bandTexts({ indicator, bands }: IndicatorExplanation, language: Language): readonly string[] {
  const reached = bands.indexOf('holds');
  if (indicator.kind !== 'bands' || reached === -1) return [];
  const text = textIn(messages, language);
  const bandAt = (index: number) => {
    const band = indicator.bands[index];
    if (band === undefined) return undefined;
    const rule = band.condition === null ? text('otherwise') : conditionWords(band.condition)[language];
    return `${rule} ${rangeText([band.points, band.points], language)}`;
  };
  const [held, better] = [bandAt(reached), bandAt(reached - 1)];
  return [
    ...(held === undefined ? [] : [text('bandReached', { band: held })]),
    ...(better === undefined ? [] : [text('bandNext', { band: better })]),
  ];
}
