/** How our paper looks. Points (1/72 inch). */
export const MARGIN = 56;
export const SIZE = { small: 8, text: 10, desk: 12, heading: 11.5, title: 16, number: 34 } as const;
export const INK = '#1b1a19';
export const GREY = '#5c5a58';
export const LINE = '#c8c6c4';
export const ACCENT = '#0f548c';

/** Line breaks stay; other control and direction marks would be drawn as boxes, and a tab has no width. */
export function printable(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(/\t/gu, ' ').replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
}
