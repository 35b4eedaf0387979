import type { Source } from './pack.ts';
import { type Reading, readBilingual, readDay, readMap, required, requiredText } from './reading.ts';
import type { SourceMap } from './source.ts';

/** Reads the `source:` of a pack: who issued which document, its number, and since when it is in force. */
export function loadSource(reading: Reading, pack: SourceMap): Source | undefined {
  const node = required(reading, pack, 'source');
  const map =
    node === undefined ? undefined : readMap(reading, node, ['issuer', 'document', 'number', 'in-force-from']);
  if (map === undefined) return undefined;
  const issuer = required(reading, map, 'issuer');
  const document = required(reading, map, 'document');
  const from = required(reading, map, 'in-force-from');
  const number = requiredText(reading, map, 'number');
  const day = from === undefined ? undefined : readDay(reading, from);
  const issuerMap = issuer === undefined ? undefined : readMap(reading, issuer, ['zh', 'en']);
  const documentMap = document === undefined ? undefined : readMap(reading, document, ['zh', 'en']);
  if (issuerMap === undefined || documentMap === undefined || number === undefined || day === undefined)
    return undefined;
  return {
    issuer: readBilingual(reading, issuerMap),
    document: readBilingual(reading, documentMap),
    number,
    inForceFrom: day,
  };
}
