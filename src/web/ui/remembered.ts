/**
 * Settings that the browser keeps between visits: how things look, and that somebody has signed in here, never a fact about a firm.
 * Where the browser keeps nothing (private windows, blocked storage), they last for the visit.
 */
export type Setting = 'language' | 'theme' | 'signed-in' | `density.${string}` | `columns.${string}`;

const keyOf = (setting: Setting) => `leitu.${setting}`;

/** The value kept for a setting, or null. */
export function recall(setting: Setting): string | null {
  try {
    return localStorage.getItem(keyOf(setting));
  } catch {
    return null;
  }
}

/** Keeps a value for the next visit; null forgets it. */
export function remember(setting: Setting, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(setting));
    else localStorage.setItem(keyOf(setting), value);
  } catch {
    // The setting lasts for this visit only.
  }
}
