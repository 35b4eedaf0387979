/** Under which the own sessions are kept. */
export const sessionsKey = ['identity', 'sessions'] as const;
