/** How the firms of the country are spread over its provinces. */
export interface Province {
  /** The first two digits of its region codes. */
  readonly code: string;
  /** Its part of all firms, in per cent. */
  readonly share: number;
  /** How much larger (above 0) or smaller its firms are than those of the country, as a logarithm. */
  readonly size: number;
}

/** Shares and sizes are plausible and no statistics. */
export const PROVINCES: readonly Province[] = `
11 4.0 0.3    12 1.6 0.15   13 4.8 -0.1   14 2.2 -0.15  15 1.3 -0.1
21 2.4 -0.05  22 1.3 -0.15  23 1.4 -0.2   31 5.2 0.3    32 8.2 0.25
33 7.2 0.2    34 4.3 0      35 4.0 0.1    36 2.5 -0.05  37 8.8 0.05
41 5.6 -0.05  42 4.2 0.05   43 3.4 0      44 14.5 0.2   45 2.3 -0.15
46 1.4 -0.05  50 2.3 0.05   51 5.2 0      52 2.0 -0.15  53 2.2 -0.15
54 0.25 -0.2  61 2.9 0      62 1.2 -0.25  63 0.35 -0.2  64 0.5 -0.15
65 1.2 -0.1
`
  .trim()
  .split(/\s{2,}|\n/)
  .map((words) => {
    const [code = '', share, size] = words.split(' ');
    return { code, share: Number(share), size: Number(size) };
  });
