/** What is read of a workbook at most, so that reading one stays under 500 MB of memory and some seconds. Sizes are of inflated bytes. */
export const workbookLimits = {
  /** A sheet of 60 columns and some 150,000 rows. It is read in pieces; larger ones are read as .csv. */
  partMegabytes: 400,
  /** Every different text of the workbook is held in memory. */
  sharedTextsMegabytes: 48,
  allMegabytes: 600,
  entries: 10_000,
  /** Sheets in use inflate 5 to 50 times; nothing but a bomb goes far beyond. Small parts may. */
  ratio: 200,
  ratioFromMegabytes: 16,
} as const;

export const megabyte = 1_000_000;
