import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { addCase, cookieFor, openScene, write, type Scene } from '../console/scene.js';

const NUMBER = 'GW-2026-000one';
const ZIP = { accept: 'application/zip' };

describe('a person’s data in the console', () => {
  let scene: Scene;
  let admin: string;
  beforeEach(async () => {
    scene = await openScene();
    await addCase(scene, 'one', '2026-03-02T08:00:00.000Z');
    admin = await cookieFor(scene, 'Ola', 'admin');
  });
  afterEach(() => scene.app.close());

  /** The case is over, the claim closed. */
  async function close(): Promise<void> {
    const { store } = scene.services;
    const [claim, talk] = [await store.get('claim', NUMBER), await store.get('conversation', 'one')];
    if (!claim || !talk?.value.handoff) throw new Error('the scene has no such case');
    await store.commit([
      { kind: 'claim', id: NUMBER, expected: claim.version, value: { ...claim.value, state: 'closed' } },
      { kind: 'conversation', id: 'one', expected: talk.version, value: { ...talk.value, handoff: { ...talk.value.handoff, state: 'completed' } } }
    ]);
  }

  it('is for leads and admins', async () => {
    const statuses: number[] = [];
    for (const role of ['agent', 'lead', 'admin'] as const) {
      const cookie = await cookieFor(scene, role, role);
      statuses.push((await write(scene, cookie, '/api/privacy/export', { claim: NUMBER }, ZIP)).statusCode);
    }
    assert.deepEqual(statuses, [403, 200, 200]);
    assert.equal((await write(scene, await cookieFor(scene, 'Jan'), '/api/privacy/erase', { claim: NUMBER })).json<{ error: { code: string } }>().error.code, 'roleMissing');
    assert.equal((await scene.app.inject({ method: 'POST', url: '/api/privacy/erase', headers: { 'x-gwarant': '1' }, payload: { claim: NUMBER } })).statusCode, 401);
  });

  it('comes as a ZIP, and the claim notes who got it', async () => {
    const response = await write(scene, admin, '/api/privacy/export', { email: 'maria@example.com' }, ZIP);
    assert.equal(response.headers['content-type'], 'application/zip');
    assert.match(strFromU8(unzipSync(response.rawPayload)['data.json'] ?? new Uint8Array()), /Maria Lis/u);
    const claim = await scene.services.store.get('claim', NUMBER);
    assert.deepEqual([claim?.value.history.at(-1)?.what, claim?.value.history.at(-1)?.who.name], ['exported', 'Ola']);
  });

  it('is erased when nothing is owed, and says how much it was', async () => {
    const refused = await write(scene, admin, '/api/privacy/erase', { claim: NUMBER });
    assert.deepEqual([refused.statusCode, refused.json<{ error: { code: string } }>().error.code], [409, 'claimStillOpen']);
    await close();
    const response = await write(scene, admin, '/api/privacy/erase', { claim: NUMBER });
    assert.deepEqual(response.json(), { conversations: 1, claims: 1, entries: 6, letters: 0, files: 0, ledgersKept: 0 });
    assert.doesNotMatch(JSON.stringify(await scene.services.store.get('claim', NUMBER)), /Maria|maria/u);
    assert.doesNotMatch(JSON.stringify(await scene.services.store.entries('one', 0)), /onerror/u);
  });

  it('of nobody says so, and takes one name at a time', async () => {
    assert.equal((await write(scene, admin, '/api/privacy/erase', { email: 'nobody@example.com' })).json<{ error: { code: string } }>().error.code, 'nobodyKnown');
    for (const wrong of [{}, { email: 'a', claim: 'b' }, { email: '' }, { name: 'x' }]) {
      assert.equal((await write(scene, admin, '/api/privacy/erase', wrong)).statusCode, 400, JSON.stringify(wrong));
    }
  });
});
