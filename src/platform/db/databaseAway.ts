import { isErrorCode } from './isErrorCode.ts';

/** Whether a connection failed because nobody answers: there is no socket, or nobody behind it. */
export function isAbsent(error: unknown): boolean {
  return isErrorCode(error, ['ENOENT', 'ECONNREFUSED']) && isOfConnecting(error);
}

const brokenOff = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

/**
 * Whether PostgreSQL is starting, recovering or ending, or has too many connections: 57P03 cannot_connect_now, 57P01 admin_shutdown,
 * 57P02 crash_shutdown, 53300 too_many_connections; or the connection broke off, which pg tells in words only.
 */
export function isPassing(error: unknown): boolean {
  if (isErrorCode(error, ['57P03', '57P01', '57P02', '53300', 'ECONNRESET', 'EPIPE'])) return true;
  return error instanceof Error && brokenOff.test(error.message);
}

/** Whether all connections were in use for so long that a request gave up waiting for one, which pg tells in words only. */
export function isCrowded(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

/** A missing file has the same code as a missing socket. */
function isOfConnecting(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'connect';
}
