import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { PassThrough } from 'node:stream';
import { CaseFeed } from '../../../bot/console/feed.js';
import { signOut } from '../../../bot/console/sessions.js';
import { createLink, redeem } from '../../../bot/console/signin.js';
import type { CaseChange } from '../../../bot/console/view.js';
import type { SignIn } from '../../../bot/store/store.js';
import { addCase, codeOf, cookieFor, NOW, openScene, write, type Scene } from './scene.js';

interface Heard {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/** Reads a stream until an event of this name has come; gives all events heard up to then. */
async function hear(stream: NodeJS.ReadableStream, until: string): Promise<Heard[]> {
  let text = '';
  for (;;) {
    const heard = eventsOf(text);
    if (heard.some(({ event }) => event === until)) return heard;
    const chunk = stream.read() as Buffer | null;
    if (chunk === null) await once(stream, 'readable');
    else text += chunk.toString();
  }
}

function eventsOf(text: string): Heard[] {
  return text.split('\n\n').slice(0, -1).flatMap((block) => {
    const field = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'mu').exec(block)?.[1] ?? null;
    const event = field('event') ?? (block.startsWith(':') ? 'comment' : null);
    return event === null ? [] : [{ id: field('id'), event, data: field('data') ?? '' }];
  });
}

const change = ({ data }: Heard): CaseChange => JSON.parse(data) as CaseChange;

describe('live changes of cases', () => {
  let scene: Scene;
  let feed: CaseFeed;
  let session: SignIn;
  beforeEach(async () => {
    scene = await openScene();
    await addCase(scene, '1', NOW);
    feed = new CaseFeed(scene.services);
    const opened = await redeem(scene.services, codeOf((await createLink(scene.services, { role: 'agent', name: 'Anna' })).url));
    assert.ok(opened);
    session = opened.session;
  });
  afterEach(async () => {
    feed.close();
    await scene.app.close();
  });

  const open = (last: string | null = null): PassThrough => feed.open(session, 'en', last);

  it('starts with a reload, then tells every change with its new lines', async () => {
    const stream = open();
    await hear(stream, 'reload');
    await scene.road.customerSays('1', 'Still there?');
    const [heard] = await hear(stream, 'case');
    assert.ok(heard);
    assert.equal(change(heard).row.last?.text, 'Still there?');
    assert.deepEqual(change(heard).lines.map(({ seq, text }) => [seq, text]), [[7, 'Still there?']]);
  });

  it('gives who comes back exactly what was missed', async () => {
    const first = open();
    await hear(first, 'reload');
    await scene.road.customerSays('1', 'one');
    const [seen] = await hear(first, 'case');
    first.destroy();
    await scene.road.customerSays('1', 'two');
    await scene.road.customerSays('1', 'three');
    const second = open(seen?.id);
    await scene.road.customerSays('1', 'four');
    const words: string[] = [];
    while (words.length < 3) words.push(...(await hear(second, 'case')).map((one) => change(one).lines[0]?.text ?? ''));
    assert.deepEqual(words, ['two', 'three', 'four']);
  });

  it('says reload to who comes back too late, from another run, or with nonsense', async () => {
    const first = open();
    const [start] = await hear(first, 'reload');
    for (let said = 0; said <= 500; said += 1) await scene.road.customerSays('1', `word ${said}`);
    for (const last of [start?.id ?? '', 'another-run.3', 'nonsense', `${start?.id?.split('.')[0] ?? ''}.999999`]) {
      const [heard] = await hear(open(last), 'reload');
      assert.equal(heard?.event, 'reload', last);
    }
  });

  it('is silent about conversations that were never handed over and have no claim', async () => {
    const { store } = scene.services;
    await addCase(scene, '2', NOW);
    const stored = await store.get('conversation', '2');
    assert.ok(stored);
    const session = { ...stored.value.session, claim: null };
    await store.commit([{ kind: 'conversation', id: '2', expected: 1, value: { ...stored.value, session, handoff: null } }, { kind: 'claim', id: 'GW-2026-000002', expected: 1, value: null }]);
    const stream = open();
    await hear(stream, 'reload');
    await scene.road.customerSays('2', 'private');
    await scene.road.customerSays('1', 'to a person');
    const heard = await hear(stream, 'case');
    assert.deepEqual(heard.map((one) => change(one).row.conversation), ['1']);
  });

  it('beats while the session lasts, and ends with it', async () => {
    const stream = open();
    await hear(stream, 'reload');
    await feed.beat();
    await hear(stream, 'beat');
    await signOut(scene.services, session);
    const ended = once(stream, 'end');
    await feed.beat();
    await hear(stream, 'signedOut');
    stream.resume();
    await ended;
  });

  describe('where streams are opened without end', () => {
    const limited = (session: number, process: number): void => {
      feed.close();
      feed = new CaseFeed(scene.services, { session, process });
    };

    it('ends the oldest of a session, which comes back much later, and keeps the others', async () => {
      limited(2, 100);
      const [oldest, second, newest] = [open(), open(), open()];
      const ended = once(oldest, 'end');
      const heard = await hear(oldest, 'displaced');
      assert.deepEqual(heard.map(({ event }) => event), ['displaced']);
      oldest.resume();
      await ended;
      for (const stream of [second, newest]) await hear(stream, 'reload');
      await scene.road.customerSays('1', 'Still there?');
      for (const stream of [second, newest]) assert.equal((await hear(stream, 'case')).length, 1);
    });

    it('tells the browser of the one that was ended to wait ten minutes', async () => {
      limited(1, 100);
      const oldest = open();
      open();
      let text = '';
      for await (const chunk of oldest) text += String(chunk);
      assert.equal(/retry: (\d+)\n[^]*?retry: (\d+)\nevent: displaced\n/u.exec(text)?.slice(1).join(' '), '2000 600000');
    });

    it('leaves other sessions alone', async () => {
      limited(1, 100);
      const jan = await redeem(scene.services, codeOf((await createLink(scene.services, { role: 'agent', name: 'Jan' })).url));
      assert.ok(jan);
      const his = feed.open(jan.session, 'en', null);
      open();
      open();
      await hear(his, 'reload');
      assert.equal(his.writableEnded, false);
    });

    it('keeps to the limit of a session however many are opened before the first is served', async () => {
      limited(20, 10_000);
      const streams = Array.from({ length: 3000 }, () => open().resume());
      assert.equal(streams.filter(({ writableEnded }) => !writableEnded).length, 20);
      assert.ok(streams.slice(-20).every(({ writableEnded }) => !writableEnded));
      await hear(open(), 'reload');
    });

    it('opens no more than the process holds, and opens again as soon as one is closed', async () => {
      limited(100, 3);
      const [first] = [open(), open(), open()];
      assert.throws(() => open(), { code: 'tooManyStreams' });
      first?.destroy();
      await once(first as PassThrough, 'close');
      await hear(open(), 'reload');
    });

    it('does not hold what was ended and is not read, beyond two beats', async () => {
      limited(1, 2);
      const stuck = open();
      open();
      assert.throws(() => open(), { code: 'tooManyStreams' });
      await feed.beat();
      assert.equal(stuck.destroyed, false);
      const closed = once(stuck, 'close');
      await feed.beat();
      await closed;
      await hear(open(), 'reload');
    });
  });

  it('speaks each reader’s language', async () => {
    const stream = feed.open(session, 'pl', null);
    await hear(stream, 'reload');
    await scene.road.customerSays('1', 'Halo');
    const [heard] = await hear(stream, 'case');
    assert.equal(heard && change(heard).row.product, 'Kettle (pl)');
  });
});

