/** The unmodified client library of Web Chat against the server, over real sockets. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ConnectionStatus, DirectLine, type DirectLineOptions } from 'botframework-directlinejs';
import WebSocket from 'ws';
import { directLineServer, generate, type Activity, type Server } from './chat.js';
import { FetchRequest } from './fetchRequest.js';

/** One page of a customer. */
class Client {
  readonly got: Activity[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly sockets: WebSocket[] = [];
  private readonly changed = new EventEmitter();
  private readonly line: DirectLine;

  constructor(options: DirectLineOptions) {
    const { sockets, changed } = this;
    class Tracked extends WebSocket {
      constructor(url: string) {
        super(url);
        sockets.push(this);
        this.on('open', () => changed.emit('change'));
      }
    }
    this.line = new DirectLine({ ...options, WebSocket: Tracked, random: () => 0 } as unknown as DirectLineOptions);
    this.line.connectionStatus$.subscribe((status) => this.changed.emit('change', this.statuses.push(status)));
    this.line.activity$.subscribe((activity) => this.changed.emit('change', this.got.push(activity as unknown as Activity)), () => this.changed.emit('change'));
  }

  async until(enough: () => boolean): Promise<void> {
    while (!enough()) await once(this.changed, 'change');
  }

  online(): Promise<void> {
    return this.until(() => this.sockets.some(({ readyState }) => readyState === WebSocket.OPEN));
  }

  /** @returns the id of the message */
  say(text: string): Promise<string> {
    const activity = { type: 'message', text, from: { id: 'dl_client' }, channelData: { clientActivityID: text } };
    return new Promise((resolve, reject) => this.line.postActivity(activity as Parameters<DirectLine['postActivity']>[0]).subscribe(resolve, reject));
  }

  texts(): (string | undefined)[] {
    return this.got.map(({ text }) => text);
  }

  end(): void {
    this.line.end();
    for (const socket of this.sockets) socket.terminate();
  }
}

describe('Direct Line with its real client', () => {
  const { XMLHttpRequest: request, WebSocket: socket } = globalThis as { XMLHttpRequest?: unknown; WebSocket?: unknown };
  let server: Server;
  let domain: string;
  let clients: Client[] = [];

  before(() => Object.assign(globalThis, { XMLHttpRequest: FetchRequest, WebSocket }));
  after(() => Object.assign(globalThis, { XMLHttpRequest: request, WebSocket: socket }));
  beforeEach(async () => {
    server = await directLineServer();
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    domain = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}/v3/directline`;
  });
  afterEach(async () => {
    for (const client of clients) client.end();
    clients = [];
    await server.app.close();
  });

  function client(options: DirectLineOptions): Client {
    const made = new Client({ domain, ...options } as DirectLineOptions);
    clients.push(made);
    return made;
  }

  async function fresh(): Promise<{ token: string; conversationId: string }> {
    return (await generate(server.app, { user: { id: 'dl_client' } })).json<{ token: string; conversationId: string }>();
  }

  it('goes online, posts, and gets its own message and the answer once each', async () => {
    const { token } = await fresh();
    const one = client({ token });
    await one.online();
    const id = await one.say('hello');
    await one.until(() => one.got.length === 2);
    assert.deepEqual(one.texts(), ['hello', 'You said: hello']);
    assert.equal(one.got[0]?.id, id);
  });

  it('works by polling', async () => {
    const { token } = await fresh();
    const one = client({ token, webSocket: false, pollingInterval: 200 });
    await one.until(() => one.statuses.includes(ConnectionStatus.Online));
    await one.say('a');
    await one.say('b');
    await one.until(() => one.got.length >= 4);
    assert.deepEqual(one.texts(), ['a', 'You said: a', 'b', 'You said: b']);
    assert.equal(one.sockets.length, 0);
  });

  it('resumes after its socket broke, with nothing lost or repeated', async () => {
    const { token } = await fresh();
    const one = client({ token });
    await one.online();
    await one.say('before');
    await one.until(() => one.got.length === 2);
    one.sockets[0]?.terminate();
    await one.say('during');
    await one.until(() => one.sockets.length === 2 && one.sockets[1]?.readyState === WebSocket.OPEN);
    assert.notEqual(await one.say('after'), 'retry');
    await one.until(() => one.got.length >= 6);
    assert.deepEqual(one.texts().sort(), ['You said: after', 'You said: before', 'You said: during', 'after', 'before', 'during']);
  });

  it('takes up a conversation in a new page behind its watermark', async () => {
    const { token, conversationId } = await fresh();
    const first = client({ token });
    await first.online();
    await first.say('old');
    await first.until(() => first.got.length === 2);
    first.end();
    const second = client({ token, conversationId, watermark: '2' } as DirectLineOptions);
    await second.online();
    await second.say('new');
    await second.until(() => second.got.length === 2);
    assert.deepEqual(second.texts(), ['new', 'You said: new']);
  });

  it('notices at once that a token is bad', async () => {
    const one = client({ token: 'not-a-token' });
    await one.until(() => one.statuses.includes(ConnectionStatus.FailedToConnect));
    assert.ok(!one.statuses.includes(ConnectionStatus.Online));
  });

  it('notices that its token has expired', async () => {
    const { token } = await fresh();
    const one = client({ token });
    await one.online();
    server.services.clock.pass(1800);
    assert.equal(await one.say('too late'), 'retry');
    assert.ok(one.statuses.includes(ConnectionStatus.ExpiredToken));
  });
});
