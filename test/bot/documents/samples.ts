/** Files as they really begin, made small. */
import { deflateSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A whole grey PNG; `declared` puts another size into its head than its pixels have. */
export function png(width = 4, height = 4, declared = { width, height }): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(declared.width, 0);
  head.writeUInt32BE(declared.height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const pixels = Buffer.alloc(height * (1 + width), 0x80).map((byte, at) => (at % (1 + width) === 0 ? 0 : byte));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(8 + body.length);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc(body), 4 + body.length);
  return whole;
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** As far as the frame header, which says the size. */
export function jpeg(width = 4, height = 4): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 16]), Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1')]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, frame, Buffer.from([0xff, 0xd9, 0, 0, 0, 0, 0, 0])]);
}

export function gif(width = 4, height = 4): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  return Buffer.concat([Buffer.from('GIF89a', 'latin1'), size, Buffer.from([0, 0, 0, 0x3b])]);
}

/** An extended file, whose canvas is declared. */
export function webp(width = 4, height = 4): Buffer {
  const body = Buffer.alloc(18);
  body.write('VP8X', 0, 'latin1');
  body.writeUInt32LE(10, 4);
  body.writeUIntLE(width - 1, 12, 3);
  body.writeUIntLE(height - 1, 15, 3);
  return Buffer.concat([Buffer.from('RIFF\x1a\0\0\0WEBP', 'latin1'), body]);
}

function ftyp(brand: string): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`, 'latin1'), Buffer.alloc(16)]);
}

const WEBM = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]), Buffer.from('webm', 'latin1'), Buffer.alloc(16)]);

function tar(): Buffer {
  const head = Buffer.alloc(1024);
  head.write('report.txt', 0);
  head.write('0000644', 100);
  head.write('00000000000', 124);
  head.write('ustar\x0000', 257, 'latin1');
  head.fill(' ', 148, 156);
  const sum = head.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return head;
}

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const MP4 = ftyp('isom');

export function zip(files: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
}

/** Name, bytes, and what they are. */
export const GOOD: readonly (readonly [name: string, bytes: Buffer, contentType: string])[] = [
  ['a.png', png(), 'image/png'],
  ['a.jpg', jpeg(), 'image/jpeg'],
  ['a.webp', webp(), 'image/webp'],
  ['a.gif', gif(), 'image/gif'],
  ['a.heic', ftyp('heic'), 'image/heic'],
  ['a.pdf', PDF, 'application/pdf'],
  ['a.mp4', MP4, 'video/mp4'],
  ['a.mov', ftyp('qt  '), 'video/quicktime'],
  ['a.webm', WEBM, 'video/webm'],
  ['report.zip', zip({ 'report.txt': 'zażółć', 'log/messages': 'ok' }), 'application/zip'],
  ['report.tgz', gzipSync(tar()), 'application/gzip'],
  ['report.tar', tar(), 'application/x-tar'],
  ['report.txt', Buffer.from('----- Server report -----\nmodel: zażółć gęślą < 5 V\n'), 'text/plain'],
  ['report', Buffer.from('{"a": 1}'), 'text/plain']
];
