/** Whether an error of the system or of PostgreSQL bears one of these codes. */
export function isErrorCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}
