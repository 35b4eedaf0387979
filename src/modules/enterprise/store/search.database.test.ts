import { type SeededGenerator, seededGenerator } from '@leitu/kernel';
import type { Facts, FactValue } from '@leitu/rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDatabase } from '../../../../tests/aDatabase.ts';
import { anActor } from '../../../../tests/anActor.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { uuidOfName } from '../../../platform/db/uuid.ts';
import { rowOfFirm } from '../columns.ts';
import { searchQuery } from '../contract.ts';
import { demonstrationFirms } from '../demonstration/demonstrationFirms.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import { readOrder, readSearch } from '../readSearch.ts';
import { scopeOf } from '../scopeOf.ts';
import { type SearchColumn, searchColumns } from '../searchColumns.ts';
import { searchTerms, termsOf } from '../terms.ts';
import { countFound, type Effort, searchFirms } from './search.ts';
import { sqlOrder } from './searchOrder.ts';
import { isNumber, stepOf } from './searchSql.ts';
import { insertFirms, insertTerms } from './writeFirms.ts';

const database = aDatabase();
const columns = searchColumns(dictionaryOfDossiers());
const sortable = [...columns.values()];

/** A firm as the tests know it: a plain list of them is what every search is compared with. */
interface PlainFirm {
  readonly id: string;
  readonly region: string;
  readonly terms: readonly string[];
  /** Money in fen; the moment of the last change as milliseconds. */
  readonly facts: Facts & { readonly updated_at: number };
}
const firms = new Map<string, PlainFirm>();
/** The place of each name in the order of the database's language. */
const placeOfName = new Map<string, number>();

/** Counties of the demonstration's city, of its neighbour, and of another province. */
const elsewhere = ['350102', '350181', '330106'];

beforeAll(async () => {
  const country = anActor('office', 'office-officer');
  const random = seededGenerator(5);
  const rows: ReturnType<typeof rowOfFirm>[] = [];
  for (const { uscc, facts, tier, tierGrantedOn } of demonstrationFirms(1200, 23, 2025)) {
    const region = random.next() < 0.3 ? random.pick(elsewhere) : String(facts.region_code);
    const known: Facts = {
      ...facts,
      uscc,
      region_code: region,
      tier: tier ?? undefined,
      tier_granted_on: tierGrantedOn ?? undefined,
    };
    const id = uuidOfName('enterprise', uscc);
    rows.push(rowOfFirm(id, known, 2025));
    const terms = termsOf(String(facts.name), uscc);
    const updated_at = Date.UTC(2026, 0, 1 + random.integer(300), random.integer(24));
    firms.set(id, { id, region, terms, facts: { ...known, updated_at } });
  }
  await database().database.as(country, async (transaction) => {
    await insertTerms(transaction, [...(await insertFirms(transaction, rows))]);
  });
  const { owner } = database();
  for (const { id, facts } of firms.values()) {
    const moment = new Date(facts.updated_at);
    await owner.query('update enterprise.enterprises set updated_at = $2 where enterprise_id = $1', [id, moment]);
  }
  await owner.query('analyze enterprise.enterprises, enterprise.terms');
  const named = await owner.query<{ name: string }>('select distinct name from enterprise.enterprises order by name');
  for (const [place, { name }] of named.rows.entries()) placeOfName.set(name, place);
});

const always = Number.POSITIVE_INFINITY;
const unsampled = { sampled: 0, fewPassed: 0 };

/** Every way of finding firms, though there are few: gathering, walking to the end of a short walk, walking on, and gathering what is before an end. */
const efforts: Readonly<Record<string, Effort>> = {
  'by gathering': {
    fewBearers: 10_000,
    cheap: always,
    affordable: 0,
    walkedAtLeast: 0,
    walkedForEach: 0,
    ...unsampled,
  },
  'by a walk, or gathering': {
    ...{ fewBearers: 0, cheap: 0, affordable: always, sampled: 200, fewPassed: always },
    ...{ walkedAtLeast: 1200, walkedForEach: 1 },
  },
  'by walking on': { fewBearers: 0, cheap: 0, affordable: 0, walkedAtLeast: 10, walkedForEach: 1, ...unsampled },
  'before the end of the page': {
    ...{ fewBearers: 0, cheap: 0, affordable: 0, sampled: 300, fewPassed: 0 },
    ...{ walkedAtLeast: 0, walkedForEach: 0 },
  },
};

