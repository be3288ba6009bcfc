/** Code 128 (ISO/IEC 15417) as the widths of its bars and spaces. */
import bwip from 'bwip-js/node';

/** Clear space that scanners need on either side, in modules. */
export const QUIET_ZONE = 10;

/** Widths in modules: bar, space, bar, … , bar; without the quiet zones. @throws when the text has a character that Code 128 does not know */
export function code128(text: string): readonly number[] {
  const [symbol] = bwip.raw('code128', text);
  if (!symbol || !('sbs' in symbol)) throw new Error('no linear barcode came out');
  return symbol.sbs;
}
