import { type CellReading, type FactDefinition, readCell } from '@leitu/rules';

/** A column of a Parquet file as DuckDB is to read it: the fact's value, and which rows it cannot be sure of. */
export interface ColumnSql {
  readonly fact: FactDefinition;
  /** The value as rules read it, over a row that goes by `firm`; money in fen. */
  readonly value: string;
  /** Between which values a cell is plainly one: what is outside is read with care. Null where there are no bounds. */
  readonly range: RangeSql | null;
  /** Where this is true the cell is not plainly a value either, and the row is read as any other list is. Null where no cell can be unsure. */
  readonly unsure: string | null;
}

export interface RangeSql {
  /** A cell, or the value itself; it is larger where the value is, and `scale` times as small. */
  readonly of: string;
  readonly scale: number;
  readonly least: string;
  readonly most: string;
}

const WHOLE = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT)$/;
const DECIMAL = /^DECIMAL\((\d+),(\d+)\)$/;
const SAFE = Number.MAX_SAFE_INTEGER;

/**
 * How DuckDB reads a column whose type says what its cells mean; undefined for types whose cells only the reader of cells understands, such
 * as amounts in text.
 */
export function columnSql(reading: CellReading, rawName: string, type: string): ColumnSql | undefined {
  const { fact } = reading;
  const raw = `firm."${rawName.replaceAll('"', '""')}"`;
  switch (fact.type) {
    case 'text':
    case 'enum':
      return type === 'VARCHAR' ? { fact, value: raw, range: null, unsure: null } : undefined;
    case 'date':
      // Days before 1900 are read with care.
      if (type !== 'DATE') return undefined;
      return {
        fact,
        value: raw,
        range: { of: raw, scale: 1, least: `date '1900-01-01'`, most: `date '${reading.on}'` },
        unsure: null,
      };
    case 'boolean':
    case 'judgement':
      return type === 'BOOLEAN' ? { fact, value: raw, range: null, unsure: null } : undefined;
    case 'money':
      return moneySql(reading, raw, type);
    case 'integer':
    case 'number':
      return numberSql(reading, raw, type);
  }
}

const FEN: Readonly<Record<CellReading['moneyScale'], number>> = { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 };

function moneySql({ fact, moneyScale }: CellReading, raw: string, type: string): ColumnSql | undefined {
  const factor = FEN[moneyScale];
  const most = Math.floor(SAFE / factor);
  const [, precision = '', places = ''] = DECIMAL.exec(type) ?? [];
  const isExact = WHOLE.test(type) || (Number(precision) <= 15 && places !== '' && 10 ** Number(places) <= factor);
  // Products of doubles cannot run over, and are exact for every amount within the range.
  const fen = `${raw}::double * ${factor}`;
  const range = rangeOf(fact, raw, factor, most);
  if (isExact) return { fact, value: WHOLE.test(type) ? `(${fen})` : `round(${fen})`, range, unsure: null };
  if (type !== 'DOUBLE') return undefined;
  // An amount of whole fen comes back from them as it was; others are rounded as decimals are.
  return { fact, value: `round(${fen})`, range, unsure: `round(${fen}) / ${factor} <> ${raw}` };
}

function numberSql({ fact, isPercent }: CellReading, raw: string, type: string): ColumnSql | undefined {
  const [, precision = ''] = DECIMAL.exec(type) ?? [];
  const isReal = type === 'DOUBLE' || type === 'FLOAT' || (precision !== '' && Number(precision) <= 15);
  if (!WHOLE.test(type) && !isReal) return undefined;
  const number = WHOLE.test(type) ? raw : `${raw}::double`;
  const value = isPercent ? `(${number} / 100)` : number;
  const broken = fact.type === 'integer' && isReal ? `${value} <> floor(${value})` : null;
  return { fact, value, range: rangeOf(fact, value, 1, SAFE), unsure: broken };
}

function rangeOf({ least, most }: FactDefinition, of: string, factor: number, safe: number): RangeSql {
  return {
    of,
    scale: factor,
    least: String(least === null ? -safe : Math.max(-safe, least / factor)),
    most: String(most === null ? safe : Math.min(safe, most / factor)),
  };
}

/** Whether a value of a column with few values stands for itself, so that DuckDB may take it as it is. */
export function standsForItself(reading: CellReading, value: string): boolean {
  const read = readCell(reading, value.trim() === '' ? null : value);
  return read.ok && read.value === value;
}
