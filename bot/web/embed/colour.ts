/** The shop's accent colour, made readable: contrast as WCAG 2.2 reckons it. */

type Rgb = readonly [red: number, green: number, blue: number];

/** Of text (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;
const STEPS = 20;

/** `#rgb` or `#rrggbb` as `#rrggbb`, lower case; null for anything else. */
export function colourOf(given: string | null | undefined): string | null {
  const [, digits = ''] = /^#?([\da-f]{3}|[\da-f]{6})$/iu.exec(given?.trim() ?? '') ?? [];
  if (digits === '') return null;
  return `#${(digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits).toLowerCase()}`;
}

/** 1 to 21. @param a `#rrggbb` */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(rgbOf(a)), luminance(rgbOf(b))].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever is easier to read on it: one of them always reaches 4.5. */
export function inkOn(colour: string): string {
  return contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000';
}

/** The colour itself where it can be read on this ground, else as much darker or lighter as it takes. */
export function readableOn(ground: string, colour: string): string {
  const towards = rgbOf(inkOn(ground));
  for (let step = 0; step <= STEPS; step += 1) {
    const mixed = hexOf(mix(rgbOf(colour), towards, step / STEPS));
    if (contrast(mixed, ground) >= READABLE) return mixed;
  }
  return inkOn(ground);
}

function rgbOf(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function mix([r, g, b]: Rgb, [red, green, blue]: Rgb, share: number): Rgb {
  return [r + (red - r) * share, g + (green - g) * share, b + (blue - b) * share];
}

/** Relative luminance, WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
