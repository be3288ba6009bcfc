import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { folderCarrier, smtpCarrier, type Carrier } from '../../../bot/paper/carriers.js';
import { PostOffice, SEND_TIMEOUT_MS } from '../../../bot/paper/post.js';
import type { KeptLetter } from '../../../bot/store/store.js';
import { letterText } from '../../../dialogs/letters/text.js';
import type { Letter } from '../../../dialogs/letters/letter.js';
import { DESK, letterOf, opened, scooterTalk } from '../../dialogs/letters/letters.js';
import { MemoryStore } from '../memoryStore.js';
import { readMail } from './readMail.js';
import { ReadPdf } from './readPdf.js';
import { SmtpServer } from './smtpServer.js';

const FROM = { name: null, address: 'service@help.example' };
const MINUTE = 60_000;
const confirmation = letterOf(opened('pl'), 'confirmation');

/** A post office with a clock and timers of its own; nothing happens until the test lets it. */
class Scene {
  readonly store = new MemoryStore();
  now = Date.parse(confirmation.at);
  logged = '';
  readonly timers: { readonly milliseconds: number; readonly call: () => void }[] = [];
  #changed = (): void => {};
  readonly post: PostOffice;

  constructor(carrier: Carrier) {
    this.post = this.office(carrier);
  }

