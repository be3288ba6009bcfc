import { strict as assert } from 'node:assert';
import type { LightMyRequestResponse } from 'fastify';
import type { CaseView } from '../../../bot/console/view.js';
import { linesOf } from '../../../bot/console/transcript.js';
import type { Upload } from '../../../bot/store/store.js';
import type { ClaimDocument } from '../../../dialogs/records.js';
import { delivered } from '../../policies/delivered.js';
import { PDF, png } from '../documents/samples.js';
import { addCase, cookieFor, NOW, openScene, write, type Scene } from './scene.js';

const CLAIM = 'GW-2026-000001';

describe('documents in the console', () => {
  let scene: Scene;
  let cookie: string;
  beforeEach(async () => {
    scene = await openScene();
    cookie = await cookieFor(scene, 'Anna');
    await addCase(scene, '1', NOW);
    await keep('of-1', '1', 'zdjęcie (1).png', 'image/png', png());
  });
  afterEach(() => scene.app.close());

  async function keep(id: string, conversation: string, name: string, contentType: string, bytes: Buffer): Promise<void> {
    const upload: Upload = { schema: 1, id, conversation, name, contentType, bytes: bytes.length, at: NOW };
    await scene.services.store.putBytes(id, bytes);
    await scene.services.store.commit([{ kind: 'upload', id, expected: 0, value: upload }]);
  }

  async function give(...documents: ClaimDocument[]): Promise<void> {
    const stored = await scene.services.store.get('claim', CLAIM);
    assert.ok(stored);
    await scene.services.store.commit([{ kind: 'claim', id: CLAIM, expected: stored.version, value: { ...stored.value, documents } }]);
  }

  const load = (id: string, headers: Record<string, string> = { cookie }): Promise<LightMyRequestResponse> => scene.app.inject({ url: `/api/documents/${id}`, headers });
  const claimOf = (view: CaseView) => view.summary.claims[0];

  it('are handed out to those signed in, pictures and PDFs in place, in a sandbox', async () => {
    await keep('pdf', '1', 'faktura.pdf', 'application/pdf', PDF);
    for (const [id, type, start] of [['of-1', 'image/png', "inline; filename*=UTF-8''zdj%C4%99cie%20%281%29.png"], ['pdf', 'application/pdf', 'inline;']] as const) {
      const { statusCode, headers } = await load(id);
      assert.deepEqual([statusCode, headers['content-type'], headers['x-content-type-options'], headers['cache-control']], [200, type, 'nosniff', 'no-store']);
      assert.ok(String(headers['content-disposition']).startsWith(start));
      assert.match(String(headers['content-security-policy']), /sandbox/);
    }
    assert.match(String((await load('pdf?save=true')).headers['content-disposition']), /^attachment/);
  });

  it('of any other kind are to be saved, also what only says to be a picture', async () => {
    await keep('zip', '1', 'r.zip', 'application/zip', Buffer.from('PK'));
    await keep('liar', '1', 'x.png', 'image/png', Buffer.from('<script>'));
    for (const id of ['zip', 'liar']) {
      const { headers } = await load(id);
      assert.equal(headers['content-type'], 'application/octet-stream');
      assert.match(String(headers['content-disposition']), /^attachment/);
    }
  });

  it('are handed out to nobody else, and those of a conversation that is no case to nobody', async () => {
    assert.equal((await load('of-1', {})).statusCode, 401);
    assert.equal((await load('of-1', { cookie: 'gw_session=made-up' })).statusCode, 401);
    const talking = { ...(await scene.services.store.get('conversation', '1'))?.value, id: 'private', handoff: null };
    await scene.services.store.commit([{ kind: 'conversation', id: 'private', expected: 0, value: talking as never }]);
    await keep('of-private', 'private', 'a.png', 'image/png', png());
    await keep('of-nobody', 'gone', 'a.png', 'image/png', png());
    const answers = await Promise.all(['of-private', 'of-nobody', 'not-there', '..%2f..%2fsecret'].map((id) => load(id)));
    assert.deepEqual(answers.map(({ statusCode }) => statusCode), [404, 404, 404, 404]);
    assert.equal(new Set(answers.map(({ body }) => body)).size, 1);
  });

  it('are listed with the claim, by the paper they are, and can be put to another one or taken off', async () => {
    const common = { need: null, at: NOW, by: 'customer' as const };
    await give(
      { ...common, upload: 'of-1', url: null, name: 'zdjęcie (1).png', contentType: 'image/png', need: 'receipt' },
      { ...common, upload: null, url: 'https://drive.example/film', name: 'drive.example/film', contentType: 'text/uri-list' }
    );
    const view = (await scene.app.inject({ url: '/api/cases/1?locale=en', headers: { cookie } })).json<CaseView>();
    assert.deepEqual(claimOf(view)?.documents.map(({ place, url, picture, need, title }) => [place, url, picture, need, title]), [
      [0, '/api/documents/of-1', true, 'receipt', 'Send the receipt'], [1, 'https://drive.example/film', false, null, null]
    ]);
    const put = (place: number, body: object, key = JSON.stringify(body)): Promise<LightMyRequestResponse> =>
      write(scene, cookie, `/api/cases/1/claims/${CLAIM}/documents/${place}`, body, { 'idempotency-key': key });
    const asked = (): unknown => {
      const event = scene.road.arrivals.at(-1)?.event;
      return event?.type === 'agent' && [event.agent.name, event.action];
    };
    await write(scene, cookie, '/api/cases/1/accept');
    // The road of these tests plays no such step: that it is asked for is what counts here.
    await put(1, { do: 'assign', need: 'receipt' });
    assert.deepEqual(asked(), ['Anna', { do: 'step', claim: CLAIM, step: { do: 'assign', document: 1, need: 'receipt' } }]);
    await put(0, { do: 'takeOff', need: null });
    assert.deepEqual(asked(), ['Anna', { do: 'step', claim: CLAIM, step: { do: 'takeOff', document: 0 } }]);
    assert.equal((await put(0, { do: 'burn', need: null })).statusCode, 400);
    assert.equal((await scene.app.inject({ method: 'POST', url: `/api/cases/1/claims/${CLAIM}/documents/0`, payload: { do: 'takeOff', need: null } })).statusCode, 401);
  });

  it('of a transcript are told by the path for those signed in, and what was refused by its name', () => {
    const entry = {
      schema: 1 as const, id: 'c-1', conversation: 'c', seq: 1, at: NOW, from: { role: 'customer' as const, id: 'x', name: null }, replyTo: null,
      content: { type: 'received' as const, activity: { type: 'message', text: '', attachments: [
        { name: 'a.png', contentType: 'image/png', contentUrl: '/v3/directline/uploads/abc' }, { name: 'x.exe', contentType: 'application/octet-stream', refused: 'program' }
      ] } }
    };
    const [line] = linesOf([entry], [], { book: delivered, locale: 'en', resumeKey: 'key' });
    assert.deepEqual(line?.attachments, [{ name: 'a.png', contentType: 'image/png', url: '/api/documents/abc' }]);
    assert.deepEqual([line?.text, line?.kind], ['x.exe – not taken', 'said']);
  });
});