interface Search {
  readonly actor: Actor;
  readonly asked: Record<string, unknown>;
  readonly sort: string;
}

async function find({ actor, asked, sort }: Search, window: { skip: number; take: number }, effort: Effort) {
  const search = readSearch(searchQuery.parse(asked), columns);
  const order = readOrder(sort, columns);
  if (!search.ok || !order.ok) throw new Error(`a good search: ${JSON.stringify({ asked, sort })}`);
  return database().database.as(
    actor,
    async (transaction) => {
      const ids = await searchFirms(transaction, search.value, scopeOf(actor, []), order.value, window, effort);
      return { ids, total: await countFound(transaction, search.value, scopeOf(actor, []), effort) };
    },
    { isReadOnly: true },
  );
}

/** The same by a plain filter over all firms. */
function expected({ actor, asked, sort }: Search): PlainFirm[] {
  const {
    q = '',
    region = '',
    industry = '',
    tier,
    where = [],
  } = asked as Record<string, string> & { where?: string[] };
  const terms = searchTerms(q);
  const conditions = [...(tier === undefined ? [] : [`tier:${tier === 'none' ? 'missing' : tier}`]), ...where];
  const column = sort.replace(/^-/, '');
  const fitting = [...firms.values()].filter(
    (firm) =>
      firm.region.startsWith(actor.region) &&
      firm.region.startsWith(region) &&
      String(firm.facts.industry_code ?? '').startsWith(industry) &&
      terms.every((term) => firm.terms.some((one) => one.startsWith(term))) &&
      conditions.every((condition) => holds(firm, condition)),
  );
  return fitting.toSorted((a, b) => compare(keyOf(a, column), keyOf(b, column), sort.startsWith('-')));
}

function holds({ facts }: PlainFirm, condition: string): boolean {
  const [name = '', asked = ''] = condition.split(':');
  const value = facts[name];
  if (asked === 'missing') return value === undefined;
  if (value === undefined) return false;
  if (!asked.includes('..')) return String(value) === asked;
  const [from = '', until = ''] = asked.split('..');
  const isMoney = columns.get(name)?.kind === 'money';
  const bound = (text: string) => (typeof value === 'number' ? Number(text) * (isMoney ? 100 : 1) : text);
  return (from === '' || value >= bound(from)) && (until === '' || value <= bound(until));
}

type Key = FactValue | undefined;

/** By what a firm stands where it does: choices in their own order, names in that of the language. */
function keyOf({ facts }: PlainFirm, name: string): Key {
  const value = facts[name];
  if (value === undefined) return undefined;
  if (name === 'name') return placeOfName.get(String(value));
  const options = columns.get(name)?.options ?? [];
  return options.length > 0 ? options.indexOf(String(value)) : value;
}

function compare(a: Key, b: Key, isDescending: boolean): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b === isDescending ? 1 : -1;
}

function anySearch(random: SeededGenerator): Search {
  const may = (share: number, name: string, values: readonly string[]) =>
    random.next() < share ? { [name]: random.pick(values) } : {};
  return {
    actor: anActor('office', 'office-officer', { region: random.pick(['', '', '35', '3505', '350526']) }),
    asked: {
      ...may(0.4, 'q', [
        '科技',
        '福建',
        '泉州',
        '有限',
        'qz',
        'f',
        '晋江',
        '91350583',
        '不存在',
        '南安（',
        'JX',
        '机械',
        '泉州 科技',
        '有限　晋江',
      ]),
      ...may(0.5, 'region', ['35', '3505', '350526', '3501', '33', '44']),
      ...may(0.3, 'industry', ['C', 'C19', 'I', 'F51', 'C3383']),
      ...may(0.3, 'tier', ['innovative', 'srdi', 'little-giant', 'none']),
      where: Array.from({ length: random.integer(4) }, () => anyCondition(random)),
    },
    sort: (random.next() < 0.5 ? '-' : '') + random.pick(sortable).name,
  };
}

