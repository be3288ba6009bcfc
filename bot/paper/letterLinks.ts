/** Addresses under which a letter's PDF can be opened without signing in, by whoever was given the address and nobody else. */
import { createHmac } from 'node:crypto';
import { sameText } from '../channels/directline/tokens.js';

export const LETTERS_PATH = '/letters';

export class LetterLinks {
  readonly #key: Buffer;

  /** @param secret of the server; a new one makes all links that were given out useless */
  constructor(secret: string, private readonly publicUrl: string) {
    this.#key = createHmac('sha256', secret).update('gwarant letter links').digest();
  }

  /** `https://…/letters/GW-2026-000123-0004-rmaSheet.SEAL.pdf` */
  of(letter: string): string {
    return `${this.publicUrl}${LETTERS_PATH}/${letter}.${this.#seal(letter)}.pdf`;
  }

  /** The letter that the last part of such an address names; null when it was not made by `of`. */
  read(name: string): string | null {
    const [letter, seal, end, ...more] = name.split('.');
    if (!letter || !seal || end !== 'pdf' || more.length > 0) return null;
    return sameText(seal, this.#seal(letter)) ? letter : null;
  }

  #seal(letter: string): string {
    return createHmac('sha256', this.#key).update(letter).digest('base64url');
  }
}
