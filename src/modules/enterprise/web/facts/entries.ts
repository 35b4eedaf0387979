import type { Bilingual, CalendarDay } from '@leitu/kernel';
import type { FactDefinition } from '@leitu/rules';
import { readAnswer, typedText } from '../../../../web/facts/readAnswer.ts';
import type { RefusedRequest } from '../../../../web/ui/refusedRequest.ts';
import { receivedValue, sentValue, type TravelledValue } from './received.ts';
import type { Source } from './sources.ts';
import type { FactStanding } from './standing.ts';

/** What stands in the fields of a form, by the names of the facts; money in 万元, ratios in per cent. */
export type Typed = Readonly<Record<string, string>>;

/** What a form begins with. */
export interface Beginning {
  readonly typed: Typed;
  /** Facts of which the source has said something before, which it can take back by emptying the field. */
  readonly said: ReadonlySet<string>;
}

/** An empty form of which nothing was said before. */
export const nothingSaid: Beginning = { typed: {}, said: new Set() };

/** Fills a form with what the source has said of each fact, or else with what holds. */
export function beginWith(
  facts: readonly FactDefinition[],
  standings: ReadonlyMap<string, FactStanding>,
  source: Source,
): Beginning {
  const said = new Set<string>();
  const typed = facts.map((fact): readonly [string, string] => {
    const standing = standings.get(fact.name);
    const own = ownValue(standing, source);
    if (own !== null) said.add(fact.name);
    return [fact.name, typedValue(fact, own ?? standing?.value ?? null)];
  });
  return { typed: Object.fromEntries(typed), said };
}

/** What a source says of a fact now; null where it says nothing, or nothing any more. */
function ownValue(standing: FactStanding | undefined, source: Source): TravelledValue {
  if (standing?.holds?.source === source) return standing.holds.value;
  const differing = standing?.conflicts.find((conflict) => conflict.source === source);
  if (differing !== undefined) return differing.value;
  // A source that agrees with what holds is no conflict; it is found in the history.
  const newest = standing?.history.find((statement) => statement.source === source);
  return newest !== undefined && newest.value === standing?.value ? newest.value : null;
}

function typedValue(fact: FactDefinition, value: TravelledValue): string {
  return typedText(fact, receivedValue(fact, value) ?? undefined, '万元');
}

/** What a form would send, and what cannot be read. */
export interface Entries {
  readonly facts: Readonly<Record<string, TravelledValue>>;
  readonly faults: ReadonlyMap<string, Bilingual>;
}

/** Reads the fields that differ from the beginning: an emptied one takes back what the source has said. */
export function readEntries(
  facts: readonly FactDefinition[],
  typed: Typed,
  beginning: Beginning,
  on: CalendarDay,
): Entries {
  const changed: Record<string, TravelledValue> = {};
  const faults = new Map<string, Bilingual>();
  for (const fact of facts) {
    const text = typed[fact.name] ?? '';
    if (text.trim() === (beginning.typed[fact.name] ?? '')) continue;
    const read = readAnswer(fact, text, '万元', on);
    if (!read.ok) faults.set(fact.name, read.reason.message);
    else if (read.value !== undefined) changed[fact.name] = sentValue(fact, read.value);
    else if (beginning.said.has(fact.name)) changed[fact.name] = null;
  }
  return { facts: changed, faults };
}

/** What the server refused, by the fields that it is about. */
export function faultsOf({ issues, where, words }: RefusedRequest): ReadonlyMap<string, Bilingual> {
  const places = issues.length > 0 ? issues : [{ where: where ?? '', message: words }];
  return new Map(
    places.flatMap((place): (readonly [string, Bilingual])[] => {
      const name = /\bfacts\.([a-z][a-z0-9_]*)/.exec(place.where)?.[1];
      return name === undefined ? [] : [[name, place.message]];
    }),
  );
}
