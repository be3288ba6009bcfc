import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askForLink, DOOR_FILE, isLocal } from '../../../bot/console/local.js';
import { redeem } from '../../../bot/console/signin.js';
import { codeOf, cookieFor, openScene, write, type Scene } from './scene.js';

describe('the sign-in command’s way to the running server', () => {
  let folder: string;
  let scene: Scene;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gwarant-'));
    scene = await openScene(folder);
  });
  afterEach(async () => {
    await scene.app.close();
    await rm(folder, { recursive: true });
  });

  const listen = (): Promise<string> => scene.app.listen({ host: '127.0.0.1', port: 0 });
  const ask = (name = 'Ola') => askForLink(folder, { role: 'lead', name });

  it('gives a link of one hour', async () => {
    await listen();
    const asked = await ask();
    assert.equal(asked.type, 'answer');
    assert.ok(asked.type === 'answer');
    assert.equal(asked.answer.expiresAt, '2026-03-02T10:00:00.000Z');
    const opened = await redeem(scene.services, codeOf(asked.answer.url));
    assert.deepEqual([opened?.session.person.name, opened?.session.person.role], ['Ola', 'lead']);
  });

  it('says that no server runs, before one starts and after it stopped', async () => {
    assert.deepEqual(await ask(), { type: 'noServer' });
    await listen();
    const left = await readFile(join(folder, DOOR_FILE), 'utf8');
    await scene.app.close();
    assert.deepEqual(await readdir(folder), []);
    await writeFile(join(folder, DOOR_FILE), left);
    assert.deepEqual(await ask(), { type: 'noServer' });
  });

  it('leaves the secret to the owner of the data folder alone', async () => {
    await writeFile(join(folder, DOOR_FILE), 'left over', { mode: 0o666 });
    await listen();
    const { mode } = await stat(join(folder, DOOR_FILE));
    assert.equal(mode & 0o077, 0);
  });

  it('passes on why the server refuses', async () => {
    await listen();
    const asked = await ask('x'.repeat(81));
    assert.equal(asked.type, 'refused');
    assert.match(asked.type === 'refused' ? asked.message : '', /not valid/u);
    const unseen = await ask('\u200b ');
    assert.match(unseen.type === 'refused' ? unseen.message : '', /not valid/u);
  });

  it('takes no other secret, no session, and nobody from outside', async () => {
    await listen();
    const { secret } = JSON.parse(await readFile(join(folder, DOOR_FILE), 'utf8')) as { secret: string };
    const post = (headers: Record<string, string>, remoteAddress: string) => scene.app.inject({
      method: 'POST', url: '/api/sign-in-links', headers, remoteAddress, payload: { role: 'admin', name: 'Eve' }
    });
    const statuses = [
      await post({ authorization: `Bearer ${secret}x` }, '127.0.0.1'),
      await post({ authorization: 'Bearer ' }, '127.0.0.1'),
      await post({ authorization: `Bearer ${secret}` }, '203.0.113.7'),
      await write(scene, await cookieFor(scene, 'Anna', 'admin'), '/api/sign-in-links', { role: 'admin', name: 'Eve' }),
      await post({ authorization: `Bearer ${secret}` }, '127.0.0.1')
    ].map(({ statusCode }) => statusCode);
    assert.deepEqual(statuses, [401, 401, 401, 401, 200]);
  });

  it('knows its own machine by the socket, not by a header', () => {
    const from = (remoteAddress: string, localAddress = '192.0.2.1') => isLocal({ remoteAddress, localAddress } as never);
    assert.deepEqual(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', '192.0.2.1'].map((address) => from(address)), [true, true, true, true, true]);
    assert.deepEqual([from('192.0.2.2'), from('::ffff:192.0.2.2')], [false, false]);
  });
});
