import { createNetworkReader, type NamedNetwork, type NetworkReader, type RefusedRows } from '@leitu/chain';
import { ok, type Result, refused } from '@leitu/kernel';
import { type Cell, openTable, type Row } from '../../platform/files/index.ts';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import { complain, complainOf, type ExitCode, type Run } from '../run.ts';
import { chainMessages } from './messages.ts';

export interface NetworkOptions {
  readonly firms: string;
  readonly links: string;
  readonly essential?: string;
  readonly weight?: string;
}

/** A network from its files, with how the run ends if nothing else goes wrong: 1 where rows were refused. */
export interface OpenedNetwork {
  readonly named: NamedNetwork;
  readonly exitCode: ExitCode;
}

/** Reads a network from its two or three files; where it cannot, says why and gives how the run ends. */
export async function openNetwork(run: Run, options: NetworkOptions): Promise<Result<OpenedNetwork, ExitCode>> {
  const { firms, links, essential } = options;
  const reader = createNetworkReader({ isEssentialListed: essential !== undefined });
  const read = (await readFirms(run, options, reader)) ?? (await readLinks(run, links, reader));
  if (read !== undefined) return refused(read);
  const listed = essential === undefined ? undefined : await readLevels(run, essential, reader);
  if (listed !== undefined) return refused(listed);
  const named = reader.finish();
  const counts = [
    tellRefused(run, firms, named.refusedFirms),
    tellRefused(run, links, named.refusedLinks),
    tellRefused(run, essential ?? '', named.refusedLevels),
  ];
  if (named.network.firms === 0)
    return refused(complain(run, textIn(chainMessages, run.language)('noFirm', { path: firms })));
  return ok({ named, exitCode: counts.some((count) => count > 0) ? 1 : 0 });
}

const firmColumns = {
  firm: ['firm', '企业'],
  sector: ['sector', '行业'],
  market: ['market', '市场'],
  weight: ['weight', '权重'],
  region: ['region', 'place', '地区', '地点'],
  spare: ['spare', '余力'],
  also: ['also', '兼产'],
} as const;
const linkColumns = { supplier: ['supplier', '供应方'], customer: ['customer', '采购方'], weight: ['weight', '金额'] };
const levelColumns = {
  from_sector: ['from_sector', '投入行业'],
  to_sector: ['to_sector', '使用行业'],
  level: ['level', '重要程度'],
};

/** The weight by which firms count is a column of any name; `output` stands for what they sell. */
function readFirms(run: Run, { firms, weight }: NetworkOptions, reader: NetworkReader): Promise<ExitCode | undefined> {
  const isByOutput = weight === 'output';
  const columns = { ...firmColumns, ...(weight !== undefined && !isByOutput && { weight: [weight.toLowerCase()] }) };
  const needed = ['firm', 'sector', ...(weight === undefined || isByOutput ? [] : ['weight' as const])] as const;
  return readRows<keyof typeof firmColumns>(run, firms, columns, needed, (line, cell, has, extra) =>
    reader.firm(
      line,
      {
        firm: cell('firm'),
        sector: cell('sector'),
        market: cell('market'),
        region: cell('region'),
        also: cell('also')
          .split(/[;；]/)
          .map((each) => each.trim())
          .filter((each) => each !== ''),
        ...(has('weight') && !isByOutput && { weight: cell('weight') }),
        ...(has('spare') && { spare: cell('spare') }),
      },
      extra,
    ),
  );
}

function readLinks(run: Run, path: string, reader: NetworkReader): Promise<ExitCode | undefined> {
  return readRows(run, path, linkColumns, ['supplier', 'customer', 'weight'], (line, cell, _, extra) =>
    reader.link(line, cell('supplier'), cell('customer'), cell('weight'), extra),
  );
}

function readLevels(run: Run, path: string, reader: NetworkReader): Promise<ExitCode | undefined> {
  return readRows(run, path, levelColumns, ['from_sector', 'to_sector', 'level'], (line, cell, _, extra) =>
    reader.level(line, cell('from_sector'), cell('to_sector'), cell('level'), extra),
  );
}

type TakeRow<Column extends string> = (
  line: number,
  cell: (column: Column) => string,
  has: (column: Column) => boolean,
  extra: number,
) => void;

/** Gives each row of a table to the reader; how the run ends where the table cannot be read. */
export async function readRows<Column extends string>(
  run: Run,
  path: string,
  columns: Readonly<Record<Column, readonly string[]>>,
  needed: readonly NoInfer<Column>[],
  take: TakeRow<Column>,
): Promise<ExitCode | undefined> {
  const table = await openTable(path);
  if (!table.ok) return complainOf(run, table.reason);
  const { header } = table.value;
  const places = new Map<string, number>();
  for (const [index, name] of header.entries()) places.set(name.trim().toLowerCase(), index);
  const placeOf = (column: Column) =>
    columns[column].map((name) => places.get(name)).find((place) => place !== undefined);
  const missing = needed.find((column) => placeOf(column) === undefined);
  if (missing !== undefined) {
    await table.value.close();
    return complain(
      run,
      textIn(chainMessages, run.language)('noColumn', {
        path,
        column: columns[missing][0] ?? missing,
        header: header.join(', '),
      }),
    );
  }
  const has = (column: Column) => placeOf(column) !== undefined;
  let row: Row | undefined;
  const cell = (column: Column) => textOfCell(row?.cells[placeOf(column) ?? -1] ?? null);
  for await (const batch of table.value.rows) {
    if (!batch.ok) return complainOf(run, batch.reason);
    for (row of batch.value) take(row.number + 1, cell, has, row.extra);
  }
  return undefined;
}

function textOfCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return 'day' in cell ? cell.day : 'formula' in cell ? `=${cell.formula}` : cell.error;
  return String(cell);
}

/** So many refused rows are named one by one. */
const namedMost = 20;

function tellRefused(run: Run, path: string, { count, first }: RefusedRows): number {
  const text = textIn(chainMessages, run.language);
  const lines = first
    .slice(0, namedMost)
    .map(({ message }) => `${path}${run.text('colon')}${inLanguage(message, run.language)}`);
  if (count > namedMost) lines.push(text('moreRefused', { path, count: count - Math.min(namedMost, first.length) }));
  if (lines.length > 0) run.err.write(`${lines.join('\n')}\n`);
  return count;
}
