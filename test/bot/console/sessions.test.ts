/** The list of open sessions: who sees which, what it tells, and how one is ended. */
import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import type { Role } from '../../../bot/console/roles.js';
import { cookieFor, openScene, type Scene } from './scene.js';

interface Listed {
  readonly id: string;
  readonly person: { readonly name: string };
  readonly way: string;
  readonly since: string;
  readonly seenAt: string;
  readonly current: boolean;
}

describe('open sessions', () => {
  let scene: Scene;
  beforeEach(async () => { scene = await openScene(); });
  afterEach(() => scene.app.close());

  const list = async (cookie: string): Promise<Listed[]> =>
    (await scene.app.inject({ url: '/api/sessions', headers: { cookie } })).json<{ sessions: Listed[] }>().sessions;
  const revoke = (cookie: string, id: string, headers: Record<string, string> = { 'x-gwarant': '1' }): Promise<LightMyRequestResponse> =>
    scene.app.inject({ method: 'DELETE', url: `/api/sessions/${id}`, headers: { cookie, ...headers } });
  const isIn = async (cookie: string): Promise<boolean> => (await scene.app.inject({ url: '/api/me', headers: { cookie } })).statusCode === 200;
  const pass = (minutes: number): void => { scene.clock.at = new Date(scene.clock.at.getTime() + minutes * 60_000); };

  it('are one’s own for agents and leads, everybody’s for admins', async () => {
    const [anna, phone, ola, adam] = [await cookieFor(scene, 'Anna'), await cookieFor(scene, 'Anna'), await cookieFor(scene, 'Ola', 'lead'), await cookieFor(scene, 'Adam', 'admin')];
    const names = async (cookie: string): Promise<string[]> => (await list(cookie)).map(({ person }) => person.name).sort();
    assert.deepEqual(await names(anna ?? ''), ['Anna', 'Anna']);
    assert.deepEqual(await names(ola ?? ''), ['Ola']);
    assert.deepEqual(await names(adam ?? ''), ['Adam', 'Anna', 'Anna', 'Ola']);
    assert.deepEqual((await list(phone ?? '')).map(({ current }) => current).sort(), [false, true]);
  });

  it('tell since when and when last seen, and nothing that opens one', async () => {
    const cookie = await cookieFor(scene, 'Anna');
    pass(4);
    assert.deepEqual((await list(cookie)).map(({ since, seenAt, way }) => [since, seenAt, way]), [['2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z', 'link']]);
    pass(2);
    await isIn(cookie);
    const answer = await scene.app.inject({ url: '/api/sessions', headers: { cookie } });
    assert.equal(answer.json<{ sessions: Listed[] }>().sessions[0]?.seenAt, '2026-03-02T09:06:00.000Z');
    const [stored] = await scene.services.store.find('signIn', 'kind', 'session');
    for (const secret of [cookie.split('=')[1] ?? '', stored?.value.id ?? '']) assert.ok(secret.length > 10 && !answer.body.includes(secret));
    const id = answer.json<{ sessions: Listed[] }>().sessions[0]?.id ?? '';
    assert.equal(await isIn(`gw_session=${id}`), false);
  });

  it('end at once when they are revoked, by their owner or an admin', async () => {
    const [anna, phone, adam] = [await cookieFor(scene, 'Anna'), await cookieFor(scene, 'Anna'), await cookieFor(scene, 'Adam', 'admin')];
    const other = (await list(anna)).find(({ current }) => !current);
    assert.equal((await revoke(anna, other?.id ?? '')).statusCode, 204);
    assert.deepEqual([await isIn(anna), await isIn(phone)], [true, false]);
    const hers = (await list(adam)).find(({ person }) => person.name === 'Anna');
    assert.equal((await revoke(adam, hers?.id ?? '')).statusCode, 204);
    assert.deepEqual([await isIn(anna), await isIn(adam)], [false, true]);
  });

  for (const role of ['agent', 'lead'] as const satisfies readonly Role[]) {
    it(`of others are not there for a ${role}, whatever is asked`, async () => {
      const [anna, eve, adam] = [await cookieFor(scene, 'Anna'), await cookieFor(scene, 'Eve', role), await cookieFor(scene, 'Adam', 'admin')];
      const hers = (await list(adam)).find(({ person }) => person.name === 'Anna');
      const answers = [await revoke(eve, hers?.id ?? ''), await revoke(eve, 'made-up'), await revoke(eve, '..%2Fsessions')];
      assert.deepEqual(answers.map(({ statusCode }) => statusCode), [404, 404, 404]);
      assert.equal(new Set(answers.map(({ body }) => body)).size, 1);
      assert.equal(answers[0]?.json().error.code, 'sessionNotFound');
      assert.equal(await isIn(anna), true);
    });
  }

  it('are not ended by a request that another site could make, nor without a session', async () => {
    const cookie = await cookieFor(scene, 'Anna');
    const id = (await list(cookie))[0]?.id ?? '';
    assert.equal((await revoke(cookie, id, {})).json().error.code, 'writeHeaderMissing');
    assert.equal((await revoke(cookie, id, { 'x-gwarant': '1', origin: 'https://evil.example' })).json().error.code, 'foreignOrigin');
    assert.equal((await revoke('', id)).statusCode, 401);
    assert.equal(await isIn(cookie), true);
  });

  it('are gone from the list when their time is over', async () => {
    await cookieFor(scene, 'Anna');
    pass(12 * 60);
    assert.equal((await list(await cookieFor(scene, 'Anna'))).length, 1);
  });
});
