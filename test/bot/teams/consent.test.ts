import assert from 'node:assert/strict';
import type { ServerResponse, IncomingMessage } from 'node:http';
import { LetterLinks } from '../../../bot/paper/letterLinks.js';
import type { KeptLetter } from '../../../bot/store/store.js';
import type { JsonObject } from '../../../dialogs/records.js';
import { listen, type Loopback } from './loopback.js';
import { activity, openScene, openWorld, teamsEnv, settingsOf, type Scene } from './scene.js';

const LETTER = 'GW-2026-000001-0003-rmaSheet';

describe('A letter offered in Teams', () => {
  let scene: Scene;
  let drive: Loopback;
  let put: { readonly range: string | undefined; readonly bytes: Buffer }[];
  let address: string;
  beforeEach(async () => {
    scene = await openScene(await openWorld());
    put = [];
    drive = await listen(async (request: IncomingMessage, response: ServerResponse) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      put.push({ range: request.headers['content-range'], bytes: Buffer.concat(chunks) });
      response.writeHead(request.url === '/full' ? 507 : 201).end();
    });
    const { directLineSecret, publicUrl } = settingsOf(teamsEnv(scene));
    address = new LetterLinks(directLineSecret, publicUrl).of(LETTER);
    scene.stage.script = () => [{ text: `Here is your return sheet: [open](${address}).` }];
  });
  afterEach(() => Promise.all([scene.close(), drive.close()]));

  async function keep(conversation: string): Promise<void> {
    const letter: KeptLetter = {
      schema: 1, id: LETTER, kind: 'rmaSheet', claim: 'GW-2026-000001', conversation, locale: 'pl', to: null, at: '2026-03-02T09:00:00.000Z', subject: 'RMA',
      body: [{ type: 'paragraph', text: 'Zażółć gęślą jaźń.' }], pdf: true, state: 'kept', attempts: 0, notBefore: '2026-03-02T09:00:00.000Z', lastError: null
    };
    await scene.store.commit([{ kind: 'letter', id: LETTER, expected: 0, value: letter }]);
  }

  /** The card that was shown, and the conversation. */
  async function offered(): Promise<{ readonly conversation: string; readonly card: JsonObject }> {
    await scene.post(activity(scene, { text: 'hello' }));
    await scene.sent(2);
    const conversation = (await scene.store.find('conversation', 'user', 'teams:aad-maria'))[0]?.value.id ?? '';
    const [card] = (scene.connector.posted[1]?.activity['attachments'] ?? []) as JsonObject[];
    assert.ok(card);
    return { conversation, card };
  }

  async function answer(card: JsonObject, action: 'accept' | 'decline', path = '/put'): Promise<JsonObject> {
    const { acceptContext, declineContext } = card['content'] as JsonObject;
    const uploadInfo = { uploadUrl: path.startsWith('http') ? path : `${drive.url}${path}`, contentUrl: 'https://contoso-my.sharepoint.com/x.pdf', name: 'x.pdf', uniqueId: 'unique', fileType: 'pdf' };
    const value = { type: 'fileUpload', action, context: (action === 'accept' ? acceptContext : declineContext) ?? null, ...(action === 'accept' ? { uploadInfo } : {}) };
    const { statusCode } = await scene.post(activity(scene, { type: 'invoke', name: 'fileConsent/invoke', replyToId: 'shown-2', value }));
    assert.equal(statusCode, 200);
    await scene.connector.arrived(3);
    const last = scene.connector.posted[2];
    assert.deepEqual([last?.method, last?.path.endsWith('/shown-2')], ['PUT', true]);
    return last?.activity ?? {};
  }

  it('comes with a card that asks whether to save it', async () => {
    const { card } = await offered();
    assert.equal(card['contentType'], 'application/vnd.microsoft.teams.card.file.consent');
    assert.equal(card['name'], `${LETTER}.pdf`);
    assert.match(String(scene.connector.posted[0]?.activity['text']), /return sheet/);
  });

  it('is put where Teams says, and shown as the file it is', async () => {
    const { conversation, card } = await offered();
    await keep(conversation);
    const [file] = (await answer(card, 'accept'))['attachments'] as JsonObject[];
    assert.equal(put.length, 1);
    assert.equal(put[0]?.bytes.subarray(0, 5).toString(), '%PDF-');
    assert.equal(put[0]?.range, `bytes 0-${(put[0]?.bytes.length ?? 0) - 1}/${put[0]?.bytes.length}`);
    assert.deepEqual(file, { contentType: 'application/vnd.microsoft.teams.card.file.info', name: 'x.pdf', contentUrl: 'https://contoso-my.sharepoint.com/x.pdf', content: { uniqueId: 'unique', fileType: 'pdf' } });
  });

  it('is not saved where the customer says no', async () => {
    const { conversation, card } = await offered();
    await keep(conversation);
    assert.match(String((await answer(card, 'decline'))['text']), /I save nothing/);
    assert.deepEqual(put, []);
  });

  it('of another conversation, or to another place, is not handed out', async () => {
    const { card } = await offered();
    await keep('somebody-else');
    assert.match(String((await answer(card, 'accept'))['text']), /could not be saved/);
    assert.deepEqual(put, []);
  });

  for (const [what, path, puts] of [['goes to no host that Teams does not use', 'http://169.254.169.254/put', 0], ['says so when there is no room for it', '/full', 1]] as const) {
    it(what, async () => {
      const { conversation, card } = await offered();
      await keep(conversation);
      assert.match(String((await answer(card, 'accept', path))['text']), /The link above opens it/);
      assert.equal(put.length, puts);
    });
  }
});
