import { type FileRefusal, refuseFile } from '../refusals.ts';

/** What can be wrong inside a workbook, as the end of a sentence that begins with the part. */
const damages = {
  truncated: { zh: '不完整（文件被截断，或不是工作簿）', en: 'is cut short or is not a zip archive' },
  inflation: { zh: '解压失败', en: 'does not inflate' },
  checksum: { zh: '校验和不符', en: 'does not match its checksum' },
  size: { zh: '的实际大小与声明的不符', en: 'is not of the size it declares' },
  method: { zh: '使用了不支持的压缩方法', en: 'is compressed by an unsupported method' },
  entries: { zh: '包含的文件过多', en: 'holds too many entries' },
  missing: { zh: '缺失', en: 'is missing' },
  encoding: { zh: '不是 UTF-8 文本', en: 'is not UTF-8 text' },
  xml: { zh: '不是合规的 XML', en: 'is not well-formed XML' },
  order: { zh: '的行或列次序混乱', en: 'has its rows or cells out of order' },
  cell: { zh: '的内容无法解读', en: 'cannot be understood' },
} as const;

export type Damage = keyof typeof damages;

/** Refuses a workbook for one damage; `part` names the entry of the archive and, where known, the line, row or cell. */
export function damagedWorkbook(path: string, part: string, damage: Damage): FileRefusal {
  return refuseFile('workbook_damaged', { path, part, reasonZh: damages[damage].zh, reasonEn: damages[damage].en });
}
