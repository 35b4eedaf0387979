import {
  type Bilingual,
  type CalendarDay,
  defineRefusals,
  money,
  ok,
  parseDay,
  type Refusal,
  type Result,
  refused,
  yuanText,
} from '@leitu/kernel';
import {
  CASE_TYPES,
  type CaseType,
  cellText,
  type Dictionary,
  type FactDefinition,
  type Facts,
  type FactValue,
  type RawCell,
  readCell,
  TIERS,
  type Tier,
} from '@leitu/rules';

/** One self-check: which case is judged, and what has been answered. It lives in the page's address and in files people keep. */
export interface Check {
  readonly caseType: CaseType;
  /** The day of judging; null is today. */
  readonly on: CalendarDay | null;
  /** The beginning of the codes of a region with its own criteria; null for the national ones. */
  readonly region: string | null;
  readonly facts: Facts;
  /** Facts that were asked for and are not known. */
  readonly skipped: readonly string[];
}

/** A check that was read, and what in it could not be. */
export interface ReadCheck {
  readonly check: Check;
  readonly problems: readonly Bilingual[];
}

export const emptyCheck: Check = { caseType: 'new', on: null, region: null, facts: {}, skipped: [] };

const refuse = defineRefusals({
  unknown_entry: {
    status: 422,
    zh: '不认识的项目“{name}”，已略过',
    en: 'The entry “{name}” is not known and was left out',
  },
  unknown_setting: {
    status: 422,
    zh: '“{name}”的值“{value}”读不懂，已改用默认值',
    en: '“{name}” has the unreadable value “{value}”; the usual one is used',
  },
  not_a_facts_file: {
    status: 422,
    zh: '“{file}”不是累土保存的事实文件；请选择在本页用“保存到文件”得到的 .json 文件',
    en: '“{file}” is not a file of facts saved by Leitu; choose a .json file that “Save to a file” made on this page',
  },
});

/** The values of facts by name, as they cross into addresses and files: money in CNY, ratios as decimals. */
type Entries = Readonly<Record<string, RawCell>>;

function entryOf(fact: FactDefinition, value: FactValue): string | number | boolean {
  if (typeof value !== 'number') return value;
  return fact.type === 'money' ? Number(yuanText(money(value))) : value;
}

/** Facts as they cross into addresses and files, in the dictionary's order. */
function entriesOf(facts: Facts, dictionary: Dictionary): Record<string, string | number | boolean> {
  const entries: Record<string, string | number | boolean> = {};
  for (const fact of dictionary.values()) {
    const value = facts[fact.name];
    if (value !== undefined) entries[fact.name] = entryOf(fact, value);
  }
  return entries;
}

interface Settings {
  readonly case: RawCell;
  readonly on: RawCell;
  readonly region: RawCell;
  readonly skipped: readonly string[];
}

function readCheck(settings: Settings, entries: Entries, dictionary: Dictionary, today: CalendarDay): ReadCheck {
  const problems: Bilingual[] = [];
  const setting = <Value>(name: string, cell: RawCell, read: (word: string) => Value | undefined) => {
    if (cell === null) return undefined;
    const word = cellText(cell);
    const value = read(word);
    if (value === undefined) problems.push(refuse('unknown_setting', { name, value: word }).message);
    return value;
  };
  const caseType = setting('case', settings.case, (word) => CASE_TYPES.find((one) => one === word)) ?? 'new';
  const on = setting('on', settings.on, parseDay) ?? null;
  const region = setting('region', settings.region, (word) => (/^\d{2,6}$/.test(word) ? word : undefined)) ?? null;
  const facts: Record<string, FactValue> = {};
  for (const [name, cell] of Object.entries(entries)) {
    const fact = dictionary.get(name);
    if (fact === undefined) {
      problems.push(refuse('unknown_entry', { name }).message);
      continue;
    }
    const read = readCell({ fact, moneyScale: '元', isPercent: false, on: on ?? today }, cell);
    if (!read.ok) problems.push(read.reason.message);
    else if (read.value !== undefined) facts[name] = read.value;
  }
  const skipped = settings.skipped.filter((name) => dictionary.has(name) && facts[name] === undefined);
  return { check: { caseType, on, region, facts, skipped }, problems };
}

/** Names in an address that are no facts. */
const SETTINGS = ['case', 'on', 'region', 'skip'];

/**
 * The check as the fragment of an address, which browsers never send to a server.
 * @example writeFragment({ ...emptyCheck, facts: { niche_years: 3 } }, dictionary) // 'niche_years=3'
 */
export function writeFragment({ caseType, on, region, facts, skipped }: Check, dictionary: Dictionary): string {
  const fragment = new URLSearchParams();
  if (caseType !== 'new') fragment.set('case', caseType);
  if (on !== null) fragment.set('on', on);
  if (region !== null) fragment.set('region', region);
  for (const [name, value] of Object.entries(entriesOf(facts, dictionary))) fragment.set(name, String(value));
  if (skipped.length > 0) fragment.set('skip', skipped.join('.'));
  return fragment.toString();
}

/** Reads a fragment; what cannot be read is named and left out, and the rest stands. */
export function readFragment(fragment: string, dictionary: Dictionary, today: CalendarDay): ReadCheck {
  const entries = [...new URLSearchParams(fragment.replace(/^#/, ''))];
  const one = (name: string) => entries.find(([key]) => key === name)?.[1] ?? null;
  const settings = {
    case: one('case'),
    on: one('on'),
    region: one('region'),
    skipped: one('skip')?.split('.') ?? [],
  };
  const facts = Object.fromEntries(entries.filter(([key]) => !SETTINGS.includes(key)));
  return readCheck(settings, facts, dictionary, today);
}

const FORMAT = 'leitu-facts';

/** The check as the text of a file to keep. */
export function writeFactsFile(check: Check, tier: Tier, dictionary: Dictionary): string {
  const { caseType, on, region, facts, skipped } = check;
  const content = {
    format: FORMAT,
    version: 1,
    tier,
    case: caseType,
    on,
    region,
    facts: entriesOf(facts, dictionary),
    skipped,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Reads the text of a kept file; what cannot be read in it is named and left out. Refuses what is no such file. */
export function readFactsFile(
  file: string,
  text: string,
  dictionary: Dictionary,
  today: CalendarDay,
): Result<ReadCheck & { readonly tier: Tier | null }, Refusal> {
  const content = parseObject(text);
  if (content?.format !== FORMAT) return refused(refuse('not_a_facts_file', { file }));
  const { skipped } = content;
  const settings = {
    case: cellOf(content.case),
    on: cellOf(content.on),
    region: cellOf(content.region),
    skipped: Array.isArray(skipped) ? skipped.map(String) : [],
  };
  const entries = Object.entries(objectOf(content.facts) ?? {}).map(([name, value]) => [name, cellOf(value)]);
  const read = readCheck(settings, Object.fromEntries(entries) as Entries, dictionary, today); // cellOf has made them cells.
  return ok({ ...read, tier: TIERS.find((tier) => tier === content.tier) ?? null });
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value as Readonly<Record<string, unknown>>; // It is an object and no array.
}

function cellOf(value: unknown): RawCell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}
