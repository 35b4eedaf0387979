import type { Bilingual, Figures } from '@leitu/kernel';

/** One place of a request that the server did not accept. */
export interface RefusedPlace {
  readonly where: string;
  readonly message: Bilingual;
}

/** What a refusal says, as it comes from the server or from a job. */
export interface RefusalWords {
  readonly code: string;
  readonly message: Bilingual;
  readonly figures: Figures;
}

interface Refused extends RefusalWords {
  readonly where: string | null;
  readonly issues: readonly RefusedPlace[];
  readonly requestId: string;
}

/** The server has refused a request: `code` is from its closed list, `message` says what to do next. */
export class RefusedRequest extends Error implements Omit<RefusalWords, 'message'> {
  override readonly name = 'RefusedRequest';
  readonly status: number;
  readonly code: string;
  readonly words: Bilingual;
  readonly figures: Figures;
  /** The part of the request it is about, where it is about one: `body.facts.revenue_y1`. */
  readonly where: string | null;
  readonly issues: readonly RefusedPlace[];
  readonly requestId: string;

  constructor(status: number, refusal: Refused) {
    super(refusal.message.en);
    this.status = status;
    this.code = refusal.code;
    this.words = refusal.message;
    this.figures = refusal.figures;
    this.where = refusal.where;
    this.issues = refusal.issues;
    this.requestId = refusal.requestId;
  }
}

/** Nobody answered: the network is gone, the server is away, or what answered in its place was a proxy. */
export class UnreachableServer extends Error {
  override readonly name = 'UnreachableServer';
}

/** The server's words about what went wrong; undefined where the body is not in the shape that the server gives to errors. */
export function readRefusal(status: number, body: unknown): RefusedRequest | undefined {
  const error = isRecord(body) ? body.error : undefined;
  if (!isRecord(error) || typeof error.code !== 'string' || !isBilingual(error.message)) return undefined;
  const { code, message, figures, where, issues, request_id } = error;
  return new RefusedRequest(status, {
    code,
    message,
    figures: readFigures(figures),
    where: typeof where === 'string' ? where : null,
    issues: Array.isArray(issues) ? issues.filter(isPlace) : [],
    requestId: typeof request_id === 'string' ? request_id : '',
  });
}

function readFigures(figures: unknown): Figures {
  if (!isRecord(figures)) return {};
  const known = Object.entries(figures).flatMap(([name, figure]) =>
    typeof figure === 'string' || typeof figure === 'number' || figure === null ? [[name, figure] as const] : [],
  );
  return Object.fromEntries(known);
}

function isPlace(value: unknown): value is RefusedPlace {
  return isRecord(value) && typeof value.where === 'string' && isBilingual(value.message);
}

function isBilingual(value: unknown): value is Bilingual {
  return isRecord(value) && typeof value.zh === 'string' && typeof value.en === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
