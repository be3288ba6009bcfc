/** A mail server on the loopback address that answers as it is told to (RFC 5321), and keeps what it took. */
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Taken {
  readonly from: string;
  readonly to: string;
  readonly data: string;
}

type Command = 'MAIL' | 'RCPT' | 'DATA' | 'END' | 'AUTH';

export class SmtpServer {
  readonly taken: Taken[] = [];
  /** Answers other than the good one, first one first; used up one by one. */
  readonly #answers = new Map<Command, string[]>();
  readonly #sockets = new Set<Socket>();
  /** It takes the connection and says nothing. */
  silent = false;
  /** The connection breaks after the message was taken, before the client hears of it. */
  breaksAfterTaking = false;

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.#serve(socket));
  }

  static async listen(): Promise<SmtpServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new SmtpServer(server);
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  answer(command: Command, ...replies: string[]): this {
    this.#answers.set(command, [...(this.#answers.get(command) ?? []), ...replies]);
    return this;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Resolves when somebody is connected. */
  connected(): Promise<void> {
    return this.#sockets.size > 0 ? Promise.resolve() : new Promise((resolve) => this.server.once('connection', () => resolve()));
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy());
    if (this.silent) return;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const session = { from: '', to: '', data: null as string | null };
    let buffer = '';
    say('220 loopback ESMTP');
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      buffer += chunk;
      for (let end = buffer.indexOf('\r\n'); end !== -1; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        this.#line(line, session, say, socket);
      }
    });
  }

  #line(line: string, session: { from: string; to: string; data: string | null }, say: (line: string) => void, socket: Socket): void {
    if (session.data !== null) {
      if (line !== '.') return void (session.data += `${line.replace(/^\./, '')}\r\n`);
      const reply = this.#next('END', '250 taken');
      if (reply.startsWith('250')) this.taken.push({ from: session.from, to: session.to, data: session.data });
      session.data = null;
      if (this.breaksAfterTaking) return void socket.destroy();
      return say(reply);
    }
    const command = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (command === 'EHLO') return say('250-loopback\r\n250-AUTH PLAIN\r\n250 8BITMIME');
    if (command === 'AUTH') return say(this.#next('AUTH', '235 welcome'));
    if (command === 'MAIL') return void ((session.from = address), say(this.#next('MAIL', '250 ok')));
    if (command === 'RCPT') return void ((session.to = address), say(this.#next('RCPT', '250 ok')));
    if (command === 'QUIT') return void (say('221 bye'), socket.end());
    if (command !== 'DATA') return say('250 ok');
    const reply = this.#next('DATA', '354 go on');
    if (reply.startsWith('354')) session.data = '';
    say(reply);
  }

  #next(command: Command, good: string): string {
    return this.#answers.get(command)?.shift() ?? good;
  }
}
