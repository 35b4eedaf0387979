import type { FactDefinition } from '@leitu/rules';

/** Titles and judgements are given to a firm, and its code and region are those of its registration. */
const ofOffices = /^(tier|tier_granted_on|title_.+|judged_.+|uscc|region_code)$/;

/** Whether a fact may be stated of a firm that has a dossier: what may not is not offered (mayState.test.ts holds it to the server's rule). */
export function mayState(stater: 'firm' | 'office', { name }: FactDefinition): boolean {
  return name !== 'uscc' && (stater === 'office' || !ofOffices.test(name));
}
