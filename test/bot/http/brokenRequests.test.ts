import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../../../bot/http/server.js';
import { fakeServices } from '../fakeServices.js';

describe('what is no HTTP', () => {
  let app: FastifyInstance;
  before(async () => {
    app = await createApp(fakeServices(), []);
    await app.listen({ host: '127.0.0.1', port: 0 });
  });
  after(() => app.close());

  /** What comes back until the server hangs up. */
  async function answerTo(bytes: string): Promise<string> {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(bytes);
    await once(socket, 'close');
    return answer;
  }

  for (const [what, bytes] of [
    ['a TLS greeting', '\u0016\u0003\u0001\r\n\r\n'],
    ['an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['two lengths of one body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a head without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`]
  ] as const) {
    it(`${what} is answered like every other error, and the connection closed`, async () => {
      const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
      assert.match(head, /^HTTP\/1\.1 400 Bad Request\r\n[^]*Connection: close/u);
      const { error } = JSON.parse(body) as { error: { code: string; message: string } };
      assert.deepEqual([error.code, typeof error.message], ['badRequest', 'string']);
    });
  }

  it('and the server goes on', async () => {
    assert.equal((await app.inject('/healthz')).statusCode, 200);
  });
});
