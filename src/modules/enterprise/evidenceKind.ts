import { extname } from 'node:path';

/** A kind of file that evidence may be, told by its first bytes and, of packed documents, by the parts they hold. */
export interface EvidenceKind {
  readonly mediaType: string;
  /** How names of such files end; the first is given to one whose name ends otherwise. */
  readonly extensions: readonly string[];
  readonly starts: readonly number[];
  readonly holds: readonly string[];
}

const packed = [0x50, 0x4b, 0x03, 0x04];

const kinds: readonly EvidenceKind[] = [
  { mediaType: 'application/pdf', extensions: ['.pdf'], starts: [0x25, 0x50, 0x44, 0x46, 0x2d], holds: [] },
  {
    mediaType: 'image/png',
    extensions: ['.png'],
    starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    holds: [],
  },
  { mediaType: 'image/jpeg', extensions: ['.jpg', '.jpeg'], starts: [0xff, 0xd8, 0xff], holds: [] },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['.xlsx'],
    starts: packed,
    holds: ['[Content_Types].xml', 'xl/workbook.xml'],
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['.docx'],
    starts: packed,
    holds: ['[Content_Types].xml', 'word/document.xml'],
  },
  // GB/T 33190-2016: the layout of official documents and electronic invoices.
  { mediaType: 'application/ofd', extensions: ['.ofd'], starts: packed, holds: ['OFD.xml'] },
];

/**
 * What a file is by its content, whatever it is called; undefined where evidence may not be such. Names of packed parts stand unpacked in
 * the archive. Whoever forges them gains nothing: evidence is only ever given out as a file of its kind, to be kept and not shown.
 */
export function evidenceKindOf(content: Buffer): EvidenceKind | undefined {
  return kinds.find(
    ({ starts, holds }) =>
      content.subarray(0, starts.length).equals(Buffer.from(starts)) && holds.every((part) => content.includes(part)),
  );
}

/**
 * What the file is called from now on: without signs that no system takes in a name, and ending as its kind does.
 * @example evidenceName('..\\纳税证明.exe', pdf) // '.._纳税证明.exe.pdf'
 */
export function evidenceName(given: string, { extensions }: EvidenceKind): string {
  const name = given.replace(/[\p{C}/\\:*?"<>|]/gu, '_').trim();
  return extensions.includes(extname(name).toLowerCase()) ? name : `${name}${extensions[0] ?? ''}`;
}
