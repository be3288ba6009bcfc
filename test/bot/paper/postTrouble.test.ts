/** What the post office does about servers that refuse, break off or say nothing, and about its own death. */
import { strict as assert } from 'node:assert';
import { smtpCarrier } from '../../../bot/paper/carriers.js';
import { SEND_TIMEOUT_MS } from '../../../bot/paper/post.js';
import type { Letter } from '../../../dialogs/letters/letter.js';
import { letterOf, scooterTalk } from '../../dialogs/letters/letters.js';
import { confirmation, MINUTE, openPost, Scene } from './postScene.js';
import { readMail } from './readMail.js';
import { SmtpServer } from './smtpServer.js';

describe('the post office in trouble', () => {
  let server: SmtpServer;
  let scene: Scene;
  beforeEach(async () => { ({ server, scene } = await openPost()); });
  afterEach(async () => { await scene.post.stop(); await server.close(); });

  it('tries again, later and later, while the server says “not now”', async () => {
    server.answer('RCPT', '451 4.3.0 try later lucja@example.com', '450 4.2.1 busy');
    const first = await scene.sends();
    assert.deepEqual({ state: first.state, attempts: first.attempts, lastError: first.lastError }, { state: 'pending', attempts: 1, lastError: 'EENVELOPE 451' });
    assert.equal(Date.parse(first.notBefore) - scene.now, MINUTE / 2);
    await scene.pass(MINUTE / 2);
    const second = await scene.letter();
    assert.equal(Date.parse(second.notBefore) - scene.now, MINUTE);
    await scene.pass(MINUTE);
    const { state, attempts, lastError } = await scene.letter();
    assert.deepEqual({ state, attempts, lastError }, { state: 'sent', attempts: 3, lastError: null });
    assert.equal(server.taken.length, 1);
    assert.doesNotMatch(scene.logged, /lucja|try later/u);
  });

  it('does not try before it is time', async () => {
    server.answer('END', '452 full');
    await scene.sends();
    await scene.pass(MINUTE / 2 - 1000);
    assert.equal((await scene.letter()).attempts, 1);
  });

  it('gives up at once on what will never be taken, and says so without the address', async () => {
    server.answer('RCPT', '550 5.1.1 lucja@example.com unknown');
    const { state, lastError } = await scene.sends();
    assert.deepEqual({ state, lastError }, { state: 'failed', lastError: 'EENVELOPE 550' });
    assert.match(scene.logged, /a letter could not be sent/u);
    assert.doesNotMatch(scene.logged, /lucja/u);
    await scene.pass(24 * 60 * MINUTE);
    assert.equal((await scene.letter()).attempts, 1);
  });

  it('does not blame the letter when the sign-in is refused', async () => {
    server.answer('AUTH', '535 wrong password');
    await scene.post.stop();
    scene = new Scene(smtpCarrier(server.url.replace('//', '//user:hunter2@')));
    const { state, lastError } = await scene.sends();
    assert.deepEqual({ state, lastError }, { state: 'pending', lastError: 'EAUTH 535' });
    assert.doesNotMatch(scene.logged, /hunter2/u);
    await scene.pass(MINUTE);
    assert.equal((await scene.letter()).state, 'sent');
  });

  it('goes on with the other letters after one that failed', async () => {
    server.answer('RCPT', '550 unknown');
    await scene.put(confirmation);
    const sheet = letterOf(scooterTalk('pl'), 'rmaSheet');
    await scene.put(sheet, { notBefore: confirmation.at });
    scene.post.start();
    await scene.post.idle();
    assert.deepEqual([(await scene.letter()).state, (await scene.letter(sheet.id)).state], ['failed', 'sent']);
  });

  it('gives up on letters after five days, and on codes after an hour', async () => {
    server.answer('RCPT', ...Array.from({ length: 4 }, () => '451 later'));
    const code: Letter = { ...confirmation, id: 'GW-9-code-0001', kind: 'code' };
    await scene.put(code);
    await scene.sends();
    await scene.pass(61 * MINUTE);
    assert.deepEqual([(await scene.letter(code.id)).state, (await scene.letter()).state], ['failed', 'pending']);
    server.answer('RCPT', '451 later');
    await scene.pass(5 * 24 * 60 * MINUTE);
    const { state, lastError } = await scene.letter();
    assert.deepEqual({ state, lastError }, { state: 'failed', lastError: 'given up: EENVELOPE 451' });
  });

  it('sends again, recognisably, what a crash left between sending and noting it', async () => {
    await scene.put(confirmation);
    const commit = scene.store.commit.bind(scene.store);
    let writes = 0;
    scene.store.commit = async (changes) => {
      writes += 1;
      if (writes > 1) throw new Error('the process is dead');
      return commit(changes);
    };
    scene.post.start();
    await scene.post.idle();
    await scene.post.stop();
    assert.equal(server.taken.length, 1);
    scene.store.commit = commit;
    const next = scene.office(smtpCarrier(server.url));
    next.start();
    await next.idle();
    assert.equal(server.taken.length, 1, 'for a while the letter could still be on its way elsewhere');
    await next.stop();
    scene.now += 2 * MINUTE;
    next.start();
    await next.idle();
    await next.stop();
    assert.equal((await scene.letter()).state, 'sent');
    const [first, second] = server.taken.map(({ data }) => data);
    assert.equal(first, second, 'the same bytes, and with them the same Message-ID');
    assert.match(scene.logged, /sent again, with the same Message-ID/u);
  });

  it('sends again when the connection broke before the answer came', async () => {
    server.breaksAfterTaking = true;
    assert.equal((await scene.sends()).state, 'pending');
    server.breaksAfterTaking = false;
    await scene.pass(MINUTE);
    assert.deepEqual([(await scene.letter()).state, new Set(server.taken.map(({ data }) => readMail(data).headers.get('message-id'))).size], ['sent', 1]);
  });

  it('is not held up by a server that says nothing', async () => {
    server.silent = true;
    await scene.put(confirmation);
    scene.post.start();
    await server.connected();
    scene.timers.find(({ milliseconds }) => milliseconds === SEND_TIMEOUT_MS)?.call();
    await scene.post.idle();
    assert.equal((await scene.letter()).state, 'pending');
  });

  it('stops while a server says nothing, and leaves the letter pending', async () => {
    server.silent = true;
    await scene.put(confirmation);
    scene.post.start();
    await server.connected();
    const stopping = scene.post.stop();
    scene.timers.find(({ milliseconds }) => milliseconds < SEND_TIMEOUT_MS)?.call();
    await stopping;
    assert.equal((await scene.letter()).state, 'pending');
    assert.equal(scene.timers.length, 0);
  });

  it('waits when nobody listens at the server’s address', async () => {
    const { url } = server;
    await server.close();
    scene = new Scene(smtpCarrier(url));
    const { state, lastError } = await scene.sends();
    assert.deepEqual({ state, lastError }, { state: 'pending', lastError: 'ESOCKET' });
    server = await SmtpServer.listen();
  });
});
