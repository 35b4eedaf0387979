import { z } from 'zod';

/**
 * What a backup is: a text under gzip. Its first line is a heading; then, for each table, a line that names it, its rows as PostgreSQL's
 * COPY writes them, a line `\.`, and a line with the number of rows and the SHA-256 of their text; its last line says that it is whole.
 * COPY's text is the same for every version of PostgreSQL, so a backup moves between versions.
 */
export const backupHeading = z.object({
  format: z.literal('leitu-backup'),
  version: z.literal(1),
  made_at: z.iso.datetime(),
  migrations: z.array(z.object({ module: z.string(), name: z.string(), checksum: z.string() })),
});

export const tableHeading = z.object({ table: z.string(), columns: z.array(z.string()) });

export const tableFoot = z.object({ rows: z.number().int(), sha256: z.string() });

export const backupFoot = z.object({ end: z.literal(true), tables: z.number().int() });

/** The line that ends the rows of a table: COPY never writes it as a row. */
export const endOfRows = '\\.';
