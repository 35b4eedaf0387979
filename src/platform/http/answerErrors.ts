import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Figures } from '@leitu/kernel';
import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isAbsent, isCrowded, isPassing } from '../db/databaseAway.ts';
import { describeIssue } from './describeIssue.ts';
import { makeErrorBody } from './errorBody.ts';
import type { MethodsAt } from './knownAddresses.ts';
import { type PlatformCode, refuse, statusOf } from './refusals.ts';
import { sendRefusal } from './sendRefusal.ts';
import { InvalidInput } from './validateInput.ts';

/** A body larger than this is refused before it is read. */
export const bodyLimitMegabytes = 10;

const megabyte = 1024 * 1024;

/** Enough to mend a request by; a large batch could be wrong in a hundred thousand places. */
const mostIssues = 100;

/** What Fastify itself refuses, as refusals of ours. Everything else that is thrown is a bug. */
const fastifyCodes: Readonly<Record<string, PlatformCode>> = {
  FST_ERR_BAD_URL: 'address_malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'address_malformed',
  FST_STATIC_FORBIDDEN_PATH: 'address_malformed',
  FST_CP_ERR_INVALID_CONTENT: 'body_not_unpacked',
  FST_CP_ERR_INVALID_CONTENT_ENCODING: 'encoding_unknown',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body_not_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body_missing',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type_unknown',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request_malformed',
};

/** Answers whatever went wrong with a request. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof InvalidInput) return answerInvalidInput(error, reply);
  const code = codeOf(error);
  if (code === 'not_ready') request.log.warn({ err: error }, 'the database is away');
  if (code === 'internal') {
    request.log.error({ err: error }, 'a bug: the request failed');
    return send(reply, 'internal', { requestId: request.id });
  }
  const figures: Partial<Record<PlatformCode, Figures>> = {
    media_type_unknown: { mediaType: request.headers['content-type'] ?? '' },
    encoding_unknown: { encoding: request.headers['content-encoding'] ?? '' },
    body_too_large: { limitMegabytes: request.routeOptions.bodyLimit / megabyte },
  };
  return send(reply, code, figures[code]);
}

function codeOf(error: FastifyError): PlatformCode {
  const known = fastifyCodes[error.code];
  if (known !== undefined) return known;
  if (isAbsent(error) || isPassing(error)) return 'not_ready';
  if (isCrowded(error)) return 'busy';
  // JSON that sets __proto__ or constructor.prototype, and bodies cut short or packed wrongly, come without a code of Fastify's.
  const isBodyProblem = error instanceof SyntaxError && error.statusCode === 400;
  return isBodyProblem ? 'body_not_json' : 'internal';
}

function answerInvalidInput(error: InvalidInput, reply: FastifyReply): FastifyReply {
  const context = error.validationContext ?? 'body';
  const root = context === 'querystring' ? 'query' : context;
  const issues = error.issues.slice(0, mostIssues).map((issue) => describeIssue(issue, root));
  const where = issues[0]?.where ?? root;
  const refusal = refuse('input_invalid', { count: error.issues.length, where });
  return sendRefusal(reply, statusOf(refusal), refusal, { where, issues });
}

/** Answers an address without a route: unknown, or known under other methods. */
export function answerUnknownAddress(request: FastifyRequest, reply: FastifyReply, methodsAt: MethodsAt): FastifyReply {
  const [address = ''] = request.url.split('?');
  const methods = methodsAt(address);
  if (methods.length === 0) return send(reply, 'unknown_address', { address });
  // The router passes over a route when a step of the address is too long for it.
  if (methods.includes(request.method)) return send(reply, 'address_malformed');
  const allowed = methods.join(', ');
  reply.header('allow', allowed);
  return send(reply, 'method_not_allowed', { address, method: request.method, allowed });
}

/** Answers with a refusal of the platform. */
export function send(reply: FastifyReply, code: PlatformCode, figures?: Figures): FastifyReply {
  const refusal = refuse(code, figures);
  return sendRefusal(reply, statusOf(refusal), refusal);
}

/** Answers what is not even a request of HTTP, on the bare connection. */
export function answerMalformedRequest(error: Error & { code?: string }, socket: Socket, log: FastifyBaseLogger): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const codes: Readonly<Record<string, PlatformCode>> = {
    ERR_HTTP_REQUEST_TIMEOUT: 'request_timed_out',
    HPE_HEADER_OVERFLOW: 'headers_too_large',
  };
  const refusal = refuse(codes[error.code ?? ''] ?? 'request_malformed');
  const requestId = crypto.randomUUID();
  log.info({ requestId, err: error }, 'a malformed request');
  const body = JSON.stringify(makeErrorBody(refusal, requestId));
  const status = statusOf(refusal);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
