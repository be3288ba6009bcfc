/** Proofs that a text came from this server: HMAC-SHA256 with a key for each purpose, so that none passes for another. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export class Seal {
  readonly #key: Buffer;

  /** @param secret of the server; a new one makes every earlier seal worthless */
  constructor(secret: string, purpose: string) {
    this.#key = createHmac('sha256', secret).update(purpose).digest();
  }

  /** In base64url. */
  of(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }

  fits(text: string, seal: string): boolean {
    return sameText(seal, this.of(text));
  }
}

/** Compares without telling by its duration where two texts differ. */
export function sameText(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