function anyCondition(random: SeededGenerator): string {
  const column = random.pick(sortable.filter(({ kind }) => kind !== 'text' && kind !== 'moment'));
  if (random.next() < 0.15) return `${column.name}:missing`;
  if (column.kind === 'truth') return `${column.name}:${random.next() < 0.5}`;
  if (column.kind === 'choice') return `${column.name}:${random.pick(column.options)}`;
  const bound = () => boundOf(random.pick([...firms.values()]).facts[column.name], column);
  return `${column.name}:${random.pick([`${bound()}..`, `..${bound()}`, `${bound()}..${bound()}`])}`;
}

/** A bound that lies among the values; an open one where a firm has none would ask nothing. */
function boundOf(value: FactValue | undefined, { kind }: SearchColumn): string {
  if (value === undefined) return kind === 'date' ? '2020-01-01' : '1';
  return kind === 'money' ? String(Number(value) / 100) : String(value);
}

describe.each(Object.entries(efforts))('firms found %s', (_how, effort) => {
  it('are those of a plain filter, in its order, and counted as many', async () => {
    const random = seededGenerator(77);
    for (let round = 0; round < 120; round += 1) {
      const search = anySearch(random);
      const skip = random.pick([0, 0, 20, 400]);
      const fitting = expected(search);
      const { ids, total } = await find(search, { skip, take: 30 }, effort);
      const about = JSON.stringify({ ...search.asked, region: search.actor.region, sort: search.sort });
      const keys = (list: readonly (PlainFirm | undefined)[]) =>
        list.map((firm) => (firm === undefined ? 'unknown' : (keyOf(firm, search.sort.replace('-', '')) ?? null)));
      expect({ about, total }).toEqual({ about, total: fitting.length });
      expect({ about, keys: keys(ids.map((id) => firms.get(id))) }).toEqual({
        about,
        keys: keys(fitting.slice(skip, skip + 30)),
      });
      const all = new Set(fitting.map(({ id }) => id));
      expect(ids.filter((id) => !all.has(id))).toEqual([]);
    }
  });

  it('stand on one page each, by whatever column they are sorted', async () => {
    for (const sort of sortable.flatMap(({ name }) => [name, `-${name}`])) {
      const actor = anActor('office', 'office-officer', { region: '35' });
      const search: Search = { actor, asked: { region: '3501' }, sort };
      const seen: string[] = [];
      for (let skip = 0; ; skip += 100) {
        const { ids } = await find(search, { skip, take: 100 }, effort);
        seen.push(...ids);
        if (ids.length < 100) break;
      }
      expect({ sort, firms: new Set(seen).size }).toEqual({ sort, firms: expected(search).length });
      expect(seen.length).toBe(expected(search).length);
    }
  });
});

it('walks along a column where an index begins with it, and nowhere else', async () => {
  const { rows } = await database().owner.query<{ attname: string }>(
    `select distinct attname from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where indrelid = 'enterprise.enterprises'::regclass`,
  );
  const first = new Set(rows.map(({ attname }) => attname));
  const walked = sortable.filter((column) => {
    const { stretches } = sqlOrder({ column, isDescending: false });
    return stretches.some(({ isIndexed }) => isIndexed);
  });
  const begun = sortable.filter(
    (column) =>
      column.options.length === 0 &&
      column.kind !== 'truth' &&
      first.has(isNumber(column) ? stepOf(column.name) : column.name),
  );
  expect(walked.map(({ name }) => name)).toEqual(begun.map(({ name }) => name));
});

describe('a range of moments', () => {
  it('takes in the whole of its last day, as it is in China', async () => {
    const actor = anActor('office', 'office-officer');
    const asked = { where: ['updated_at:2026-03-01..2026-03-31'] };
    const { total } = await find(
      { actor, asked, sort: 'uscc' },
      { skip: 0, take: 1 },
      efforts['by gathering'] as Effort,
    );
    const [from, before] = [Date.UTC(2026, 1, 28, 16), Date.UTC(2026, 2, 31, 16)];
    const fitting = [...firms.values()].filter(({ facts }) => facts.updated_at >= from && facts.updated_at < before);
    expect(fitting.length).toBeGreaterThan(0);
    expect(total).toBe(fitting.length);
  });
});
