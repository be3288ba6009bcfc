/** A shop on a server of its own, with styles that would spoil anything they reach and a strict Content-Security-Policy. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a shop's page must allow for the chat, as the README says it. */
export const cspFor = (server: string): string => `default-src 'self'; style-src 'self' 'unsafe-inline'; script-src ${server}; frame-src ${server}`;

const SPOILING = `
* { box-sizing: content-box; } div, dialog, iframe, button { border: 7px dotted red !important; border-radius: 0; }
button { font: 40px serif !important; text-transform: uppercase; } h2 { display: none; } body { font: 11px/3 monospace; margin: 24px; }
h1 { color: rgb(1, 2, 3); }`;

export class Shop {
  private constructor(private readonly http: Server, /** Another site than the chat's: a name, not a number. */ readonly url: string) {}

  /** @param tag the page's one line for the chat; pages are /, /kaabo and /english */
  static async open(server: () => string, tag: () => string): Promise<Shop> {
    const http = createServer((request, response) => {
      const lang = request.url === '/english' ? 'en' : 'pl';
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': cspFor(server()) });
      response.end(`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sklep</title><style>${SPOILING}</style></head>
<body><h1>Hulajnogi</h1><p><a href="/kaabo">Kaabo</a> <a href="/english">English</a></p><p>${'Bardzo szybka hulajnoga. '.repeat(60)}</p>${tag()}</body></html>`);
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    return new Shop(http, `http://localhost:${(http.address() as AddressInfo).port}`);
  }

  async close(): Promise<void> {
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, 'close');
  }
}
