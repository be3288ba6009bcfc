import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderCarrier, type Carrier } from '../../../bot/paper/carriers.js';
import { letterText } from '../../../dialogs/letters/text.js';
import { confirmation, FROM, openPost, Scene } from './postScene.js';
import { readMail } from './readMail.js';
import { ReadPdf } from './readPdf.js';
import type { SmtpServer } from './smtpServer.js';

describe('the post office', () => {
  let server: SmtpServer;
  let scene: Scene;
  beforeEach(async () => { ({ server, scene } = await openPost()); });
  afterEach(async () => { await scene.post.stop(); await server.close(); });

  it('sends a letter as text, as a page and as a PDF', async () => {
    const { state, attempts } = await scene.sends();
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

  it('sends codes first: somebody waits for them', async () => {
    await scene.put(confirmation);
    await scene.put({ ...confirmation, id: 'GW-9-code-0001', kind: 'code', at: '2026-11-20T10:00:01.000Z', subject: 'Kod', pdf: false }, { notBefore: confirmation.at });
    scene.post.start();
    await scene.post.idle();
    assert.deepEqual(server.taken.map(({ data }) => readMail(data).parts.length), [2, 3]);
  });

  for (const to of ['a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com', 'A <a@example.com>', 'nobody', '–', 'a@b@c', '']) {
    it(`sends nothing to ${JSON.stringify(to)}`, async () => {
      const { state, lastError } = await scene.sends({ ...confirmation, to });
      assert.deepEqual({ state, lastError, taken: server.taken.length }, { state: 'failed', lastError: 'no valid address', taken: 0 });
    });
  }

  it('lets nothing in a subject become another header', async () => {
    await scene.sends({ ...confirmation, subject: 'Claim\r\nBcc: b@example.com\r\n\r\nbody' });
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
