/** What a ZIP says to be in it, by its directory alone (APPNOTE.TXT, 4.3): nothing is unpacked. */
import { MOST_ENTRIES, UNPACKED_BYTES } from './limits.js';
import { isProgram } from './names.js';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** The comment after the end of the directory has at most this length. */
const LONGEST_COMMENT = 0xffff;

export type Archive = 'good' | 'office' | 'program' | 'archive';

/** `archive`: unreadable, or with more in it than anybody should unpack. */
export function checkZip(bytes: Buffer): Archive {
  const entries = entriesOf(bytes);
  if (!entries || entries.reduce((sum, { size }) => sum + size, 0) > UNPACKED_BYTES) return 'archive';
  const names = entries.map(({ name }) => name.toLowerCase());
  // Word, Excel and PowerPoint files, and those of OpenDocument, are ZIPs too.
  if (names.some((name) => name === '[content_types].xml' || name === 'mimetype' || name.endsWith('vbaproject.bin'))) return 'office';
  return names.some((name) => isProgram(name) || name === 'meta-inf/manifest.mf' || name === 'androidmanifest.xml') ? 'program' : 'good';
}

interface Entry {
  readonly name: string;
  /** Unpacked, in bytes, as it says. */
  readonly size: number;
}

/** Null when there is no whole directory. ZIP64, for more than 4 GB, says 0xffffffff here and is refused by its size. */
function entriesOf(bytes: Buffer): readonly Entry[] | null {
  const end = endOf(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0 || count > MOST_ENTRIES) return null;
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_LENGTH > end || bytes.readUInt32LE(at) !== ENTRY) return null;
    const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    entries.push({ name: bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + name), size: bytes.readUInt32LE(at + 24) });
    at += ENTRY_LENGTH + name + extra + comment;
  }
  return entries;
}

function endOf(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at--) if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return null;
}
