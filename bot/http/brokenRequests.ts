/** What is no HTTP, has too long a head, or never ends: answered by hand, since no request was made of it. */
import type { Socket } from 'node:net';
import { answerOf } from './errors.js';

/** The server's `clientError`: the same kind of answer as every other error, and no line in the log. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const { status, body } = answerOf('badRequest', 'en');
    const json = JSON.stringify(body);
    socket.write(
      `HTTP/1.1 ${status} Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(json)}\r\nConnection: close\r\n\r\n${json}`
    );
  }
  socket.destroy();
}
