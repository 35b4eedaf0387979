import { DIALECTS, type DialectWords, type SqlDialect } from './dialect.ts';
import { identifier, Names } from './names.ts';

/** The parts of the query, in the order in which they read each other. */
const SECTIONS = [
  'firm_facts',
  'firm_numbers',
  'firm_rows',
  'firm_classes',
  'firm_points',
  'firm_most_points',
  'firm_groups',
  'firm_scores',
  'firm_conditions',
  'firm_questions',
] as const;

export type Section = (typeof SECTIONS)[number];

/**
 * Where PostgreSQL is kept from merging a step into the next, by an offset of 0: it would work each column out again wherever it is read. Each such
 * step hands all columns on, so where few are read, one is best.
 */
const FENCES: Readonly<Record<Detail, readonly Section[]>> = {
  verdict: ['firm_points'],
  all: ['firm_numbers', 'firm_most_points', 'firm_scores', 'firm_conditions'],
};

/** How much a query tells of each firm. */
export type Detail = 'verdict' | 'all';

interface Column {
  readonly name: string;
  readonly sql: string;
  readonly comments: readonly string[];
}

/**
 * A SELECT in the making: named columns in steps, each step a common table expression that reads the one before it, so that a value
 * that several rules share is worked out once and goes by a name.
 */
export class Query {
  readonly words: DialectWords;
  readonly dialect: SqlDialect;
  private readonly fences: readonly Section[];
  private readonly names = new Names();
  private readonly steps = new Map<string, Column[]>();
  /** Columns that may be shared, by what they say. */
  private readonly shared = new Map<string, string>();

  constructor(dialect: SqlDialect, detail: Detail, isFenced: boolean) {
    this.fences = isFenced && dialect === 'postgresql' ? FENCES[detail] : [];
    this.dialect = dialect;
    this.words = DIALECTS[dialect];
  }

  /** Adds a column and gives its name, as SQL has it. Within a section, those of a higher level read those of a lower one. */
  add(section: Section, level: number, wish: string, sql: string, ...comments: readonly string[]): string {
    const name = this.names.take(wish);
    const key = stepKey(section, level);
    const columns = this.steps.get(key) ?? [];
    this.steps.set(key, columns);
    columns.push({ name, sql, comments });
    return identifier(name);
  }

  /** As `add`, but a column of the section that says the same is taken instead. */
  share(section: Section, level: number, wish: string, sql: string, ...comments: readonly string[]): string {
    const key = `${stepKey(section, level)}:${sql}`;
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const name = this.add(section, level, wish, sql, ...comments);
    this.shared.set(key, name);
    return name;
  }

  /** The whole: `key` passes through, `last` is what comes out, by the names that it is to have. */
  text(from: string, heading: readonly string[], key: readonly string[], last: readonly Column[]): string {
    const keys = key.map((name) => `firm.${identifier(name)} as ${this.keyName(name)}`);
    const ctes: string[] = [];
    let before = `${from} as firm`;
    for (const { name, columns, isFenced } of this.ordered()) {
      const isFirst = ctes.length === 0;
      const items = [...(isFirst ? keys : ['*']), ...columns.map(columnText)];
      const fence = isFenced ? ' offset 0' : '';
      ctes.push(`${name} as (\n  select\n    ${items.join(',\n    ')}\n  from ${before}${fence}\n)`);
      before = name;
    }
    const passed = key.map((name) => `${this.keyName(name)} as ${identifier(name)}`);
    const out = [...passed, ...last.map(columnText)];
    return `${[...heading, `with ${ctes.join(', ')}`].join('\n')}\nselect\n    ${out.join(',\n    ')}\nfrom ${before}`;
  }

  private readonly keyNames = new Map<string, string>();

  private keyName(name: string): string {
    const known = this.keyNames.get(name) ?? identifier(this.names.take(`key_${name}`));
    this.keyNames.set(name, known);
    return known;
  }

  /** The steps in the order of reading. `isFenced` marks the end of a section whose columns are to be worked out once. */
  private ordered() {
    return SECTIONS.flatMap((section) => {
      const levels = [...this.steps.keys()].filter((key) => key.startsWith(`${section}:`)).sort();
      return levels.map((key, index) => ({
        name: levels.length === 1 ? section : `${section}_${index + 1}`,
        columns: this.steps.get(key) ?? [],
        isFenced: index === levels.length - 1 && this.fences.includes(section),
      }));
    });
  }
}

function stepKey(section: Section, level: number): string {
  return `${section}:${String(level).padStart(4, '0')}`;
}

function columnText({ name, sql, comments }: Column): string {
  return [...comments, `${sql} as ${identifier(name)}`].join('\n    ');
}
