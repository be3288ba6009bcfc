/**
 * The network between one browser and the server, as a SOCKS 5 proxy (RFC 1928) that can be cut. A browser's own
 * "offline" refuses new requests but leaves open streams alone, and so loses nothing that could be missed.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const VERSION = 5;
const IPV4 = 1;
const NAME = 3;
const NO_SIGN_IN = Buffer.from([VERSION, 0]);
const CONNECTED = Buffer.from([VERSION, 0, 0, IPV4, 0, 0, 0, 0, 0, 0]);

export class Cable {
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(private readonly listener: Server) {
    listener.on('connection', (socket) => this.#serve(socket));
  }

  static async lay(): Promise<Cable> {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return new Cable(listener);
  }

  /** For the context of the browser whose network this is. */
  get proxy(): { readonly server: string } {
    return { server: `socks5://127.0.0.1:${(this.listener.address() as AddressInfo).port}` };
  }

  /** Every connection breaks at once, and none is made until it is mended. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Every connection stays open, and nothing comes through any more, as behind a router that has forgotten it; new ones work. */
  hush(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  mend(): void {
    this.#isCut = false;
  }

  async remove(): Promise<void> {
    this.cut();
    this.listener.close();
    await once(this.listener, 'close');
  }

  #serve(browser: Socket): void {
    this.#keep(browser);
    if (this.#isCut) return void browser.destroy();
    browser.once('data', () => {
      browser.write(NO_SIGN_IN);
      browser.once('data', (request: Buffer) => this.#join(browser, request));
    });
  }

  #join(browser: Socket, request: Buffer): void {
    const { host, port } = destinationOf(request);
    const server = connect(port, host);
    this.#keep(server);
    browser.once('close', () => server.destroy());
    server.once('close', () => browser.destroy());
    server.once('connect', () => {
      browser.write(CONNECTED);
      browser.pipe(server).pipe(browser);
    });
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }
}

function destinationOf(request: Buffer): { readonly host: string; readonly port: number } {
  const port = request.readUInt16BE(request.length - 2);
  if (request[3] === IPV4) return { host: [...request.subarray(4, 8)].join('.'), port };
  if (request[3] === NAME) return { host: request.toString('latin1', 5, request.length - 2), port };
  throw new Error(`no test has a server at an address of type ${request[3]}`);
}
