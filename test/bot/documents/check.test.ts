import { strict as assert } from 'node:assert';
import { gzipSync } from 'node:zlib';
import { checkFile } from '../../../bot/documents/check.js';
import { FILE_BYTES, VIDEO_BYTES } from '../../../bot/documents/limits.js';
import { gif, GOOD, jpeg, MP4, PDF, png, webp, zip } from './samples.js';

const why = async (name: string, bytes: Buffer | string): Promise<string> => {
  const checked = await checkFile(name, Buffer.from(bytes));
  return checked.type === 'good' ? `good: ${checked.contentType}` : checked.why;
};

const padded = (bytes: Buffer, size: number): Buffer => Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);

describe('the check of a file', () => {
  for (const [name, bytes, contentType] of GOOD) {
    it(`takes ${name} for ${contentType}, whatever it is called`, async () => {
      assert.equal(await why(name, bytes), `good: ${contentType}`);
      assert.equal(await why('without an ending', bytes), `good: ${contentType}`);
      assert.equal(await why('really.png', bytes), `good: ${contentType}`);
    });
  }

  const REFUSED: readonly (readonly [what: string, name: string, bytes: Buffer | string, why: string])[] = [
    ['nothing', 'a.jpg', '', 'empty'],
    ['a Windows program called a photo', 'photo.jpg', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(200)]), 'program'],
    ['a Linux program', 'report', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(64)]), 'program'],
    ['a script by its name', 'invoice.pdf.js', 'var a = 1;', 'program'],
    ['a program by a name that ends in a dot', 'invoice.exe. ', PDF, 'program'],
    ['a shell script', 'report.txt', '#!/bin/sh\nrm -rf ~\n', 'program'],
    ['a web page called a text', 'report.txt', '\n\n<!-- x --><HTML><body>', 'program'],
    ['a web page called a photo', 'x.png', '<script>alert(1)</script>', 'program'],
    ['an SVG', 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'program'],
    ['an SVG called a PNG', 'x.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'program'],
    ['an SVG with an XML head', 'x.png', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'program'],
    ['a Word file', 'letter.docx', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), 'office'],
    ['a Word file called a ZIP', 'letter.zip', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), 'office'],
    ['macros in a ZIP', 'a.zip', zip({ 'xl/vbaProject.bin': 'x' }), 'office'],
    ['an old Word file', 'letter', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'office'],
    ['a program in a ZIP', 'a.zip', zip({ 'report.txt': 'x', 'run/me.EXE': 'MZ' }), 'program'],
    ['a Java archive', 'a.zip', zip({ 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0' }), 'program'],
    ['an archive cut in two', 'a.zip', zip({ 'report.txt': 'x'.repeat(500), b: 'y' }).subarray(0, 60), 'archive'],
    ['an archive with nothing in it', 'a.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'archive'],
    ['a picture of a kind that few can see', 'a.bmp', Buffer.concat([Buffer.from('BM', 'latin1'), Buffer.alloc(100)]), 'type'],
    ['music', 'a.mp3', Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1'), Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(400)]), 'type'],
    ['bytes of no kind', 'a.bin', Buffer.from([1, 2, 3, 0, 255, 254]), 'type'],
    ['a text that is not UTF-8', 'a.txt', Buffer.from([0x7a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6]), 'type'],
    ['a PDF beyond 10 MB', 'a.pdf', padded(PDF, FILE_BYTES + 1), 'size'],
    ['a video beyond 25 MB', 'a.mp4', padded(MP4, VIDEO_BYTES + 1), 'size'],
    ['a PNG bomb', 'a.png', png(1, 1, { width: 60_000, height: 60_000 }), 'picture'],
    ['a PNG of one long line', 'a.png', png(1, 1, { width: 2_000_000_000, height: 1 }), 'picture'],
    ['a JPEG bomb', 'a.jpg', jpeg(65_000, 65_000), 'picture'],
    ['a GIF bomb', 'a.gif', gif(65_535, 65_535), 'picture'],
    ['a WebP bomb', 'a.webp', webp(16_000, 16_000), 'picture']
  ];
  for (const [what, name, bytes, expected] of REFUSED) it(`refuses ${what}`, async () => assert.equal(await why(name, bytes), expected));

  it('takes what is just small enough', async () => {
    assert.equal(await why('a.pdf', padded(PDF, FILE_BYTES)), 'good: application/pdf');
    assert.equal(await why('a.mp4', padded(MP4, VIDEO_BYTES)), 'good: video/mp4');
    assert.equal(await why('a.jpg', jpeg(12_000, 9_000)), 'good: image/jpeg');
  });

  it('refuses a ZIP that says to be gigabytes, by its directory', async () => {
    const bomb = zip({ 'zeros.txt': 'x' });
    bomb.writeUInt32LE(0xfffffff0, bomb.length - 22 - 46 - 'zeros.txt'.length + 24);
    assert.equal(await why('a.zip', bomb), 'archive');
  });

  it('never unpacks: 40 MB of zeros in a few KB are taken for the archive they are', async () => {
    const packed = gzipSync(Buffer.alloc(40 * 1024 * 1024));
    assert.ok(packed.length < 100_000);
    assert.equal(await why('logs.gz', packed), 'good: application/gzip');
  });
});
