/** Personal data, marked in the types: what export hands out, erasure blanks, and no log may hold. */
declare const personal: unique symbol;

/** A text that tells who somebody is or what they wrote. Plain strings may be stored in it; the mark is for the compiler. */
export type Personal = string & { readonly [personal]?: true };

/** Put in the place of personal data that had to be a text. */
export const ERASED = '–';
