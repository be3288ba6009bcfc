/** What a file is, by its bytes and not by what it is called, and whether it is taken. Nothing is decoded or unpacked. */
import { fileTypeFromBuffer } from 'file-type';
import type { RefusedFile } from '../../dialogs/events.js';
import { checkZip } from './archive.js';
import { FILE_BYTES, LONGEST_SIDE, MOST_PIXELS, VIDEO_BYTES } from './limits.js';
import { isOffice, isProgram } from './names.js';
import { pixelsOf } from './pixels.js';

export type Checked =
  /** `contentType` is what it is, whatever it was sent as. */
  | { readonly type: 'good'; readonly contentType: string }
  | { readonly type: 'refused'; readonly why: RefusedFile['why'] };

/** As file-type names them; HEIC comes in several brands. */
const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic', 'image/heif'];
const VIDEOS = ['video/mp4', 'video/quicktime', 'video/webm', 'video/x-m4v'];
const OTHERS = ['application/pdf', 'application/x-tar'];

/** Compound files of old Office versions and of installers. */
const OLD_OFFICE = 'application/x-cfb';

export async function checkFile(name: string, bytes: Buffer): Promise<Checked> {
  if (bytes.length === 0) return refused('empty');
  if (isProgram(name)) return refused('program');
  if (isOffice(name)) return refused('office');
  const kind = await kindOf(bytes);
  if (kind.type === 'refused') return kind;
  if (bytes.length > (VIDEOS.includes(kind.contentType) ? VIDEO_BYTES : FILE_BYTES)) return refused('size');
  return isTooWide(kind.contentType, bytes) ? refused('picture') : kind;
}

async function kindOf(bytes: Buffer): Promise<Checked> {
  // Before file-type, which unpacks the beginning of these to tell their kinds apart.
  if (bytes.toString('latin1', 0, 2) === 'PK') {
    const archive = checkZip(bytes);
    return archive === 'good' ? good('application/zip') : refused(archive);
  }
  if (bytes.length > 2 && bytes.readUInt16BE(0) === 0x1f8b) return good('application/gzip');
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  if (mime === undefined) return textKind(bytes);
  if (mime === OLD_OFFICE || mime.startsWith('application/vnd.') || mime === 'application/rtf') return refused('office');
  if ([...PICTURES, ...VIDEOS, ...OTHERS].includes(mime)) return good(mime);
  // `<?xml` is all that is known of an SVG or an XHTML page.
  return refused(PROGRAM_TYPES.test(mime) ? 'program' : 'type');
}

const PROGRAM_TYPES = /xml|html|svg|x-msdownload|x-elf|mach|java|wasm|x-shockwave|x-ms-shortcut|android|x-deb|x-rpm|x-sh/u;
/** A page or a script that claims to be a text; looked for where browsers look (WHATWG MIME Sniffing, 7.1), and a little further. */
const PAGE = /<(?:!doctype|html|head|body|script|svg|iframe|\?xml|\?php)\b|^#!|^\s*(?:@echo|powershell|javascript:)/iu;
const SNIFFED = 4096;

/** Anything else must be plain UTF-8: the logs of devices are. */
function textKind(bytes: Buffer): Checked {
  if (bytes.includes(0)) return refused('type');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return PAGE.test(text.slice(0, SNIFFED)) ? refused('program') : good('text/plain');
  } catch {
    return refused('type');
  }
}

function isTooWide(contentType: string, bytes: Buffer): boolean {
  const size = pixelsOf(contentType, bytes);
  return size !== null && (size.width * size.height > MOST_PIXELS || Math.max(size.width, size.height) > LONGEST_SIDE);
}

function good(contentType: string): Checked {
  return { type: 'good', contentType };
}

function refused(why: RefusedFile['why']): Checked {
  return { type: 'refused', why };
}
