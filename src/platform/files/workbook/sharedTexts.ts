import { ok, type Result } from '@leitu/kernel';
import type { FileRefusal } from '../refusals.ts';
import { cellOfText } from '../table.ts';
import type { Part } from './archive.ts';
import { RichText } from './richText.ts';
import { readWholeXml } from './xmlPart.ts';

/** The texts that cells refer to by number, as cells. */
export async function readSharedTexts(
  part: Part | undefined,
  path: string,
): Promise<Result<readonly (string | null)[], FileRefusal>> {
  const texts: (string | null)[] = [];
  if (!part) return ok(texts);
  const text = new RichText();
  const read = await readWholeXml(part, path, {
    open: (name) => text.open(name),
    text: (piece) => text.text(piece),
    close(name) {
      text.close(name);
      if (name === 'si') texts.push(cellOfText(text.take()));
    },
  });
  return read.ok ? ok(texts) : read;
}
