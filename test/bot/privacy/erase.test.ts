/** One person is erased: on a real server with the embedded store, down to the bytes on the disk. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { strFromU8, unzipSync } from 'fflate';
import { privacyCommand } from '../../../bot/commands/privacy.js';
import type { Disclosure } from '../../../bot/privacy/disclose.js';
import type { Claim } from '../../../dialogs/records.js';
import { ANNA, PERSON, Story, TRACES } from './story.js';

describe('a person’s data', function () {
  this.timeout(60_000);
  let story: Story;
  let claim: Claim;
  let aside: string;
  beforeEach(async () => {
    aside = await mkdtemp(join(tmpdir(), 'gwarant-export-'));
    story = await Story.begin();
    claim = await story.play();
  });
  afterEach(async () => {
    await story.end();
    await rm(aside, { recursive: true });
  });

  interface Ran {
    readonly code: number;
    readonly out: string;
    readonly err: string;
  }

  async function gwarant(args: readonly string[], typed = ''): Promise<Ran> {
    let [out, err] = ['', ''];
    const code = await privacyCommand(args, { DATA_DIR: story.folder }, { out: (text) => (out += text), err: (text) => (err += text), typed: Readable.from(typed) });
    return { code, out, err };
  }

  it('is handed out whole by the command, with the files that were sent', async () => {
    const path = join(aside, 'zdzislawa.zip');
    assert.deepEqual(await gwarant(['export', '--email', PERSON.email.toUpperCase(), '--out', path]), { code: 0, out: `${path}\n`, err: '' });
    const files = unzipSync(await readFile(path));
    const data = strFromU8(files['data.json'] ?? new Uint8Array());
    const sent = Object.entries(files).map(([name, bytes]) => `${name} ${strFromU8(bytes)}`).join('\n');
    for (const trace of TRACES) assert.ok(`${data}\n${sent}`.toLowerCase().includes(trace), trace);
    const { claims, letters, ledgers, conversations } = JSON.parse(data) as Disclosure;
    assert.deepEqual([claims.length, conversations.length, ledgers.map(({ serial }) => serial)], [1, 1, ['SNZX77141QQ']]);
    assert.ok(letters.length >= 3);
    const stored = await story.running.services.store.get('claim', claim.number);
    assert.equal(stored?.value.history.at(-1)?.what, 'exported');
    assert.ok(!data.includes((await story.running.services.store.get('conversation', claim.conversation))?.value.resumeKey ?? ''));
  });

  it('is gone from every file of the data folder when the command returns, and the figures are not', async () => {
    assert.ok((await story.traces()).length > 0);
    const { code, out, err } = await gwarant(['erase', '--claim', claim.number], `${claim.number}\n`);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /Blanked: 1 conversation\(s\), \d+ message\(s\), 1 claim\(s\), \d+ letter\(s\)\. Deleted: 1 file\(s\)\.\n1 unit ledger\(s\) stay/u);
    assert.deepEqual(await story.traces(), []);
    const { store } = story.running.services;
    const after = (await store.get('claim', claim.number))?.value as Claim;
    assert.deepEqual([after.state, after.result?.code, after.decision, after.openedAt, after.erasedOn !== undefined], ['closed', 'replaced', claim.decision, claim.openedAt, true]);
    assert.deepEqual(after.history.map(({ what }) => what), [...claim.history.map(({ what }) => what), 'erased']);
    assert.equal(after.history.find(({ what }) => what === 'rmaAuthorised')?.who.name, ANNA.name);
    const [ledger] = await store.find('ledger', 'serial', 'SNZX77141QQ');
    assert.deepEqual(ledger?.value.lines.map(({ state }) => state), ['consumed']);
    assert.deepEqual(await store.find('claim', 'email', PERSON.email), []);
    assert.equal((await gwarant(['export', '--email', PERSON.email])).code, 1);
  });

  it('is erased by its e-mail address, with the server stopped', async () => {
    await story.running.stop();
    assert.equal((await gwarant(['erase', '--email', PERSON.email, '--yes'])).code, 0);
    assert.deepEqual(await story.traces(), []);
  });

  it('stays until what was typed is right', async () => {
    const before = await story.traces();
    const { code, err } = await gwarant(['erase', '--email', PERSON.email], 'yes\n');
    assert.deepEqual([code, err], [1, 'Nothing was erased.\n']);
    assert.deepEqual(await story.traces(), before);
  });

  it('stays while a claim is open, and the command says what to do', async () => {
    const { road } = story.running.services;
    await road.handle(claim.conversation, { eventId: 'reopen', event: { type: 'agent', agent: ANNA, action: { do: 'step', claim: claim.number, step: { do: 'reopen', note: null } } }, activity: null });
    const { code, err } = await gwarant(['erase', '--email', PERSON.email, '--yes']);
    assert.deepEqual([code, err], [1, `A claim is open, and the data is needed for it. Close or withdraw it, then erase the data. ${claim.number}\n`]);
    assert.equal((await story.running.services.store.get('claim', claim.number))?.value.customer.email, PERSON.email);
  });

  it('is not in the log, at whatever level', async () => {
    await gwarant(['export', '--email', PERSON.email]);
    await gwarant(['erase', '--email', PERSON.email, '--yes']);
    assert.match(story.log, /personal data was erased/u);
    const log = story.log.toLowerCase();
    for (const trace of [...TRACES, 'snzx', 'anna']) assert.ok(!log.includes(trace), trace);
  });

  it('that comes later is remembered again', async () => {
    await gwarant(['erase', '--email', PERSON.email, '--yes']);
    const { road } = story.running.services;
    const handled = await road.handle(claim.conversation, { eventId: 'back', event: { type: 'message', text: 'Dzień dobry' }, activity: { type: 'message', text: 'Dzień dobry' } });
    assert.equal(handled.conversation.erasedOn, undefined);
    assert.equal(handled.conversation.session.claim, null);
  });
});

describe('gwarant privacy', () => {
  for (const wrong of [
    ['erase'], ['export', '--email', 'a@b.example', '--claim', 'GW-2026-000001'], ['export', '--email', 'a@b.example', '--out', 'file.txt'],
    ['erase', '--email', 'a@b.example', '--out', 'x.zip'], ['look'], ['export', '--nobody', 'x'], ['export', '--email', ' ']
  ]) {
    it(`takes no wrong call: ${wrong.join(' ')}`, async () => {
      let err = '';
      assert.equal(await privacyCommand(wrong, {}, { out: () => assert.fail(), err: (text) => (err += text), typed: Readable.from('') }), 2);
      assert.match(err, /^Usage: gwarant privacy/u);
    });
  }
});
