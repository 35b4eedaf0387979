import { writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { compileSql, type FactDefinition, type Facts, type SqlColumn, type SqlOptions } from '@leitu/rules';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

type Rule = readonly [pack: Parameters<typeof compileSql>[0], caseType: Parameters<typeof compileSql>[1]];

/** A database that judges firms by the SQL of a pack and gives the answers as lines of texts between tabs, without the key. */
export interface Engine {
  readonly name: string;
  /** Takes firms in, instead of those it had. */
  load(facts: readonly FactDefinition[], lines: string): Promise<void>;
  answers(rule: Rule, columns: readonly SqlColumn[]): Promise<readonly string[]>;
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

export function postgres(client: Client): Engine {
  const options: SqlOptions = {
    ...{ dialect: 'postgresql', from: 'judged', key: ['id'], detail: 'all' },
    column: ({ name, type }) =>
      OTHER_FACTS.includes(name) ? `(firm.other_facts ->> '${name}')::${TYPES[type]}` : `firm."${name}"`,
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
    async answers([pack, caseType]) {
      const sql = `copy (select * from (${compileSql(pack, caseType, options)}) as answers order by id) to stdout`;
      const chunks: Buffer[] = [];
      await pipeline(client.query(copyTo(sql)), async (stream: AsyncIterable<Buffer>) => {
        for await (const chunk of stream) chunks.push(chunk);
      });
      const lines = Buffer.concat(chunks).toString().split('\n').slice(0, -1);
      return lines.map((line) => line.slice(line.indexOf('\t') + 1));
    },
  };
}

/** `moneyType` is how amounts stand in the file: whole numbers or doubles. */
export function duckDb(connection: DuckDBConnection, file: string, moneyType: 'bigint' | 'double'): Engine {
  const options: SqlOptions = { dialect: 'duckdb', from: 'judged', key: ['id'], detail: 'all' };
  return {
    name: `DuckDB with money as ${moneyType}`,
    async load(facts, lines) {
      writeFileSync(file, lines);
      const types = facts.map(({ name, type }) => `'${name}': '${type === 'money' ? moneyType : TYPES[type]}'`);
      const columns = `columns = {'id': 'int', ${types.join()}}, delim = '\t', quote = '', escape = '', header = false, nullstr = '\\N'`;
      await connection.run(`create or replace temporary table judged as from read_csv('${file}', ${columns})`);
    },
    async answers([pack, caseType], columns) {
      const items = columns.map(({ name, content }) => {
        const column = `"${name.replaceAll('"', '""')}"`;
        if (content.kind === 'missing') return `'{' || array_to_string(${column}, ',') || '}'`;
        if (content.kind === 'verdict' || content.kind === 'condition') return column;
        return String.raw`coalesce(regexp_replace(cast(${column} as varchar), '\.0$', ''), '\N')`;
      });
      const line = `concat_ws(chr(9), ${items.join(', ')})`;
      const sql = `select ${line} from (${compileSql(pack, caseType, options)}) as answers order by id`;
      const read = await connection.runAndReadAll(sql);
      return read.getColumns()[0]?.map(String) ?? [];
    },
  };
}
