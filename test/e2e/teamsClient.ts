/**
 * Teams' web client, as far as a tab meets it: at its own address, over TLS, in a browser that takes the name for this
 * machine. It speaks the protocol of Microsoft's library (postMessage: `initialize`, `authentication.authenticate`, …),
 * so that the library in our pages is the real one. Beside it, Gwarant at its public address.
 */
import { once } from 'node:events';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';

export const TEAMS = 'https://teams.microsoft.com';
export const GWARANT = 'https://gwarant.example';
/** A site that wants to frame what it should not. */
export const STRANGER = 'https://stranger.example';
const HOSTS = [TEAMS, GWARANT, STRANGER].map((origin) => new URL(origin).hostname);

export class TeamsClient {
  /** Where Gwarant really listens. */
  upstream = '';

  private constructor(private readonly server: Server) {}

  static async open(): Promise<TeamsClient> {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'gwarant.example' }], {
      keyType: 'ec', extensions: [{ name: 'subjectAltName', altNames: HOSTS.map((value) => ({ type: 2, value })) }]
    });
    const server = createServer({ key, cert });
    const client = new TeamsClient(server);
    server.on('request', (asked: IncomingMessage, answer: ServerResponse) => client.#answer(asked, answer));
    server.on('upgrade', (asked: IncomingMessage, socket: Duplex) => client.#join(asked, socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return client;
  }

  /** For a browser that is to find everybody here, and nobody else anywhere. */
  get flags(): string[] {
    const { port } = this.server.address() as AddressInfo;
    return [`--host-resolver-rules=${HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`).join(', ')}`];
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  #answer(asked: IncomingMessage, answer: ServerResponse): void {
    const origin = `https://${asked.headers.host ?? ''}`;
    if (origin === GWARANT) return this.#pass(asked, answer);
    const path = new URL(asked.url ?? '/', origin).searchParams.get('tab') ?? '/console';
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    answer.end(origin === TEAMS ? clientPage(`${GWARANT}${path}`) : `<!doctype html><title>stranger</title><iframe src="${GWARANT}${path}"></iframe>`);
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const passed = request(this.upstream + (asked.url ?? '/'), { method: asked.method, headers: asked.headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.rawHeaders);
      response.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  }

  /** A WebSocket: its bytes as they are. */
  #join(asked: IncomingMessage, socket: Duplex): void {
    const { hostname, port } = new URL(this.upstream);
    const there = connect(Number(port), hostname, () => {
      const { rawHeaders } = asked;
      const headers = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1] ?? ''}`] : []));
      there.write(`${asked.method ?? 'GET'} ${asked.url ?? '/'} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  }
}

/** The sandbox is the one of Teams on the web. */
function clientPage(tab: string): string {
  return `<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Microsoft Teams</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html,body{margin:0;height:100%}iframe{display:block;width:100%;height:100%;border:0}</style></head><body>
<iframe name="tab" title="Gwarant" src="${tab}" sandbox="allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-pointer-lock allow-scripts allow-same-origin allow-downloads"></iframe>
<script>(${speak.toString()})('${GWARANT}')</script></body></html>`;
}

/** Runs in the page of Teams. */
function speak(gwarant: string): void {
  interface Call { readonly id: number; readonly uuid?: unknown; readonly func: string; readonly args?: readonly unknown[] }
  const page = globalThis as unknown as {
    addEventListener(type: string, listener: (event: { origin: string; source: { postMessage(data: unknown, origin: string): void }; data: Call }) => void): void;
    open(url: string, name: string, features: string): { readonly closed: boolean };
    frames: Record<string, { postMessage(data: unknown, origin: string): void }>;
    setInterval(call: () => void, milliseconds: number): number;
    clearInterval(timer: number): void;
    teams: { theme(name: string): void };
  };
  let theme = 'dark';
  let waiting: ((args: readonly unknown[]) => void) | null = null;
  const runtime = JSON.stringify({ apiVersion: 4, isNAAChannelRecommended: false, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: {}, teamsCore: {} } });
  page.teams = {
    theme(name) {
      theme = name;
      page.frames['tab']?.postMessage({ func: 'themeChange', args: [name] }, gwarant);
    }
  };
  page.addEventListener('message', ({ origin, source, data }) => {
    if (origin !== gwarant || typeof data !== 'object' || typeof data.func !== 'string') return;
    const answer = (args: readonly unknown[]): void => source.postMessage({ id: data.id, uuid: data.uuid, args }, gwarant);
    if (data.func === 'initialize') answer([source === page.frames['tab'] ? 'content' : 'authentication', 'web', runtime, '2.58.0']);
    else if (data.func === 'getContext') answer([{ theme, locale: 'pl-pl', appSessionId: '1', sessionId: '1' }]);
    else if (data.func === 'authentication.authenticate') {
      const window = page.open(String(data.args?.[0]), 'authenticate', 'width=520,height=640');
      const timer = page.setInterval(() => window.closed && waiting?.([false, 'CancelledByUser']), 100);
      waiting = (args) => {
        page.clearInterval(timer);
        waiting = null;
        answer(args);
      };
    } else if (data.func === 'authentication.authenticate.success') waiting?.([true, data.args?.[0]]);
  });
}
