/** Reads Code 128 from the widths of its bars and spaces, by the table of ISO/IEC 15417, annex A. */

/** Symbol values 0 to 105; the stop pattern stands apart. */
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 ' +
  '321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 ' +
  '231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 ' +
  '241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 ' +
  '114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';
const [CODE_C, CODE_B, START_A, START_B, START_C] = [99, 100, 103, 104, 105];

/** @param widths in modules: bar, space, … , bar. @throws when it is no Code 128, or its check digit is wrong */
export function readCode128(widths: readonly number[]): string {
  const digits = widths.join('');
  if (!digits.endsWith(STOP)) throw new Error('no stop pattern');
  const values = (digits.slice(0, -STOP.length).match(/.{6}/g) ?? []).map((pattern) => PATTERNS.indexOf(pattern));
  const check = values.pop();
  const sum = values.reduce((total, value, index) => total + value * Math.max(1, index), 0);
  if (values.includes(-1) || sum % 103 !== check) throw new Error(`wrong check digit, or no Code 128: ${values.join(' ')}`);
  const [start, ...symbols] = values;
  if (start === undefined || ![START_A, START_B, START_C].includes(start)) throw new Error('no start symbol');
  return decoded(start, symbols);
}

function decoded(start: number, symbols: readonly number[]): string {
  let set = start === START_C ? 'C' : start === START_B ? 'B' : 'A';
  let text = '';
  for (const value of symbols) {
    if (value === CODE_C && set !== 'C') set = 'C';
    else if (value === CODE_B && set !== 'B') set = 'B';
    else if (set === 'C') text += String(value).padStart(2, '0');
    else if (value < 96) text += String.fromCharCode(value + 32);
    else throw new Error(`a function that is not expected: ${value}`);
  }
  return text;
}
