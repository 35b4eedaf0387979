import { type BrokenFile, fromBytes } from './brokenFile.ts';

const header = 'uscc,name,revenue_y1\n';
const firm = '91510107536455687W,第一有限公司,20000000\n';

/** A megabyte and a half without a line end. */
const longLine = 'x'.repeat(1_500_000);

function utf16(text: string, mark: boolean): Buffer {
  return Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
}

function bytesOf(...parts: readonly (string | readonly number[])[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
}

/** Text in an encoding that is neither UTF-8 nor GB18030: a name in Latin-1, cut off by the end of its line. */
const latin1 = Buffer.from('uscc,name\n91510107536455687W,Soci\xe9\n', 'latin1');

/** Broken .csv files: encoding, quotes, header, and files of another kind under that name. */
export const brokenCsvFiles: readonly BrokenFile[] = fromBytes([
  {
    name: 'UTF-16 with its mark',
    file: 'utf16-mark.csv',
    expectCode: 'encoding_utf16',
    place: 'UTF-16 LE',
    bytes: () => utf16(header + firm, true),
  },
  {
    name: 'UTF-16 without a mark',
    file: 'utf16-bare.csv',
    expectCode: 'encoding_utf16',
    place: 'UTF-16 LE',
    bytes: () => utf16(header + firm, false),
  },
  {
    name: 'UTF-16 in big-endian order',
    file: 'utf16-big.csv',
    expectCode: 'encoding_utf16',
    place: 'UTF-16 BE',
    bytes: () => utf16(header + firm, true).swap16(),
  },
  {
    name: 'UTF-32',
    file: 'utf32.csv',
    expectCode: 'encoding_utf16',
    place: 'UTF-32 LE',
    bytes: () => Buffer.from([0xff, 0xfe, 0, 0, 0x75, 0, 0, 0]),
  },
  {
    name: 'Latin-1',
    file: 'latin1.csv',
    expectCode: 'encoding_unknown',
    place: '34',
    bytes: () => latin1,
  },
  {
    name: 'UTF-8 cut off inside a character',
    file: 'cut.csv',
    expectCode: 'encoding_broken',
    place: '2',
    bytes: () => Buffer.from(`${header}91510107536455687W,第一有限公司`).subarray(0, -1),
  },
  {
    name: 'a lone surrogate in UTF-8',
    file: 'surrogate.csv',
    expectCode: 'encoding_broken',
    place: '3',
    bytes: () => bytesOf(header, firm, '91510107536455687W,第二', [0xed, 0xa0, 0x80], '\n'),
  },
  {
    name: 'a bad byte behind a megabyte of sound UTF-8',
    file: 'late.csv',
    expectCode: 'encoding_broken',
    place: '20002',
    bytes: () => bytesOf(header, firm.repeat(20_000), [0xff], '\n'),
  },
  {
    name: 'UTF-8 and GB18030 in one file',
    file: 'mixed.csv',
    expectCode: 'encoding_broken',
    place: '3',
    bytes: () => bytesOf(header, firm, [0xb5, 0xda, 0xd2, 0xbb], ',1,2\n'),
  },
  {
    name: 'a NUL among the text',
    file: 'nul.csv',
    expectCode: 'text_binary',
    place: '2',
    bytes: () => `${header}91510107536455687W,第一\0有限公司,1\n`,
  },
  {
    name: 'binary junk',
    file: 'junk.csv',
    expectCode: 'text_binary',
    place: '5',
    bytes: () => Buffer.from([0x01, 0x9c, 0x33, 0xe1, 0x00, 0x41, 0xfe, 0x80, 0x07, 0x00, 0x00, 0x91]),
  },
  {
    name: 'a quote never closed',
    file: 'quote.csv',
    expectCode: 'quote_unclosed',
    place: '3',
    bytes: () => `${header}${firm}91510107534778765T,"第二有限公司,1\n`,
  },
  {
    name: 'a quote never closed before megabytes of rows',
    file: 'quote-long.csv',
    expectCode: 'quote_unclosed',
    place: '2',
    bytes: () => `${header}91510107534778765T,"第二有限公司,1\n${firm.repeat(30_000)}`,
  },
  {
    name: 'a quote not doubled inside a quoted cell',
    file: 'quote-inside.csv',
    expectCode: 'quote_followed',
    place: '小巨人',
    bytes: () => `${header}91510107534778765T,"专精特新"小巨人"企业",1\n`,
  },
  {
    name: 'a line of more than a megabyte',
    file: 'long.csv',
    expectCode: 'line_too_long',
    place: '2',
    bytes: () => `${header}${longLine}`,
  },
  { name: 'no bytes', file: 'empty.csv', expectCode: 'file_empty', place: 'empty.csv', bytes: () => '' },
  {
    name: 'nothing but blanks',
    file: 'blank.csv',
    expectCode: 'table_blank',
    place: 'blank.csv',
    bytes: () => '\n,,\n  ,\u3000,\n',
  },
  {
    name: 'a header and no rows',
    file: 'header.csv',
    expectCode: 'rows_none',
    place: 'header.csv',
    bytes: () => header,
  },
  {
    name: 'no header',
    file: 'bare.csv',
    expectCode: 'header_missing',
    place: '91510107536455687W',
    bytes: () => firm + firm,
  },
  {
    name: 'two columns of one name',
    file: 'twice.csv',
    expectCode: 'header_duplicate',
    place: 'C1',
    bytes: () => `uscc,name,name\n${firm}`,
  },
  {
    name: 'a column without a name',
    file: 'nameless.csv',
    expectCode: 'header_blank',
    place: 'B1',
    bytes: () => `uscc,,revenue_y1\n${firm}`,
  },
  {
    name: 'a web page under the name of a table',
    file: 'page.csv',
    expectCode: 'content_differs',
    place: 'HTML',
    bytes: () => '<!DOCTYPE html><html><body>请先登录</body></html>',
  },
  {
    name: 'a PDF under the name of a table',
    file: 'document.csv',
    expectCode: 'content_differs',
    place: 'PDF',
    bytes: () => '%PDF-1.7\n',
  },
  {
    name: 'text of an unknown kind',
    file: 'firms.txt',
    expectCode: 'format_unknown',
    place: '.txt',
    bytes: () => header + firm,
  },
  {
    name: 'a comma too many, which moves the cells',
    file: 'slipped.csv',
    level: 'row',
    expectCode: 'too_many_cells',
    place: '',
    bytes: () => `${header}91510107536455687W,第一有限公司,20,000,000\n`,
  },
]);