describe('GET /api/events', () => {
  it('streams to who is signed in, resumes by Last-Event-ID, and ends on sign-out', async () => {
    const scene = await openScene();
    await addCase(scene, '1', NOW);
    const cookie = await cookieFor(scene, 'Anna');
    const listen = async (headers: Record<string, string> = {}): Promise<NodeJS.ReadableStream> => {
      const answer = await scene.app.inject({ url: '/api/events', headers: { cookie, ...headers }, payloadAsStream: true });
      assert.match(String(answer.headers['content-type']), /^text\/event-stream/u);
      assert.equal(answer.headers['cache-control'], 'no-store');
      return answer.stream();
    };
    const first = await listen();
    await hear(first, 'reload');
    await write(scene, cookie, '/api/cases/1/accept');
    const [accepted] = await hear(first, 'case');
    assert.equal(accepted && change(accepted).row.owner?.name, 'Anna');
    await write(scene, cookie, '/api/cases/1/messages', { text: 'Hello' });
    const second = await listen({ 'last-event-id': accepted?.id ?? '' });
    const [missed] = await hear(second, 'case');
    assert.equal(missed && change(missed).lines[0]?.text, 'Hello');
    const ended = once(second, 'end');
    await write(scene, cookie, '/api/sign-out');
    await hear(second, 'signedOut');
    second.resume();
    await ended;
    await scene.app.close();
  });
});
