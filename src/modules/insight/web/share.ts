/**
 * A share in per cent with two figures that count, so that a small one does not become nothing.
 * @example shareText(35, 20000) // '0.18%'
 */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '—';
  const percent = (part / whole) * 100;
  const isSmall = percent > 0 && percent < 10;
  const shown = percent.toLocaleString(
    'en-US',
    isSmall ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 },
  );
  return `${shown}%`;
}

/**
 * Firms per thousand, likewise.
 * @example perThousand(35, 20000) // 1.75
 */
export function perThousand(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 1000;
}
