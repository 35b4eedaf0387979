/** Whether all of some conditions hold; of none, true. */
export function allOf(conditions: readonly string[]): string {
  return conditions.join(' and ') || 'true';
}

/** Whether one of some conditions holds; of none, false. */
export function anyOf(conditions: readonly string[]): string {
  return [...new Set(conditions)].map((condition) => `(${condition})`).join(' or ') || 'false';
}
