import { readRefusal, UnreachableServer } from './refusedRequest.ts';

/** What reads an answer: a schema of zod from a module's contract.ts. */
export interface AnswerSchema<Answer> {
  readonly parse: (value: unknown) => Answer;
}

type QueryValue = string | number | boolean | null | undefined;

/** The question behind an address; a name without a value (undefined, null, empty) is left out, a list is given by repeating the name. */
export type Query = Readonly<Record<string, QueryValue | readonly (string | number)[]>>;

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Query;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks the interface and reads its answer by the schema of the contract. Rejects with `RefusedRequest` where the server refuses, with
 * `UnreachableServer` where nobody answers; anything else is a bug.
 * @example
 * const firms = useQuery({
 *   queryKey: ['enterprise', 'firms', query],
 *   queryFn: ({ signal }) => request(listResponse, '/api/enterprise/firms', { query, signal }),
 * });
 * @example
 * const judge = useMutation({ mutationFn: () => request(startedRun, '/api/cultivation/runs', { method: 'POST', body: {} }) });
 */
export async function request<Answer>(
  schema: AnswerSchema<Answer>,
  address: string,
  options: RequestOptions = {},
): Promise<Answer> {
  return schema.parse(await send(address, options));
}

/** As `request`, for answers that say nothing (204) or that need no reading. */
export async function send(address: string, options: RequestOptions = {}): Promise<unknown> {
  const { method = 'GET', query = {}, body, signal } = options;
  const response = await reach(addressOf(address, query), {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  return readAnswer(response.status, text);
}

/**
 * An address with its question: for links to exports, and for keys.
 * @example addressOf('/api/enterprise/export', { format: 'xlsx', where: ['own_brand:true'] })
 */
export function addressOf(address: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one));
    }
  }
  const question = parameters.toString();
  return question === '' ? address : `${address}?${question}`;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    // Whoever gave the signal knows why it was given.
    if (init.signal?.aborted === true) throw error;
    throw new UnreachableServer('the server cannot be reached', { cause: error });
  }
}

interface UploadOptions {
  readonly query?: Query;
  /** How much has been sent, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Sends a file as it is (application/octet-stream) and tells how much of it has left; rejects as `request` does.
 * @example await upload(importItem, '/api/enterprise/imports', file, { query: { name: file.name }, onProgress: setShare });
 */
export async function upload<Answer>(
  schema: AnswerSchema<Answer>,
  address: string,
  file: Blob,
  { query = {}, onProgress, signal }: UploadOptions = {},
): Promise<Answer> {
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    // `fetch` does not tell how much has been sent.
    const sending = new XMLHttpRequest();
    sending.open('POST', addressOf(address, query));
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total === 0 ? 0 : loaded / total));
    sending.addEventListener('load', () => resolve({ status: sending.status, text: sending.responseText }));
    sending.addEventListener('error', () => reject(new UnreachableServer('the upload was cut off')));
    sending.addEventListener('abort', () => reject(new DOMException('the upload was ended', 'AbortError')));
    signal?.addEventListener('abort', () => sending.abort(), { once: true });
    sending.send(file);
  });
  return schema.parse(readAnswer(status, text));
}

function readAnswer(status: number, text: string): unknown {
  const body = readJson(text);
  if (status >= 200 && status < 300) return body;
  throw readRefusal(status, body) ?? new UnreachableServer(`an answer with status ${status} that is not the server's`);
}

function readJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
