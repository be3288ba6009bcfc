/** A browser that signs in: its cookies at our server and at the provider, and every step by itself. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

export const PUBLIC_URL = 'http://127.0.0.1:3978';

export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #elsewhere = new Map<string, string>();

  constructor(private readonly app: FastifyInstance) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Opens a page of ours and keeps its cookies. */
  async opens(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    const answer = await this.app.inject({ url, headers: { cookie: this.cookie, host: new URL(PUBLIC_URL).host, ...headers } });
    for (const { name, value, expires } of answer.cookies) {
      if (expires && expires.getTime() <= 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** Goes to the provider, and gives the address at which it is sent back to us, without the origin. */
  async visits(address: string): Promise<string> {
    for (let at = address; ;) {
      if (at.startsWith(PUBLIC_URL)) return at.slice(PUBLIC_URL.length);
      const cookie = [...this.#elsewhere].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
        this.#elsewhere.set(name, value);
      }
      const next = answer.headers.get('location');
      if (next === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
      at = new URL(next, at).href;
    }
  }

  /** From our sign-in page to the provider; the address we would be called back at. */
  async begins(query = ''): Promise<string> {
    const begun = await this.opens(`/console/sign-in${query}`);
    return this.visits(String(begun.headers.location));
  }

  /** The whole way. */
  async signsIn(query = ''): Promise<LightMyRequestResponse> {
    return this.opens(await this.begins(query));
  }
}
