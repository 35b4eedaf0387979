import { ok, type Result } from '@leitu/kernel';
import type { FileRefusal } from '../refusals.ts';
import type { Part } from './archive.ts';
import { readWholeXml } from './xmlPart.ts';

/**
 * The built-in number formats that show a day (ISO/IEC 29500-1, 18.8.30), with those of the Chinese editions of Excel and WPS, which are
 * written to the file by number alone: 31 and 57 are 年月日 and 年月. 18–21, 32–35, 45–47, 55 and 56 show a time of day and no day.
 */
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Which styles of cells show a number as a day; the index is that of `s` in a cell. */
export async function readDayStyles(
  part: Part | undefined,
  path: string,
): Promise<Result<readonly boolean[], FileRefusal>> {
  const customDays = new Set<number>();
  const styles: boolean[] = [];
  if (!part) return ok(styles);
  let isInCellFormats = false;
  const read = await readWholeXml(part, path, {
    open(name, attributes) {
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt' && isDayFormat(attributes.formatCode ?? '')) customDays.add(id);
      if (name === 'cellXfs') isInCellFormats = true;
      if (name === 'xf' && isInCellFormats) styles.push(customDays.has(id) || builtInDays.has(id));
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  });
  return read.ok ? ok(styles) : read;
}

/**
 * Whether a format code shows a day. Only its first section counts, without quoted and escaped text, and without brackets (colour,
 * condition, locale) but those of elapsed time, `[h]`. `m` is a month unless hours or seconds stand beside it.
 * @example isDayFormat('yyyy"年"m"月"d"日"') // true
 */
export function isDayFormat(code: string): boolean {
  const bare =
    code
      .replace(/\[[hms]+\]/gi, 'h')
      .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
      .split(';', 1)[0] ?? '';
  if (/^general/i.test(bare)) return false;
  return /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
}
