import { present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { evidenceKindOf, evidenceName } from './evidenceKind.ts';

const packed = (...parts: string[]) => Buffer.from(`PK\x03\x04${parts.join('\0')}`, 'latin1');

it.each([
  ['a PDF', Buffer.from('%PDF-1.4'), '.pdf'],
  ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), '.png'],
  ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), '.jpg'],
  ['a workbook', packed('[Content_Types].xml', 'xl/workbook.xml'), '.xlsx'],
  ['a document', packed('[Content_Types].xml', 'word/document.xml'), '.docx'],
  ['an OFD', packed('OFD.xml', 'Doc_0/Document.xml'), '.ofd'],
])('%s is told by its content', (_what, content, extension) => {
  expect(evidenceKindOf(content)?.extensions[0]).toBe(extension);
});

it.each([
  ['a page', Buffer.from('<html>')],
  ['a picture that runs scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')],
  ['a program', Buffer.from('MZ')],
  ['an archive of anything', packed('a.exe')],
  ['a PDF behind something else', Buffer.from('<script></script>%PDF-1.4')],
  ['nothing', Buffer.alloc(0)],
])('%s is no evidence', (_what, content) => {
  expect(evidenceKindOf(content)).toBeUndefined();
});

it.each([
  ['证明.pdf', '证明.pdf'],
  ['证明.PDF', '证明.PDF'],
  ['证明.exe', '证明.exe.pdf'],
  ['证明', '证明.pdf'],
  ['../../a\\b"c.pdf', '.._.._a_b_c.pdf'],
  ['a\r\nb.pdf', 'a__b.pdf'],
])('a PDF that comes as “%s” is kept as “%s”', (given, kept) => {
  expect(evidenceName(given, present(evidenceKindOf(Buffer.from('%PDF-1.4')), 'it is a PDF'))).toBe(kept);
});
