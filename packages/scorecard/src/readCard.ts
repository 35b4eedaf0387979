import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { BinContent } from './bins.ts';
import type { Card, CardBin, CardVariable } from './card.ts';
import { refuse, type ScorecardCode } from './refusals.ts';

/**
 * A card out of what JSON has of it, or the first place that is not as a card has it.
 * @example readCard(JSON.parse(text))
 */
export function readCard(value: unknown): Result<Card, Refusal<ScorecardCode>> {
  const faults: Fault[] = [];
  const root = new Reader(value, 'card', faults);
  const target = root.in('target');
  const scale = root.in('scale');
  const card: Card = {
    target: { column: target.text('column'), bad: target.text('bad') },
    scale: {
      baseScore: scale.number('baseScore'),
      baseOdds: scale.number('baseOdds'),
      pointsToDouble: scale.number('pointsToDouble'),
    },
    base: root.number('base'),
    cutOff: root.number('cutOff'),
    signedFor: root.items('signedFor').map((item) => item.asText()),
    variables: root.items('variables').map(variableOf),
  };
  const [fault] = faults;
  return fault === undefined ? ok(card) : refused(refuse('card_malformed', { ...fault }));
}

interface Fault {
  readonly place: string;
  readonly why: string;
}

const TRENDS = ['ascending', 'descending', 'peak', 'valley', 'none'] as const;

function variableOf(reader: Reader): CardVariable {
  const trend = reader.in('trend');
  return {
    name: reader.text('name'),
    kind: reader.in('kind').oneOf(['number', 'word']),
    trend: trend.value === null ? null : trend.oneOf(TRENDS),
    bins: reader.items('bins').map(binOf),
    informationValue: reader.number('informationValue'),
    coefficient: reader.number('coefficient'),
    standardError: reader.in('standardError').value === null ? null : reader.number('standardError'),
    // JSON has no infinity: it is null there.
    inflation: reader.in('inflation').value === null ? Number.POSITIVE_INFINITY : reader.number('inflation'),
  };
}

function binOf(reader: Reader): CardBin {
  return {
    content: contentOf(reader.in('content')),
    goods: reader.number('goods'),
    bads: reader.number('bads'),
    weight: reader.number('weight'),
    informationValue: reader.number('informationValue'),
    points: reader.number('points'),
  };
}

function contentOf(reader: Reader): BinContent {
  const kind = reader.in('kind').oneOf(['missing', 'special', 'range', 'levels', 'others']);
  const end = (name: string) => (reader.in(name).value === null ? null : reader.number(name));
  switch (kind) {
    case 'special':
      return { kind, value: reader.number('value') };
    case 'range':
      return { kind, from: end('from'), below: end('below') };
    case 'levels':
      return { kind, levels: reader.items('levels').map((item) => item.asText()) };
    default:
      return { kind };
  }
}

/** A value of JSON and where it stands; what is not as asked is noted, and something of the kind given in its place. */
class Reader {
  readonly value: unknown;
  private readonly place: string;
  private readonly faults: Fault[];

  constructor(value: unknown, place: string, faults: Fault[]) {
    [this.value, this.place, this.faults] = [value, place, faults];
  }

  in(name: string): Reader {
    const { value } = this;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // An object that is no list has fields by name.
    const field = isObject ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
    return new Reader(field, `${this.place}.${name}`, this.faults);
  }

  items(name: string): readonly Reader[] {
    const { value, place } = this.in(name);
    if (Array.isArray(value))
      return value.map((item: unknown, index) => new Reader(item, `${place}[${index}]`, this.faults));
    this.note(place, 'a list');
    return [];
  }

  number(name: string): number {
    const { value, place } = this.in(name);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.note(place, 'a number');
    return 0;
  }

  text(name: string): string {
    return this.in(name).asText();
  }

  asText(): string {
    if (typeof this.value === 'string') return this.value;
    this.note(this.place, 'a text');
    return '';
  }

  oneOf<Word extends string>(words: readonly [Word, ...(readonly Word[])]): Word {
    const found = words.find((word) => word === this.value);
    if (found === undefined) this.note(this.place, words.join(' | '));
    return found ?? words[0];
  }

  private note(place: string, why: string): void {
    this.faults.push({ place, why });
  }
}
