import { usccCheckDigit } from '@leitu/rules';
import type { LightMyRequestResponse } from 'fastify';
import type { ImportColumn, ImportItem } from '../src/modules/enterprise/contract.ts';
import type { Actor } from '../src/platform/access/actor.ts';
import type { Platform } from './aPlatform.ts';

/** The code of a made-up firm. */
export function aUscc(number: number): string {
  const first17 = `91350502MA${String(number).padStart(7, '0')}`;
  return first17 + usccCheckDigit(first17);
}

/** A .csv file of rows below the headers that tests use. */
export function aList(rows: readonly (readonly (string | number)[])[], headers: readonly string[] = HEADERS): string {
  return [headers, ...rows].map((cells) => cells.join(',')).join('\n');
}

const HEADERS = ['统一社会信用代码', '企业名称', '行政区划代码', '上年度营业收入（万元）', '从业人员数'];

export interface UploadSettings {
  readonly name?: string;
  readonly source?: string;
  readonly baseYear?: number;
  readonly statedOn?: string;
  /** How long the sender says it is, where that is not so long as it is. */
  readonly announcedBytes?: number;
}

export interface EndedStep {
  readonly state: string;
  readonly refusal: { readonly code: string } | null;
  readonly item: ImportItem;
}

/** Somebody of an office who brings in firms through the interface. */
export interface Importer {
  readonly tryUpload: (content: string | Buffer, settings?: UploadSettings) => Promise<LightMyRequestResponse>;
  readonly upload: (content: string | Buffer, settings?: UploadSettings) => Promise<ImportItem>;
  readonly read: (importId: string) => Promise<ImportItem>;
  readonly step: (importId: string, step: 'preview' | 'write', body?: object) => Promise<LightMyRequestResponse>;
  readonly preview: (
    importId: string,
    columns?: readonly Pick<ImportColumn, 'header' | 'reading'>[],
  ) => Promise<EndedStep>;
  readonly write: (importId: string, body?: { leave_out_refused?: boolean }) => Promise<EndedStep>;
  /** Uploads, previews and writes a file of which nothing is refused. */
  readonly bringIn: (content: string | Buffer, settings?: UploadSettings) => Promise<ImportItem>;
  readonly refusals: (importId: string) => Promise<readonly Refused[]>;
}

export interface Refused {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

export function anImporter(platform: () => Platform, actor: Actor): Importer {
  const address = '/api/enterprise/imports';
  const tryUpload: Importer['tryUpload'] = (content, settings = {}) => {
    const {
      name = '名单.csv',
      source = 'industry',
      baseYear = 2025,
      statedOn = '2026-03-31',
      announcedBytes,
    } = settings;
    const length = announcedBytes === undefined ? {} : { 'content-length': String(announcedBytes) };
    const query = new URLSearchParams({ name, source, base_year: String(baseYear), stated_on: statedOn });
    return platform().call(actor, {
      method: 'POST',
      url: `${address}?${query}`,
      headers: { 'content-type': 'application/octet-stream', ...length },
      payload: content,
    });
  };
  const upload: Importer['upload'] = async (content, settings) => {
    const answer = await tryUpload(content, settings);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<ImportItem>();
  };
  const read: Importer['read'] = async (importId) =>
    (await platform().call(actor, { url: `${address}/${importId}` })).json<ImportItem>();
  const step: Importer['step'] = (importId, name, payload = name === 'preview' ? { columns: [] } : {}) =>
    platform().call(actor, { method: 'POST', url: `${address}/${importId}/${name}`, payload });
  const ended = async (importId: string, started: LightMyRequestResponse): Promise<EndedStep> => {
    if (started.statusCode !== 202) throw new Error(started.body);
    const { state, refusal } = await platform().ended(actor, started.json<{ job_id: string }>().job_id);
    return { state, refusal: refusal as EndedStep['refusal'], item: await read(importId) }; // As the contract has it.
  };
  const preview: Importer['preview'] = async (importId, columns = []) =>
    ended(importId, await step(importId, 'preview', { columns }));
  const write: Importer['write'] = async (importId, body) => ended(importId, await step(importId, 'write', body));
  return {
    tryUpload,
    upload,
    read,
    step,
    preview,
    write,
    async bringIn(content, settings) {
      const { import_id: importId } = await upload(content, settings);
      await preview(importId);
      const { state, item } = await write(importId);
      if (state !== 'done') throw new Error(`the import was not written: ${JSON.stringify(item)}`);
      return item;
    },
    async refusals(importId) {
      const answer = await platform().call(actor, { url: `${address}/${importId}/refusals` });
      return answer.json<{ refusals: Refused[] }>().refusals;
    },
  };
}
