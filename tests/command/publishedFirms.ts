import { readFileSync, writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { present } from '@leitu/kernel';
import type { FactDefinition, FactType } from '@leitu/rules';
import { readLibrary } from '../../src/modules/policy/index.ts';
import { type WrittenCell, writeCsv, writeXlsx } from '../../src/platform/files/index.ts';
import { encodeGb18030 } from './gb18030.ts';

/** Ways in which the same list of firms may come. Each writes it to a path and gives the path with its extension. */
export const forms: Readonly<Record<string, (firms: string, path: string) => Promise<string>>> = {
  async '.csv in GB18030'(firms, path) {
    writeFileSync(`${path}.csv`, encodeGb18030(readFileSync(firms, 'utf8')));
    return `${path}.csv`;
  },
  async '.csv with a byte order mark and money in 万元'(firms, path) {
    const { facts, rows } = read(firms);
    const header = facts.map(({ name, type }) => (type === 'money' ? `${name}（万元）` : name));
    const inWan = (cell: string, type: FactType) => (type === 'money' ? Number(cell) / 10_000 : cell);
    await written(
      writeCsv(
        `${path}.csv`,
        header,
        rows.map((row) => row.map((cell, at) => cell && inWan(cell, typeAt(facts, at)))),
      ),
    );
    return `${path}.csv`;
  },
  async '.xlsx with Chinese labels'(firms, path) {
    const { facts, rows } = read(firms);
    const columns = facts.map(({ label }) => ({ title: label.zh }));
    const typed = rows.map((row) => row.map((cell, at) => typedCell(cell, typeAt(facts, at))));
    await written(writeXlsx(`${path}.xlsx`, [{ name: '企业', columns, rows: typed }]));
    return `${path}.xlsx`;
  },
  async '.parquet'(firms, path) {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const query = `SELECT * FROM read_csv('${firms}', nullstr = '', types = {'region_code': 'VARCHAR'})`;
    await connection.run(`COPY (${query}) TO '${path}.parquet'`);
    connection.closeSync();
    return `${path}.parquet`;
  },
};

function read(firms: string): { facts: readonly FactDefinition[]; rows: readonly (readonly string[])[] } {
  const library = readLibrary();
  if (!library.ok) throw new Error('The packs cannot be loaded');
  const [head = '', ...lines] = readFileSync(firms, 'utf8').trim().split(/\r?\n/);
  const facts = head.split(',').map((name) => present(library.value.dictionary.get(name), `${name} is a fact`));
  return { facts, rows: lines.map((line) => line.split(',')) };
}

function typeAt(facts: readonly FactDefinition[], at: number): FactType {
  return present(facts[at], 'a row is as long as the header').type;
}

/** A cell as Excel would hold it. */
function typedCell(cell: string, type: FactType): WrittenCell {
  if (cell === '') return null;
  if (type === 'date') return { day: cell };
  if (type === 'boolean' || type === 'judgement') return cell === 'true' ? '是' : '否';
  return type === 'text' || type === 'enum' ? cell : Number(cell);
}

async function written(writing: Promise<{ readonly ok: boolean }>): Promise<void> {
  if (!(await writing).ok) throw new Error('The list could not be written');
}
