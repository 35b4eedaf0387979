import { parseDecimal } from '@leitu/kernel';
import type { Card } from './card.ts';
import { type PackNames, packNamesOf } from './packNames.ts';

/** What a pack says of itself beside the card. */
export interface PackHead {
  /** Its id, such as `bank.card.2026`. */
  readonly id: string;
  readonly issuer: { readonly zh: string; readonly en: string };
  /** The first day it is in force, such as 2026-01-31. */
  readonly inForceFrom: string;
}

/**
 * A card as a rule pack: the text of its dictionary of facts and of the pack itself, in YAML. The pack gives every row the card's points, and is met from the
 * cut-off on. A missing value is asked for by a fact of its own, since rules never take what is missing for an answer.
 * @example packTextOf(card, { id: 'bank.card', issuer, inForceFrom: '2026-01-31' }).pack
 */
export function packTextOf(card: Card, head: PackHead): { readonly facts: string; readonly pack: string } {
  const names = packNamesOf(card);
  return { facts: `facts:\n${names.map(factsOf).join('')}`, pack: packOf(card, names, head) };
}

/** Quoted as JSON quotes, which YAML reads as it is. */
const quoted = (text: string) => JSON.stringify(text);

const SOURCE = '    source: {zh: 申请数据, en: the application data}\n';

function factsOf({ variable, fact, missing, options, others }: PackNames): string {
  const own = `  - name: ${quoted(fact)}\n    zh: ${quoted(variable.name)}\n    en: ${quoted(variable.name)}\n`;
  const option = (value: string, name: string, en: string) =>
    `      - {value: ${quoted(value)}, zh: ${quoted(name)}, en: ${quoted(en)}}\n`;
  const words = [...options].map(([level, name]) => option(level, name, level)).join('');
  const type =
    variable.kind === 'number'
      ? '    type: number\n    unit: count\n'
      : `    type: enum\n    options:\n${words}${option(others[0], others[1], 'any other')}`;
  const label = `    zh: ${quoted(`${variable.name} 缺失`)}\n    en: ${quoted(`${variable.name} is missing`)}\n`;
  return `${own}${type}${SOURCE}  - name: ${quoted(missing)}\n${label}    type: boolean\n${SOURCE}`;
}

function packOf(card: Card, names: readonly PackNames[], { id, issuer, inForceFrom }: PackHead): string {
  const most = names.map(({ variable }) => Math.max(...variable.bins.map(({ points }) => points)));
  const maximum = card.base + most.reduce((sum, points) => sum + points, 0);
  const indicators = names.map((name, index) => indicatorOf(name, index, most[index] ?? 0));
  return [
    `pack: ${quoted(id)}`,
    'zh: 信用评分卡',
    'en: Credit scorecard',
    'source:',
    `  issuer: {zh: ${quoted(issuer.zh)}, en: ${quoted(issuer.en)}}`,
    `  document: {zh: ${quoted(`以 ${card.target.column} 为目标拟合的评分卡`)}, en: ${quoted(`Scorecard fitted to ${card.target.column}`)}}`,
    `  number: ${quoted(id)}`,
    `  in-force-from: ${inForceFrom}`,
    'article: 评分卡',
    `met: ${quoted(`得分 ≥ ${card.cutOff}分`)}`,
    'score:',
    `  maximum: ${maximum}`,
    '  groups:',
    '    - id: card',
    '      zh: 评分卡',
    '      en: Scorecard',
    `      maximum: ${maximum}`,
    '      indicators:',
    '        - id: base',
    '          zh: 基础分',
    '          en: Base',
    "          article: '0'",
    `          maximum: ${card.base}`,
    '          bands:',
    `            - otherwise: ${card.base}`,
    ...indicators,
    '',
  ].join('\n');
}

function indicatorOf({ variable, fact, missing, options }: PackNames, index: number, maximum: number): string {
  const bands: string[] = [];
  const band = (sentence: string, points: number) => bands.push(`            - ${quoted(sentence)}: ${points}`);
  let otherwise = 0;
  // Ranges stand from the highest down, so that each needs its lower end alone; specials come before them.
  const falling = variable.bins.toSorted((a, b) => fromOf(b.content) - fromOf(a.content));
  for (const { content, points } of falling) {
    if (content.kind === 'missing') band(missing, points);
    else if (content.kind === 'special') band(`${fact} = ${plain(content.value)}`, points);
    else if (content.kind === 'range' && content.from !== null) band(`${fact} ≥ ${plain(content.from)}`, points);
    else if (content.kind === 'levels') {
      band(content.levels.map((level) => `${fact} = ${options.get(level) ?? ''}`).join(' or '), points);
    } else otherwise = points;
  }
  return [
    `        - id: ${quoted(`points_of_${fact}`)}`,
    `          zh: ${quoted(variable.name)}`,
    `          en: ${quoted(variable.name)}`,
    `          article: '${index + 1}'`,
    `          maximum: ${maximum}`,
    '          bands:',
    ...bands,
    `            - otherwise: ${otherwise}`,
  ].join('\n');
}

/** In which order bins are asked for: what stands apart first, then ranges from the highest, then the rest. */
function fromOf(content: Card['variables'][number]['bins'][number]['content']): number {
  if (content.kind === 'missing' || content.kind === 'special') return Number.POSITIVE_INFINITY;
  if (content.kind === 'range') return content.from ?? Number.NEGATIVE_INFINITY;
  return content.kind === 'levels' ? 0 : Number.NEGATIVE_INFINITY;
}

/** A number in digits without an exponent, which the language of packs does not know. */
function plain(value: number): string {
  const decimal = parseDecimal(String(value));
  if (decimal === undefined) throw new Error(`Broken invariant: ${value} is a number`);
  const { coefficient, scale } = decimal;
  const digits = String(coefficient < 0n ? -coefficient : coefficient).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${coefficient < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}
