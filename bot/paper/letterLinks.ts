/** Addresses under which a letter's PDF can be opened without signing in, by whoever was given the address and nobody else. */
import { Seal } from '../seal.js';

export const LETTERS_PATH = '/letters';

export class LetterLinks {
  readonly #seal: Seal;

  /** @param secret of the server; a new one makes all links that were given out useless */
  constructor(secret: string, private readonly publicUrl: string) {
    this.#seal = new Seal(secret, 'gwarant letter links');
  }

  /** `https://…/letters/GW-2026-000123-0004-rmaSheet.SEAL.pdf` */
  of(letter: string): string {
    return `${this.publicUrl}${LETTERS_PATH}/${letter}.${this.#seal.of(letter)}.pdf`;
  }

  /** The letter that the last part of such an address names; null when it was not made by `of`. */
  read(name: string): string | null {
    const [letter, seal, end, ...more] = name.split('.');
    if (!letter || !seal || end !== 'pdf' || more.length > 0) return null;
    return this.#seal.fits(letter, seal) ? letter : null;
  }
}
