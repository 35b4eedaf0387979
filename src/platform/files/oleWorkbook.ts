import type { FileHandle } from 'node:fs/promises';

/**
 * Whether a compound file is an encrypted .xlsx rather than an old .xls: its root directory then has a stream EncryptedPackage
 * (MS-OFFCRYPTO 2.3). The header gives the size of a sector as a power of two at byte 30 and the first sector of the directory at
 * byte 48 (MS-CFB 2.2); the directory's first sector names the root and its nearest streams.
 */
export async function isEncryptedWorkbook(file: FileHandle): Promise<boolean> {
  const header = Buffer.alloc(512);
  await file.read(header, 0, 512, 0);
  const sectorBytes = 2 ** Math.min(header.readUInt16LE(30), 12);
  const directory = Buffer.alloc(4096);
  await file.read(directory, 0, directory.length, (header.readUInt32LE(48) + 1) * sectorBytes);
  return directory.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
