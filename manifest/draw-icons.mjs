/**
 * Draws the two icons of the Teams app: a shield with a check mark. `color.png` 192x192, full bleed; `outline.png`
 * 32x32, white on transparent, as Teams asks for. Run by hand after a change: node manifest/draw-icons.mjs
 */
import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { URL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

/** Points of a sub-pixel grid per pixel and direction. */
const SAMPLES = 4;

/** The shield in a square of side 1: straight shoulders and a round foot. */
function inShield(x, y) {
  if (y < 0.14 || y > 0.9) return false;
  const half = y < 0.5 ? 0.33 : 0.33 * Math.sqrt(Math.max(0, 1 - ((y - 0.5) / 0.4) ** 2));
  return Math.abs(x - 0.5) <= half;
}

/** Distance to the check mark's two strokes. */
function toCheck(x, y) {
  return Math.min(toStroke(x, y, 0.35, 0.5, 0.46, 0.61), toStroke(x, y, 0.46, 0.61, 0.66, 0.38));
}

function toStroke(x, y, x1, y1, x2, y2) {
  const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
}

/** The rim is where the shield ends within this distance. */
function onRim(x, y, width) {
  const around = [[width, 0], [-width, 0], [0, width], [0, -width], [0.7 * width, 0.7 * width], [-0.7 * width, 0.7 * width]];
  return inShield(x, y) && around.some(([dx, dy]) => !inShield(x + dx, y + dy));
}

const TEAL = [13, 92, 99, 255];
const WHITE = [255, 255, 255, 255];
const CLEAR = [255, 255, 255, 0];

const color = (x, y) => (inShield(x, y) && toCheck(x, y) > 0.045 ? WHITE : TEAL);
const outline = (x, y) => (onRim(x, y, 0.07) || toCheck(x, y) < 0.045 ? WHITE : CLEAR);

function draw(size, colorAt) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) rows.set(pixel(row, column, size, colorAt), row * (1 + size * 4) + 1 + column * 4);
  }
  return rows;
}

/** Mean of the samples; the colours of the icons never mix with transparency of another colour. */
function pixel(row, column, size, colorAt) {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
    colorAt(x, y).forEach((value, channel) => (sum[channel] += value));
  }
  return sum.map((value) => Math.round(value / SAMPLES ** 2));
}

/** A PNG (W3C, 2003) of 8-bit RGBA rows without filters. */
function png(size, rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

writeFileSync(new URL('color.png', import.meta.url), png(192, draw(192, color)));
writeFileSync(new URL('outline.png', import.meta.url), png(32, draw(32, outline)));
