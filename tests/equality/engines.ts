import { writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type CaseType,
  compileSql,
  compileSqlOfAll,
  type FactDefinition,
  type Facts,
  type Pack,
  type SqlColumn,
  type SqlOptions,
} from '@leitu/rules';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A database that judges firms by the SQL of a pack and gives the answers as lines of texts between tabs, without the key. */
export interface Engine {
  readonly name: string;
  /** Takes firms in, instead of those it had. */
  load(facts: readonly FactDefinition[], lines: string): Promise<void>;
  /** In full detail. */
  answers(pack: Pack, caseType: CaseType, columns: readonly SqlColumn[]): Promise<readonly string[]>;
  /** Rank and score alone, judged beside the other case and in one SELECT with it. */
  verdicts(pack: Pack, caseType: CaseType): Promise<readonly string[]>;
}

/** Firms as COPY reads them: a number, then the facts; \N is missing. */
export function linesOf(firms: readonly Facts[], facts: readonly FactDefinition[]): string {
  const line = (firm: Facts, index: number) => [index, ...facts.map(({ name }) => firm[name] ?? '\\N')].join('\t');
  return `${firms.map(line).join('\n')}\n`;
}

/** Facts that stand in `other_facts` in PostgreSQL, as those of a region do: one of each type. */
const OTHER_FACTS = ['local_feature_score', 'standards', 'rd_institution_level', 'digital_level'];

const TYPES = {
  ...{ text: 'text', date: 'text', enum: 'text', boolean: 'boolean', judgement: 'boolean' },
  ...{ integer: 'bigint', money: 'bigint', number: 'double precision' },
} as const;

function columnsOf(facts: readonly FactDefinition[]): string {
  return facts.map(({ name, type }) => `"${name}" ${TYPES[type]}`).join(', ');
}

/** The SELECT that judges by both cases of a pack and gives the key and what is said of one. */
function verdictSql(pack: Pack, caseType: CaseType, options: SqlOptions): string {
  const rules = [
    { pack, caseType: 'new', prefix: 'new ' },
    { pack, caseType: 'recheck', prefix: 'recheck ' },
  ] as const;
  const sql = compileSqlOfAll(rules, { ...options, detail: 'verdict', verdicts: 'rank' });
  return `select id, ${VERDICT_COLUMNS.map((name) => `"${caseType} ${name}"`).join(', ')} from (${sql}) as verdicts`;
}

const VERDICT_COLUMNS = ['verdict', 'score_lowest', 'score_highest'];

export function postgres(client: Client): Engine {
  const options: SqlOptions = {
    ...{ dialect: 'postgresql', from: 'judged', key: ['id'], detail: 'all' },
    column: ({ name, type }) =>
      OTHER_FACTS.includes(name) ? `(firm.other_facts ->> '${name}')::${TYPES[type]}` : `firm."${name}"`,
  };
  const rowsOf = async (sql: string) => {
    const chunks: Buffer[] = [];
    const copied = client.query(copyTo(`copy (select * from (${sql}) as answers order by id) to stdout`));
    await pipeline(copied, async (stream: AsyncIterable<Buffer>) => {
      for await (const chunk of stream) chunks.push(chunk);
    });
    const lines = Buffer.concat(chunks).toString().split('\n').slice(0, -1);
    return lines.map((line) => line.slice(line.indexOf('\t') + 1));
  };
  return {
    name: 'PostgreSQL',
    async load(facts, lines) {
      await client.query('drop table if exists judged, loaded');
      await client.query(`create temporary table loaded (id int, ${columnsOf(facts)})`);
      await pipeline(Readable.from([lines]), client.query(copyFrom('copy loaded from stdin')));
      const others = facts.filter(({ name }) => OTHER_FACTS.includes(name)).map(({ name }) => `'${name}', "${name}"`);
      const other = `jsonb_strip_nulls(jsonb_build_object(${others.join()})) as other_facts`;
      await client.query(`create temporary table judged as select *, ${other} from loaded`);
      for (const name of OTHER_FACTS) await client.query(`alter table judged drop column if exists "${name}"`);
      await client.query('analyze judged');
    },
    answers: (pack, caseType) => rowsOf(compileSql(pack, caseType, options)),
    verdicts: (pack, caseType) => rowsOf(verdictSql(pack, caseType, options)),
  };
}

/** `moneyType` is how amounts stand in the file: whole numbers or doubles. */
export function duckDb(connection: DuckDBConnection, file: string, moneyType: 'bigint' | 'double'): Engine {
  const options: SqlOptions = { dialect: 'duckdb', from: 'judged', key: ['id'], detail: 'all' };
  const rowsOf = async (items: readonly string[], sql: string) => {
    const line = `concat_ws(chr(9), ${items.join(', ')})`;
    const read = await connection.runAndReadAll(`select ${line} from (${sql}) as answers order by id`);
    return read.getColumns()[0]?.map(String) ?? [];
  };
  return {
    name: `DuckDB with money as ${moneyType}`,
    async load(facts, lines) {
      writeFileSync(file, lines);
      const types = facts.map(({ name, type }) => `'${name}': '${type === 'money' ? moneyType : TYPES[type]}'`);
      const columns = `{'id': 'int', ${types.join()}}`;
      const format = String.raw`columns = ${columns}, delim = '\t', quote = '', escape = '', header = false, nullstr = '\N'`;
      await connection.run(`create or replace temporary table judged as from read_csv('${file}', ${format})`);
    },
    answers: (pack, caseType, columns) => rowsOf(columns.map(columnText), compileSql(pack, caseType, options)),
    verdicts: (pack, caseType) =>
      rowsOf(
        VERDICT_COLUMNS.map((name) => numberText(`"${caseType} ${name}"`)),
        verdictSql(pack, caseType, options),
      ),
  };
}

function columnText({ name, content }: SqlColumn): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  if (content.kind === 'missing') return `'{' || array_to_string(${column}, ',') || '}'`;
  return content.kind === 'verdict' || content.kind === 'condition' ? column : numberText(column);
}

/** A number as JavaScript and PostgreSQL write it: 60 and not 60.0. */
function numberText(column: string): string {
  return String.raw`coalesce(regexp_replace(cast(${column} as varchar), '\.0$', ''), '\N')`;
}
