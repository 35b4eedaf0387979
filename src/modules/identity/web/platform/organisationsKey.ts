/** Under which lists of organisations are kept. */
export const organisationsKey = ['identity', 'organisations'] as const;