  office(carrier: Carrier): PostOffice {
    return new PostOffice({
      store: this.store, carrier, from: FROM, desk: () => DESK, clock: { now: () => new Date(this.now) },
      log: pino({ level: 'info' }, { write: (line: string) => void (this.logged += line) }),
      road: { onChange: (listener) => { this.#changed = () => listener({} as never); return () => { this.#changed = (): void => {}; }; } },
      timer: (milliseconds, call) => {
        const timer = { milliseconds, call };
        this.timers.push(timer);
        return () => { if (this.timers.includes(timer)) this.timers.splice(this.timers.indexOf(timer), 1); };
      }
    });
  }

  async put(letter: Letter, more: Partial<KeptLetter> = {}): Promise<void> {
    await this.store.commit([{ kind: 'letter', id: letter.id, expected: 0, value: { ...letter, state: 'pending', attempts: 0, notBefore: letter.at, lastError: null, ...more } }]);
    this.#changed();
  }

  async letter(id = confirmation.id): Promise<KeptLetter> {
    const stored = await this.store.get('letter', id);
    if (!stored) throw new Error(`no letter ${id}`);
    return stored.value;
  }

  /** Lets so much time pass, and what waits for it happen. */
  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    for (const timer of this.timers.splice(0).filter((one) => one.milliseconds <= milliseconds)) timer.call();
    await this.post.idle();
  }
}

describe('the post office', () => {
  let server: SmtpServer;
  let scene: Scene;
  beforeEach(async () => {
    server = await SmtpServer.listen();
    scene = new Scene(smtpCarrier(server.url));
  });
  afterEach(async () => {
    await scene.post.stop();
    await server.close();
  });

  /** Starts the office with one letter in the store, and waits for what comes of it. */
  async function sends(letter: Letter = confirmation, more: Partial<KeptLetter> = {}): Promise<KeptLetter> {
    await scene.put(letter, more);
    scene.post.start();
    await scene.post.idle();
    return scene.letter(letter.id);
  }

  it('sends a letter as text, as a page and as a PDF', async () => {
    const { state, attempts } = await sends();
    assert.deepEqual({ state, attempts, taken: server.taken.length }, { state: 'sent', attempts: 1, taken: 1 });
    const [{ from, to, data } = { from: '', to: '', data: '' }] = server.taken;
    assert.deepEqual({ from, to }, { from: FROM.address, to: 'lucja@example.com' });
    const { headers, parts } = readMail(data);
    assert.equal(headers.get('subject'), 'Zgłoszenie GW-2026-000001 zostało otwarte');
    assert.equal(headers.get('from'), 'Serwis Zwinne Miasto <service@help.example>');
    assert.equal(headers.get('to'), 'lucja@example.com');
    assert.equal(headers.get('message-id'), '<GW-2026-000001-0002-confirmation@help.example>');
    assert.equal(headers.get('auto-submitted'), 'auto-generated');
    assert.deepEqual(parts.map(({ type, name }) => ({ type, name })), [
      { type: 'text/plain', name: null }, { type: 'text/html', name: null }, { type: 'application/pdf', name: 'GW-2026-000001-confirmation.pdf' }
    ]);
    const [text, page, pdf] = parts.map(({ bytes }) => bytes);
    assert.equal(text?.toString('utf8').replace(/\r\n/g, '\n').trim(), letterText(confirmation).trim());
    assert.match(page?.toString('utf8') ?? '', /<html lang="pl">[\s\S]*Łucja Żółć/u);
    assert.match(new ReadPdf(pdf ?? Buffer.alloc(0)).text, /Łucja/u);
  });

  it('hears of a new letter from the road', async () => {
    scene.post.start();
    await scene.post.idle();
    await scene.put(confirmation);
    await scene.post.idle();
    assert.equal(server.taken.length, 1);
  });

  it('tries again, later and later, while the server says “not now”', async () => {
    server.answer('RCPT', '451 4.3.0 try later lucja@example.com', '450 4.2.1 busy');
    const first = await sends();
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
    await sends();
    await scene.pass(MINUTE / 2 - 1000);
    assert.equal((await scene.letter()).attempts, 1);
  });

  it('gives up at once on what will never be taken, and says so without the address', async () => {
    server.answer('RCPT', '550 5.1.1 lucja@example.com unknown');
    const { state, lastError } = await sends();
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
    const { state, lastError } = await sends();
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

  it('sends codes first: somebody waits for them', async () => {
    await scene.put(confirmation);
    await scene.put({ ...confirmation, id: 'GW-9-code-0001', kind: 'code', at: '2026-11-20T10:00:01.000Z', subject: 'Kod', pdf: false }, { notBefore: confirmation.at });
    scene.post.start();
    await scene.post.idle();
    assert.deepEqual(server.taken.map(({ data }) => readMail(data).parts.length), [2, 3]);
  });

  it('gives up on letters after five days, and on codes after an hour', async () => {
    server.answer('RCPT', ...Array.from({ length: 4 }, () => '451 later'));
    const code: Letter = { ...confirmation, id: 'GW-9-code-0001', kind: 'code' };
    await scene.put(code);
    await sends();
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
    assert.equal((await sends()).state, 'pending');
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
    const { state, lastError } = await sends();
    assert.deepEqual({ state, lastError }, { state: 'pending', lastError: 'ESOCKET' });
    server = await SmtpServer.listen();
  });

  for (const to of ['a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com', 'A <a@example.com>', 'nobody', '–', 'a@b@c', '']) {
    it(`sends nothing to ${JSON.stringify(to)}`, async () => {
      const { state, lastError } = await sends({ ...confirmation, to });
      assert.deepEqual({ state, lastError, taken: server.taken.length }, { state: 'failed', lastError: 'no valid address', taken: 0 });
    });
  }

  it('lets nothing in a subject become another header', async () => {
    await sends({ ...confirmation, subject: 'Claim\r\nBcc: b@example.com\r\n\r\nbody' });
    const { headers } = readMail(server.taken[0]?.data ?? '');
    assert.equal(headers.get('subject'), 'Claim Bcc: b@example.com body');
    assert.equal(headers.get('bcc'), undefined);
  });

  it('writes nothing over a letter that was erased meanwhile', async () => {
    await scene.put(confirmation);
    const erasing: Carrier = {
      send: async () => {
        const stored = await scene.store.get('letter', confirmation.id);
        if (stored) await scene.store.commit([{ kind: 'letter', id: confirmation.id, expected: stored.version, value: { ...stored.value, to: null, body: [], state: 'kept' } }]);
        return { type: 'sent' };
      }
    };
    const office = scene.office(erasing);
    office.start();
    await office.idle();
    await office.stop();
    const { to, state } = await scene.letter();
    assert.deepEqual({ to, state }, { to: null, state: 'kept' });
  });
});

describe('letters without a mail server', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'gwarant-mail-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are written as files that mail programs open, whole or not at all', async () => {
    const scene = new Scene(folderCarrier(join(folder, 'mail')));
    await scene.put(confirmation);
    scene.post.start();
    await scene.post.idle();
    await scene.post.stop();
    assert.deepEqual(readdirSync(join(folder, 'mail')), [`${confirmation.id}.eml`]);
    const { headers, parts } = readMail(readFileSync(join(folder, 'mail', `${confirmation.id}.eml`), 'latin1'));
    assert.equal(headers.get('subject'), 'Zgłoszenie GW-2026-000001 zostało otwarte');
    assert.deepEqual(parts.map(({ type }) => type), ['text/plain', 'text/html', 'application/pdf']);
    assert.equal((await scene.letter()).state, 'sent');
  });

  it('wait while they cannot be written', async () => {
    writeFileSync(join(folder, 'mail'), 'a file where the folder should be');
    const scene = new Scene(folderCarrier(join(folder, 'mail')));
    await scene.put(confirmation);
    scene.post.start();
    await scene.post.idle();
    await scene.post.stop();
    const { state, lastError } = await scene.letter();
    assert.deepEqual({ state, lastError }, { state: 'pending', lastError: 'EEXIST' });
    assert.ok(!scene.logged.includes(folder));
  });
});
