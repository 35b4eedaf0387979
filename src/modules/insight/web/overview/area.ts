/** What is looked at: a region and an industry by how their codes begin; empty is the whole own region, and all industries. */
export interface Area {
  readonly region: string;
  readonly industry: string;
}

/**
 * Reads what the address asks for; what means nothing there is left out.
 * @example readArea({ region: '350582', industry: 'C39' }) // { region: '350582', industry: 'C39' }
 */
export function readArea({ region, industry }: { readonly region?: unknown; readonly industry?: unknown }): Area {
  return {
    region: typeof region === 'string' && /^(\d{2}|\d{4}|\d{6})$/.test(region) ? region : '',
    industry: typeof industry === 'string' && /^[A-T](\d{2})?$/.test(industry) ? industry : '',
  };
}

/**
 * The codes from the outermost that may be seen down to this one.
 * @example codesDownTo('350582', '35') // ['35', '3505', '350582']
 */
export function codesDownTo(code: string, outermost: string): readonly string[] {
  const between = [2, 4].map((length) => code.slice(0, length));
  return [...new Set([outermost, ...between, code])].filter(
    (one) => one.startsWith(outermost) && code.startsWith(one) && one.length >= outermost.length,
  );
}
