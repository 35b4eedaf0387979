import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { present } from '@leitu/kernel';
import { readInThread, type ThreadReading } from '../../../platform/db/readInThread.ts';
import { csvText, type WrittenCell, xlsxPieces } from '../../../platform/files/index.ts';
import type { Language } from '../../../platform/i18n/index.ts';
import { firmOfRow } from '../columns.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import type { FirmOrder, FirmSearch } from '../readSearch.ts';
import { exportFirms } from '../store/exportFirms.ts';
import type { Scope } from '../store/searchSql.ts';
import { type ExportedColumn, exportedColumns } from './exportedColumns.ts';

/** What is to be exported, by whom and how; it crosses to the thread as it is. */
export interface ExportOrder extends ThreadReading {
  readonly search: FirmSearch;
  readonly scope: Scope;
  readonly order: FirmOrder;
  /** The names of the facts to be shown. */
  readonly shown: readonly string[];
  readonly format: 'xlsx' | 'csv';
  readonly language: Language;
  /** The name of the sheet, and of the file in refusals. */
  readonly title: string;
}

/** Pieces may be under way so many at a time; then the thread waits until the reader has taken some. */
const piecesUnderWay = 8;

// The server starts this file with an ExportOrder.
const order = workerData as ExportOrder;
const port = present(parentPort, 'this file runs in a thread');

const pieces = { sent: 0, taken: 0 };
port.on('message', () => {
  pieces.taken += 1;
});

/** Sends a piece; the thread waits where the reader is slower than it is. */
async function send(piece: Uint8Array<ArrayBuffer>): Promise<void> {
  pieces.sent += 1;
  port.postMessage(piece, [piece.buffer]);
  while (pieces.sent - pieces.taken >= piecesUnderWay) await once(port, 'message');
}

const dictionary = dictionaryOfDossiers();
const facts = order.shown.flatMap((name) => dictionary.get(name) ?? []);
const columns = exportedColumns(facts, order.language);

await readInThread(order, async (transaction) => {
  async function* rows(): AsyncGenerator<readonly WrittenCell[], void, void> {
    for await (const found of exportFirms(transaction, order.search, order.scope, order.order)) {
      for (const row of found) {
        const firm = firmOfRow(row);
        yield columns.map(({ cellOf }) => cellOf(firm));
      }
    }
  }
  await (order.format === 'csv' ? sendCsv(columns, rows()) : sendXlsx(columns, rows()));
});
port.postMessage(null);
port.close();

async function sendCsv(heads: readonly ExportedColumn[], rows: AsyncIterable<readonly WrittenCell[]>): Promise<void> {
  const encoder = new TextEncoder();
  const titles = heads.map(({ title }) => title);
  for await (const piece of csvText(titles, rows)) await send(encoder.encode(piece));
}

async function sendXlsx(heads: readonly ExportedColumn[], rows: AsyncIterable<readonly WrittenCell[]>): Promise<void> {
  for await (const piece of xlsxPieces(order.title, [{ name: order.title, columns: heads, rows }])) {
    // Lists that a sheet cannot hold were refused before; what is left is a bug.
    if (!piece.ok) throw new Error(piece.reason.message.en);
    // A copy, since the writer's own buffers may be parts of larger ones, which cannot be given away.
    await send(new Uint8Array(piece.value));
  }
}
