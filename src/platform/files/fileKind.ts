import { isUtf8 } from 'node:buffer';

/** What a file turns out to be by its first bytes, when that is not what its name says, and what to do then. */
export interface FileKind {
  readonly kind: 'zip' | 'ole' | 'parquet' | 'other';
  readonly zh: string;
  readonly en: string;
  readonly zhAdvice: string;
  readonly enAdvice: string;
}

const otherAdvice = {
  kind: 'other',
  zhAdvice: '请选择真正的表格文件（.csv、.xlsx 或 .parquet）。',
  enAdvice: 'Choose a real table (.csv, .xlsx or .parquet).',
} as const;

const zip: FileKind = {
  kind: 'zip',
  zh: ' Excel 工作簿或其他压缩包（zip）',
  en: 'an Excel workbook or another zip archive',
  zhAdvice: '如果是工作簿，请把扩展名改为 .xlsx。',
  enAdvice: 'If it is a workbook, rename it to .xlsx.',
};

const ole: FileKind = {
  kind: 'ole',
  zh: '旧版 Excel（.xls）或加密的工作簿',
  en: 'an old Excel workbook (.xls) or an encrypted one',
  zhAdvice: '请在 Excel 或 WPS 中打开，另存为不加密的 .xlsx。',
  enAdvice: 'Open it in Excel or WPS and save it as .xlsx without a password.',
};

const parquet: FileKind = {
  kind: 'parquet',
  zh: ' Parquet 数据',
  en: 'Parquet data',
  zhAdvice: '请把扩展名改为 .parquet。',
  enAdvice: 'Rename it to .parquet.',
};

const webPage: FileKind = {
  kind: 'other',
  zh: '网页（HTML）',
  en: 'a web page (HTML)',
  zhAdvice: '可能是登录过期后下载的页面，请重新登录并下载；如果是网页表格，请用 Excel 打开后另存为 .xlsx。',
  enAdvice:
    'It may be a sign-in page: sign in and download again. If it is a table, open it in Excel and save it as .xlsx.',
};

/** Anything that may be text. */
const plainText: FileKind = {
  kind: 'other',
  zh: '文本',
  en: 'text',
  zhAdvice: '如果是逗号分隔的表格，请把扩展名改为 .csv。',
  enAdvice: 'If it is comma-separated, rename it to .csv.',
};

/** What has bytes that no text has. */
const unknownBytes: FileKind = { ...otherAdvice, zh: '无法识别的数据', en: 'data of an unknown kind' };

/** The bytes with which each format begins, by its own specification. */
const magics: readonly (readonly [magic: string, kind: FileKind])[] = [
  ['504b0304', zip],
  ['504b0506', zip],
  ['d0cf11e0a1b11ae1', ole],
  ['50415231', parquet],
  ['25504446', { ...otherAdvice, zh: ' PDF 文档', en: 'a PDF document' }],
  ['89504e47', { ...otherAdvice, zh: ' PNG 图片', en: 'a PNG picture' }],
  ['ffd8ff', { ...otherAdvice, zh: ' JPEG 图片', en: 'a JPEG picture' }],
  ['1f8b', { ...otherAdvice, zh: ' gzip 压缩包', en: 'a gzip archive' }],
  ['526172211a07', { ...otherAdvice, zh: ' RAR 压缩包', en: 'a RAR archive' }],
  ['377abcaf271c', { ...otherAdvice, zh: ' 7z 压缩包', en: 'a 7z archive' }],
];

/** Tells a file by its first bytes; `null` when they may be text. */
export function kindOfBytes(head: Buffer): FileKind | null {
  const hex = head.toString('hex', 0, 8);
  const known = magics.find(([magic]) => hex.startsWith(magic));
  if (known) return known[1];
  return /^\ufeff?\s*<(?:!doctype html|html|head|table|meta)\b/i.test(head.toString('utf8')) ? webPage : null;
}

/** What a file is that has none of the known beginnings. */
export function kindOfOtherBytes(head: Buffer): FileKind {
  // A character may be cut off at the end of the head, so its last bytes are left out.
  const isText = isUtf8(head.subarray(0, Math.max(0, head.length - 3))) && !head.includes(0);
  return isText ? plainText : unknownBytes;
}
